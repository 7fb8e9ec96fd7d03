// How exact numbers are shown (数的显示): one way for screen, Word, Excel, PDF and web page, so that a total reads the same everywhere.
import { fixed, format, isDecimal, mul, parse, whole } from './rational.ts';
import type { Piece } from './scorecard.ts';
import type { Json } from './setting.ts';

/** Places of a number that no finite decimal can say. */
export const placesShown = 4;

/** A decimal as it is, every digit of it; anything else rounded for the eye and marked: `13.5`, `−2`, `≈0.3333`. */
export function showNumber(exact: string): string {
  const value = parse(exact);
  const digits = isDecimal(value) ? format(value) : fixed(value, placesShown);
  // A minus sign, as in the sentences, and not a hyphen.
  return `${isDecimal(value) ? '' : '≈'}${digits.replace('-', '−')}`;
}

const placesIn = (shown: string): number => shown.split('.')[1]?.length ?? 0;

/** A total with all decimals to which the scheme rounds (`totalPlaces`): `95.30`; null: as it is. */
export function showTotal(exact: string, places: number | null): string {
  const shown = showNumber(exact);
  if (places === null || shown.startsWith('≈') || placesIn(shown) >= places) return shown;
  return fixed(parse(exact), places).replace('-', '−');
}

/** As a percentage: `90%`, `≈66.6667%`. */
export const showPercent = (exact: string): string => `${showNumber(format(mul(parse(exact), whole(100))))}%`;

/** With the fraction behind it where the decimal is only near: `≈0.3333（精确值 1/3）`. */
export function showExactly(exact: string): string {
  const shown = showNumber(exact);
  return shown.startsWith('≈') ? `${shown}（精确值 ${exact}）` : shown;
}

/** An amount as somebody wrote it: a percentage stays one, `90.6%`. */
export const showAmount = (written: string): string =>
  written.endsWith('%') ? showPercent(written) : showExactly(written);

/** With its sign, as additions and deductions are written: `+1.5`, `−0.5`, `0`. */
export const showSigned = (exact: string): string => showSignedTotal(exact, null);

/** The difference of two totals, with their decimals: `−1.30`. */
export function showSignedTotal(exact: string, places: number | null): string {
  const { n } = parse(exact);
  if (n === 0n) return '0';
  const shown = showTotal(exact, places);
  return n > 0n ? shown.replace(/^≈?/u, '$&+') : shown;
}

const jsonShown = 80;
/** A value as JSON, in one line and not endless. */
export function showJson(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= jsonShown ? text : `${text.slice(0, jsonShown)}……`;
}

/** A piece of a sentence as text. */
export function showPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece.as === 'percent' ? showPercent(piece.value) : showNumber(piece.value);
}

/** Words as one line: a title may bring the line breaks of its cell along. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** `2.1 从严治党` — number and title of a node or step as one line; without a number the title alone. */
export const labelOf = ({ number, title }: { number: string | null; title: string }): string =>
  oneLine(number === null ? title : `${number} ${title}`);

type Worded = { number: string | null; title: string; criterion: string | null; method: string | null };

/** Up to the end of the clause; one within brackets does not end it. */
const clause = /^(?:（[^（）]*）|[^。；;！？\n])*/u;

/** The label with the title in full, where an import cut the first clause of the criterion short to make one. */
export function wholeLabelOf(node: Worded): string {
  if (!node.title.endsWith('…')) return labelOf(node);
  const begun = node.title.slice(0, -1);
  for (const text of [node.criterion, node.method]) {
    const at = text?.indexOf(begun) ?? -1;
    const title = at < 0 ? undefined : clause.exec(text?.slice(at) ?? '')?.[0];
    if (title !== undefined) return labelOf({ number: node.number, title });
  }
  return labelOf(node);
}

export const showSentence = (pieces: readonly Piece[]): string => pieces.map(showPiece).join('');
