// Titles of levels and rows taken apart (标题): numbering, title and points.
import { narrowed, takeNumber } from '../../domain/opening.ts';
import { type Points, takePoints } from './points.ts';

export type Label = { number: string | null; title: string; points: Points | null };

/** A number in a cell of its own, as it would be taken off a title. */
export const numberIn = (text: string): string => narrowed(text.replace(/\s+/gu, '')).replace(/[、.．]$/u, '');

/** The form of a numbering, to tell levels: `一` from `（一）` from `1` from `1.1`. */
export function numberForm(number: string): string {
  return number
    .replace(/[一二三四五六七八九十百]+/gu, '一')
    .replace(/\d+/gu, '1')
    .replace(/[①-⑳]/gu, '①')
    .replace(/[A-Z]/gu, 'A');
}

/** A list shows in its beginning. */
const listMax = 2000;

/** More than one line, or more than one clause, that begins with a number: a list, not a numbered title. */
export function isList(text: string): boolean {
  const lines = text.split('\n').filter((line) => takeNumber(line).number !== null);
  if (lines.length > 1) return true;
  return /(?:^|[。；;])\s*1\s*[.．、].*[。；;]\s*2\s*[.．、]/su.test(text.slice(0, listMax));
}

/** A broken title becomes one line; sentences and lists keep their lines. */
export function joinLines(text: string): string {
  const lines = text.split('\n');
  if (lines.length === 1 || isList(text) || lines.slice(0, -1).some((line) => /[。；;：:！？]$/u.test(line)))
    return text;
  return lines.reduce((joined, line) =>
    /[\w)]$/u.test(joined) && /^[\w(]/u.test(line) ? `${joined} ${line}` : joined + line,
  );
}

/** （续）: a title carried over to the next page. */
const carriedOver = /\s*[（(]\s*(?:接?上页)?\s*续\s*(?:表|前|上)?\s*[)）]\s*$/u;

/** A list is a title as it stands; its points are on a line of their own. */
function readList(text: string): Label {
  const at = text.lastIndexOf('\n');
  const { rest, points } = takePoints(text.slice(at + 1));
  return rest === '' && at > 0
    ? { number: null, title: text.slice(0, at), points }
    : { number: null, title: text, points: null };
}

export function readLabel(text: string): Label {
  if (isList(text)) return readList(text);
  const taken = takePoints(text.replace(carriedOver, ''));
  // Nothing but points is no title with points.
  const { rest: withoutPoints, points } = taken.rest.trim() === '' ? { rest: text, points: null } : taken;
  // A number may stand on a line of its own.
  const [, alone, below = ''] = /^(\d{1,2})\s*\n(.+)$/su.exec(withoutPoints.trim()) ?? [];
  const { number, rest } =
    alone === undefined ? takeNumber(joinLines(withoutPoints).trim()) : { number: alone, rest: joinLines(below) };
  const title = rest
    .replace(carriedOver, '')
    .replace(/[:：]$/u, '')
    .trim();
  return { number, title: title === '' ? rest.trim() : title, points };
}
