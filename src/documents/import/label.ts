// Titles of levels and rows taken apart (标题): numbering, title and points.
import { type Points, takePoints } from './points.ts';

export type Label = { number: string | null; title: string; points: Points | null };

const chinese = '[一二三四五六七八九十百]{1,4}';
/** Numberings of practice: `一、`, `（一）`, `1.`, `2.1`, `(1)`, `1）`, `①`, `第一部分`, `A1`. */
const numberings: RegExp[] = [
  new RegExp(String.raw`^(第${chinese}[部分章节篇类项]{1,2})[\s、:：.．]*`, 'u'),
  new RegExp(String.raw`^([（(]\s*(?:${chinese}|\d{1,3})\s*[)）])\s*[、.．]?\s*`, 'u'),
  new RegExp(String.raw`^(${chinese})\s*[、.．]\s*`, 'u'),
  /^(\d{1,3}(?:\s*[.．]\s*\d{1,3}){1,4})(?![\d%％])(?!\s*(?:[万亿倍元]|个百分点|个月|分$))\s*[、.．]?\s*/u,
  /^(\d{1,3})\s*[.．、)）](?!\d)\s*/u,
  /^(\d{1,2})\s+(?=\p{Script=Han}{2})(?!(?:个|家|项|名|人|年|月|日|天|次|件|起|万|亿|元|分|公里|亩|户|座|条|吨|场|所|处|周|倍|台|套|张|篇|期))/u,
  /^([①-⑳])\s*/u,
  /^([A-Z]\d{1,3}(?:[.．-]\d{1,3})*)\s*[、.．:：]?\s*(?=\p{Script=Han})/u,
];

const narrowed = (text: string): string => text.replace(/^[０-９．]+/u, (wide) => wide.normalize('NFKC'));

/** A number in a cell of its own, as it would be taken off a title. */
export const numberIn = (text: string): string => narrowed(text.replace(/\s+/gu, '')).replace(/[、.．]$/u, '');

/** Takes the numbering off; it is returned as printed, without the sign and space behind it. */
export function takeNumber(text: string): { number: string | null; rest: string } {
  const plain = narrowed(text);
  for (const pattern of numberings) {
    const found = pattern.exec(plain);
    const rest = text.slice(found?.[0].length ?? 0);
    if (found !== null && rest.trim() !== '') return { number: (found[1] ?? '').replace(/\s+/gu, ''), rest };
  }
  return { number: null, rest: text };
}

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
