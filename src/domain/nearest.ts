// The word that was probably meant (最相近的词): for refusals that say what to write instead.

/** How many letters have to be put in, left out or changed to make one word of the other. */
export function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(one).entries()) {
    const here = [row + 1];
    for (const [column, expected] of Array.from(other).entries()) {
      const changed = (above[column] ?? 0) + (letter === expected ? 0 : 1);
      here.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    }
    above = here;
  }
  return above.at(-1) ?? 0;
}

/** The known word that is most like a wrong one, the first of equals; null where there is none. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known.map((other) => ({ other, by: distance(word, other) })).toSorted((a, b) => a.by - b.by);
  return best?.other ?? null;
}
