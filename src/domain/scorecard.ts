// The computed side (得分单): a scorecard is its trace, a tree of steps in which every number has an origin.
import { z } from 'zod';
import { Amount } from './setting.ts';
import { Source } from './source.ts';

/**
 * Where a number comes from. `scheme`: written in the operation or points of a node (and so in its
 * source cell). `computed`: from the numbers named; each leads on, until fact, parameter or scheme.
 */
export type Origin =
  | { from: 'fact'; fact: string }
  | { from: 'parameter'; parameter: string }
  | { from: 'scheme'; node: string }
  | { from: 'step'; node: string; subject: string }
  | { from: 'computed'; of: Origin[] };
export const Origin: z.ZodType<Origin> = z.lazy(() =>
  z.union([
    z.strictObject({ from: z.literal('fact'), fact: z.string() }),
    z.strictObject({ from: z.literal('parameter'), parameter: z.string() }),
    z.strictObject({ from: z.literal('scheme'), node: z.string() }),
    z.strictObject({ from: z.literal('step'), node: z.string(), subject: z.string() }),
    z.strictObject({ from: z.literal('computed'), of: z.array(Origin) }),
  ]),
);

/** A piece of a sentence: words, or an exact number with its origin. `as` says how to print it. */
export const Piece = z.union([
  z.string(),
  z.strictObject({ value: Amount, as: z.enum(['points', 'percent', 'count', 'plain']), origin: Origin }),
]);
export type Piece = z.infer<typeof Piece>;
/** An exact number with its origin. */
export type Quantity = Exclude<Piece, string>;

/** A fact that entered a step; `used` false with `why` when it was set aside (superseded, counted once, recused …). */
export const Input = z.strictObject({
  fact: z.string(),
  used: z.boolean(),
  why: z.string().nullable(),
});
export type Input = z.infer<typeof Input>;

/** A parameter that a step used; `assumed` when `--assume` gave its value. */
export const Use = z.strictObject({ parameter: z.string(), value: z.string(), assumed: z.boolean() });
export type Use = z.infer<typeof Use>;

/** Why a step has no value. missing 缺数据, not-applicable 不适用, recused 回避, too-few 票数不足, open 待定. */
export const AbsentReason = z.enum(['missing', 'not-applicable', 'recused', 'too-few', 'open']);
export type AbsentReason = z.infer<typeof AbsentReason>;

const stepShape = {
  node: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  operation: z.string(),
  /** Full marks, exact text; null where there are none. */
  points: Amount.nullable(),
  /** Score, exact text (`13.5`, `1/3`); null when absent. */
  value: Amount.nullable(),
  absent: AbsentReason.nullable(),
  source: Source.nullable(),
  inputs: z.array(Input),
  parameters: z.array(Use),
  /** What was done, as a Chinese sentence whose numbers have origins. */
  sentence: z.array(Piece),
  /** Further sentences: rounding, caps that cut, n/a redistributed, extremes dropped, recusal. */
  notes: z.array(z.array(Piece)),
};
export type Step = z.infer<z.ZodObject<typeof stepShape>> & { children: Step[] };
export const Step: z.ZodType<Step> = z.strictObject({
  ...stepShape,
  get children() {
    return z.array(Step);
  },
}) as z.ZodType<Step>;

export const Scorecard = z.strictObject({
  subject: z.string(),
  group: z.string(),
  /** Null while something is missing; `missing` then lists the nodes. */
  total: Amount.nullable(),
  missing: z.array(z.string()),
  /** Rank within its ranking; null without a total or while a tie waits for a decision. */
  rank: z.int().positive().nullable(),
  tied: z.boolean(),
  /** True when the rank depends on a rounding: the exact totals differ, the rounded do not. */
  rankByRounding: z.boolean(),
  grade: z.string().nullable(),
  /** Why the grade is not the one of the cut line (quota, veto), in Chinese. */
  gradeNote: z.string().nullable(),
  step: Step,
});
export type Scorecard = z.infer<typeof Scorecard>;

export const Result = z.strictObject({
  format: z.literal('plumbline/result/1'),
  title: z.string(),
  cycle: z.string(),
  demonstration: z.string().nullable(),
  engine: z.string(),
  /** Keys of parameters whose value was assumed. */
  assumed: z.array(z.strictObject({ parameter: z.string(), title: z.string(), value: z.string(), reason: z.string() })),
  /** Parameters for which something was assumed although their value is signed or stated: that value was used. Absent: none. */
  idle: z.array(z.strictObject({ parameter: z.string(), title: z.string(), value: z.string() })).optional(),
  /** In the order of groups, then rank, then id. */
  scorecards: z.array(Scorecard),
});
export type Result = z.infer<typeof Result>;

/** Hashes (SHA-256, hex) of the canonical bytes, made by the caller of the engine. */
export const Receipt = z.strictObject({
  engine: z.string(),
  scheme: z.string(),
  assumptions: z.string().nullable(),
  facts: z.string(),
  result: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
