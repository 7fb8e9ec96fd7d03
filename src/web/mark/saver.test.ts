// Saving by itself (自动保存): over a broken line, a refused mark and an ended session, without a browser.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cell, entry, freshDrafts, openBook, row, slot } from '../../../test/kit/marks.ts';
import { DisconnectedError, RefusedError } from '../fetch.ts';
import { slotOf } from './book.ts';
import type { GivenMark } from './draft.ts';
import { createSaver } from './saver.ts';

describe('saving by itself', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const refusal = (status: number) =>
    new RefusedError(status, { code: 'x', what: '不行', why: '', next: '', english: 'no', problems: [] });
  const savedAs = ({ id, value }: GivenMark, at: number) => row(id, value ?? '', at);

  test('a broken line is tried again with the same fact, and only the answer says that it is saved', async () => {
    const book = openBook(freshDrafts());
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
    const book = openBook(freshDrafts());
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
    const book = openBook(freshDrafts());
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
    const book = openBook(freshDrafts());
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
