// Saving by itself (自动保存): what is ready goes out in batches; a broken line or an ended session only delays it.
import { DisconnectedError, RefusedError, type RefusalWords } from '../fetch.ts';
import type { Book } from './book.ts';
import type { MarkRow } from './box.ts';
import type { GivenMark } from './draft.ts';
import { signal, type Signal } from './signal.ts';

/** `saved`: the marks as they are kept; `theirs`: what stood in the way of the others. */
export type Send = (marks: readonly GivenMark[]) => Promise<{ saved: readonly MarkRow[]; theirs: readonly MarkRow[] }>;

/** `savedAt` is set by the server's answer alone. */
export type Saving = { isSending: boolean; savedAt: Date | null; trouble: 'offline' | 'expired' | 'fault' | null };

export type Saver = {
  saving: Signal<Saving>;
  /** Something may be ready: sent after a moment, in which more may come. */
  soon: () => void;
  now: () => void;
  /** The page is left: what is ready still goes out, then nothing more. */
  finish: () => void;
};

const pause = 300;
const batchMost = 500;
const delays = [1000, 2000, 4000, 8000, 15_000];

export function createSaver(book: Book, send: Send, now: () => Date): Saver {
  const saving = signal<Saving>({ isSending: false, savedAt: null, trouble: null });
  const say = (part: Partial<Saving>) => saving.set({ ...saving.get(), ...part });
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;
  /** After a refusal each mark goes alone, so that one faulty mark does not hold up the others. */
  let alone = 0;
  let isLeft = false;

  function after(delay: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
  }

  function onRefused(batch: readonly GivenMark[], words: RefusalWords): void {
    if (batch.length > 1) alone = batch.length;
    else for (const mark of batch) book.refused(mark, words);
  }

  function onFault(fault: unknown, batch: readonly GivenMark[]): void {
    const isExpired = fault instanceof RefusedError && fault.status === 401;
    if (fault instanceof RefusedError && !isExpired && fault.status < 500) {
      onRefused(batch, fault.words);
      after(0);
      return;
    }
    // The drafts are kept: whoever opens the page again sends them.
    if (isLeft) return;
    const delay = delays[Math.min(tries, delays.length - 1)] ?? 0;
    tries += 1;
    say({ trouble: fault instanceof DisconnectedError ? 'offline' : isExpired ? 'expired' : 'fault' });
    // Without a session only a login helps; the page calls `now` after it.
    if (!isExpired) after(delay);
  }

  async function run(): Promise<void> {
    timer = null;
    if (saving.get().isSending) return;
    const batch = book.outbox(alone > 0 ? 1 : batchMost);
    if (batch.length === 0) return;
    if (alone > 0) alone -= 1;
    say({ isSending: true });
    try {
      const { saved, theirs } = await send(batch);
      book.answered(batch, [...saved, ...theirs]);
      tries = 0;
      say({ isSending: false, trouble: null, ...(saved.length > 0 ? { savedAt: now() } : {}) });
      after(0);
    } catch (fault) {
      say({ isSending: false });
      onFault(fault, batch);
    }
  }

  return {
    saving,
    soon: () => {
      if (timer === null || tries === 0) after(pause);
    },
    now: () => after(0),
    finish: () => {
      isLeft = true;
      after(0);
    },
  };
}
