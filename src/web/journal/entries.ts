// The journal as the console asks for it (留痕查询): a page at a time, by what the reader looks for.
import type { JournalReply } from '../../api/journal.ts';
import { read } from '../fetch.ts';

export type Line = JournalReply['entries'][number];
/** Days as `2026-01-09`; the rest are ids. */
export type Search = {
  account: string;
  body: string;
  row: string;
  event: string;
  text: string;
  from: string;
  until: string;
};
export const anything: Search = { account: '', body: '', row: '', event: '', text: '', from: '', until: '' };

/** The parts that are looked for, as the page's own address bears them. */
export const addressed = (search: Search): Partial<Search> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));

/** What an address asks for; the router has read a text of digits as a number. */
export function searchIn(asked: Record<string, unknown>): Search {
  const parts = Object.keys(anything).flatMap((key) => {
    const value = asked[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [];
  });
  return parts.length === 0 ? anything : { ...anything, ...Object.fromEntries(parts) };
}

const dayLong = 86_400_000;
/** The instant at which a day begins in China, or the one after it. */
const startOf = (day: string, later = 0): string =>
  day === '' ? '' : new Date(Date.parse(`${day}T00:00:00+08:00`) + later * dayLong).toISOString();

/** A row is the cycle's id and the node's, with a space between. */
export function addressOf({ row, from, until, ...same }: Search, before: number | null): string {
  const [cycle = '', node = ''] = row.split(' ');
  const values = {
    ...same,
    cycle,
    node,
    from: startOf(from),
    until: startOf(until, 1),
    before: before === null ? '' : String(before),
  };
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return `/api/journal?${query.toString()}`;
}

export const readEntries = (search: Search, before: number | null, signal: AbortSignal): Promise<JournalReply> =>
  read<JournalReply>(addressOf(search, before), { signal });
