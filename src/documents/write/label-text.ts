// Titles put together again (标题写法): numbering, title and points as one text, so that reading it takes the same parts apart.

/** Written without another sign behind it, a number must not run into a title that begins like a number or a unit. */
const runsOn = /^[\d%％万亿倍个元分年月日.．、]/u;

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** The Chinese numeral of a place that is counted from 0: `一` for 0. */
export const numeral = (at: number): string => numerals[at] ?? String(at + 1);

/** `1` → `1.`, `一` → `一、`, `2.1` and `（一）` as they are. */
function numbered(number: string, title: string): string {
  if (/^\d+$/u.test(number)) return /^\d/u.test(title) ? `${number}、 ${title}` : `${number}.${title}`;
  if (/^[一二三四五六七八九十百]+$/u.test(number)) return `${number}、${title}`;
  if (number.startsWith('第') || /^[A-Z]/u.test(number)) return `${number} ${title}`;
  return /\d$/u.test(number) && runsOn.test(title) ? `${number}、${title}` : `${number}${title}`;
}

/** Full marks behind a title: `45` → `（45分）`, `50%` → `（50%）`. */
const fullMarks = (points: string): string => (points.endsWith('%') ? `（${points}）` : `（${points}分）`);

/** The bound of an adjustment behind its title: `5` → `（≤5分）`, `-10` → `（≥-10分）`. */
const bound = (points: string): string =>
  `（${points.startsWith('-') ? '≥' : '≤'}${points.endsWith('%') ? points : `${points}分`}）`;

export type LabelParts = { number: string | null; title: string; points: string | null; isBound: boolean };

export function labelText({ number, title, points, isBound }: LabelParts): string {
  const named = number === null ? title : numbered(number, title);
  if (points === null) return named;
  return `${named}${isBound ? bound(points) : fullMarks(points)}`;
}
