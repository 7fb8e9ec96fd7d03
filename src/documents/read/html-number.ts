// Numbers in the HTML of Office (网页里的数和编号): the exact value behind a shown number, and the marks of lists.
import { type Element, styleOf } from './html-tree.ts';
import { decimalText, numberText, percentText } from './number-text.ts';

/**
 * What a spreadsheet keeps behind a number that it shows shorter (`x:num`), as the reader of .xlsx gives it;
 * null where the shown text stands: no number, a date, a unit.
 */
export function cellNumber(stored: string | undefined, lines: string[]): string | null {
  const [shown = '', ...others] = lines.map((line) => line.trim());
  if (stored === undefined || others.length > 0 || decimalText(stored) === null) return null;
  const { text } = numberText(stored);
  if (/^-?[\d.,]+%$/u.test(shown)) return percentText(text);
  return /^-?[\d.,]+$/u.test(shown) ? text : null;
}

/** Word writes the number of a list item as text, with a sign that it is not of the text. */
export const isNumberMark = (element: Element): boolean => styleOf(element, 'mso-list') === 'ignore';

/** The number as the reader of .docx puts it before the paragraph; '' for a bullet. */
export function numberMark(words: string): string {
  const text = words.replace(/[\s\u00a0]+/gu, ' ').trim();
  // Symbol fonts show single letters as bullets.
  if (!/[\p{L}\p{N}]/u.test(text) || /^[lnuqvØ§]$/u.test(text)) return '';
  return /[\p{L}\p{N}]$/u.test(text) ? `${text} ` : text;
}
