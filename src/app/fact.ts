// Facts into the database (事实入库): checked, journalled and never edited; whoever loses a race sees both.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { type Fact, type Facts, slotOf } from '../domain/fact.ts';
import { isKeptSo } from '../domain/given-fact.ts';
import { levelNames } from '../domain/level-name.ts';
import type { Problem } from '../domain/problem.ts';
import type { Act } from '../domain/act.ts';
import { insist, insistOpen, reachOf } from '../domain/permission.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import type { Scheme } from '../domain/scheme.ts';
import { checkFacts } from '../engine/facts-check.ts';
import { type Plan, plan } from '../engine/plan.ts';
import type { Tx } from '../store/database.ts';
import { addFacts, type FactRow, factsById, factsOf, lastInSlots, supersededBy } from '../store/fact.ts';
import type { Presence } from '../store/presence.ts';
import { loadCycle } from './cycle.ts';
import { dayIn, type Deps } from './deps.ts';
import { factsFor } from './fact-list.ts';
import { happeningOf } from './fact-sentence.ts';
import { append, type Author, openJournal } from './journal.ts';
import { insistOnOthers, insistUnlocked } from './handing/lock.ts';
import { insistOnAnswers } from './question.ts';
import { othersIn } from './presence.ts';
import { loadScheme } from './scheme.ts';
import { stageOf } from './standing.ts';

/** A fact as a person sends it: who and when is the server's to say. */
export type GivenFact = Fact extends infer Kind ? (Kind extends Fact ? Omit<Kind, 'by' | 'at'> : never) : never;

/** The box was filled by somebody else meanwhile: `theirs` stands, `yours` is not saved. */
export type Conflict = { yours: GivenFact; theirs: FactRow };
export type Saved = { saved: FactRow[]; conflicts: Conflict[] };

/** What the verbs that take facts need of a cycle: its settled plan. Throws where questions are open, and where nobody is appraised. */
export async function planOf(tx: Tx, cycle: string): Promise<{ scheme: Scheme; version: number; plan: Plan }> {
  const { scheme, version } = await loadScheme(tx, cycle);
  insistOnAnswers(scheme, null);
  const planned = plan(scheme, null);
  if (scheme.subjects.length > 0) return { scheme, version, plan: planned };
  throw new Refusal('no-subjects', {
    what: '方案还没有被考评单位，不能评分和计算。',
    why: '不知道考评哪些单位，就没有可以评分的格，也没有可以计算的总分。',
    next: '请主办单位在“考评方案”的“被考评单位”里从名录加入。',
    english: 'Nobody is appraised by the scheme yet: the organiser adds the subjects on the page of the scheme.',
  });
}

const sameContent = (given: GivenFact, kept: Fact): boolean => {
  const { by, at } = kept;
  return canonical({ ...given, by, at }) === canonical(kept);
};

/** A corrected fact as the check needs it: what it corrected itself is past, and need not be loaded. */
const asFirst = ({ supersedes: _supersedes, withdrawn: _withdrawn, ...rest }: Fact): Fact => ({
  ...rest,
  supersedes: null,
});

/** A fact that stands in the way: the box is filled by another than the one that is corrected. */
async function inTheWay(tx: Tx, cycle: string, given: readonly GivenFact[]): Promise<Map<string, FactRow>> {
  const withIds = given.map((fact) => ({ fact, slot: slotOf({ ...fact, by: '', at: '' }) }));
  const slots = withIds.flatMap(({ slot }) => (slot === null ? [] : [slot]));
  const filled = new Map((await lastInSlots(tx, cycle, slots)).map((row) => [row.slot, row]));
  const corrected = withIds.flatMap(({ fact }) => (fact.supersedes === null ? [] : [fact.supersedes]));
  const later = await supersededBy(tx, cycle, corrected);
  return new Map(
    withIds.flatMap(({ fact, slot }): [string, FactRow][] => {
      const now = slot === null ? undefined : filled.get(slot);
      const other = fact.supersedes === null ? undefined : later.get(fact.supersedes);
      if (now !== undefined && now.fact.id !== fact.supersedes) return [[fact.id, now]];
      return other === undefined ? [] : [[fact.id, other]];
    }),
  );
}

const faultOf = ({ id, node }: GivenFact, code: Problem['code'], message: string): Problem => ({
  code,
  severity: 'error',
  place: { text: `事实“${id}”`, source: null, node },
  message,
});

/** A correction stays where what it corrects was: moved elsewhere, it would leave a box that nobody can fill again, or points that nobody sees go. */
function movedFaults(facts: readonly Fact[], corrected: readonly FactRow[]): Problem[] {
  const earlier = new Map(corrected.map(({ fact }) => [fact.id, fact]));
  const isSameBox = (a: Fact, b: Fact) => a.node === b.node && a.subject === b.subject && slotOf(a) === slotOf(b);
  return facts.flatMap((fact): Problem[] => {
    const before = earlier.get(fact.supersedes ?? '');
    if (before === undefined || isSameBox(before, fact)) return [];
    const message = '更正要留在原处：换了单位、指标或考评单位的，请撤回原来的一条，再在新处登记。';
    return [faultOf(fact, 'supersedes-elsewhere', message)];
  });
}

/** Taking back, nobody says anew what no bound would hold. */
function repeatFaults(facts: readonly Fact[], corrected: readonly FactRow[]): Problem[] {
  const earlier = new Map(corrected.map(({ fact }) => [fact.id, fact]));
  return facts
    .filter((fact) => fact.withdrawn === true)
    .filter((fact) => !isKeptSo(fact, earlier.get(fact.supersedes ?? '') ?? fact))
    .map((fact) => faultOf(fact, 'withdrawn-other', '撤回要照原来的一条写，数和名称不能改；请刷新页面后再撤回。'));
}

/** A correction that comes together with what it corrects: the boxes are looked at as they stand before both. */
function togetherFaults(given: readonly GivenFact[]): Problem[] {
  const ids = new Set(given.map(({ id }) => id));
  return given
    .filter(({ supersedes }) => supersedes !== null && ids.has(supersedes))
    .map((fact) => faultOf(fact, 'supersedes-together', '要更正的一条和它一起提交；请只提交更正后的一条。'));
}

/** Two of one request for the same box, or that correct the same fact. */
function twinFaults(given: readonly GivenFact[]): Problem[] {
  const boxOf = (fact: GivenFact) => slotOf({ ...fact, by: '', at: '' });
  const twins = (keyOf: (fact: GivenFact) => string | null): Set<GivenFact> =>
    new Set([...Map.groupBy(given, keyOf)].flatMap(([key, group]) => (key === null || group.length < 2 ? [] : group)));
  const [inBox, corrections] = [twins(boxOf), twins(({ supersedes }) => supersedes)];
  return given.flatMap((fact): Problem[] => {
    if (corrections.has(fact))
      return [faultOf(fact, 'superseded-twice', '一起提交的还有别的更正，更正的是同一条；请只提交一条。')];
    return inBox.has(fact) ? [faultOf(fact, 'fact-twice', '一起提交的还有别的，填在同一格；请只提交一条。')] : [];
  });
}

/** Nothing is said of the fact that has the id already: it may be another's. */
const usedFaults = (given: readonly GivenFact[]): Problem[] =>
  given.map((fact) => faultOf(fact, 'duplicate-id', '这个编号已经用过，内容不同；请刷新页面后再试。'));

/** With the levels as the scheme spells them. */
function withLevels(scheme: Scheme, given: readonly GivenFact[]): GivenFact[] {
  const named = levelNames(scheme);
  return given.map((fact) => ('level' in fact ? { ...fact, level: named(fact.node, fact.level) } : fact));
}

/** Cells of a workbook that facts were read from, by their ids. */
export type Cells = Parameters<typeof checkFacts>[2];

function insistOnContent(
  planned: Plan,
  facts: Facts,
  fresh: ReadonlySet<string>,
  moved: readonly Problem[],
  cells: Cells,
): void {
  insistOnNone(
    [...moved, ...checkFacts(planned, facts, cells).filter(({ severity }) => severity === 'error')],
    fresh.size,
  );
}

function insistOnNone(faults: readonly Problem[], count: number): void {
  if (faults.length === 0) return;
  const codes = [...new Set(faults.map(({ code }) => code))].join(', ');
  throw refusalFor('facts-invalid', faults, {
    what: `有 ${faults.length} 处不能保存，${count} 条都没有保存。`,
    next: '请按上面说的改正后再保存；输入的内容还在。',
    english: `Nothing was saved, ${faults.length} fault(s): ${codes}`,
  });
}

/**
 * Saves facts whose actor was allowed to give them. A fact that is there already with the same id and content is
 * answered as saved: a repeated request changes nothing. Throws `facts-invalid` with all faults and saves nothing.
 * `under`: the act on whose authority they are added, where it is not that of giving them.
 */
export async function addToCycle(
  tx: Tx,
  author: Author,
  cycle: string,
  sent: readonly GivenFact[],
  deps: Deps,
  cells?: Cells,
  under?: Act,
): Promise<Saved> {
  const now = deps.now();
  // Under the lock: no version of the scheme and no end of the cycle comes between the check and the saving.
  const head = await openJournal(tx);
  const { year } = await loadCycle(tx, cycle);
  const { scheme, plan: planned } = await planOf(tx, cycle);
  const given = withLevels(scheme, sent);
  const known = new Map(
    (
      await factsById(
        tx,
        cycle,
        given.map(({ id }) => id),
      )
    ).map((row) => [row.fact.id, row]),
  );
  const repeated = given.flatMap((fact) => {
    const row = known.get(fact.id);
    return row !== undefined && sameContent(fact, row.fact) ? [row] : [];
  });
  const isRepeated = new Set(repeated.map(({ fact }) => fact.id));
  const fresh = given.filter(({ id }) => !isRepeated.has(id));
  // What is there already is answered as saved, also when the year has gone on since.
  const stage = await stageOf(tx, cycle, deps);
  for (const { type } of fresh) insistOpen(under ?? (type === 'mark' ? 'mark:give' : 'fact:add'), stage);
  insistOnOthers(planned, fresh);
  // Whoever decides an appeal corrects what was handed in long ago.
  if (under === undefined) await insistUnlocked(tx, cycle, fresh);
  const blocked = await inTheWay(tx, cycle, fresh);
  const taken = fresh.filter(({ id }) => !blocked.has(id));
  const facts = taken.map((fact): Fact => ({ ...fact, by: author.title, at: dayIn(now) }));
  const corrected = await factsById(
    tx,
    cycle,
    taken.flatMap(({ supersedes }) => supersedes ?? []),
  );
  insistOnContent(
    planned,
    factsFor(scheme, year, corrected.map(({ fact }) => asFirst(fact)).concat(facts)),
    new Set(taken.map(({ id }) => id)),
    [
      ...usedFaults(taken.filter(({ id }) => known.has(id))),
      ...togetherFaults(fresh),
      ...movedFaults(facts, corrected),
      ...repeatFaults(facts, corrected),
    ],
    cells,
  );
  const before = new Map(corrected.map(({ fact }) => [fact.id, fact]));
  const added = facts.map((fact) => ({ fact, account: author.account, at: now.toISOString() }));
  const happenings = added.map((each) =>
    happeningOf(scheme, cycle, each, before.get(each.fact.supersedes ?? '') ?? null),
  );
  const sequences = await append(tx, head, author, now, happenings);
  const rows = added.map((each, index) => ({ ...each, sequence: sequences[index] ?? head.sequence }));
  await addFacts(tx, cycle, rows);
  const saved = [...repeated, ...rows];
  const conflicts = fresh.flatMap((yours) => {
    const theirs = blocked.get(yours.id);
    return theirs === undefined ? [] : [{ yours, theirs }];
  });
  return { saved, conflicts };
}

const insistOnGiver = (actor: Actor, fact: GivenFact): void =>
  fact.type === 'mark' ? insist(actor, 'mark:give', fact.assessor) : insist(actor, 'fact:add');

/** Marks by their assessor, other facts by the organiser; nobody corrects what it may not give. */
export async function giveFacts(
  actor: Actor,
  { cycle, facts }: { cycle: string; facts: readonly GivenFact[] },
  deps: Deps,
): Promise<Saved> {
  for (const fact of facts) insistOnGiver(actor, fact);
  // Before anything is asked of the database, or checked while others wait for the journal.
  insistOnNone([...togetherFaults(facts), ...twinFaults(facts)], facts.length);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const corrected = await factsById(
      tx,
      cycle,
      facts.flatMap(({ supersedes }) => supersedes ?? []),
    );
    for (const { fact } of corrected) insistOnGiver(actor, fact);
    return addToCycle(tx, actor, cycle, facts, deps);
  });
}

export type Marks = { facts: FactRow[]; presence: Presence[] };

/** The marks that the actor may see, after a journal number, and who edits which: an assessor sees its own body's only. */
export async function readMarks(
  actor: Actor,
  { cycle, since }: { cycle: string; since: number },
  deps: Deps,
): Promise<Marks> {
  insist(actor, 'mark:read');
  const assessor = reachOf(actor, 'mark:read') === 'all' ? null : (actor.body ?? '');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    return {
      facts: await factsOf(tx, cycle, { since, types: ['mark'], assessor }),
      presence: await othersIn(tx, actor, cycle, assessor, deps),
    };
  });
}

/** Adjustments, figures and tallies after a journal number. */
export async function readFacts(
  actor: Actor,
  { cycle, since }: { cycle: string; since: number },
  deps: Deps,
): Promise<FactRow[]> {
  insist(actor, 'fact:read');
  const types = ['adjustment', 'figure', 'tally'] as const;
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    return factsOf(tx, cycle, { since, types, assessor: null });
  });
}
