// Files on their way to the server (上传队列): one after another, each with its progress; what is typed stays until it has arrived.
import { useRef, useState } from 'react';
import type { EvidencePieceReply } from '../../api/evidence.ts';
import { evidenceMost, formOf, titleFrom } from '../../domain/evidence.ts';
import { DisconnectedError, upload } from '../fetch.ts';
import { dayIn } from '../form/day.ts';

/** As it is typed; `date` may be any way to write a day. */
export type Typed = { title: string; number: string; issuer: string; date: string; rows: string[] };
export type Fault = 'form' | 'size' | 'empty';
type State = { is: 'waiting' } | { is: 'sending'; share: number } | { is: 'stopped' } | { is: 'failed'; error: Error };
export type Draft = { id: string; file: File; fault: Fault | null; typed: Typed; state: State };

function faultOf(file: File): Fault | null {
  if (formOf(file.name) === null) return 'form';
  if (file.size === 0) return 'empty';
  return file.size > evidenceMost ? 'size' : null;
}

export const isReady = ({ fault, typed, state }: Draft): boolean =>
  fault === null &&
  state.is !== 'sending' &&
  typed.title.trim() !== '' &&
  (typed.date.trim() === '' || dayIn(typed.date) !== null);

function pathOf(cycle: string, body: string, { id, file, typed }: Draft): string {
  const { title, number, issuer, date, rows } = typed;
  const query = new URLSearchParams({ id, body, file: file.name, title: title.trim(), number, issuer });
  const day = dayIn(date);
  if (day !== null) query.set('date', day);
  if (rows.length > 0) query.set('cycle', cycle);
  for (const row of rows) query.append('row', row);
  return `/api/evidence?${query.toString()}`;
}

const isStopped = (fault: unknown): boolean => fault instanceof DOMException && fault.name === 'AbortError';

type Given = { cycle: string; body: string; onArrived: (piece: EvidencePieceReply) => void };

export function useUploads({ cycle, body, onArrived }: Given) {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const gone = useRef(new Set<string>());
  const change = (id: string, to: (draft: Draft) => Draft) =>
    setDrafts((now) => now.map((draft) => (draft.id === id ? to(draft) : draft)));
  const stateOf = (id: string, state: State) => change(id, (draft) => ({ ...draft, state }));

  /** Answers whether the next one is worth trying. */
  async function send(draft: Draft): Promise<boolean> {
    const { id } = draft;
    if (gone.current.has(id)) return true;
    const stop = new AbortController();
    stops.current.set(id, stop);
    stateOf(id, { is: 'sending', share: 0 });
    try {
      const onProgress = (share: number) => stateOf(id, { is: 'sending', share });
      const path = pathOf(cycle, body, draft);
      const piece = await upload<EvidencePieceReply>(path, draft.file, { signal: stop.signal, onProgress });
      setDrafts((now) => now.filter((each) => each.id !== id));
      onArrived(piece);
      return true;
    } catch (fault) {
      const error = fault instanceof Error ? fault : new DisconnectedError(true, fault);
      stateOf(id, isStopped(fault) ? { is: 'stopped' } : { is: 'failed', error });
      return !(error instanceof DisconnectedError);
    } finally {
      stops.current.delete(id);
    }
  }

  return {
    drafts,
    isSending: drafts.some(({ state }) => state.is === 'sending'),
    add: (files: readonly File[]) =>
      setDrafts((now) => [
        ...now,
        ...files.map((file): Draft => {
          const typed = { title: titleFrom(file.name), number: '', issuer: '', date: '', rows: [] };
          return { id: crypto.randomUUID(), file, fault: faultOf(file), typed, state: { is: 'waiting' } };
        }),
      ]),
    type: (id: string, typed: Partial<Typed>) =>
      change(id, (draft) => ({ ...draft, typed: { ...draft.typed, ...typed } })),
    typeAll: (typed: Partial<Typed>) =>
      setDrafts((now) => now.map((draft) => ({ ...draft, typed: { ...draft.typed, ...typed } }))),
    remove: (id: string) => {
      gone.current.add(id);
      stops.current.get(id)?.abort();
      setDrafts((now) => now.filter((draft) => draft.id !== id));
    },
    stop: (id: string) => stops.current.get(id)?.abort(),
    /** Once the line is broken, the rest waits for whoever tries again. */
    sendAll: async () => {
      for (const draft of drafts.filter(isReady)) if (!(await send(draft))) return;
    },
    send: (draft: Draft) => void send(draft),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
