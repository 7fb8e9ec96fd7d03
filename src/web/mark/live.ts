// The page and the others (多人同时评分): new marks and people's places every few seconds, and one's own place told.
import { useEffect } from 'react';
import type { MarksReply } from '../../api/fact.ts';
import { read, request } from '../fetch.ts';
import { useExpired } from '../session.ts';
import { cellOf, slotOf } from './book.ts';
import { isMark, type MarkRow } from './box.ts';
import { cellAt, type Desk, type Shown } from './desk.ts';

export const marksPath = (cycle: string): string => `/api/cycles/${encodeURIComponent(cycle)}/marks`;

export const markRowsOf = (facts: MarksReply['facts']): MarkRow[] =>
  facts.flatMap(({ fact, ...rest }) => (isMark(fact) ? [{ ...rest, fact }] : []));

const pollEach = 3000;

/** `first`: all marks, as the page read them; it reads them anew after a renewed session. */
export function usePolling(desk: Desk, cycle: string, first: MarksReply): void {
  const isExpired = useExpired();
  useEffect(() => {
    if (isExpired) return undefined;
    // After a renewed session, as after a broken line, what waits goes out.
    desk.saver.now();
    // What is not asked for any more must be there: the number and the marks come from the same answer.
    desk.book.take(markRowsOf(first.facts));
    let since = Math.max(0, ...first.facts.map(({ sequence }) => sequence));
    let isAsking = false;
    const ask = async () => {
      if (isAsking || document.visibilityState === 'hidden') return;
      isAsking = true;
      try {
        const { facts, presence } = await read<MarksReply>(`${marksPath(cycle)}?since=${since}`, { isPoll: true });
        since = Math.max(since, ...facts.map(({ sequence }) => sequence));
        desk.book.take(markRowsOf(facts));
        const others = new Map(presence.map((each) => [slotOf(each), each.title]));
        if (JSON.stringify([...others]) !== JSON.stringify([...desk.others.get()])) desk.others.set(others);
      } catch {
        // The shell says that the line is broken or the session over; it is asked again all the same.
      } finally {
        isAsking = false;
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), pollEach);
    const onBack = () => {
      void ask();
      desk.saver.now();
    };
    addEventListener('online', onBack);
    document.addEventListener('visibilitychange', onBack);
    return () => {
      clearInterval(timer);
      removeEventListener('online', onBack);
      document.removeEventListener('visibilitychange', onBack);
    };
  }, [desk, cycle, first, isExpired]);
}

const tellEach = 5000;

/** Tells the server in which cell one is, while one is in one. */
export function usePresence(desk: Desk, shown: Shown, cycle: string): void {
  const isExpired = useExpired();
  useEffect(() => {
    if (desk.isReadOnly || isExpired) return undefined;
    let told: string | null = null;
    const slotNow = () => {
      const range = desk.range.get();
      return range === null || document.visibilityState === 'hidden'
        ? null
        : (cellAt(desk, shown, range.anchor)?.slot ?? null);
    };
    const tell = (slot: string | null, isPoll = false) => {
      if (slot === null && told === null) return;
      told = slot;
      const cell = slot === null ? null : cellOf(slot);
      request('PUT', `/api/cycles/${encodeURIComponent(cycle)}/presence`, { cell }, { isPoll, isEach: true }).catch(
        () => {
          // Of no weight: told again in a moment.
        },
      );
    };
    let moment: ReturnType<typeof setTimeout> | undefined;
    const stopWatching = desk.range.subscribe(() => {
      clearTimeout(moment);
      moment = setTimeout(() => {
        if (slotNow() !== told) tell(slotNow());
      }, 250);
    });
    const timer = setInterval(() => tell(slotNow(), true), tellEach);
    return () => {
      clearTimeout(moment);
      clearInterval(timer);
      stopWatching();
      tell(null);
    };
  }, [desk, shown, cycle, isExpired]);
}
