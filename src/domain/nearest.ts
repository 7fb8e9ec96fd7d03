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

type Judged = { title: string; shared: number; off: number };

function judgedBy(name: string, titles: readonly string[]): { signs: number; judged: Judged[] } {
  const wanted = plain(name);
  const signs = [...new Set(wanted)];
  const judged = titles.map((title) => {
    const own = plain(title);
    return { title, shared: signs.filter((sign) => own.includes(sign)).length, off: distance(wanted, own) };
  });
  return { signs: signs.length, judged: judged.toSorted((a, b) => b.shared - a.shared || a.off - b.off) };
}

/**
 * Of these the ones that may have been meant, the likest first: they share half of what is the name's own, and not of
 * what most of them have anyway (the city before it, the 局 behind).
 */
export function near(name: string, titles: readonly string[]): string[] {
  const all = titles.map(plain);
  const isCommon = (sign: string): boolean => {
    const having = all.filter((title) => title.includes(sign)).length;
    return having > 1 && having * 2 > all.length;
  };
  const signs = [...new Set(plain(name))];
  const own = signs.filter((sign) => !isCommon(sign));
  const wanted = own.length === 0 ? signs : own;
  return likest(name, titles).filter(
    (title) => wanted.filter((sign) => plain(title).includes(sign)).length * 2 >= wanted.length,
  );
}

/** Titles from the most to the least like a name: those that share most of its signs, then those that take the fewest changes. */
export const likest = (name: string, titles: readonly string[]): string[] =>
  judgedBy(name, titles).judged.map(({ title }) => title);

/** Of these the ones that are like it at all: they share half of its signs. */
export function alike(name: string, titles: readonly string[]): string[] {
  const { signs, judged } = judgedBy(name, titles);
  return judged.filter(({ shared }) => shared * 2 >= signs).map(({ title }) => title);
}
