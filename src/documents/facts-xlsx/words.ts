// What people write in a cell (格子里的写法): yes or no, days, numbers and lists, in their usual spellings and never by guess.
import { isAmount } from '../../domain/setting.ts';

/** Full-width digits, letters and signs made narrow: for numbers, days and yes or no, never for words. */
const narrow = (text: string): string => text.normalize('NFKC').replaceAll('−', '-').trim();

export const yes = '是';
export const no = '否';
const spellings: Record<string, boolean> = {
  ...Object.fromEntries(
    ['是', '是的', '有', '对', '对的', '√', '✓', '✔', '☑', '✅', 'Y', 'YES', 'TRUE', 'T', '1'].map((each) => [
      each,
      true,
    ]),
  ),
  ...Object.fromEntries(
    ['否', '不是', '无', '没有', '没', '不', '不对', '错', '×', '✗', '✘', '❌', 'N', 'NO', 'FALSE', 'F', '0'].map(
      (each) => [each, false],
    ),
  ),
};

/** A yes, a no (nothing written is one), or null for anything else. The heading itself, or its end, written into its column is a yes; its opposite a no. */
export function yesOrNo(words: string, heading: string): boolean | null {
  const text = narrow(words)
    .replace(/[。.!]$/u, '')
    .toUpperCase();
  if (text === '' || `不${text}` === heading) return false;
  if (text.length > 1 && heading.endsWith(text)) return true;
  return Object.hasOwn(spellings, text) ? (spellings[text] ?? null) : null;
}

/** Days that a spreadsheet counts from 1900 on: 1982 to 2064, as five digits. */
const serial = /^[3-6]\d{4}$/u;
const isSerial = (text: string): boolean => serial.test(text) && text < '60001';

/** A calendar day in the usual spellings as `2022-12-30`, or null. `wasCounted` where it was a spreadsheet's number of a day. */
export function dayOf(words: string): { day: string; wasCounted: boolean } | null {
  const text = narrow(words);
  if (isSerial(text)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10);
    return { day, wasCounted: true };
  }
  const found =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', date = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === day;
  return isDay ? { day, wasCounted: false } : null;
}

/** Digits in threes, as money is written. */
const grouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/u;

/** A decimal, percentage or fraction as the engine writes it, or null. */
export function amountOf(words: string): string | null {
  const text = narrow(words).replace(/^\+/u, '');
  const whole = (grouped.test(text) ? text.replaceAll(',', '') : text).replace(/^(-?)\./u, '$10.');
  return isAmount(whole) ? whole : null;
}

/** A count of things, or null. */
export function countOf(words: string): number | null {
  const text = amountOf(words) ?? '';
  return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}

/** What a cell says whose number is no count. */
export const notACount = (text: string, heading: string, least: 0 | 1): string =>
  `“${text}”不能用：${heading}要写整数，不小于 ${least}，最多 9 位。`;

/** A period however it is spelled: `2022` of `２０２２年度`. */
const barePeriod = (words: string): string =>
  narrow(words)
    .replaceAll(/\s/gu, '')
    .replace(/^(\d{4})年度?$/u, '$1');

/** A period as the scheme spells its own; where that is a bare year, other years are bare too. Anything else stands as it is written. */
export function periodOf(words: string, cycle: string): string {
  const period = barePeriod(words);
  if (period === barePeriod(cycle)) return cycle;
  return /^\d{4}$/u.test(cycle) && /^\d{4}$/u.test(period) ? period : words;
}

/** A list in one cell, by semicolons or lines; what holds such a sign itself stands in quotation marks. */
export function listOf(words: string): string[] {
  const item = /\s*(?:"((?:[^"]|"")*)"(?=\s*(?:[;；\n]|$))|([^;；\n]*))\s*(?:[;；\n]|$)/gu;
  return [...words.matchAll(item)]
    .map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare?.trim() ?? '')
    .filter((each) => each !== '');
}

export const listText = (items: readonly string[]): string =>
  items.map((each) => (/[;；\n]|^\s|\s$|^"/u.test(each) ? `"${each.replaceAll('"', '""')}"` : each)).join('；');
