// Exact numbers (精确数): fractions of two big integers. Nothing else may hold points.

/** A reduced fraction; `d` is positive. Immutable. */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** 四舍五入 half-up (away from zero), 四舍六入五成双 half-even, 截断 down (towards zero). */
export type RoundingMode = 'half-up' | 'half-even' | 'down';

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('division by zero');
  const g = gcd(n, d);
  const sign = d < 0n ? -1n : 1n;
  return g === 0n ? { n: 0n, d: 1n } : { n: (sign * n) / g, d: (sign * d) / g };
}

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

/** Shapes that `parse` reads: `12`, `-0.5`, `60%`, `1/3`, `-7/3`. */
export const numberPattern = /^-?(?:\d+(?:\.\d+)?%?|\d+\/[1-9]\d*)$/u;

/** Reads a decimal, a percentage or a fraction. Throws a RangeError on anything else. */
export function parse(text: string): Rational {
  if (!numberPattern.test(text)) throw new RangeError(`not a number: ${text}`);
  const slash = text.indexOf('/');
  if (slash >= 0) return rational(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
  const percent = text.endsWith('%');
  const body = percent ? text.slice(0, -1) : text;
  const point = body.indexOf('.');
  const places = point < 0 ? 0 : body.length - point - 1;
  return rational(BigInt(body.replace('.', '')), 10n ** BigInt(places) * (percent ? 100n : 1n));
}

export const whole = (count: number): Rational => rational(BigInt(count));
/** Of the parts alone, which are shorter than what they make: a long fraction and a short one meet without a long division (Knuth, TAOCP 4.5.1). */
export function add(a: Rational, b: Rational): Rational {
  const shared = gcd(a.d, b.d);
  const n = a.n * (b.d / shared) + b.n * (a.d / shared);
  const left = gcd(n, shared);
  return { n: n / left, d: (a.d / shared) * (b.d / left) };
}
export const sub = (a: Rational, b: Rational): Rational => add(a, neg(b));
export function mul(a: Rational, b: Rational): Rational {
  const [first, second] = [gcd(a.n, b.d), gcd(b.n, a.d)];
  return { n: (a.n / first) * (b.n / second), d: (a.d / second) * (b.d / first) };
}
/** Throws a RangeError when `b` is zero. */
export function div(a: Rational, { n, d }: Rational): Rational {
  if (n === 0n) throw new RangeError('division by zero');
  return mul(a, n < 0n ? { n: -d, d: -n } : { n: d, d: n });
}
export const neg = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const abs = (a: Rational): Rational => (a.n < 0n ? neg(a) : a);

/** Negative, zero or positive, as a comparison for sorting. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export const equals = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
/** Half by half: one after another, each step would reduce a fraction as long as all of them before it. */
export const sum = (values: Iterable<Rational>): Rational => {
  let terms = [...values];
  while (terms.length > 1)
    terms = terms.flatMap((term, index) => (index % 2 === 1 ? [] : [add(term, terms[index + 1] ?? zero)]));
  return terms[0] ?? zero;
};

/** The mean of at least one value. Throws a RangeError on none. */
export const mean = (values: readonly Rational[]): Rational => div(sum(values), whole(values.length));

/** Rounds to `places` decimal places (0 or more). */
export function round(value: Rational, places: number, mode: RoundingMode): Rational {
  const scale = 10n ** BigInt(places);
  const size = value.n < 0n ? -value.n : value.n;
  const scaled = size * scale;
  let quotient = scaled / value.d;
  const twice = 2n * (scaled % value.d);
  if (
    mode === 'half-up'
      ? twice >= value.d
      : mode === 'half-even' && (twice > value.d || (twice === value.d && quotient % 2n === 1n))
  )
    quotient += 1n;
  return rational(value.n < 0n ? -quotient : quotient, scale);
}

/** Whether a decimal of finite length says the value exactly. */
export function isDecimal(value: Rational): boolean {
  let d = value.d;
  while (d % 2n === 0n) d /= 2n;
  while (d % 5n === 0n) d /= 5n;
  return d === 1n;
}

/** Exact text without trailing zeros: a decimal where one exists (`0.5`), else a fraction (`1/3`). `parse` reads it back. */
export function format(value: Rational): string {
  if (!isDecimal(value)) return `${value.n}/${value.d}`;
  let places = 0;
  for (let scaled = value.n; scaled % value.d !== 0n; scaled *= 10n) places += 1;
  return fixed(value, places);
}

/** As a percentage, exactly: `70%`, `1/3` stays a fraction. */
export function formatPercent(value: Rational): string {
  const hundredfold = mul(value, whole(100));
  return isDecimal(hundredfold) ? `${format(hundredfold)}%` : format(value);
}

/** Exactly `places` decimals, rounded half-up where there are more: for the eye, never for further arithmetic. */
export function fixed(value: Rational, places: number): string {
  const { n, d } = round(value, places, 'half-up');
  const digits = (((n < 0n ? -n : n) * 10n ** BigInt(places)) / d).toString().padStart(places + 1, '0');
  const sign = n < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
