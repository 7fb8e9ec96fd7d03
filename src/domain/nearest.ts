// The word that was probably meant (最相近的词): for refusals that say what to write instead.

/** White space and the width of signs make no difference to a name. */
export const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '');

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

/** The known word that is most like a wrong one, the first of equals; null where none has anything of it. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((other) => ({ other, by: distance(word, other) }))
    .filter(({ other, by }) => by < Math.max(word.length, other.length))
    .toSorted((a, b) => a.by - b.by);
  return best?.other ?? null;
}

/** Titles from the most to the least like a name: those that share most of its signs, then those that take the fewest changes. */
export function likest(name: string, titles: readonly string[]): string[] {
  const wanted = plain(name);
  const signs = [...new Set(wanted)];
  const judged = titles.map((title) => {
    const own = plain(title);
    return { title, shared: signs.filter((sign) => own.includes(sign)).length, off: distance(wanted, own) };
  });
  return judged.toSorted((a, b) => b.shared - a.shared || a.off - b.off).map(({ title }) => title);
}
