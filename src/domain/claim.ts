// What is handed in to be counted (加减分申报): awards, findings, rankings of superiors and innovations; each is adopted as facts, or refused.
import { z } from 'zod';
import type { Both } from './both.ts';
import { keptWords } from './kept-words.ts';
import { Amount, Count, given } from './setting.ts';

export const ClaimKind = z.enum(['incentive', 'finding', 'reward', 'innovation']);
export type ClaimKind = z.infer<typeof ClaimKind>;

export const claimKinds: Record<ClaimKind, Both> = {
  incentive: { zh: '正向激励', en: 'incentive' },
  finding: { zh: '察访核验', en: 'finding' },
  reward: { zh: '考核奖惩', en: 'ranking by a superior' },
  innovation: { zh: '创新成果', en: 'innovation' },
};

/** What a person writes, in the form in which it is kept; never empty. */
const words = (most: number) => z.string().max(most).overwrite(keptWords).min(1);
const line = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((text) => keptWords(text).replaceAll(/\s+/gu, ' '))
    .min(1);
const reason = words(2000);
const note = z.string().max(2000).overwrite(keptWords);
/** Ids of pieces in the room of evidence, each once. */
const pieces = z
  .array(z.uuid())
  .max(20)
  .overwrite((ids) => [...new Set(ids)]);
const paper = { issuer: line(100), document: line(100), date: z.iso.date() };
/** By the scheme's table, or as points where it has none. */
const price = { level: line(60).nullable(), points: given(Amount).nullable() };

/** `matter`: equal names count once, at their highest. */
export const IncentiveClaim = z.strictObject({
  kind: z.literal('incentive'),
  title: line(200),
  ...paper,
  ...price,
  matter: line(200),
  evidence: pieces.min(1),
});
/** `incident`: equal names are deducted once. Until `replyBy` the subject may reply before anything is decided. */
export const FindingClaim = z.strictObject({
  kind: z.literal('finding'),
  title: line(200),
  ...paper,
  ...price,
  incident: line(200),
  reason,
  replyBy: z.iso.date(),
});
/** `rank` among `ranked`, `tied` of them on the same; every subject is responsible, with its `share` where the scheme asks for one. */
export const RewardClaim = z.strictObject({
  kind: z.literal('reward'),
  title: line(200),
  ...paper,
  rank: Count.positive(),
  ranked: Count.positive(),
  tied: Count.positive(),
  bodies: z
    .array(z.strictObject({ subject: z.string().min(1).max(400), share: given(Amount).nullable() }))
    .min(1)
    .max(20),
});
export const InnovationClaim = z.strictObject({
  kind: z.literal('innovation'),
  title: line(200),
  text: words(5000),
  evidence: pieces.min(1),
});
export const ClaimContent = z.discriminatedUnion('kind', [IncentiveClaim, FindingClaim, RewardClaim, InnovationClaim]);
export type ClaimContent = z.infer<typeof ClaimContent>;
export type ContentOf<K extends ClaimKind> = Extract<ClaimContent, { kind: K }>;

/** How a subject takes a finding. */
export const Stance = z.enum(['accepted', 'objected']);
export type Stance = z.infer<typeof Stance>;

const factIds = z.array(z.string());
/** What a person gives with a step. */
export const said = {
  ...price,
  note,
  reason,
  text: words(2000),
  stance: Stance,
  evidence: pieces,
  dueOn: z.iso.date(),
  /** By the criterion's key. */
  marks: z.record(z.string().max(400), given(Amount)),
};
/** What is done about a claim, one after another. `facts`: the ids of those that it added. */
export const ClaimStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('replied'), stance: said.stance, text: said.text, evidence: said.evidence }),
  z.strictObject({ kind: z.literal('adopted'), level: said.level, points: said.points, note, facts: factIds }),
  z.strictObject({ kind: z.literal('refused'), reason }),
  z.strictObject({ kind: z.literal('withdrawn'), reason, facts: factIds }),
  z.strictObject({ kind: z.literal('replaced'), content: InnovationClaim }),
  z.strictObject({ kind: z.literal('marked'), marks: said.marks, note }),
  z.strictObject({ kind: z.literal('rectification-asked'), text: said.text, dueOn: said.dueOn }),
  z.strictObject({ kind: z.literal('rectification-answered'), text: said.text, evidence: said.evidence }),
  z.strictObject({ kind: z.literal('rectification-accepted'), note }),
  z.strictObject({ kind: z.literal('rectification-returned'), reason, dueOn: said.dueOn }),
]);
export type ClaimStep = z.infer<typeof ClaimStep>;
export type StepKind = ClaimStep['kind'];
export const stepKinds = ClaimStep.options.map(({ shape }) => shape.kind.value);
export type StepOf<K extends StepKind> = Extract<ClaimStep, { kind: K }>;

export const stepWords: Record<StepKind, Both> = {
  replied: { zh: '反馈意见', en: 'replied' },
  adopted: { zh: '认定', en: 'adopted it' },
  refused: { zh: '不予认定', en: 'refused it' },
  withdrawn: { zh: '撤回', en: 'took it back' },
  replaced: { zh: '换交', en: 'handed in another one' },
  marked: { zh: '评审', en: 'marked it' },
  'rectification-asked': { zh: '要求整改', en: 'asked for a rectification' },
  'rectification-answered': { zh: '答复整改', en: 'answered the rectification' },
  'rectification-accepted': { zh: '整改合格', en: 'accepted the rectification' },
  'rectification-returned': { zh: '退回整改', en: 'sent the rectification back' },
};

/** Open until it is decided; taken back is over, whatever was decided before. */
export type ClaimState = 'open' | 'adopted' | 'refused' | 'withdrawn';
export const claimStates = ['open', 'adopted', 'refused', 'withdrawn'] as const satisfies readonly ClaimState[];

export function stateOf(steps: readonly Pick<ClaimStep, 'kind'>[]): ClaimState {
  const last = steps.findLast(({ kind }) => kind === 'adopted' || kind === 'refused' || kind === 'withdrawn')?.kind;
  return last === 'adopted' || last === 'refused' || last === 'withdrawn' ? last : 'open';
}

/** Whether it may count, or counts: what was refused or taken back may be handed in anew. */
export const isStanding = (steps: readonly Pick<ClaimStep, 'kind'>[]): boolean =>
  ['open', 'adopted'].includes(stateOf(steps));

/** The newest content: an innovation may have been replaced. */
export const contentOf = (first: ClaimContent, steps: readonly ClaimStep[]): ClaimContent =>
  steps.findLast((step) => step.kind === 'replaced')?.content ?? first;

/** Facts that the claim added and that nothing has taken back. */
export function factsOfClaim(steps: readonly ClaimStep[]): string[] {
  if (stateOf(steps) !== 'adopted') return [];
  return steps.findLast((step) => step.kind === 'adopted')?.facts ?? [];
}

/** Asked for, answered, and accepted or sent back; null: nobody has asked for one. `dueOn`: the day that counts now. */
export type Rectification = { state: 'asked' | 'answered' | 'accepted'; dueOn: string };

export function rectificationOf(steps: readonly ClaimStep[]): Rectification | null {
  const asked = steps.findLast((step) => step.kind === 'rectification-asked' || step.kind === 'rectification-returned');
  if (asked === undefined) return null;
  const since = steps.slice(steps.indexOf(asked)).map(({ kind }) => kind);
  const isAccepted = since.includes('rectification-accepted');
  const state = isAccepted ? 'accepted' : since.includes('rectification-answered') ? 'answered' : 'asked';
  return { state, dueOn: asked.dueOn };
}

/** Names of matters and incidents as they are compared: spaces, width of letters and quotation marks say nothing. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s“”‘’"'《》〈〉「」]/gu, '');
