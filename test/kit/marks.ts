// One box of marks as tests of the marks page take it (评分格测试): its fact, the browser's storage, and a book over both.
import type { Mark } from '../../src/domain/fact.ts';
import { type Book, createBook, slotOf } from '../../src/web/mark/book.ts';
import { entryIn, type MarkRow } from '../../src/web/mark/box.ts';
import { draftsIn, type Drafts } from '../../src/web/mark/draft.ts';
import type { Entry } from '../../src/web/mark/entry.ts';
import type { Judge } from '../../src/web/mark/verdict.ts';

export const cell = { node: '1', subject: 'jia', assessor: 'xin' };
export const slot = slotOf(cell);
export const entry = (value: string, reason = ''): Entry => ({ value, isNotApplicable: false, reason });
export const row = (id: string, value: string, sequence: number, more: Partial<Mark> = {}): MarkRow => ({
  sequence,
  account: 'a',
  at: '2026-11-25T10:00:00Z',
  fact: {
    type: 'mark',
    id,
    ...cell,
    value,
    notApplicable: false,
    reason: null,
    evidence: [],
    supersedes: null,
    by: '孙示一',
    at: '2026-11-25',
    ...more,
  },
});

/** The browser's storage, as far as drafts use it. */
function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const isWithoutNumber = ({ value }: Entry) => value === '坏';
/** What says `坏` is no mark. */
export function openBook(drafts: Drafts, rows: MarkRow[] = []): Book {
  let count = 0;
  const judge: Judge = (box) => (isWithoutNumber(entryIn(box)) ? [{ code: 'not-a-number' }] : []);
  const book = createBook(judge, drafts, () => `own-${(count += 1)}`);
  book.take(rows);
  return book;
}
export const freshDrafts = () => draftsIn(memory(), 'a', 'c');
