// Lengths in pictures (图形长度): a place between 0 and 1 for an exact number, for drawing only; no text is made of it.
import { div, parse, type Rational } from '../../domain/rational.ts';

/** Enough digits for a pixel of any screen. */
const fine = 1_000_000n;

/** A float near the exact number: where to draw, never what to print. */
export const drawnAt = (exact: string): number => nearby(parse(exact));

const nearby = ({ n, d }: Rational): number => Number((n * fine) / d) / Number(fine);

/** The share of `exact` in `full`, cut to what can be drawn. */
export function shareOf(exact: string, full: string): number {
  const whole = parse(full);
  if (whole.n === 0n) return 0;
  return Math.min(1, Math.max(0, nearby(div(parse(exact), whole))));
}
