// Earlier similar cases (相似的扣分): how much two reasons have in common, by the pairs of characters that they share; nothing is guessed.

/** Signs and spaces count for nothing. */
const plain = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [];

/** Each two characters in a row, once: “未按时报送” → 未按 按时 时报 报送. */
export function pairsOf(text: string): ReadonlySet<string> {
  const signs = plain(text);
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`));
}

/** How many pairs both have. */
export function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const pair of a) if (b.has(pair)) count += 1;
  return count;
}

/** A deduction that was given before; `row` says the row, whatever its id was in another year. */
export type Case = { id: string; row: string; reason: string };

/** The same row comes first, then whoever shares most with what is typed, then the newer one (`cases` are newest first). Without words typed: those of the same row. */
export function similarCases<C extends Case>(
  cases: readonly C[],
  { row, typed }: { row: string; typed: string },
  most: number,
): C[] {
  const pairs = pairsOf(typed);
  const judged = cases.map((each) => ({
    each,
    isSame: each.row === row,
    shared: sharedBy(pairs, pairsOf(each.reason)),
  }));
  return judged
    .filter(({ isSame, shared }) => (pairs.size === 0 ? isSame : shared > 0))
    .toSorted((a, b) => (a.isSame === b.isSame ? b.shared - a.shared : a.isSame ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}
