// Moving a year from stage to stage (考评阶段流转): by one person, by two, or by the calendar; each change is journalled.
import type { Actor } from '../domain/actor.ts';
import type { Word } from '../domain/event-word.ts';
import { insist } from '../domain/permission.ts';
import { actOf } from '../domain/proposal.ts';
import { Refusal } from '../domain/refusal.ts';
import { isOpenIn, leadsTo, type Stage, type TransitionName, transitions } from '../domain/stage.ts';
import type { Order, StageDetails } from '../domain/stage-change.ts';
import { computationOf } from '../store/computation.ts';
import { begunCycles, cycles } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { factsSince } from '../store/fact.ts';
import { jurisdictions } from '../store/jurisdiction.ts';
import { addProposalEnd, proposalEndColumns, proposals } from '../store/proposal.ts';
import { certify } from './checkpoint.ts';
import { addStageChange, type StageChange, stageChanges, stageColumns } from '../store/stage.ts';
import { insistOnDecided } from './appeal/state.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { planOf } from './fact.ts';
import { rowHash } from './hash.ts';
import { unhandedIn } from './handing/board.ts';
import { type Author, type Happening, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { loadScheme } from './scheme.ts';
import { type Standing, standingOf } from './standing.ts';

const calendarAuthor = (jurisdiction: string): Author => ({ jurisdiction, account: null, title: 'system-calendar' });

const stageWord = (stage: Stage): Word => ({ is: 'stage', stage });

function changed(cycle: string, row: StageChange): Happening {
  const { reason, document, computation, first, day, unhanded = [] } = row.details;
  return {
    event: 'stage-changed',
    cycle,
    bound: rowHash(stageColumns(cycle, row)),
    data: {
      number: String(row.number),
      ...(reason !== undefined && reason !== '' && { reason }),
      ...(computation !== undefined && { computation: String(computation) }),
      ...(first !== undefined && { first: first.title }),
      ...(day !== undefined && { day }),
      ...(unhanded.length > 0 && { unhanded: String(unhanded.length) }),
    },
    words: {
      transition: { is: 'transition', transition: row.transition },
      from: stageWord(row.from),
      to: stageWord(row.to),
      ...(document !== undefined && { order: { is: 'order', order: document } }),
    },
  };
}

/** Whatever waits for a second person and cannot be done in this stage any more ends with it. */
async function lapse(tx: Tx, cycle: string, stage: Stage, author: Author, now: Date): Promise<Happening[]> {
  const over = (await proposals(tx, cycle)).filter(({ kind, end }) => end === null && !isOpenIn(stage, actOf(kind)));
  const happenings: Happening[] = [];
  for (const { id, kind, person } of over) {
    const end = {
      outcome: 'lapsed' as const,
      reason: '',
      person: null,
      account: author.account,
      at: now.toISOString(),
    };
    await addProposalEnd(tx, cycle, id, end);
    happenings.push({
      event: 'proposal-ended',
      cycle,
      bound: rowHash(proposalEndColumns(cycle, id, end)),
      data: { proposal: id, first: person.title },
      words: { kind: { is: 'proposal', proposal: kind }, outcome: { is: 'outcome', outcome: 'lapsed' } },
    });
  }
  return happenings;
}

type Change = { transition: TransitionName; from: Stage; details: StageDetails };

/** Writes a change down; for verbs that hold the journal's head and have asked whether it is allowed. */
export async function addChange(
  tx: Tx,
  cycle: string,
  number: number,
  change: Change,
  author: Author,
  now: Date,
): Promise<void> {
  const { transition, from: before } = change;
  const to = leadsTo(transition, before);
  if (to === null) throw new Error(`no ${transition} at ${before}`);
  // Who had not handed in is not taken in silence.
  const unhanded = transition === 'closure' ? await unhandedIn(tx, cycle) : [];
  const details = { ...change.details, ...(unhanded.length > 0 && { unhanded }) };
  const row = { number, transition, from: before, to, details, account: author.account, at: now.toISOString() };
  await addStageChange(tx, cycle, row);
  await record(tx, author, now, changed(cycle, row), ...(await lapse(tx, cycle, to, author, now)));
}

/** Writes down what the calendar has done; for verbs that hold the journal's head. Answers where the year stands then. */
export async function settleDue(tx: Tx, jurisdiction: string, cycle: string, deps: Deps): Promise<Standing> {
  const { due, changes } = await standingOf(tx, cycle, deps);
  for (const [at, { transition, from, day }] of due.entries())
    await addChange(
      tx,
      cycle,
      changes.length + at + 1,
      { transition, from, details: { day } },
      calendarAuthor(jurisdiction),
      deps.now(),
    );
  return standingOf(tx, cycle, deps);
}

/** Of all cities and years: what has become due since it was asked last. */
export async function settleAllDue(deps: Deps): Promise<void> {
  for (const { id } of await deps.store.transaction('', jurisdictions)) {
    const isChanged = await deps.store.transaction(id, async (tx) => {
      let some = false;
      for (const cycle of await cycles(tx)) {
        if ((await standingOf(tx, cycle.id, deps)).due.length === 0) continue;
        await openJournal(tx);
        await settleDue(tx, id, cycle.id, deps);
        some = true;
      }
      return some;
    });
    if (isChanged) await certify(deps, id);
  }
}

const givenAlready = (): Refusal =>
  new Refusal('facts-given', {
    what: '方案没有收回。',
    why: '这一年度已经有评分或数据：它们是按下达的方案给的。',
    next: '要改方案的，请依据文件调整；要停用这一年度的，另建一个年度。',
    english: 'Not recalled: facts were given by the scheme as it was issued. Change it by a document instead.',
  });

const stale = (): Refusal =>
  new Refusal('computation-stale', {
    what: '这次计算结果没有采用。',
    why: '算过以后，方案或数据又有变动。',
    next: '请重新计算，核对变化，再提请采用。',
    english: 'Not applied: scheme or facts have changed since this computation. Compute again.',
  });

/** Throws `not-found`, and `computation-stale` where something came after it. */
export async function insistOnFresh(tx: Tx, cycle: string, number: number): Promise<void> {
  const row = await computationOf(tx, cycle, number);
  if (row === null) throw notFound('这次计算', 'This computation');
  const { version } = await loadScheme(tx, cycle);
  const newest = await computationOf(tx, cycle, null);
  if (row.schemeVersion !== version || newest?.number !== number) throw stale();
  if ((await factsSince(tx, cycle, row.factSequence)) > 0) throw stale();
}

/** What a transition needs beside the stage and the permission. */
async function insistOnReady(tx: Tx, cycle: string, transition: TransitionName, details: StageDetails): Promise<void> {
  if (transition === 'opening') await planOf(tx, cycle);
  if (transition === 'recall' && (await begunCycles(tx)).has(cycle)) throw givenAlready();
  if (transition === 'application') await insistOnFresh(tx, cycle, details.computation ?? 0);
  if (transition === 'settlement') await insistOnDecided(tx, cycle, await stageChanges(tx, cycle));
}

function insistOnSaid(transition: TransitionName, { reason = '', document }: StageDetails): void {
  const { asks, zh, en } = transitions[transition];
  if (asks === 'reason' && reason === '')
    throw new Refusal('input-invalid', {
      what: `没有${zh}。`,
      why: '还没有写理由。',
      next: '请写明理由再提交。',
      english: `The ${en} needs a reason.`,
    });
  if (asks === 'document' && document === undefined)
    throw new Refusal('order-needed', {
      what: `没有登记${zh}。`,
      why: '还没有写明依据的文件。',
      next: '请填写会议纪要的文号和日期。',
      english: `The ${en} needs the number and date of the minutes.`,
    });
}

/**
 * Carries a transition out in a transaction that holds the journal's head; the second person, where one is needed, has
 * agreed. Throws `stage-closed`, and what the transition needs.
 */
export async function carryTransition(
  tx: Tx,
  actor: Actor,
  { cycle, transition, details }: { cycle: string; transition: TransitionName; details: StageDetails },
  deps: Deps,
): Promise<void> {
  const { stage, changes } = await settleDue(tx, actor.jurisdiction, cycle, deps);
  insist(actor, transitions[transition].act, undefined, stage);
  insistOnSaid(transition, details);
  await insistOnReady(tx, cycle, transition, details);
  await addChange(tx, cycle, changes.length + 1, { transition, from: stage, details }, actor, deps.now());
}

export type Move = { cycle: string; transition: TransitionName; reason: string; document: Order | null };

/** A transition that one person carries out; what needs two is proposed (proposal.ts). */
export async function moveStage(
  actor: Actor,
  { cycle, transition, reason, document }: Move,
  deps: Deps,
): Promise<void> {
  const { act, hands } = transitions[transition];
  insist(actor, act);
  if (hands !== 'one') throw new Error(`${transition} needs two people`);
  const details = { ...(reason !== '' && { reason }), ...(document !== null && { document }) };
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    await carryTransition(tx, actor, { cycle, transition, details }, deps);
  });
  await certify(deps, actor.jurisdiction);
}
