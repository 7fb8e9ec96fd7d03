// Numbers as exact decimal text (数值文字): no exponent, no trailing zeros, binary noise of spreadsheets removed.

/** Spreadsheets keep and show 15 digits; what stands behind them is binary noise. */
const digitsShown = 15;
/** From this many digits on, a number typed by a person is unlikely and noise is looked for. */
const digitsOfNoise = 13;

/** `wasNoisy` where more than the digits behind the fifteenth had to be removed, e.g. 0.0900000762939453 → 0.09. */
export function numberText(raw: string): { text: string; wasNoisy: boolean } {
  const plain = plainDecimal(raw);
  if (plain === null) return { text: raw.trim(), wasNoisy: false };
  if (!mayBeNoisy(plain)) return { text: plain, wasNoisy: false };
  const value = Number(plain);
  const shown = plainDecimal(value.toPrecision(digitsShown)) ?? plain;
  if (significant(shown) < digitsOfNoise) return { text: shown, wasNoisy: false };
  const quiet = singlePrecision(value) ?? cutAtRun(shown);
  return { text: quiet ?? shown, wasNoisy: quiet !== null };
}

/** The same for a number inside of a text, such as a cell of points; null where it is no number. */
export const decimalText = (raw: string): string | null => (plainDecimal(raw) === null ? null : numberText(raw).text);

/** A number whose whole part alone fills the digits that a spreadsheet keeps never came out of one. */
const mayBeNoisy = (plain: string): boolean =>
  plain.includes('.') &&
  significant(plain) >= digitsOfNoise &&
  plain.indexOf('.') <= digitsShown &&
  // Smaller than any number of a spreadsheet: binary arithmetic would make it 0.
  Number(plain) !== 0;

/** The decimal point moved two places: 0.125 → 12.5%. */
export function percentText(text: string): string {
  return `${plainDecimal(`${text}e2`) ?? text}%`;
}

/** Decimal notation without exponent and needless zeros; null where it is no such number. */
export function plainDecimal(raw: string): string | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/u.exec(raw);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  let digits = whole + fraction;
  let point = whole.length + Number(exponent);
  if (point < 0) {
    digits = '0'.repeat(-point) + digits;
    point = 0;
  }
  digits = digits.padEnd(point, '0');
  const before = digits.slice(0, point).replace(/^0+/u, '') || '0';
  const after = digits.slice(point).replace(/0+$/u, '');
  const text = after === '' ? before : `${before}.${after}`;
  return sign === '-' && text !== '0' ? `-${text}` : text;
}

function significant(plain: string): number {
  return plain.replace(/[-.]/gu, '').replace(/^0+/u, '').length;
}

/** A number that passed through 32-bit floating point is read as the shortest decimal with the same 32 bits. */
function singlePrecision(value: number): string | null {
  const single = Math.fround(value);
  if (single.toPrecision(digitsShown) !== value.toPrecision(digitsShown)) return null;
  for (let digits = 1; digits <= 9; digits++) {
    const text = single.toPrecision(digits);
    if (Math.fround(Number(text)) === single) return plainDecimal(text);
  }
  return null;
}

/** Five zeros or nines inside the fraction and rubbish behind them: what remains of 32-bit arithmetic. */
function cutAtRun(shown: string): string | null {
  const match = /\.(\d*?[1-9]\d*?|)(0{5,}|9{5,})\d+$/u.exec(shown);
  if (match === null) return null;
  const places = (match[1] ?? '').length;
  const cut = plainDecimal(Number(shown).toFixed(places));
  return cut === null || cut === '0' ? null : cut;
}
