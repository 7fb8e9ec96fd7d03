// What is typed and what is saved (评分簿): drafts, conflicts, undo and refusals, without a browser.
import { describe, expect, test } from 'vitest';
import { entry, freshDrafts, openBook, row, slot } from '../../../test/kit/marks.ts';
import { draftsIn, type GivenMark } from './draft.ts';
import { emptyEntry, typed } from './entry.ts';
import { createHistory } from './history.ts';

describe('what is typed', () => {
  test('a mark, its reason behind a space, n/a in several spellings, and what is none of these', () => {
    const read = (text: string) => typed(text, emptyEntry, ['不适用']);
    expect(read(' ４．５ ')).toEqual(entry('4.5'));
    expect(read('4.5 材料 迟报')).toEqual(entry('4.5', '材料 迟报'));
    for (const text of ['/', 'n/a', '不适用', '－']) expect(read(text).isNotApplicable).toBe(true);
    expect([read('97分'), read('９７ 分'), read('97分 材料迟报'), read('分')]).toEqual([
      entry('97'),
      entry('97'),
      entry('97', '材料迟报'),
      entry('分'),
    ]);
    expect(read('好 的')).toEqual(entry('好 的'));
    expect(read('４．５　材料迟报（两次），Ⅱ类')).toEqual(entry('4.5', '材料迟报（两次），Ⅱ类'));
    expect(typed('', entry('4', '旧'), [])).toEqual(emptyEntry);
  });

  test('is kept until it says no more than what is saved', () => {
    const drafts = freshDrafts();
    const book = openBook(drafts, [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    expect([book.view(slot).state, drafts.all().size]).toEqual(['waiting', 1]);
    book.edit([{ slot, entry: entry('90') }]);
    expect([book.view(slot).state, drafts.all().size]).toEqual(['saved', 0]);
  });

  test('is saved as the server keeps it: a blank behind a reason is nothing more to send', () => {
    const drafts = freshDrafts();
    const book = openBook(drafts);
    book.edit([{ slot, entry: entry('9', '迟报\r\n两次 ') }], true);
    book.leave(slot);
    book.answered(book.outbox(9), [row('own-1', '9', 2, { reason: '迟报\n两次' })]);
    expect([book.view(slot).state, book.view(slot).entry, book.outbox(9)]).toEqual([
      'saved',
      entry('9', '迟报\n两次'),
      [],
    ]);
    expect(drafts.all().size).toBe(0);
    // Blanks alone say nothing.
    book.edit([{ slot, entry: entry('9', '迟报\n两次  ') }]);
    expect(book.view(slot).state).toBe('saved');
  });

  test('is not sent while its editor is open, nor while it is wrong', () => {
    const book = openBook(freshDrafts());
    book.edit([{ slot, entry: entry('9') }], true);
    expect(book.outbox(9)).toEqual([]);
    book.edit([{ slot, entry: entry('坏') }], true);
    book.leave(slot);
    expect([book.outbox(9), book.view(slot).state]).toEqual([[], 'incomplete']);
  });

  test('is not there: a mark that stands and has ceased to fit is told, as saved and not as unsaved', () => {
    const book = openBook(freshDrafts(), [row('m', '坏', 1)]);
    expect([book.view(slot).state, book.view(slot).faults.length]).toEqual(['unfit', 1]);
    expect(book.tally(new Set([slot]))).toMatchObject({ saved: 0, unfit: 1, incomplete: 0 });
    book.edit([{ slot, entry: entry('9') }]);
    expect(book.view(slot).state).toBe('waiting');
    expect(openBook(freshDrafts(), [row('m', '坏', 1, { withdrawn: true })]).view(slot).state).toBe('saved');
  });

  test('comes back after a reload, with the very fact that may be on its way', () => {
    const drafts = freshDrafts();
    const before = openBook(drafts, [row('m', '90', 1)]);
    before.edit([{ slot, entry: entry('91') }]);
    const [sent] = before.outbox(9);
    const after = openBook(drafts, [row('m', '90', 1)]);
    expect(after.view(slot).entry).toEqual(entry('91'));
    expect(after.outbox(9)).toEqual([sent]);
  });

  test('emptied, the mark that stands is taken back; marked again, that is corrected', () => {
    const book = openBook(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: emptyEntry }]);
    const [back] = book.outbox(9);
    expect(back).toMatchObject({ supersedes: 'm', withdrawn: true, value: '90' });
    book.answered([back as GivenMark], [row('own-1', '90', 2, { supersedes: 'm', withdrawn: true })]);
    expect([book.view(slot).state, book.view(slot).entry]).toEqual(['saved', emptyEntry]);
    book.edit([{ slot, entry: entry('80') }]);
    expect(book.outbox(9)).toMatchObject([{ supersedes: 'own-1', value: '80' }]);
  });

  test('typed on while the first was on its way, it is a correction of the first', () => {
    const book = openBook(freshDrafts());
    book.edit([{ slot, entry: entry('91') }]);
    const batch = book.outbox(9);
    book.edit([{ slot, entry: entry('92') }]);
    book.answered(batch, [row('own-1', '91', 2)]);
    expect(book.outbox(9)).toMatchObject([{ id: 'own-2', value: '92', supersedes: 'own-1' }]);
  });
});

describe('somebody else in the same cell', () => {
  test('both are kept until one is chosen', () => {
    const book = openBook(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    book.take([row('theirs', '70', 2, { supersedes: 'm' })]);
    expect([book.view(slot).state, book.outbox(9)]).toEqual(['contested', []]);
    book.choose(slot, 'mine');
    expect(book.outbox(9)).toMatchObject([{ value: '91', supersedes: 'theirs' }]);
  });

  describe('in a cell that was empty', () => {
    const typing = () => {
      const book = openBook(freshDrafts());
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
      const book = openBook(drafts);
      book.edit([{ slot, entry: entry('9') }], true);
      book.take([row('theirs', '80', 1)]);
      book.cancel(slot, null);
      expect([book.view(slot).state, book.view(slot).entry]).toEqual(['saved', entry('80')]);
      expect([book.outbox(9), drafts.all().size]).toEqual([[], 0]);
    });

    test('an editor that opened before theirs came did not see it', () => {
      const book = openBook(freshDrafts(), [row('theirs', '80', 1)]);
      book.edit([{ slot, entry: entry('9'), base: null }], true);
      book.leave(slot);
      expect([book.view(slot).state, book.outbox(9)]).toEqual(['contested', []]);
    });
  });

  test('Escape brings back the draft that the editor opened over, contested as it was', () => {
    const book = openBook(freshDrafts(), [row('m', '90', 1)]);
    book.edit([{ slot, entry: entry('91') }]);
    book.take([row('theirs', '70', 2, { supersedes: 'm' })]);
    const { draft } = book.view(slot);
    book.edit([{ slot, entry: entry('92') }], true);
    book.cancel(slot, draft);
    expect([book.view(slot).entry, book.view(slot).state, book.outbox(9)]).toEqual([entry('91'), 'contested', []]);
  });

  test('Escape after the draft was saved meanwhile leaves what is saved', () => {
    const book = openBook(freshDrafts());
    book.edit([{ slot, entry: entry('91') }]);
    const batch = book.outbox(9);
    const { draft } = book.view(slot);
    book.edit([{ slot, entry: entry('92') }], true);
    book.answered(batch, [row('own-1', '91', 1)]);
    book.cancel(slot, draft);
    expect([book.view(slot).state, book.view(slot).entry, book.outbox(9)]).toEqual(['saved', entry('91'), []]);
  });

  test('theirs drops what was typed; the same value is no conflict', () => {
    const book = openBook(freshDrafts(), [row('m', '90', 1)]);
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
    const book = openBook(freshDrafts(), [row('m', '90', 1)]);
    const history = createHistory(book);
    history.edit([{ slot, entry: entry('91') }]);
    book.answered(book.outbox(9), [row('own-1', '91', 2, { supersedes: 'm' })]);
    book.take([row('theirs', '70', 3, { supersedes: 'own-1' })]);
    expect([history.undo(), book.view(slot).entry]).toEqual([[], entry('70')]);
  });
});

test('undo of a saved mark is a correction, and redo another', () => {
  const book = openBook(freshDrafts(), [row('m', '90', 1)]);
  const history = createHistory(book);
  history.edit([{ slot, entry: entry('91') }]);
  book.answered(book.outbox(9), [row('own-1', '91', 2, { supersedes: 'm' })]);
  expect(history.undo()).toEqual([slot]);
  expect(book.outbox(9)).toMatchObject([{ value: '90', supersedes: 'own-1' }]);
  expect([history.redo(), history.redo()]).toEqual([[slot], null]);
});

test('where the browser keeps nothing, the page is told', () => {
  const book = openBook(draftsIn(null, 'a', 'c'));
  book.edit([{ slot, entry: entry('9') }]);
  expect([book.isKept.get(), book.view(slot).state]).toEqual([false, 'waiting']);
});
