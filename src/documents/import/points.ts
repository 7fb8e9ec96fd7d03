// Points as tables write them (分值写法): 45分, 10′, 3.0, 50%, ≤5, 不超过5分, and the noise of spreadsheets.
import { isAmount } from '../../domain/setting.ts';
import { decimalText } from '../read/number-text.ts';

/** `text` is an exact decimal or percentage; `limit` says that it is a bound, not full marks. */
export type Points = { text: string; limit: 'max' | 'min' | null };

const decimal = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const before = String.raw`(?:满分|总分|共计|合计|权重|分值|标准分|基准分|基础分|赋分|占比|占|共|计)?[:：为]?`;
const maxWords = String.raw`≤|<=|＜|<|不超过|不高于|至多|最多|最高|上限|封顶|限`;
const minWords = String.raw`≥|>=|不低于|至少`;
const whole = new RegExp(
  String.raw`^${before}(?:(?<max>${maxWords})|(?<min>${minWords}))?(?:加|扣|得|为|[+＋±])*(?<value>${decimal})(?<unit>分|%|[′’'])?(?<after>以内|封顶|为限|以上)?$`,
  'iu',
);

/** Longer texts are no numbers. */
const cellMax = 60;

/** Reads the text of a points cell; null where it says no number, or more than one. */
export function readPoints(cell: string, isPercent: boolean): Points | null {
  if (cell.length > cellMax) return null;
  const text = cell
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replaceAll('−', '-')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replace(/[。.;；,，]$/u, '')
    .replace(/^[([【](.*)[)\]】]$/u, '$1');
  const found = whole.exec(text)?.groups;
  if (found === undefined) return null;
  const value = decimalText(found['value'] ?? '');
  if (value === null) return null;
  const isMax = found['max'] !== undefined || ['以内', '封顶', '为限'].includes(found['after'] ?? '');
  const isMin = found['min'] !== undefined || found['after'] === '以上';
  const percent = found['unit'] === '%' || (isPercent && found['unit'] === undefined && !isMax && !isMin);
  const written = percent ? `${value}%` : value;
  if (!isAmount(written)) return null;
  return { text: written, limit: isMax ? 'max' : isMin ? 'min' : null };
}

const opening = String.raw`[（(【\[〔［]`;
const closing = String.raw`[）)】\]〕］]`;
const inBrackets = new RegExp(String.raw`\s*${opening}([^（()）【】\[\]〔〕［］]{1,24})${closing}\s*[:：]?\s*$`, 'u');

/** Points stand at the very end of a title; without brackets only of a short one. */
const tailMax = 40;
const bareMax = 24;

/** A share on a line of its own below a title of words; not what goes on from 达到, 比上年增长. */
const percentBelow = /(?<=^\p{Script=Han}{2,12})(?<![到至达于为率比长降占超约])\s*\n\s*(\d+(?:\.\d+)?\s*[%％])\s*$/u;

/** Takes points in brackets (or bare, with 分) off the end of a title. */
export function takePoints(text: string): { rest: string; points: Points | null } {
  const tail = text.slice(-tailMax);
  const head = text.slice(0, text.length - tail.length);
  const bracketed = inBrackets.exec(tail);
  if (bracketed !== null && /[分%％]/u.test(bracketed[1] ?? '')) {
    const points = readPoints(bracketed[1] ?? '', false);
    if (points !== null) return { rest: head + tail.slice(0, bracketed.index), points };
  }
  const below = text.length > bareMax ? null : percentBelow.exec(text);
  if (below !== null) return { rest: text.slice(0, below.index), points: readPoints(below[1] ?? '', false) };
  const bare = text.length > bareMax ? null : /(?<=\D)(?<![-.\d])\s*(\d+(?:\s*\.\s*\d+)?)\s*分\s*$/u.exec(text);
  const isTitle =
    bare !== null && !/[，。；,;]|[\d.+＋-]\s*$|(?:超过|[加减扣高于])\s*$/u.test(text.slice(0, bare.index));
  if (isTitle) return { rest: text.slice(0, bare.index), points: readPoints(bare[1] ?? '', false) };
  return { rest: text, points: null };
}
