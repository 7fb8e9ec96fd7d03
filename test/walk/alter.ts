// Outputs spoilt on purpose (故意改错): one digit changed, one mark of rounding dropped, one figure put in from nowhere; a walk has to notice.

/** `text` with one digit changed, at `count` places spread over all those that `isVisible`. */
export function alterations(text: string, count: number, isVisible: (at: number) => boolean = () => true): string[] {
  const digits = [...text.matchAll(/\d/gu)].map(({ index }) => index).filter(isVisible);
  if (digits.length < count) throw new RangeError(`only ${digits.length} digits`);
  return Array.from({ length: count }, (_, round) => {
    const at = digits[Math.floor(((round + 0.5) * digits.length) / count)] ?? 0;
    const digit = (Number(text[at]) + 1 + (round % 9)) % 10;
    return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
  });
}

/** `text` without one of its marks ≈, at `count` places. */
export function unmarked(text: string, count: number): string[] {
  const marks = [...text.matchAll(/≈/gu)].map(({ index }) => index);
  if (marks.length < count) throw new RangeError(`only ${marks.length} marks`);
  return Array.from({ length: count }, (_, round) => {
    const at = marks[Math.floor((round * marks.length) / count)] ?? 0;
    return text.slice(0, at) + text.slice(at + 1);
  });
}

/** `text` with a figure of nobody before each of the first `count` places where `before` stands. */
export function injected(text: string, before: string, count = 1): string[] {
  const parts = text.split(before);
  if (parts.length < 2) throw new RangeError(`no “${before}”`);
  return parts.slice(1, count + 1).map((_, at) => {
    const [above, below] = [parts.slice(0, at + 1), parts.slice(at + 1)];
    return `${above.join(before)}另加 7.77 分${before}${below.join(before)}`;
  });
}
