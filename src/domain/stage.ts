// Stages of the appraisal year (考评阶段): one table of what each allows and where it leads; may(), the stage bar, the API and the docs read it.
import { z } from 'zod';
import type { Both } from './both.ts';
import type { Act } from './act.ts';

/** In the order of the year. */
export const Stage = z.enum([
  'drafted',
  'opened',
  'marking',
  'closed',
  'computed',
  'reviewed',
  'published',
  'settled',
  'archived',
]);
export type Stage = z.infer<typeof Stage>;

/** Who has to agree. `two-bodies`: of different bodies, inside one body of different sections. `two-seats`: two of organiser, supervisor and archivist. */
export type Hands = 'one' | 'two' | 'two-bodies' | 'two-seats';

/** What whoever carries a transition out has to say. */
type Asked = 'nothing' | 'reason' | 'document';

/** `moves`: from where to where. `act` decides who may. Each is a noun in the address: `/api/cycles/…/closure`. */
type Transition = Both & {
  act: Act;
  moves: Partial<Record<Stage, Stage>>;
  hands: Hands;
  asks: Asked;
};

export const transitions = {
  opening: {
    zh: '下达',
    en: 'opening',
    act: 'stage:opening',
    moves: { drafted: 'opened' },
    hands: 'one',
    asks: 'nothing',
  },
  // Only as long as no fact was given: the way back from what was pressed too early.
  recall: {
    zh: '收回',
    en: 'recall',
    act: 'stage:recall',
    moves: { opened: 'drafted', marking: 'drafted' },
    hands: 'one',
    asks: 'reason',
  },
  marking: {
    zh: '开始评分',
    en: 'start of marking',
    act: 'stage:marking',
    moves: { opened: 'marking' },
    hands: 'one',
    asks: 'nothing',
  },
  closure: {
    zh: '截止评分',
    en: 'closure',
    act: 'stage:closure',
    moves: { marking: 'closed' },
    hands: 'two',
    asks: 'reason',
  },
  // A computation that the two have applied takes the place of the one before, as long as nothing is reviewed.
  application: {
    zh: '采用计算结果',
    en: 'application of a computation',
    act: 'stage:application',
    moves: { closed: 'computed', computed: 'computed' },
    hands: 'two-bodies',
    asks: 'nothing',
  },
  review: {
    zh: '审核',
    en: 'review',
    act: 'stage:review',
    moves: { computed: 'reviewed' },
    hands: 'one',
    asks: 'nothing',
  },
  publication: {
    zh: '公示',
    en: 'publication',
    act: 'stage:publication',
    moves: { reviewed: 'published' },
    hands: 'one',
    asks: 'nothing',
  },
  settlement: {
    zh: '审定',
    en: 'settlement',
    act: 'stage:settlement',
    moves: { published: 'settled' },
    hands: 'one',
    asks: 'document',
  },
  archive: {
    zh: '归档',
    en: 'archiving',
    act: 'stage:archive',
    moves: { settled: 'archived' },
    hands: 'two-seats',
    asks: 'nothing',
  },
  reopening: {
    zh: '重新开放评分',
    en: 'reopening',
    act: 'stage:reopening',
    moves: {
      closed: 'marking',
      computed: 'marking',
      reviewed: 'marking',
      published: 'marking',
      settled: 'marking',
      archived: 'marking',
    },
    hands: 'two-seats',
    asks: 'reason',
  },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;
export const TransitionName = z.enum(Object.keys(transitions) as [TransitionName, ...TransitionName[]]);

/** Where a transition leads from a stage; null: nowhere. */
export const leadsTo = (transition: TransitionName, from: Stage): Stage | null =>
  (transitions[transition].moves as Partial<Record<Stage, Stage>>)[from] ?? null;

/** The transitions that a stage has, in the order of the year. */
export const leavesBy = (from: Stage): TransitionName[] =>
  TransitionName.options.filter((name) => leadsTo(name, from) !== null);

type Row = Both & {
  /** What is going on, in a sentence for everybody. */
  now: Both;
  /** Acts that the stage allows, beside its transitions; of an act that no stage names, stages say nothing. */
  acts: readonly Act[];
  /** Of these, the ones that need the document that orders them: 指标调整. */
  byDocument: readonly Act[];
};

const drafting = ['scheme:edit', 'parameter:sign'] as const;
/** Also during the year: what a document is to change is sent out before. */
const consulting = ['consultation:send', 'consultation:answer', 'consultation:reply'] as const;
/** What was found is put right, also when the year has been marked. */
const rectifying = ['rectification:ask', 'rectification:answer'] as const;
const yearly = [
  ...drafting,
  'calendar:edit',
  'assignment:edit',
  'fact:add',
  'workbook:fill',
  'result:compute',
  'evidence:add',
  'assignment:issue',
  'assignment:file',
  'task:report',
  'half-year:note',
  'claim:hand-in',
  'claim:decide',
  'claim:withdraw',
  'finding:hand-in',
  'finding:reply',
  'reward:hand-in',
  'innovation:call',
  'innovation:hand-in',
  'innovation:mark',
  ...rectifying,
  'self-assessment:write',
  'self-assessment:hand-in',
  ...consulting,
] as const;

export const stages = {
  drafted: {
    zh: '起草',
    en: 'drafted',
    now: { zh: '方案正在起草，还没有下达。', en: 'The scheme is being drafted; it is not issued yet.' },
    acts: [...drafting, ...consulting, 'calendar:edit', 'assignment:edit', 'cycle:discard'],
    byDocument: [],
  },
  opened: {
    zh: '执行',
    en: 'opened',
    now: {
      zh: '方案已经下达，各单位分解落实；还没有开始评分。',
      en: 'The scheme is issued and carried out; marking has not begun.',
    },
    acts: yearly,
    byDocument: drafting,
  },
  marking: {
    zh: '评分',
    en: 'marking',
    now: { zh: '考评单位正在评分。', en: 'The assessors are marking.' },
    acts: [...yearly, 'extension:propose', 'mark:give', 'mark:check', 'mark:hand-in', 'handing:return'],
    byDocument: drafting,
  },
  closed: {
    zh: '截止',
    en: 'closed',
    now: { zh: '评分已经截止，等待计算。', en: 'Marking is closed; the computation comes next.' },
    acts: ['calendar:edit', 'result:compute', 'assignment:file', ...rectifying],
    byDocument: [],
  },
  computed: {
    zh: '计算',
    en: 'computed',
    now: {
      zh: '计算结果已由两人采用，等待审核。',
      en: 'Two people have applied a computation; its review comes next.',
    },
    acts: ['calendar:edit', 'result:compute', ...rectifying],
    byDocument: [],
  },
  reviewed: {
    zh: '审核',
    en: 'reviewed',
    now: { zh: '结果已经审核，等待公示。', en: 'The results are reviewed; their publication comes next.' },
    acts: ['calendar:edit', ...rectifying],
    byDocument: [],
  },
  published: {
    zh: '公示',
    en: 'published',
    now: { zh: '结果正在公示。', en: 'The results are published.' },
    // Evidence for what a subject asks to be looked at again.
    acts: ['calendar:edit', 'evidence:add', 'archive:export', 'appeal:make', 'appeal:decide', ...rectifying],
    byDocument: [],
  },
  settled: {
    zh: '审定',
    en: 'settled',
    now: { zh: '结果已经审定。', en: 'The results are settled.' },
    acts: ['archive:export', ...rectifying],
    byDocument: [],
  },
  archived: {
    zh: '归档',
    en: 'archived',
    now: { zh: '这一年度已经归档。', en: 'The year is archived.' },
    acts: ['archive:export'],
    byDocument: [],
  },
} as const satisfies Record<Stage, Row>;

const allowedIn = (stage: Stage): readonly Act[] => [
  ...stages[stage].acts,
  ...leavesBy(stage).map((name) => transitions[name].act),
];

/** In which stages an act is open; null: stages say nothing of it. */
export function stagesOf(act: Act): Stage[] | null {
  const found = Stage.options.filter((stage) => allowedIn(stage).includes(act));
  return found.length === 0 ? null : found;
}

/** Whether a stage leaves an act open. */
export const isOpenIn = (stage: Stage, act: Act): boolean => stagesOf(act)?.includes(stage) ?? true;

/** Whether an act needs the document that orders it, in this stage. */
export const needsDocument = (stage: Stage, act: Act): boolean =>
  (stages[stage].byDocument as readonly Act[]).includes(act);

/** Whether a stage is at or behind another one. */
export const hasReached = (stage: Stage, other: Stage): boolean =>
  Stage.options.indexOf(stage) >= Stage.options.indexOf(other);
