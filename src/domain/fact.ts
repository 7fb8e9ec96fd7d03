// The four kinds of facts (事实): marks, tallies, adjustments, figures. Added, never edited.
import { z } from 'zod';
import { Amount, Count } from './setting.ts';

const common = {
  id: z.string().min(1),
  /** Id of the scheme's node. */
  node: z.string(),
  /** Id of the subject. */
  subject: z.string(),
  /** Person (or system) who put it in. */
  by: z.string(),
  /** Calendar day, `2022-12-30`. */
  at: z.iso.date(),
  /** Names or hashes of evidence files (佐证材料). */
  evidence: z.array(z.string()),
  /** The fact that this one corrects; the older one no longer counts and stays visible. */
  supersedes: z.string().nullable(),
  /** 撤回: takes the fact that it supersedes back and says nothing in its place; the rest repeats it. */
  withdrawn: z.literal(true).optional(),
  /** Why the older one was corrected or taken back, where somebody said so. */
  changedFor: z.string().min(1).optional(),
};

/** 评分: `value` null with `notApplicable` true is n/a (不适用). A mark under full has a reason. */
export const Mark = z.strictObject({
  type: z.literal('mark'),
  ...common,
  assessor: z.string(),
  value: Amount.nullable(),
  notApplicable: z.boolean(),
  reason: z.string().nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** 计票: how many of each answer. `counts` keys are the answers as the ballot words them. */
export const Tally = z.strictObject({
  type: z.literal('tally'),
  ...common,
  voterGroup: z.string().nullable(),
  channel: z.string().nullable(),
  counts: z.record(z.string(), Count.nonnegative()),
});
export type Tally = z.infer<typeof Tally>;

/**
 * 加减分. `level` is what the scheme's table prices; `points` the stated points where it has no
 * table. `matter` names the award's subject matter, `incident` the incident of a finding: equal
 * names count once. `rank` of `ranked` is for provincial ranks; `share` of the responsible bodies
 * (`bodies` of them) is for points that they share. `veto` facts change no points by themselves.
 */
export const Adjustment = z.strictObject({
  type: z.literal('adjustment'),
  ...common,
  title: z.string(),
  issuer: z.string().nullable(),
  document: z.string().nullable(),
  /** Calendar day of the document; null where only the year or the month is known. */
  date: z.iso.date().nullable(),
  level: z.string().nullable(),
  points: Amount.nullable(),
  matter: z.string().nullable(),
  incident: z.string().nullable(),
  rank: Count.positive().nullable(),
  ranked: Count.positive().nullable(),
  /** How many stand on the same rank, this one included. */
  tied: Count.positive().nullable(),
  bodies: Count.positive().nullable(),
  share: Amount.nullable(),
  veto: z.boolean(),
});
export type Adjustment = z.infer<typeof Adjustment>;

/** One that says nothing yet: whoever makes an adjustment says what it has beside. */
export const plainAdjustment = {
  type: 'adjustment',
  issuer: null,
  document: null,
  date: null,
  level: null,
  points: null,
  matter: null,
  incident: null,
  rank: null,
  ranked: null,
  tied: null,
  bodies: null,
  share: null,
  veto: false,
} as const;

/** 数据: a number or a level of a period; `key` as the operation names it. */
export const Figure = z.strictObject({
  type: z.literal('figure'),
  ...common,
  key: z.string(),
  /** Year of the figure, `2022`; operations that look back find earlier years by it. */
  period: z.string(),
  value: Amount.nullable(),
  level: z.string().nullable(),
  notApplicable: z.boolean(),
  reason: z.string().nullable(),
});
export type Figure = z.infer<typeof Figure>;

export const Fact = z.discriminatedUnion('type', [Mark, Tally, Adjustment, Figure]);
export type Fact = z.infer<typeof Fact>;

/** The box of one mark: a row of the table, a subject and an assessor. */
export const markSlot = (node: string, subject: string, assessor: string): string =>
  JSON.stringify(['mark', node, subject, assessor]);

/** The box that only one counting fact may fill; null where there may be several (adjustments, batches of votes). */
export function slotOf(fact: Fact): string | null {
  if (fact.type === 'mark') return markSlot(fact.node, fact.subject, fact.assessor);
  if (fact.type === 'figure') return JSON.stringify(['figure', fact.node, fact.subject, fact.key, fact.period]);
  return null;
}

export const Facts = z.strictObject({
  format: z.literal('plumbline/facts/1'),
  title: z.string(),
  cycle: z.string(),
  demonstration: z.string().nullable(),
  facts: z.array(Fact),
});
export type Facts = z.infer<typeof Facts>;
