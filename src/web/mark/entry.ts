// What stands typed in a cell (格中的填写): a mark or n/a, and its reason; as typed, right or wrong.
import type { Mark } from '../../domain/fact.ts';
import { keptWords } from '../../domain/kept-words.ts';
import { narrow, numberIn } from '../form/number.ts';

export type Entry = { value: string; isNotApplicable: boolean; reason: string };

export const emptyEntry: Entry = { value: '', isNotApplicable: false, reason: '' };

export const isEmpty = ({ value, isNotApplicable, reason }: Entry): boolean =>
  value === '' && !isNotApplicable && keptWords(reason) === '';

/** As the server keeps it: a blank behind a reason is no other reason. */
export const isSame = (a: Entry, b: Entry): boolean =>
  a.value === b.value && a.isNotApplicable === b.isNotApplicable && keptWords(a.reason) === keptWords(b.reason);

/** What a mark says; null or taken back: nothing. */
export const entryOf = (mark: Pick<Mark, 'value' | 'notApplicable' | 'reason' | 'withdrawn'> | null): Entry =>
  mark === null || mark.withdrawn === true
    ? emptyEntry
    : { value: mark.value ?? '', isNotApplicable: mark.notApplicable, reason: mark.reason ?? '' };

/** How n/a is written; the words of the languages are added by the caller. */
const signs = ['/', '-', '--', 'N/A', 'NA'];

/** A number as marks are written: `97`, `97分`. */
const markIn = (text: string): string | null => numberIn(narrow(text).replace(/分$/u, ''));

/**
 * What a person typed or pasted as a mark: a number, n/a, either with its reason behind a space (`4.5 材料迟报`),
 * or something else, which stays as it is and is told to be wrong. `words` are spellings of n/a.
 */
export function typed(text: string, before: Entry, words: readonly string[]): Entry {
  const whole = narrow(text);
  if (whole === '') return emptyEntry;
  const isSign = (said: string): boolean =>
    [...signs, ...words].some((sign) => sign.toUpperCase() === said.toUpperCase());
  if (isSign(whole)) return { value: '', isNotApplicable: true, reason: before.reason };
  const alone = markIn(whole);
  if (alone !== null) return { value: alone, isNotApplicable: false, reason: before.reason };
  // Only the number is made narrow: a reason keeps its Chinese punctuation.
  const asTyped = text.trim();
  const [, first = '', reason = ''] = /^(\S+)\s+(.+)$/su.exec(asTyped) ?? [];
  const number = markIn(first);
  if (number !== null) return { value: number, isNotApplicable: false, reason };
  if (isSign(narrow(first))) return { value: '', isNotApplicable: true, reason };
  return { value: asTyped, isNotApplicable: false, reason: before.reason };
}

export type Field = 'value' | 'reason';

/** What one cell of the grid shows, and copies. */
export const textOf = (entry: Entry, field: Field, notApplicable: string): string =>
  field === 'reason' ? entry.reason : entry.isNotApplicable ? notApplicable : entry.value;

/** An entry whose field was typed anew. */
export const withText = (entry: Entry, field: Field, text: string, words: readonly string[]): Entry =>
  field === 'reason' ? { ...entry, reason: text.trim() } : typed(text, entry, words);
