// Titles put together again (标题写法): numbering, title and points as one text, so that reading it takes the same parts apart.
import { readLabel } from '../import/label.ts';
import { boundText, withUnit } from './table-row.ts';

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

/** `isBelow`: points stand on a line of their own, where the cell is narrow. */
export type LabelParts = {
  number: string | null;
  title: string;
  points: string | null;
  isBound: boolean;
  isBelow?: boolean;
};

/** Points of a list always stand below it. Null where no reader would take the parts apart again. */
export function labelText({ number, title, points, isBound, isBelow = false }: LabelParts): string | null {
  const named = number === null ? title : numbered(number, title);
  const stated = points === null ? '' : `（${isBound ? boundText(points) : withUnit(points)}）`;
  const isSame = (text: string): boolean => {
    const read = readLabel(text);
    return read.number === number && read.title === title && (read.points?.text ?? null) === points;
  };
  const [behind, below] = [`${named}${stated}`, points === null ? named : `${named}\n${stated}`];
  return (isBelow ? [below, behind] : [behind, below]).find(isSame) ?? null;
}
