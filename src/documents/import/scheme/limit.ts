// Limits of an adjustment row (限额的归属): of the whole row, or of the levels or kinds that a limit names.
import type { Source } from '../../../domain/source.ts';
import type { PricedLevel } from '../rules/levels.ts';
import { type Limit, readLimits } from '../rules/limits.ts';
import { proseOf } from '../rules/prose.ts';
import type { Sign } from '../rules/sign.ts';
import type { FieldText } from './said.ts';

/** `field` counts the texts of the row: places can be compared within one only. */
export type PlacedLimit = Limit & { source: Source; field: number };
export type PlacedLevel = PricedLevel & { field: number };

/** Levels under caps of their own; `levels` null: a kind that the document prices nowhere. */
export type CappedPart = { title: string; levels: PlacedLevel[] | null; limits: PlacedLimit[]; isSure: boolean };

/** `whole` bound the row, for certain or not; `parts` have each their own. */
export type Bounds = { whole: { limit: PlacedLimit; isSure: boolean }[]; parts: CappedPart[]; isCovered: boolean };

export function limitsIn(texts: FieldText[], signs: Sign[]): { limits: PlacedLimit[]; ofItems: Source[] } {
  const read = texts.map(({ text, source }, field) => ({ ...readLimits(proseOf(text), signs), source, field }));
  return {
    limits: read.flatMap(({ limits, source, field }) =>
      limits.map((limit) => ({ ...limit, source: { ...source, words: limit.words }, field })),
    ),
    ofItems: read.flatMap(({ ofItems, source }) => ofItems.map(({ words }) => ({ ...source, words }))),
  };
}

/** `limits` and `levels` are of one sign; `names` the titles of the row, which are no kind; `hasLadder`: kinds may be of ranks. */
export function boundsOf(
  limits: PlacedLimit[],
  levels: PlacedLevel[],
  { names, hasLadder }: { names: string; hasLadder: boolean },
): Bounds {
  const bounds: Bounds = { whole: [], parts: [], isCovered: false };
  const near = new Map(limits.map((limit) => [limit, levelsBefore(limit, limits, levels)]));
  const isSome = (own: PlacedLevel[]) => own.length > 0 && own.length < levels.length;
  // One kind alone says nothing of the others.
  const isOfKinds = new Set(limits.flatMap(({ of }) => of).filter((name) => !names.includes(name))).size > 1;
  for (const limit of limits) {
    const of = limit.of.filter((name) => !names.includes(name));
    const before = near.get(limit) ?? [];
    if (of.length > 0) {
      const named = levelsNamed(of, levels);
      if (named !== null && named.length === levels.length) bounds.whole.push({ limit, isSure: true });
      else if (named !== null) enter(bounds, { title: of.join('、'), levels: named, limits: [limit], isSure: true });
      else if (levels.length > 0 || hasLadder || !isOfKinds) bounds.whole.push({ limit, isSure: false });
      else enter(bounds, { title: of.join('、'), levels: null, limits: [limit], isSure: true });
      continue;
    }
    const isOneOfSeveral = limits.some((other) => {
      const others = near.get(other) ?? [];
      return (
        other !== limit && other.of.length === 0 && isSome(others) && !others.some((level) => before.includes(level))
      );
    });
    const isOfPart = isSome(before) && isOneOfSeveral;
    const isDoubtful = isSome(before) && !isOneOfSeveral && !limit.isSum;
    if (isOfPart || isDoubtful)
      enter(bounds, { title: titleOf(before), levels: before, limits: [limit], isSure: isOfPart });
    if (!isOfPart) bounds.whole.push({ limit, isSure: !isDoubtful });
  }
  return settled(bounds, levels);
}

const titleOf = (levels: PlacedLevel[]): string => levels.map(({ title }) => title).join('、');

/** Priced in the same clause, since the limit before. */
function levelsBefore(limit: PlacedLimit, limits: PlacedLimit[], levels: PlacedLevel[]): PlacedLevel[] {
  const earlier = limits.filter((each) => each.field === limit.field && each.at < limit.at).map(({ at }) => at);
  const from = Math.max(limit.clause, ...earlier);
  return levels.filter(({ field, at }) => field === limit.field && at >= from && at < limit.at);
}

/** Levels that the names mean (国家级 → 国家级表彰); null where one of the names means none. */
function levelsNamed(names: string[], levels: PlacedLevel[]): PlacedLevel[] | null {
  const meant = names.map((name) => levels.filter(({ title }) => isMeant(name, title)));
  return meant.some((own) => own.length === 0)
    ? null
    : levels.filter((level) => meant.some((own) => own.includes(level)));
}

const rankOf = (words: string): string => /^\p{Script=Han}{1,3}?级/u.exec(words)?.[0] ?? words;

const isMeant = (name: string, title: string): boolean =>
  title.includes(name) || name.includes(title) || title.startsWith(rankOf(name));

function enter({ parts }: Bounds, part: CappedPart): void {
  const same = parts.find(
    (each) => each.title === part.title || (part.levels !== null && isEqual(each.levels, part.levels)),
  );
  if (same === undefined) parts.push(part);
  else {
    same.isSure &&= part.isSure;
    same.limits.push(...part.limits);
  }
}

const isEqual = (one: PlacedLevel[] | null, other: PlacedLevel[]): boolean =>
  one?.length === other.length && other.every((level) => one.includes(level));

/** Parts that share a level cannot each have a cap: what they say is left to be asked of the row. */
function settled(bounds: Bounds, levels: PlacedLevel[]): Bounds {
  const capped = bounds.parts.flatMap((part) => part.levels ?? []);
  const isOverlapping = new Set(capped).size < capped.length;
  if (isOverlapping) {
    const limits = bounds.parts.flatMap((part) => part.limits);
    return {
      whole: [...bounds.whole, ...limits.map((limit) => ({ limit, isSure: false }))],
      parts: [],
      isCovered: false,
    };
  }
  const isCovered = levels.length > 0 && bounds.parts.every(({ isSure }) => isSure) && capped.length === levels.length;
  return { ...bounds, isCovered };
}
