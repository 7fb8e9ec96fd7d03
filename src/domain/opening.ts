// The opening of a text (首句): its numbering, and the clause by which a row is called that its table gives no title.

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

export const narrowed = (text: string): string => text.replace(/^[０-９．]+/u, (wide) => wide.normalize('NFKC'));

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

const clauseEnds = '。；;！？\n';
const titleMax = 24;

/** The first clause of a text, without its numbering; what is long is cut short. Empty where there is none. */
export function calledBy(text: string): string {
  const clause = takeNumber(text).rest.split(new RegExp(`[${clauseEnds}]`, 'u'))[0] ?? '';
  return clause.length <= titleMax ? clause : `${clause.slice(0, titleMax)}…`;
}

/**
 * The text by which a row is called `before`, called `after` instead: in its first clause, where that is the whole
 * name; else the new name stands in a line above, and no word of the text is lost.
 */
export function calledAnew(text: string, before: string, after: string): string {
  const { rest } = takeNumber(text);
  const next = rest.charAt(before.length);
  const isWhole = rest.startsWith(before) && (next === '' || clauseEnds.includes(next));
  return isWhole
    ? `${text.slice(0, text.length - rest.length)}${after}${rest.slice(before.length)}`
    : `${after}\n${text}`;
}
