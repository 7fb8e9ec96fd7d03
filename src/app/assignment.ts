// Assignments of a cycle (责任分工): each subject's targets, lead sections and persons, in versions of their own.
import type { Actor } from '../domain/actor.ts';
import type { Assignment } from '../domain/assignment.ts';
import type { Both } from '../domain/both.ts';
import { canonical } from '../domain/canonical.ts';
import { insist, may, reachOf } from '../domain/permission.ts';
import { isLack, type Lack } from '../domain/lack.ts';
import { noteKept, noteWords } from '../domain/note.ts';
import type { Problem } from '../domain/problem.ts';
import { type Refusal, refusalFor } from '../domain/refusal.ts';
import type { Scheme, Subject } from '../domain/scheme.ts';
import { safeName } from '../documents/path.ts';
import { checkAssignment } from '../engine/assignment-check.ts';
import { accountTitles } from '../store/account.ts';
import {
  addAssignmentVersion,
  assignmentColumns,
  assignmentOf,
  type AssignmentRow,
  type AssignmentVersion,
  assignmentVersions,
  newestAssignments,
} from '../store/assignment.ts';
import { bodies, type SectionRow } from '../store/body.ts';
import type { Tx } from '../store/database.ts';
import { sectionLookup, sectionMeant } from './body/section-name.ts';
import { loadCycle } from './cycle.ts';
import { dayIn, type Deps } from './deps.ts';
import { type Happening, openJournal, record } from './journal.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { exported, type ExportedFile } from './export.ts';
import { rowHash, sha256 } from './hash.ts';
import { notFound } from './not-found.ts';
import { loadScheme } from './scheme.ts';
import { insistNow, stageOf } from './standing.ts';
import { savedBefore } from './version.ts';
import { writers } from './writers.ts';

/** What is missing in an assignment: `owner-missing` → 3. */
export type Lacks = Partial<Record<Lack, number>>;

/** `version` 0: nobody has begun. */
export type AssignmentEntry = {
  body: string;
  title: string;
  group: string;
  version: number;
  at: string | null;
  by: string | null;
  lacks: Lacks;
};

function lacksOf(problems: readonly Problem[]): Lacks {
  const lacks: Lacks = {};
  for (const { code } of problems) if (isLack(code)) lacks[code] = (lacks[code] ?? 0) + 1;
  return lacks;
}

/** What nobody has begun yet. */
export const newAssignment = (scheme: Scheme, year: string, { id, title }: Subject): Assignment => ({
  format: 'plumbline/assignment/1',
  title: `${title}${year}年度绩效指标责任分工`,
  demonstration: scheme.demonstration,
  subject: id,
  rows: [],
});

/** All subjects for who sees all; the own body for who sees that. */
export async function listAssignments(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<AssignmentEntry[]> {
  insist(actor, 'assignment:read');
  const seesAll = reachOf(actor, 'assignment:read') === 'all';
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { year } = await loadCycle(tx, cycle);
    const { scheme } = await loadScheme(tx, cycle);
    const kept = new Map((await newestAssignments(tx, cycle)).map((row) => [row.body, row]));
    const titles = await accountTitles(tx);
    const groups = new Map(scheme.groups.map(({ id, title }) => [id, title]));
    return scheme.subjects
      .filter(({ id }) => seesAll || id === actor.body)
      .map((subject) => {
        const row = kept.get(subject.id);
        return {
          body: subject.id,
          title: subject.title,
          group: groups.get(subject.group) ?? subject.group,
          version: row?.version ?? 0,
          at: row?.at ?? null,
          by: titles.get(row?.account ?? '') ?? null,
          lacks: lacksOf(checkAssignment(scheme, row?.assignment ?? newAssignment(scheme, year, subject))),
        };
      });
  });
}

export type WhichAssignment = { cycle: string; body: string; version: number | null };

/**
 * `mayEdit`: the actor may save a next version. `own`: rows that the actor's section leads or supports; null where the
 * actor belongs to no section of the body. `sections` are those that may lead, of the directory and of the scheme.
 */
export type AssignmentReply = {
  body: string;
  subject: string;
  version: number;
  note: Both;
  at: string | null;
  by: string | null;
  mayEdit: boolean;
  own: string[] | null;
  sections: string[];
  assignment: Assignment;
};

function subjectOf(scheme: Scheme, body: string): Subject {
  const subject = scheme.subjects.find(({ id }) => id === body);
  if (subject === undefined) throw notFound('这个被考评单位', 'This subject');
  return subject;
}

const noVersion = (): Refusal => notFound('这一版责任分工', 'This version of the assignment');

function sectionsOf({ sections }: Subject, known: readonly SectionRow[]): string[] {
  const named = sectionLookup(known);
  return [...new Set([...sections, ...known].map(({ title }) => named(title)?.title ?? title))];
}

function ownRows({ rows }: Assignment, known: readonly SectionRow[], section: string): string[] {
  const isMeant = sectionMeant(known, section);
  return rows.filter(({ leads, cooperators }) => isMeant(leads) || isMeant(cooperators)).map(({ node }) => node);
}

async function replyIn(
  tx: Tx,
  actor: Actor,
  { cycle, body, version }: WhichAssignment,
  deps: Deps,
): Promise<AssignmentReply> {
  const { year } = await loadCycle(tx, cycle);
  const { scheme } = await loadScheme(tx, cycle);
  const subject = subjectOf(scheme, body);
  const row = await assignmentOf(tx, cycle, body, version);
  if (row === null && version !== null) throw noVersion();
  const titles = await accountTitles(tx);
  const known = (await bodies(tx)).find(({ id }) => id === body)?.sections ?? [];
  const assignment = row?.assignment ?? newAssignment(scheme, year, subject);
  return {
    body,
    subject: subject.title,
    version: row?.version ?? 0,
    note: noteWords(row?.note ?? ''),
    at: row?.at ?? null,
    by: titles.get(row?.account ?? '') ?? null,
    mayEdit: may(actor, 'assignment:edit', body, await stageOf(tx, cycle, deps)),
    own: actor.body === body && actor.section !== null ? ownRows(assignment, known, actor.section) : null,
    sections: sectionsOf(subject, known),
    assignment,
  };
}

export async function readAssignment(
  actor: Actor,
  { cycle, body, version }: WhichAssignment,
  deps: Deps,
): Promise<AssignmentReply> {
  insist(actor, 'assignment:read', body);
  return deps.store.transaction(actor.jurisdiction, (tx) => replyIn(tx, actor, { cycle, body, version }, deps));
}

export type AssignmentVersionLine = Omit<AssignmentVersion, 'note'> & { note: Both; by: string | null };

export async function listAssignmentVersions(
  actor: Actor,
  { cycle, body }: { cycle: string; body: string },
  deps: Deps,
): Promise<AssignmentVersionLine[]> {
  insist(actor, 'assignment:read', body);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    subjectOf((await loadScheme(tx, cycle)).scheme, body);
    const titles = await accountTitles(tx);
    const versions = await assignmentVersions(tx, cycle, body);
    return versions.map((each) => ({
      ...each,
      note: noteWords(each.note),
      by: titles.get(each.account ?? '') ?? null,
    }));
  });
}

/** Whose it is, whether it is invented, and which cells its rows were read from is not the sender's to say. */
function asKept(given: Assignment, scheme: Scheme, body: string, before: Assignment | null): Assignment {
  const sources = new Map((before?.rows ?? []).map(({ node, source }) => [node, source]));
  return {
    ...given,
    subject: body,
    demonstration: scheme.demonstration,
    rows: given.rows.map((row) => ({ ...row, source: sources.get(row.node) ?? null })),
  };
}

/** The entry of a saved version; `title` is the body's. */
export function savedAssignment(cycle: string, row: AssignmentRow, title: string): Happening {
  const { data, ...words } = noteKept(row.note);
  return {
    event: 'assignment-saved',
    cycle,
    body: row.body,
    bound: rowHash(assignmentColumns(cycle, row)),
    data: { ...data, body: title, version: String(row.version), sha256: row.sha256 },
    ...words,
  };
}

export type AssignmentSave = { cycle: string; body: string; base: number; assignment: Assignment; note: string };

/** Gaps are no hindrance; rows that the scheme does not have are. `base` 0: the first version. Answers what stands now. */
export async function saveAssignment(actor: Actor, input: AssignmentSave, deps: Deps): Promise<AssignmentReply> {
  insist(actor, 'assignment:edit', input.body);
  const { cycle, body, base } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { scheme } = await loadScheme(tx, cycle);
    const subject = subjectOf(scheme, body);
    await insistNow(tx, actor, 'assignment:edit', { cycle, body }, deps);
    const before = base === 0 ? null : await assignmentOf(tx, cycle, body, base);
    if (base > 0 && before === null) throw noVersion();
    const assignment = asKept(input.assignment, scheme, body, before?.assignment ?? null);
    const sent = { account: actor.account, sha256: sha256(canonical(assignment)), note: input.note.trim() };
    const next = await assignmentOf(tx, cycle, body, base + 1);
    const saved = savedBefore(next, { ...sent, base, what: '责任分工没有保存。' });
    if (saved !== null) return replyIn(tx, actor, { cycle, body, version: saved.version }, deps);
    const faults = checkAssignment(scheme, assignment).filter(({ severity }) => severity === 'error');
    if (faults.length > 0)
      throw refusalFor('document-invalid', faults, {
        what: '责任分工没有保存。',
        next: '请按上面说的改正后再保存；输入的内容还在。',
        english: `Not saved: ${faults.length} row(s) are not in the scheme, or are there twice.`,
      });
    const row = { ...sent, body, version: base + 1, at: now.toISOString(), assignment };
    await addAssignmentVersion(tx, cycle, row);
    await record(tx, actor, now, savedAssignment(cycle, row, subject.title));
    return replyIn(tx, actor, { cycle, body, version: row.version }, deps);
  });
}

/** The official table with the body's targets and lead sections, as a Word file. */
export async function exportAssignment(
  actor: Actor,
  { cycle, body, version, signal }: WhichAssignment & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'assignment:read', body);
  const now = deps.now();
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const { assignment, version: found } = await replyIn(tx, actor, { cycle, body, version }, deps);
    const { scheme } = await loadScheme(tx, cycle);
    const content = await writers.schemeDocument(scheme, assignment, dayIn(now));
    const document = { file: 'version', title: assignment.title, number: found, form: 'docx' } as const;
    await record(tx, actor, now, exported(cycle, document, body));
    return { name: `${safeName(assignment.title)}-第${found}版.docx`, content };
  });
}
