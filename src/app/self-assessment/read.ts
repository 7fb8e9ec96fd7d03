// Self-assessments as people see them (自评): each row of a body with its target, what was written, and whether it is handed in.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import { labelOf } from '../../domain/display.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import { isLate } from '../../domain/consultation.ts';
import { format } from '../../domain/rational.ts';
import type { Scheme, Subject } from '../../domain/scheme.ts';
import { assignedRows } from '../../engine/assignment-check.ts';
import type { Plan } from '../../engine/plan.ts';
import { accountTitles } from '../../store/account.ts';
import type { Tx } from '../../store/database.ts';
import { newestUses } from '../../store/evidence.ts';
import {
  selfAssessments,
  type SelfAssessmentRow,
  type SelfHandingRow,
  selfHandings,
} from '../../store/self-assessment.ts';
import { loadCycle } from '../cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { planOf } from '../fact.ts';
import { sha256 } from '../hash.ts';
import { subjectIn } from '../issue.ts';
import { standingOf } from '../standing.ts';
import { colleaguesIn } from '../task/read.ts';
import { inForce, rightTo } from '../task/row.ts';

export type SelfAssessmentLine = {
  node: string;
  label: string;
  criterion: string | null;
  points: string | null;
  target: string | null;
  leads: string[];
  text: string;
  claimed: string | null;
  version: number;
  at: string | null;
  by: string | null;
  evidence: number;
  mayWrite: boolean;
};

/** `isChanged`: rows were written anew since. */
export type SelfHanded = { number: number; at: string; by: string | null; isLate: boolean; isChanged: boolean };

/** `covered`: the hash of the newest versions; `lacking`: rows without any. */
export type SelfAssessmentReply = {
  body: string;
  subject: string;
  dueOn: string | null;
  isLate: boolean;
  rows: SelfAssessmentLine[];
  lacking: number;
  covered: string;
  handed: SelfHanded | null;
  mayHandIn: boolean;
  demonstration: string | null;
};

export type WhichSelfAssessment = { cycle: string; body: string };

export const newestOf = (rows: readonly SelfAssessmentRow[]): Map<string, SelfAssessmentRow> =>
  new Map(rows.map((row) => [row.node, row]));

export const coveredBy = (rows: Iterable<SelfAssessmentRow>): string =>
  sha256(
    canonical(
      Object.fromEntries([...rows].map(({ node, version, text, claimed }) => [node, { version, text, claimed }])),
    ),
  );

/** The nodes of the rows that a subject has. */
export const rowsFor = (scheme: Scheme, subject: Subject) => assignedRows(scheme, subject.id);

export const lateBy = ({ at, dueOn }: Pick<SelfHandingRow, 'at' | 'dueOn'>): boolean =>
  dueOn !== null && isLate(at, dueOn);

/** The most that a row is worth to the subject; null: it has no points of its own. */
export function mostFor(plan: Plan, node: string, subject: Subject) {
  return plan.points.get(node)?.get(subject.group)?.value ?? null;
}

/** Which rows the actor may write on: of its section, or as owner, deputy or whoever acts for them; the body's own account on all. */
export async function writable(
  tx: Tx,
  actor: Actor,
  { cycle, body }: WhichSelfAssessment,
  today: string,
): Promise<(node: string) => boolean> {
  if (!may(actor, 'self-assessment:write', body)) return () => false;
  if (actor.roles.includes('subject')) return () => true;
  const force = await inForce(tx, cycle, body);
  const known = await colleaguesIn(tx, body);
  return (node) => {
    const row = force?.assignment.rows.find((each) => each.node === node);
    return row !== undefined && rightTo(actor, row, known, today) !== null;
  };
}

export async function replyIn(
  tx: Tx,
  actor: Actor,
  which: WhichSelfAssessment,
  deps: Pick<Deps, 'now'>,
): Promise<SelfAssessmentReply> {
  const { cycle, body } = which;
  await loadCycle(tx, cycle);
  const { scheme, plan } = await planOf(tx, cycle);
  const subject = subjectIn(scheme, body);
  const { stage, calendar } = await standingOf(tx, cycle, deps);
  const today = dayIn(deps.now());
  const newest = newestOf(await selfAssessments(tx, cycle, body));
  const force = await inForce(tx, cycle, body);
  const titles = await accountTitles(tx);
  const mayWrite = await writable(tx, actor, which, today);
  const uses = await newestUses(tx, { cycle, subject: body });
  const isOpen = may(actor, 'self-assessment:write', body, stage);
  const rows = rowsFor(scheme, subject).map((node): SelfAssessmentLine => {
    const written = newest.get(node.id);
    const most = mostFor(plan, node.id, subject);
    const assigned = force?.assignment.rows.find((each) => each.node === node.id);
    return {
      node: node.id,
      label: labelOf(node),
      criterion: node.criterion,
      points: most === null ? null : format(most),
      target: assigned?.target ?? null,
      leads: assigned?.leads.map(({ title }) => title) ?? [],
      text: written?.text ?? '',
      claimed: written?.claimed ?? null,
      version: written?.version ?? 0,
      at: written?.at ?? null,
      by: titles.get(written?.account ?? '') ?? null,
      evidence: uses.filter((use) => use.node === node.id && use.state === 'standing').length,
      mayWrite: isOpen && mayWrite(node.id),
    };
  });
  const last = (await selfHandings(tx, cycle, body)).at(-1);
  const covered = coveredBy(newest.values());
  // A section sees its own rows only, as in its tasks.
  const seesAll = reachOf(actor, 'self-assessment:read') === 'all' || actor.roles.includes('subject');
  return {
    body,
    subject: subject.title,
    dueOn: calendar.assessedBy,
    isLate: calendar.assessedBy !== null && today > calendar.assessedBy,
    rows: rows.filter(({ node }) => seesAll || mayWrite(node)),
    lacking: rows.filter(({ version }) => version === 0).length,
    covered,
    handed:
      last === undefined
        ? null
        : {
            number: last.number,
            at: last.at,
            by: titles.get(last.account ?? '') ?? null,
            isLate: lateBy(last),
            isChanged: last.covered !== covered,
          },
    mayHandIn: may(actor, 'self-assessment:hand-in', body, stage),
    demonstration: scheme.demonstration,
  };
}

export async function readSelfAssessment(
  actor: Actor,
  which: WhichSelfAssessment,
  deps: Deps,
): Promise<SelfAssessmentReply> {
  insist(actor, 'self-assessment:read', which.body);
  return deps.store.transaction(actor.jurisdiction, (tx) => replyIn(tx, actor, which, deps));
}

/** `handed` null: the body has not handed in. */
export type SelfAssessmentEntry = {
  body: string;
  title: string;
  written: number;
  of: number;
  handed: Omit<SelfHanded, 'by' | 'number'> | null;
};
export type SelfAssessmentsReply = { dueOn: string | null; bodies: SelfAssessmentEntry[] };

/** Of all bodies that the actor may see; who has not handed in comes first. */
export async function listSelfAssessments(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<SelfAssessmentsReply> {
  insist(actor, 'self-assessment:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    const { scheme } = await planOf(tx, cycle);
    const { calendar } = await standingOf(tx, cycle, deps);
    const written = Map.groupBy(await selfAssessments(tx, cycle, null), ({ body }) => body);
    const handings = Map.groupBy(await selfHandings(tx, cycle, null), ({ body }) => body);
    const bodies = scheme.subjects
      .filter(({ id }) => may(actor, 'self-assessment:read', id))
      .map((subject): SelfAssessmentEntry => {
        const newest = newestOf(written.get(subject.id) ?? []);
        const last = handings.get(subject.id)?.at(-1);
        const handed =
          last === undefined
            ? null
            : { at: last.at, isLate: lateBy(last), isChanged: last.covered !== coveredBy(newest.values()) };
        return {
          body: subject.id,
          title: subject.title,
          written: newest.size,
          of: rowsFor(scheme, subject).length,
          handed,
        };
      });
    const order = ({ handed, written: count }: SelfAssessmentEntry): number => (handed === null ? 0 : 1000) + count;
    return { dueOn: calendar.assessedBy, bodies: bodies.toSorted((a, b) => order(a) - order(b)) };
  });
}
