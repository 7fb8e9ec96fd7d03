// A change between two versions of a scheme or an assignment (方案与分工的变动): one sentence, its row, and which places it covers.
import { canonical } from '../../domain/canonical.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { Names } from '../../domain/operation-form/telling.ts';
import type { TextPiece } from '../../domain/text-difference.ts';
import { bodyTitles } from '../../domain/title.ts';

export type ChangeKind =
  | 'added'
  | 'dropped'
  | 'moved'
  | 'title'
  | 'points'
  | 'text'
  | 'assessors'
  | 'operation'
  | 'parameter'
  | 'rule'
  | 'body'
  | 'group'
  | 'subject'
  /** Of an assignment: sections, and who answers for a row. */
  | 'section'
  | 'person'
  /** How the table is printed, where things were read from, and the like: nothing that is computed with. */
  | 'form';

/**
 * `node` is the row, null for what is none. `words`: the whole text, piece by piece, where a text changed.
 * `covers`: places that the sentence stands for, `["nodes", "2.1", "points"]`; all below a place is covered too.
 */
export type Change = {
  kind: ChangeKind;
  node: string | null;
  text: string;
  words: TextPiece[] | null;
  covers: (readonly string[])[];
};

export const change = (
  kind: ChangeKind,
  node: string | null,
  text: string,
  covers: (readonly string[])[],
  words: TextPiece[] | null = null,
): Change => ({ kind, node, text, words, covers });

export const differs = (before: unknown, after: unknown): boolean =>
  (before === undefined) !== (after === undefined) || canonical(before) !== canonical(after);

/** By key; a key that occurs again gets a number, so that nothing is lost. */
export function keyed<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of list) {
    const key = keyOf(item);
    let own = key;
    for (let count = 2; map.has(own); count += 1) own = `${key}#${count}`;
    map.set(own, item);
  }
  return map;
}

/** The fewest keys that were taken from their place, where all others keep their order. */
export function displaced(before: readonly string[], after: readonly string[]): string[] {
  const rank = new Map(before.map((key, index) => [key, index]));
  const common = after.filter((key) => rank.has(key));
  // The longest rising sequence stays where it is.
  const best: string[][] = [];
  for (const key of common) {
    const earlier = best.filter((chain) => (rank.get(chain.at(-1) ?? '') ?? 0) < (rank.get(key) ?? 0));
    const longest = earlier.reduce<string[]>((most, chain) => (chain.length > most.length ? chain : most), []);
    best.push([...longest, key]);
  }
  const stays = new Set(best.reduce((most, chain) => (chain.length > most.length ? chain : most), []));
  return common.filter((key) => !stays.has(key));
}

/** Titles as one version has them; an unknown id as it stands. */
export function namesIn(scheme: Scheme, labels: ReadonlyMap<string, string>): Names {
  const titles = bodyTitles(scheme, scheme.groups);
  const questions = new Map(scheme.parameters.map(({ key, title }) => [key, title]));
  return {
    nameOf: (id) => labels.get(id) ?? titles.get(id) ?? id,
    parameterOf: (key) => questions.get(key) ?? key,
  };
}
