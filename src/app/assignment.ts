// Assignments of a cycle (责任分工): each subject's targets, lead sections and persons, in versions of their own.
import type { Actor } from '../domain/actor.ts';
import type { Assignment } from '../domain/assignment.ts';
import { canonical } from '../domain/canonical.ts';
import { insist, may, reachOf } from '../domain/permission.ts';
import { isLack, type Lack } from '../domain/lack.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import type { Scheme, Subject } from '../domain/scheme.ts';
import { safeName } from '../documents/path.ts';
import { checkAssignment } from '../engine/assignment-check.ts';
import { accountTitles } from '../store/account.ts';
import {
  addAssignmentVersion,
  assignmentOf,
  type AssignmentVersion,
  assignmentVersions,
  newestAssignments,
} from '../store/assignment.ts';
import { bodies } from '../store/body.ts';
import type { Tx } from '../store/database.ts';
import { loadCycle } from './cycle.ts';
import { dayIn, type Deps } from './deps.ts';
import { record } from './journal.ts';
import { exported, type ExportedFile } from './export.ts';
import { sha256 } from './hash.ts';
import { notFound } from './not-found.ts';
import { loadScheme } from './scheme.ts';
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

/** `mayEdit`: the actor may save a next version. `sections` are those that may lead, of the directory and of the scheme. */
export type AssignmentReply = {
  body: string;
  subject: string;
  version: number;
  note: string;
  at: string | null;
  by: string | null;
  mayEdit: boolean;
  sections: string[];
  assignment: Assignment;
};

function subjectOf(scheme: Scheme, body: string): Subject {
  const subject = scheme.subjects.find(({ id }) => id === body);
  if (subject === undefined) throw notFound('这个被考评单位', 'This subject');
  return subject;
}

async function sectionsOf(tx: Tx, { id, sections }: Subject): Promise<string[]> {
  const known = (await bodies(tx)).find((body) => body.id === id)?.sections ?? [];
  return [...new Set([...sections, ...known].map(({ title }) => title))];
}

async function replyIn(tx: Tx, actor: Actor, { cycle, body, version }: WhichAssignment): Promise<AssignmentReply> {
  const { year } = await loadCycle(tx, cycle);
  const { scheme } = await loadScheme(tx, cycle);
  const subject = subjectOf(scheme, body);
  const row = await assignmentOf(tx, cycle, body, version);
  if (row === null && version !== null) throw notFound('这一版责任分工', 'This version of the assignment');
  const titles = await accountTitles(tx);
  return {
    body,
    subject: subject.title,
    version: row?.version ?? 0,
    note: row?.note ?? '',
    at: row?.at ?? null,
    by: titles.get(row?.account ?? '') ?? null,
    mayEdit: may(actor, 'assignment:edit', body),
    sections: await sectionsOf(tx, subject),
    assignment: row?.assignment ?? newAssignment(scheme, year, subject),
  };
}

export async function readAssignment(
  actor: Actor,
  { cycle, body, version }: WhichAssignment,
  deps: Deps,
): Promise<AssignmentReply> {
  insist(actor, 'assignment:read', body);
  return deps.store.transaction(actor.jurisdiction, (tx) => replyIn(tx, actor, { cycle, body, version }));
}

export type AssignmentVersionLine = AssignmentVersion & { by: string | null };

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
    return versions.map((each) => ({ ...each, by: titles.get(each.account ?? '') ?? null }));
  });
}

const conflict = (base: number): Refusal =>
  new Refusal('version-conflict', {
    what: '责任分工没有保存。',
    why: `您改的是第 ${base} 版，别人已经保存了更新的一版。`,
    next: '您的改动还在本页；请看一看新版，再在新版上保存。',
    english: `You edited version ${base}, but somebody saved a newer one. Your changes are still on this page: look at the new version and save on top of it.`,
  });

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

export type AssignmentSave = { cycle: string; body: string; base: number; assignment: Assignment; note: string };

/** Gaps are no hindrance; rows that the scheme does not have are. `base` 0: the first version. Answers what stands now. */
export async function saveAssignment(actor: Actor, input: AssignmentSave, deps: Deps): Promise<AssignmentReply> {
  insist(actor, 'assignment:edit', input.body);
  const { cycle, body, base } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme } = await loadScheme(tx, cycle);
    const subject = subjectOf(scheme, body);
    const newest = await assignmentOf(tx, cycle, body, null);
    if ((newest?.version ?? 0) !== base) throw conflict(base);
    const assignment = asKept(input.assignment, scheme, body, newest?.assignment ?? null);
    const faults = checkAssignment(scheme, assignment).filter(({ severity }) => severity === 'error');
    if (faults.length > 0)
      throw refusalFor('document-invalid', faults, {
        what: '责任分工没有保存。',
        next: '请按上面说的改正后再保存；输入的内容还在。',
        english: `Not saved: ${faults.length} row(s) are not in the scheme.`,
      });
    const note = input.note.trim();
    const version = {
      body,
      version: base + 1,
      sha256: sha256(canonical(assignment)),
      note,
      account: actor.account,
      at: now.toISOString(),
    };
    if (!(await addAssignmentVersion(tx, cycle, { ...version, assignment }))) throw conflict(base);
    await record(tx, actor, now, {
      event: 'assignment-saved',
      cycle,
      body,
      data: { body: subject.title, version: String(version.version), note, sha256: version.sha256 },
    });
    return replyIn(tx, actor, { cycle, body, version: version.version });
  });
}

/** The official table with the body's targets and lead sections, as a Word file. */
export async function exportAssignment(
  actor: Actor,
  { cycle, body, version }: WhichAssignment,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'assignment:read', body);
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { assignment, version: found } = await replyIn(tx, actor, { cycle, body, version });
    const { scheme } = await loadScheme(tx, cycle);
    const content = await writers.schemeDocument(scheme, assignment, dayIn(now));
    const document = { file: 'version', title: assignment.title, number: found, form: 'docx' } as const;
    await record(tx, actor, now, exported(cycle, document, body));
    return { name: `${safeName(assignment.title)}-第${found}版.docx`, content };
  });
}
