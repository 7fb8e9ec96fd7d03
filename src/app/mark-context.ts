// What an assessor looks at beside a cell (评分的依据): the subject's target and self-assessment, last year's mark, and what was taken off before.
import type { Actor } from '../domain/actor.ts';
import { type Milestone, milestonesOf } from '../domain/assignment.ts';
import type { Fact } from '../domain/fact.ts';
import { insist, reachOf } from '../domain/permission.ts';
import type { Scheme } from '../domain/scheme.ts';
import { bodyTitles, placeTitles } from '../domain/title.ts';
import { pointsOff } from '../engine/full-row.ts';
import { planIfAny } from '../engine/plan.ts';
import { bodies } from '../store/body.ts';
import { type Cycle, cycles } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { standingMarks } from '../store/handing.ts';
import { schemeOf } from '../store/scheme.ts';
import { selfAssessments, selfHandings } from '../store/self-assessment.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { marksPlace } from './evidence/read.ts';
import { notFound } from './not-found.ts';
import { loadScheme } from './scheme.ts';
import { lateBy } from './self-assessment/read.ts';
import { inForce } from './task/row.ts';

/** Shown only once the body has confirmed it. */
export type ShownSelfAssessment = { text: string; claimed: string | null; at: string; isLate: boolean };
export type LastMark = { assessor: string; value: string | null; notApplicable: boolean; reason: string | null };
export type MarkContext = {
  target: string | null;
  milestones: Milestone[];
  leads: string[];
  lastYear: { title: string; marks: LastMark[] } | null;
  selfAssessment: ShownSelfAssessment | null;
};
export type MarkPlace = { cycle: string; node: string; subject: string };

/** What was written when the body handed in last: what came later is not confirmed. */
async function confirmed(tx: Tx, { cycle, node, subject }: MarkPlace): Promise<ShownSelfAssessment | null> {
  const last = (await selfHandings(tx, cycle, subject)).at(-1);
  if (last === undefined) return null;
  const versions = (await selfAssessments(tx, cycle, subject)).filter((row) => row.node === node && row.at <= last.at);
  const row = versions.at(-1);
  return row === undefined ? null : { text: row.text, claimed: row.claimed, at: row.at, isLate: lateBy(last) };
}

/** A row of another year by its words: ids are a year's own. */
const rowCalled = ({ root }: Scheme, title: string | undefined): string | null =>
  [...placeTitles(root)].find(([, each]) => each === title)?.[0] ?? null;

/** Whose marks the actor sees: of the own body alone, or everybody's. */
const whoseMarks = (actor: Actor): string | null => (reachOf(actor, 'mark:read') === 'all' ? null : (actor.body ?? ''));

async function lastYearOf(tx: Tx, actor: Actor, place: MarkPlace, now: Cycle, scheme: Scheme) {
  const before = (await cycles(tx))
    .filter(({ year }) => year < now.year)
    .toSorted((a, b) => (a.year < b.year ? 1 : -1));
  const [last] = before;
  const row = last === undefined ? null : await schemeOf(tx, last.id, null);
  const node = row === null ? null : rowCalled(row.scheme, placeTitles(scheme.root).get(place.node));
  if (last === undefined || row === null || node === null) return null;
  const titles = bodyTitles(row.scheme, await bodies(tx));
  const marks = (await standingMarks(tx, last.id, whoseMarks(actor))).flatMap(({ assessor, fact }): LastMark[] => {
    if (fact.type !== 'mark' || fact.node !== node || fact.subject !== place.subject) return [];
    const { value, notApplicable, reason } = fact;
    return [{ assessor: titles.get(assessor) ?? assessor, value, notApplicable, reason }];
  });
  return marks.length === 0 ? null : { title: last.title, marks };
}

/** Of a cell that the actor marks, or may see all of. Throws `not-permitted`. */
export async function readMarkContext(actor: Actor, place: MarkPlace, deps: Deps): Promise<MarkContext> {
  insist(actor, 'mark:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { cycle, node, subject } = place;
    const year = await loadCycle(tx, cycle);
    const { scheme } = await loadScheme(tx, cycle);
    if (!placeTitles(scheme.root).has(node) || !scheme.subjects.some(({ id }) => id === subject))
      throw notFound('这一格', 'This cell');
    const seesAll = reachOf(actor, 'mark:read') === 'all';
    if (!seesAll && !(await marksPlace(tx, actor, place))) insist(actor, 'mark:read', null);
    const row = (await inForce(tx, cycle, subject))?.assignment.rows.find((each) => each.node === node);
    return {
      target: row?.target ?? null,
      milestones: row === undefined ? [] : milestonesOf(row),
      leads: row?.leads.map(({ title }) => title) ?? [],
      lastYear: await lastYearOf(tx, actor, place, year, scheme),
      selfAssessment: await confirmed(tx, place),
    };
  });
}

/** `row`: what the row is called; `off`: points taken off the full mark of the row. */
export type MarkCase = { id: string; year: string; row: string; subject: string; off: string; reason: string };
export type MarkCasesReply = { cases: MarkCase[] };

/** Beyond so many, older ones are not told. */
const casesMost = 2000;

async function casesIn(tx: Tx, { id, year }: Cycle, assessor: string): Promise<MarkCase[]> {
  const row = await schemeOf(tx, id, null);
  const planned = row === null ? null : planIfAny(row.scheme);
  if (row === null || planned === null) return [];
  const titles = bodyTitles(row.scheme, await bodies(tx));
  const rows = placeTitles(row.scheme.root);
  return (await standingMarks(tx, id, assessor)).toReversed().flatMap(({ fact }: { fact: Fact }): MarkCase[] => {
    if (fact.type !== 'mark' || fact.reason === null) return [];
    const off = pointsOff(planned, fact);
    if (off === null) return [];
    const subject = titles.get(fact.subject) ?? fact.subject;
    return [{ id: fact.id, year, row: rows.get(fact.node) ?? fact.node, subject, off, reason: fact.reason }];
  });
}

/** The points that an assessor has taken off, this year and in earlier ones, with the reasons; its own alone where the actor sees no others. */
export async function readMarkCases(
  actor: Actor,
  { cycle, assessor }: { cycle: string; assessor: string },
  deps: Deps,
): Promise<MarkCasesReply> {
  insist(actor, 'mark:read', assessor);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { year } = await loadCycle(tx, cycle);
    const cases: MarkCase[] = [];
    for (const each of (await cycles(tx)).filter((other) => other.year <= year))
      if (cases.length < casesMost) cases.push(...(await casesIn(tx, each, assessor)));
    return { cases: cases.slice(0, casesMost) };
  });
}
