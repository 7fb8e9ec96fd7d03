// Undo and redo (撤销与重做) of what was typed: each step is an edit again, so that a saved mark is corrected and never erased.
import type { Book, Change } from './book.ts';
import { type Entry, isSame } from './entry.ts';

type Step = readonly { slot: string; before: Entry; after: Entry }[];

export type History = {
  /** Edits and remembers; answers with nothing where nothing changes. */
  edit: (changes: readonly Change[]) => void;
  /** Remembers what was typed in an editor from `before` on. */
  remember: (slot: string, before: Entry) => void;
  /** The cells that it changed; cells that somebody else changed since stay as they are. Null: nothing to undo. */
  undo: () => string[] | null;
  redo: () => string[] | null;
};

const stepsMost = 200;

export function createHistory(book: Book): History {
  let done: Step[] = [];
  let undone: Step[] = [];

  function push(step: Step): void {
    if (step.length === 0) return;
    done = [...done.slice(1 - stepsMost), step];
    undone = [];
  }

  function apply(step: Step, from: 'before' | 'after', to: 'before' | 'after'): string[] {
    const still = step.filter((each) => isSame(book.view(each.slot).entry, each[from]));
    book.edit(still.map((each) => ({ slot: each.slot, entry: each[to] })));
    return still.map(({ slot }) => slot);
  }

  return {
    edit: (changes) => {
      const step = changes.flatMap(({ slot, entry }) => {
        const before = book.view(slot).entry;
        return isSame(before, entry) ? [] : [{ slot, before, after: entry }];
      });
      book.edit(step.map(({ slot, after }) => ({ slot, entry: after })));
      push(step);
    },
    remember: (slot, before) => {
      const after = book.view(slot).entry;
      if (!isSame(before, after)) push([{ slot, before, after }]);
    },
    undo: () => {
      const step = done.at(-1);
      if (step === undefined) return null;
      done = done.slice(0, -1);
      undone = [...undone, step];
      return apply(step, 'after', 'before');
    },
    redo: () => {
      const step = undone.at(-1);
      if (step === undefined) return null;
      undone = undone.slice(0, -1);
      done = [...done, step];
      return apply(step, 'before', 'after');
    },
  };
}
