// What the cells of an adjustment row say together (加减分的规定): ladders, prices and limits, before anything is built of them.
import type { Source } from '../../../domain/source.ts';
import { type Ladder, readLadders, readLooseRanks } from '../rules/ladder.ts';
import { type PricedLevel, readLevels, readModifiers } from '../rules/levels.ts';
import { proseOf } from '../rules/prose.ts';
import type { Sign } from '../rules/sign.ts';
import { type Bounds, boundsOf, limitsIn, type PlacedLevel, type PlacedLimit } from './limit.ts';
import { allSaid, type FieldText } from './said.ts';

/** The levels that one cell prices; `others` are the same levels at other points, here or in a cell further on. */
export type Priced = {
  sign: Sign;
  levels: PlacedLevel[];
  others: (PricedLevel & { source: Source })[];
  isExample: boolean;
  source: Source;
};

export type AdjustmentRules = {
  ladders: { said: Ladder; source: Source }[];
  priced: Priced[];
  /** The ways that the row goes: what is priced tells them, else what it is called. */
  signs: Sign[];
  limits: PlacedLimit[];
  bounds: Record<Sign, Bounds>;
  /** Limits of single items, and ranks that make no ladder: nothing in a scheme says them. */
  ofItems: Source[];
  unreadRanks: Source[];
  /** Clauses that change the prices read; then these are not all there is. */
  modifiers: Source[];
};

export function readRules(texts: FieldText[], expected: Sign[], names: string): AdjustmentRules {
  const ladders = distinct(allSaid(texts, (text) => readLadders(proseOf(text))));
  const priced = pricedIn(
    texts,
    ladders.map(({ said }) => said),
  );
  const isTold = ladders.length > 0 || priced.length > 0;
  const told = ladders.length > 0 ? (['plus', 'minus'] as const) : priced.map(({ sign }) => sign);
  const signs = isTold ? [...new Set<Sign>(told)] : expected;
  const { limits, ofItems } = signs.length === 0 ? { limits: [], ofItems: [] } : limitsIn(texts, signs);
  const bounds = (sign: Sign): Bounds =>
    boundsOf(
      limits.filter((limit) => limit.isSure && limit.signs.includes(sign)),
      priced.filter((each) => each.sign === sign).flatMap(({ levels }) => levels),
      { names, hasLadder: ladders.length > 0 },
    );
  const modifiers = allSaid(texts, (text) => readModifiers(proseOf(text))).map(({ source }) => source);
  return {
    ladders,
    modifiers,
    priced: priced.map((each) => ({ ...each, isExample: each.isExample || modifiers.length > 0 })),
    signs,
    limits,
    bounds: { plus: bounds('plus'), minus: bounds('minus') },
    ofItems,
    unreadRanks: allSaid(texts, (text) => readLooseRanks(proseOf(text))).map(({ source }) => source),
  };
}

/** The same ladder again, in another cell, is the same. */
const distinct = (ladders: AdjustmentRules['ladders']): AdjustmentRules['ladders'] =>
  ladders.filter(
    ({ said }, at) =>
      ladders.findIndex(
        ({ said: other }) =>
          other.what === said.what &&
          String(other.top) === String(said.top) &&
          String(other.bottom) === String(said.bottom),
      ) === at,
  );

function pricedIn(texts: FieldText[], ladders: Ladder[]): Priced[] {
  const all: Priced[] = [];
  for (const [field, { text, source }] of texts.entries()) {
    for (const { levels, others, words, ...said } of readLevels(proseOf(text))) {
      const own = { ...source, words };
      if (levels.every((level) => ladders.some((ladder) => repeats(ladder, level)))) continue;
      const fresh = levels
        .filter((level) => !isKnown(all, said.sign, level, own))
        .map((level) => ({ ...level, field }));
      if (fresh.length > 0)
        all.push({ ...said, levels: fresh, others: others.map((each) => ({ ...each, source: own })), source: own });
    }
  }
  return all;
}

const repeats = ({ words }: Ladder, { title, points }: PricedLevel): boolean =>
  words.includes(`${points}分`) && /第\d+名$/u.test(title);

/** A level that an earlier cell has priced; other points for it are kept there. */
function isKnown(all: Priced[], sign: Sign, level: PricedLevel, source: Source): boolean {
  const known = all.find((each) => each.sign === sign && each.levels.some(({ title }) => title === level.title));
  if (known === undefined) return false;
  const isSame = known.levels.some(({ title, points }) => title === level.title && points === level.points);
  if (!isSame) known.others.push({ ...level, source });
  return true;
}
