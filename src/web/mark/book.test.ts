// What is typed and what is saved (评分簿): drafts, conflicts, undo, and saving over a broken line, without a browser.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Mark } from '../../domain/fact.ts';
import { DisconnectedError, RefusedError } from '../fetch.ts';
import { type Book, createBook, slotOf } from './book.ts';
import type { MarkRow } from './box.ts';
import { draftsIn, type Drafts, type GivenMark } from './draft.ts';
import { emptyEntry, type Entry, typed } from './entry.ts';
import { createHistory } from './history.ts';
import { createSaver } from './saver.ts';

const cell = { node: '1', subject: 'jia', assessor: 'xin' };
const slot = slotOf(cell);
const entry = (value: string, reason = ''): Entry => ({ value, isNotApplicable: false, reason });
const row = (id: string, value: string, sequence: number, more: Partial<Mark> = {}): MarkRow => ({
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
function open(drafts: Drafts, rows: MarkRow[] = []): Book {
  let count = 0;
  const judge = ({ draft }: { draft: { entry: Entry } | null }) =>
    draft !== null && isWithoutNumber(draft.entry) ? [{ code: 'not-a-number', message: '' }] : [];
  const book = createBook(judge, drafts, () => `own-${(count += 1)}`);
  book.take(rows);
  return book;
}
const freshDrafts = () => draftsIn(memory(), 'a', 'c');

describe('what is typed', () => {
  test('a mark, its reason behind a space, n/a in several spellings, and what is none of these', () => {
    const read = (text: string) => typed(text, emptyEntry, ['不适用']);
    expect(read(' ４．５ ')).toEqual(entry('4.5'));
    expect(read('4.5 材料 迟报')).toEqual(entry('4.5', '材料 迟报'));
    for (const text of ['/', 'n/a', '不适用', '－']) expect(read(text).isNotApplicable).toBe(true);
    expect(read('好 的')).toEqual(entry('好 的'));
    expect(read('４．５　材料迟报（两次），Ⅱ类')).toEqual(entry('4.5', '材料迟报（两次），Ⅱ类'));
    expect(typed('', entry('4', '旧'), [])).toEqual(emptyEntry);
  });

  test('is kept until it says no more than what is saved', () => {
    const drafts = freshDrafts();
    const book = open(drafts, [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    expect([book.view(slot).state, drafts.all().size]).toEqual(['waiting', 1]);
    book.edit([{ slot, entry: entry('90') }]);
    expect([book.view(slot).state, drafts.all().size]).toEqual(['saved', 0]);
  });

  test('is not sent while its editor is open, nor while it is wrong', () => {
    const book = open(freshDrafts());
    book.edit([{ slot, entry: entry('9') }], true);
    expect(book.outbox(9)).toEqual([]);
    book.edit([{ slot, entry: entry('坏') }], true);
    book.leave(slot);
    expect([book.outbox(9), book.view(slot).state]).toEqual([[], 'incomplete']);
  });

  test('comes back after a reload, with the very fact that may be on its way', () => {
    const drafts = freshDrafts();
    const before = open(drafts, [row('m', '90', 1)]);
    before.edit([{ slot, entry: entry('91') }]);
    const [sent] = before.outbox(9);
    const after = open(drafts, [row('m', '90', 1)]);
    expect(after.view(slot).entry).toEqual(entry('91'));
    expect(after.outbox(9)).toEqual([sent]);
  });

  test('emptied, the mark that stands is taken back; marked again, that is corrected', () => {
    const book = open(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: emptyEntry }]);
    const [back] = book.outbox(9);
    expect(back).toMatchObject({ supersedes: 'm', withdrawn: true, value: '90' });
    book.answered([back as GivenMark], [row('own-1', '90', 2, { supersedes: 'm', withdrawn: true })]);
    expect([book.view(slot).state, book.view(slot).entry]).toEqual(['saved', emptyEntry]);
    book.edit([{ slot, entry: entry('80') }]);
    expect(book.outbox(9)).toMatchObject([{ supersedes: 'own-1', value: '80' }]);
  });

  test('typed on while the first was on its way, it is a correction of the first', () => {
    const book = open(freshDrafts());
    book.edit([{ slot, entry: entry('91') }]);
    const batch = book.outbox(9);
    book.edit([{ slot, entry: entry('92') }]);
    book.answered(batch, [row('own-1', '91', 2)]);
    expect(book.outbox(9)).toMatchObject([{ id: 'own-2', value: '92', supersedes: 'own-1' }]);
  });
});

describe('somebody else in the same cell', () => {
  test('both are kept until one is chosen', () => {
    const book = open(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    book.take([row('theirs', '70', 2, { supersedes: 'm' })]);
    expect([book.view(slot).state, book.outbox(9)]).toEqual(['contested', []]);
    book.choose(slot, 'mine');
    expect(book.outbox(9)).toMatchObject([{ value: '91', supersedes: 'theirs' }]);
  });

  describe('in a cell that was empty', () => {
    const typing = () => {
      const book = open(freshDrafts());
      book.edit([{ slot, entry: entry('9') }], true);
      book.take([row('theirs', '80', 1)]);
      return book;
    };

    test('typing on, emptying or filling it does not settle it', () => {
      for (const next of [entry('95'), emptyEntry, entry('9', '理由')]) {
        const book = typing();
        book.edit([{ slot, entry: next }]);
        expect([book.view(slot).state, book.outbox(9)]).toEqual(['contested', []]);
      }
    });

    test('an editor left by Escape leaves theirs alone', () => {
      const drafts = freshDrafts();
      const book = open(drafts);
      book.edit([{ slot, entry: entry('9') }], true);
      book.take([row('theirs', '80', 1)]);
      book.cancel(slot, null);
      expect([book.view(slot).state, book.view(slot).entry]).toEqual(['saved', entry('80')]);
      expect([book.outbox(9), drafts.all().size]).toEqual([[], 0]);
    });

    test('an editor that opened before theirs came did not see it', () => {
      const book = open(freshDrafts(), [row('theirs', '80', 1)]);
      book.edit([{ slot, entry: entry('9'), base: null }], true);
      book.leave(slot);
      expect([book.view(slot).state, book.outbox(9)]).toEqual(['contested', []]);
    });
  });

  test('Escape brings back the draft that the editor opened over, contested as it was', () => {
    const book = open(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    book.take([row('theirs', '70', 2, { supersedes: 'm' })]);
    const { draft } = book.view(slot);
    book.edit([{ slot, entry: entry('92') }], true);
    book.cancel(slot, draft);
    expect([book.view(slot).entry, book.view(slot).state, book.outbox(9)]).toEqual([entry('91'), 'contested', []]);
  });

  test('Escape after the draft was saved meanwhile leaves what is saved', () => {
    const book = open(freshDrafts());
    book.edit([{ slot, entry: entry('91') }]);
    const batch = book.outbox(9);
    const { draft } = book.view(slot);
    book.edit([{ slot, entry: entry('92') }], true);
    book.answered(batch, [row('own-1', '91', 1)]);
    book.cancel(slot, draft);
    expect([book.view(slot).state, book.view(slot).entry, book.outbox(9)]).toEqual(['saved', entry('91'), []]);
  });

  test('theirs drops what was typed; the same value is no conflict', () => {
    const book = open(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    const batch = book.outbox(9);
    book.answered(batch, [row('theirs', '70', 2, { supersedes: 'm' })]);
    expect(book.contested()).toEqual([slot]);
    book.choose(slot, 'theirs');
    expect([book.view(slot).state, book.view(slot).entry]).toEqual(['saved', entry('70')]);
    book.edit([{ slot, entry: entry('60') }]);
    book.take([row('same', '60', 3, { supersedes: 'theirs' })]);
    expect(book.view(slot).state).toBe('saved');
  });

  test('undo leaves alone what they changed since', () => {
    const book = open(freshDrafts(), [row('m', '90', 1)]);
    const history = createHistory(book);
    history.edit([{ slot, entry: entry('91') }]);
    book.answered(book.outbox(9), [row('own-1', '91', 2, { supersedes: 'm' })]);
    book.take([row('theirs', '70', 3, { supersedes: 'own-1' })]);
    expect([history.undo(), book.view(slot).entry]).toEqual([[], entry('70')]);
  });
});

test('undo of a saved mark is a correction, and redo another', () => {
  const book = open(freshDrafts(), [row('m', '90', 1)]);
  const history = createHistory(book);
  history.edit([{ slot, entry: entry('91') }]);
  book.answered(book.outbox(9), [row('own-1', '91', 2, { supersedes: 'm' })]);
  expect(history.undo()).toEqual([slot]);
  expect(book.outbox(9)).toMatchObject([{ value: '90', supersedes: 'own-1' }]);
  expect([history.redo(), history.redo()]).toEqual([[slot], null]);
});

describe('saving by itself', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const refusal = (status: number) =>
    new RefusedError(status, { code: 'x', what: '不行', why: '', next: '', english: 'no', problems: [] });
  const savedAs = ({ id, value }: GivenMark, at: number) => row(id, value ?? '', at);

  test('a broken line is tried again with the same fact, and only the answer says that it is saved', async () => {
    const book = open(freshDrafts());
    const asked: string[] = [];
    const saver = createSaver(
      book,
      async (marks) => {
        asked.push(...marks.map(({ id }) => id));
        if (asked.length < 3) throw new DisconnectedError(true);
        return { saved: marks.map((mark) => savedAs(mark, 1)), theirs: [] };
      },
      () => new Date(0),
    );
    book.edit([{ slot, entry: entry('9') }]);
    saver.soon();
    await vi.advanceTimersByTimeAsync(500);
    expect(saver.saving.get()).toEqual({ isSending: false, savedAt: null, trouble: 'offline' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual(['own-1', 'own-1', 'own-1']);
    expect([book.view(slot).state, saver.saving.get().savedAt, saver.saving.get().trouble]).toEqual([
      'saved',
      new Date(0),
      null,
    ]);
  });

  test('one mark that the server refuses does not hold up the others', async () => {
    const book = open(freshDrafts());
    const slots = ['jia', 'yi', 'bing'].map((subject) => slotOf({ ...cell, subject }));
    book.edit(slots.map((each, at) => ({ slot: each, entry: entry(String(at)) })));
    const saver = createSaver(
      book,
      async (marks) => {
        if (marks.some(({ value }) => value === '1')) throw refusal(422);
        return { saved: marks.map((mark) => ({ ...savedAs(mark, 1), fact: { ...mark, by: '', at: '' } })), theirs: [] };
      },
      () => new Date(0),
    );
    saver.soon();
    await vi.advanceTimersByTimeAsync(2000);
    expect(slots.map((each) => book.view(each).state)).toEqual(['saved', 'refused', 'saved']);
    expect(book.view(slots[1] ?? '').refused?.what).toBe('不行');
  });

  test('a refusal of what was typed before does not hold up what stands there now', () => {
    const book = open(freshDrafts());
    book.edit([{ slot, entry: entry('9') }]);
    const [first] = book.outbox(9);
    book.edit([{ slot, entry: entry('8') }]);
    book.refused(first as GivenMark, refusal(422).words);
    expect(book.view(slot).state).toBe('waiting');
    const [second] = book.outbox(9);
    expect(second).toMatchObject({ value: '8' });
    book.refused(second as GivenMark, refusal(422).words);
    expect([book.view(slot).state, book.outbox(9)]).toEqual(['refused', []]);
  });

  test('a session that ended stops it until the login', async () => {
    const book = open(freshDrafts());
    let isIn = false;
    let asked = 0;
    const saver = createSaver(
      book,
      async (marks) => {
        asked += 1;
        if (!isIn) throw refusal(401);
        return { saved: marks.map((mark) => savedAs(mark, 1)), theirs: [] };
      },
      () => new Date(0),
    );
    book.edit([{ slot, entry: entry('9') }]);
    saver.soon();
    await vi.advanceTimersByTimeAsync(400);
    expect([saver.saving.get().trouble, book.view(slot).state]).toEqual(['expired', 'sending']);
    isIn = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
    saver.now();
    await vi.advanceTimersByTimeAsync(10);
    expect(book.view(slot).state).toBe('saved');
  });
});

test('where the browser keeps nothing, the page is told', () => {
  const book = open(draftsIn(null, 'a', 'c'));
  book.edit([{ slot, entry: entry('9') }]);
  expect([book.isKept.get(), book.view(slot).state]).toEqual([false, 'waiting']);
});
