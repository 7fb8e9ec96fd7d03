// Text laid out in columns (排版): widths of Chinese characters, padding, wrapping, tables and bars.
import stringWidth from 'string-width';
import { compare, div, mul, parse, whole, zero } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';

/** Columns that a text takes in a terminal; colours take none. */
export const width = (text: string): number => stringWidth(text);

export function pad(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + gap : gap + text;
}

/** Cuts a text that is too wide and marks the cut. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const sign of text) {
    if (width(kept + sign) > columns - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** Signs that must not begin a line, and signs that must not end one. */
const closing = /^[，。；：、）】》”’！？％%…,.;:)\]]/u;
const opening = /[（【《“‘([]$/u;

/** The smallest pieces that may stand on lines of their own: one character of Chinese, one run of anything else. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const piece of text.match(/\s+|[!-~\u00A0-\u02FF−×÷±≤≥≈]+|./gu) ?? []) {
    const last = units.at(-1);
    if (last !== undefined && (closing.test(piece) || opening.test(last)) && last.trim() !== '') {
      units[units.length - 1] = last + piece;
    } else units.push(piece);
  }
  return units;
}

/** Breaks one line into lines of at most `columns`; a unit that is wider than a line is broken anywhere. */
function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (unit: string): void => {
    if (width(line + unit.trimEnd()) <= columns) {
      line += line === '' && lines.length > 0 ? unit.trimStart() : unit;
      return;
    }
    if (width(unit) > columns) {
      for (const sign of unit) {
        if (width(line + sign) > columns) {
          lines.push(line.trimEnd());
          line = '';
        }
        line += sign;
      }
      return;
    }
    lines.push(line.trimEnd());
    line = unit.trimStart();
  };
  for (const unit of unitsOf(text)) put(unit);
  return [...lines, line.trimEnd()];
}

/** Wraps text, line by line; `columns` null leaves it alone. */
export function wrap(text: string, columns: number | null): string[] {
  const lines = text.split('\n');
  return columns === null ? lines : lines.flatMap((line) => wrapLine(line, Math.max(8, columns)));
}

/** `head` before the first line, and the rest under it. */
export function hang(head: string, text: string, columns: number | null): string[] {
  const indent = width(head);
  return wrap(text, columns === null ? null : columns - indent).map((line, index) =>
    (index === 0 ? head + line : ' '.repeat(indent) + line).trimEnd(),
  );
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of at most `columns`, exact to an eighth of a column; nothing for zero and less. */
export function bar(value: string, largest: string, columns: number): string {
  const [size, full]: [Rational, Rational] = [parse(value), parse(largest)];
  if (compare(size, zero) <= 0 || compare(full, zero) <= 0) return '';
  const { n, d } = mul(div(size, full), whole(columns * 8));
  const steps = Number(n / d);
  return '█'.repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? '');
}
