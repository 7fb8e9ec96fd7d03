// The closed set of operations (计分方法): each node of a scheme has exactly one; no formulas, no eval.
// Composition operations work on the scores of a node's children, all others on its facts.
import { z } from 'zod';
import { Band } from './band.ts';
import { Goal, Measured } from './goal.ts';
import { Amount, Positive, setting } from './setting.ts';
import { BallotLevels, BallotMean, BallotRanking, VoteBands } from './vote.ts';

const amount = setting(Amount);
const positive = setting(Positive);
const weights = setting(z.record(z.string(), Amount));
const count = z.int().nonnegative();

/** What an absent child (n/a, recused) does to its parent: its weight goes to the others, or it takes a value. */
export const Absent = z.enum(['reweight', 'peers-mean', 'full', 'zero']);
export type Absent = z.infer<typeof Absent>;

// ---- composition -------------------------------------------------------------------------------

/** Children's scores add up. */
const Sum = z.strictObject({ type: z.literal('sum'), absent: setting(Absent).optional() });
/** How rows share the points of their node: equally, by weights (per child id), or as the mean of their percentages. */
export const ShareBy = z.union([
  z.strictObject({ how: z.literal('equal') }),
  z.strictObject({ how: z.literal('weights'), weights: z.record(z.string(), Amount) }),
  z.strictObject({ how: z.literal('mean-of-rates') }),
]);
/** The node's points are shared by its rows. */
const Share = z.strictObject({
  type: z.literal('share'),
  by: setting(ShareBy),
  absent: setting(Absent).optional(),
});
/**
 * Nested percentages: Σ weight × child. `normalise` brings children with other full marks (345 and
 * 100) to this node's points first. `tooFew` is for channels and voter groups that lack votes:
 * their weight is carried over to the others, their ballots are merged with the others', or the
 * node stays open for decision.
 */
const Weighted = z.strictObject({
  type: z.literal('weighted'),
  weights,
  normalise: z.boolean(),
  absent: setting(Absent).optional(),
  tooFew: setting(z.enum(['carry-over', 'merge', 'open'])).optional(),
});
/** The better or the worse of the children. */
const Pick = z.strictObject({ type: z.literal('pick'), which: setting(z.enum(['better', 'worse'])) });
/** The mean of the children, e.g. over the districts of a city. */
const Mean = z.strictObject({ type: z.literal('mean') });
/** The children's sum within limits; the trace shows the nominal and the effective points. */
const Cap = z.strictObject({ type: z.literal('cap'), max: amount.nullable(), min: amount.nullable() });
/** The children count only if more than `moreThan` of the subjects lost points on the node `lost`. */
const Gate = z.strictObject({ type: z.literal('gate'), lost: z.string(), moreThan: amount });

// ---- marks of assessors ------------------------------------------------------------------------

/** How the marks of several assessors on one row become one. `parts`: each marks its own part of the row. */
export const Combine = z.union([
  z.strictObject({ how: z.literal('mean') }),
  z.strictObject({ how: z.literal('weights'), weights: z.record(z.string(), Amount) }),
  z.strictObject({ how: z.literal('leader'), leader: z.string(), share: Amount }),
  z.strictObject({ how: z.literal('trimmed'), drop: count }),
  z.strictObject({ how: z.literal('parts'), points: z.record(z.string(), Amount).nullable() }),
]);
export type Combine = z.infer<typeof Combine>;
/** Marks out of `scale` (`"points"` or null: out of the node's own points), combined and brought to the node's points. */
const Marks = z.strictObject({
  type: z.literal('marks'),
  scale: setting(z.union([Positive, z.literal('points')])).nullable(),
  combine: setting(Combine),
});
/** A discretionary mark inside bounds, with a reason; `from` (full or zero) is what it adds to. */
const Discretion = z.strictObject({
  type: z.literal('discretion'),
  from: z.enum(['full', 'zero']),
  min: amount,
  max: amount,
});

// ---- targets -----------------------------------------------------------------------------------

const order = z.enum(['high-first', 'low-first']);
/** How a distance is counted in units of `per`: in proportion (the default), or only whole units. */
const steps = setting(z.enum(['proportional', 'whole'])).optional();
/** A distance as it stands (the default), or as a share of the goal or mean. */
const unit = z.enum(['share', 'absolute']);

/** Reached = full, else 0. With `low-first` the goal is a ceiling. */
const Reach = z.strictObject({ type: z.literal('reach'), actual: Measured, goal: Goal, order: order.optional() });
/** Full × actual / goal (low-first: goal / actual), between 0 and `cap` of full (100 % when null). A goal that is not positive leaves the row open. */
const Ratio = z.strictObject({
  type: z.literal('ratio'),
  actual: Measured,
  goal: Goal,
  cap: amount.nullable(),
  order: order.optional(),
});
/**
 * `atGoal` of full for reaching the goal; each `per` beyond adds `points` (nothing when null), capped
 * at full; each `per` missing takes `points`, not below 0; `below` null: 0 under the goal.
 */
const Slope = z.strictObject({
  type: z.literal('slope'),
  actual: Measured,
  goal: Goal,
  atGoal: amount,
  above: z.strictObject({ per: positive, points: amount, unit: unit.optional() }).nullable(),
  below: z.strictObject({ per: positive, points: amount, unit }).nullable(),
  steps,
  order: order.optional(),
});
/** Progressive tiers: each unit of the actual up to the first `upTo` earns base / divisor, the units up to the next … (last `upTo` null); not below 0, capped at the node's points. */
const Tiers = z.strictObject({
  type: z.literal('tiers'),
  actual: Measured,
  base: amount,
  tiers: z.array(z.strictObject({ upTo: amount.nullable(), divisor: positive })).min(1),
});

// ---- counting ----------------------------------------------------------------------------------

/**
 * `each` per counted case beyond `allowed`: taken from full, or added to zero (a negative `each`
 * deducts). Not above the node's points, not below `floor`; `floor` null: not below 0 where the
 * node has points, no limit where it has none.
 */
const Count = z.strictObject({
  type: z.literal('count'),
  figure: z.string(),
  from: z.enum(['full', 'zero']),
  each: amount,
  allowed: amount.nullable(),
  floor: amount.nullable(),
});
/** Takes `each` for every one missing to `required` (a number, or each subject's own): (N − done) × each; not below 0 where the node has points. */
const Shortfall = z.strictObject({
  type: z.literal('shortfall'),
  figure: z.string(),
  required: z.union([amount, Goal]),
  each: amount,
});
/** First case takes steps[0], the second steps[1] …, further ones the last; `"all"` takes the whole row. */
const Escalate = z.strictObject({
  type: z.literal('escalate'),
  figure: z.string(),
  steps: z.array(setting(z.union([Amount, z.literal('all')]))).min(1),
});
/** Findings (adjustment facts) by enumerated grade (`level`): each takes the points of its grade (`{ "严重": "10", "一般": "5" }`) from full; not below 0. No finding: full. */
const Graded = z.strictObject({ type: z.literal('graded'), grades: weights });

// ---- levels ------------------------------------------------------------------------------------

/** The level that was given (好, 较好, 一般) → points. */
const Levels = z.strictObject({ type: z.literal('levels'), figure: z.string(), levels: weights });
/** An interval table over a figure; outside all intervals the row is open. */
const Bands = z.strictObject({ type: z.literal('bands'), figure: Measured, bands: setting(z.array(Band).min(1)) });
// ---- relative to the group ---------------------------------------------------------------------

/** How equal figures share ranks: the same better rank for both, or the mean of their ranks' points. */
const rankTies = setting(z.enum(['same', 'mean']));
/** Only subjects that reach this goal are ranked, the others get 0. */
const qualify = Goal.optional();
/** Rank in the group → table (60/57/54/51/48); ranks beyond the table get its last entry. */
const RankTable = z.strictObject({
  type: z.literal('rank-table'),
  figure: Measured,
  order,
  table: setting(z.array(Amount).min(1)),
  ties: rankTies,
  qualify,
});
/** Each rank after the first takes `step` (share of the node's points); not below 0. */
const RankLadder = z.strictObject({
  type: z.literal('rank-ladder'),
  figure: Measured,
  order,
  step: amount,
  ties: rankTies,
  qualify,
});
/** Full × own figure / the best one of the group (low-first: best / own). */
const BestRatio = z.strictObject({ type: z.literal('best-ratio'), figure: Measured, order });
/** `base` of full at the group's mean; each `per` above or below it ± `points`; between 0 and full. */
const AgainstMean = z.strictObject({
  type: z.literal('against-mean'),
  figure: Measured,
  order,
  base: amount,
  per: positive,
  points: amount,
  unit: unit.optional(),
  steps,
});
/** 功效系数: (own − worst) / (best − worst) × (1 − base) + base, of full; all equal = full. */
const MaxMin = z.strictObject({ type: z.literal('max-min'), figure: Measured, order, base: amount });

// ---- taken over --------------------------------------------------------------------------------

/** A score taken over from another scheme and rescaled: figure / `outOf` × the node's points. */
const TakeOver = z.strictObject({ type: z.literal('take-over'), figure: z.string(), outOf: positive });

// ---- adjustments -------------------------------------------------------------------------------

/**
 * Additions and deductions by document, one per adjustment fact. `levels` gives the points of each
 * level (null: the adopted fact states them); points are positive, `sign` is + for bonuses and − for
 * deductions. `once` counts one matter (award) or one incident (finding) only once, at its highest;
 * `elsewhere` are other nodes: what counts there by the same name does not count here.
 * `document` required: no document, no points.
 */
const Adjustments = z.strictObject({
  type: z.literal('adjustments'),
  sign: z.enum(['plus', 'minus']),
  levels: setting(z.record(z.string(), Amount).nullable()),
  once: setting(z.enum(['matter', 'incident', 'none'])),
  elsewhere: setting(z.array(z.string())).optional(),
  document: setting(z.enum(['required', 'optional'])),
});
/**
 * Provincial rank of an indicator → points for its responsible bodies. `top[0]` is for rank 1,
 * `bottom[0]` for the last (positive numbers, taken off). `share`: each body gets all, or they
 * share equally, or as the fact says. `ties`: equal ranks get the better step or the mean.
 * `few`: with fewer ranked than both ladders need, the better end wins, the worse end wins, or none.
 * `outside`: what is recorded for a responsible body that is no subject is set aside, or (also when
 * absent) refused, so that somebody says which subject it belongs to.
 */
const ProvincialRank = z.strictObject({
  type: z.literal('provincial-rank'),
  top: setting(z.array(Amount)),
  bottom: setting(z.array(Amount)),
  share: setting(z.enum(['each', 'equal', 'stated'])),
  ties: setting(z.enum(['same', 'mean'])),
  few: setting(z.enum(['top-first', 'bottom-first', 'none'])),
  outside: setting(z.enum(['set-aside', 'refuse'])).optional(),
});

export const Operation = z.discriminatedUnion('type', [
  Sum,
  Share,
  Weighted,
  Pick,
  Mean,
  Cap,
  Gate,
  Marks,
  Discretion,
  Reach,
  Ratio,
  Slope,
  Tiers,
  Count,
  Shortfall,
  Escalate,
  Graded,
  Levels,
  Bands,
  VoteBands,
  RankTable,
  RankLadder,
  BestRatio,
  AgainstMean,
  MaxMin,
  TakeOver,
  BallotLevels,
  BallotMean,
  BallotRanking,
  Adjustments,
  ProvincialRank,
]);
export type Operation = z.infer<typeof Operation>;
export type OperationType = Operation['type'];
export type OperationOf<T extends OperationType> = Extract<Operation, { type: T }>;

/** Operations whose operands are the children of the node. */
export const compositions = [
  'sum',
  'share',
  'weighted',
  'pick',
  'mean',
  'cap',
  'gate',
] as const satisfies readonly OperationType[];

/** Operations in which more points on a row may lower somebody's total: rank-based, relative, conditional. */
export const relatives = [
  'gate',
  'rank-table',
  'rank-ladder',
  'best-ratio',
  'against-mean',
  'max-min',
] as const satisfies readonly OperationType[];
