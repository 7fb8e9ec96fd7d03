// The verdict of an import (导入的结论): one function says beforehand what the commit will save, and the commit saves just that.
import { type Directory, extend, lookupIn, shipped } from '../../documents/directory.ts';
import { importWith } from '../../documents/import/import-with.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { ColumnRole } from '../../domain/column-role.ts';
import { type EarlierAnswer, earlierAnswers } from '../../domain/earlier-answer.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import { insist } from '../../domain/permission.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ImportResult } from '../../domain/row.ts';
import { type Body, isOpen, nodesOf, type Parameter, type Scheme } from '../../domain/scheme.ts';
import type { Source } from '../../domain/source.ts';
import { assignmentOf } from '../../store/assignment.ts';
import { bodies } from '../../store/body.ts';
import { cycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { jurisdictions } from '../../store/jurisdiction.ts';
import type { Deps } from '../deps.ts';
import { loadDocument } from '../document.ts';
import { joinedProblems } from '../offline/scheme.ts';
import { checkScheme, loadScheme } from '../scheme.ts';
import { type ChangeLine, changesBetween } from '../scheme-table.ts';
import { rowProblems } from './rows.ts';
import { withSubjectsFrom } from './subjects.ts';

export type ReadColumn = { table: number; column: number; role: ColumnRole };

/** The table's own assignment: `body` is the subject that it is saved for, null where it is not saved, with the reason. */
export type OwnAssignment = {
  assignment: Assignment;
  body: { id: string; title: string } | null;
  why: 'subject-unknown' | 'assigned-already' | null;
};

export type Verdict = {
  title: string | null;
  rows: number;
  /** What the columns were read as, as far as rows came of them. */
  columns: ReadColumn[];
  scheme: Scheme;
  cells: ImportResult['cells'];
  /** Those of the reading, then those of the check, each question once. */
  problems: Problem[];
  assignment: OwnAssignment | null;
  /** Those who are appraised, mark or organise and that the directory lacks: it gets them, or nobody could have an account of theirs. */
  newBodies: Body[];
  /** Of a cycle's scheme: the signed answers that stay, and those whose questions are not asked any more. */
  kept: Parameter[];
  lost: Parameter[];
  /** Of a cycle's scheme: all that the next version changes; null where there is none before. */
  changes: ChangeLine[] | null;
};

/** The jurisdiction's own bodies go before the shipped ones; under an equal id the shipped names stay known. */
async function directoryOf(tx: Tx): Promise<Directory> {
  const known = new Map(shipped.bodies.map((body) => [body.id, body]));
  const own = (await bodies(tx)).map(({ id, title, names }) => {
    const before = known.get(id);
    const all = [...names, ...(before === undefined ? [] : [before.title, ...before.names])];
    return { id, title, names: [...new Set(all)] };
  });
  return extend(shipped, { format: shipped.format, bodies: own });
}

/** Fields of rows that are called otherwise than the columns they stand in. */
const roleOf: Record<string, ColumnRole> = { number: 'sequence', title: 'level' };

/** Each cell of one column speaks for what it was read as; the levels above the rows are those of the tree. */
function columnsOf({ rows, cells, scheme }: ImportResult): ReadColumn[] {
  const voices = new Map<string, Map<ColumnRole, number>>();
  const speak = ({ table, column, columnEnd }: Source, role: ColumnRole): void => {
    if (column !== columnEnd) return;
    const key = `${table}/${column}`;
    const roles = voices.get(key) ?? new Map<ColumnRole, number>();
    voices.set(key, roles.set(role, (roles.get(role) ?? 0) + 1));
  };
  for (const { source } of rows) {
    for (const [field, cell] of Object.entries(source.cells)) {
      const role = ColumnRole.safeParse(roleOf[field] ?? field);
      if (role.success) speak(cell, role.data);
    }
  }
  for (const { id, children } of nodesOf(scheme.root)) {
    if (children.length > 0) for (const cell of cells[id] ?? []) speak(cell, 'level');
  }
  const read = [...voices].flatMap(([key, roles]): ReadColumn[] => {
    const [table = 0, column = 0] = key.split('/').map(Number);
    const [most] = [...roles].toSorted((a, b) => b[1] - a[1]);
    return most === undefined ? [] : [{ table, column, role: most[0] }];
  });
  return read.toSorted((a, b) => a.table - b.table || a.column - b.column);
}

const answered = (scheme: Scheme, answers: readonly EarlierAnswer[]): Scheme => {
  const given = new Map(answers.map(({ parameter, answer }) => [parameter.key, answer]));
  const parameters = scheme.parameters.map((parameter) => {
    const answer = given.get(parameter.key);
    if (answer === undefined) return parameter;
    const { value, signer, reason } = answer;
    return { ...parameter, value, signer, reason };
  });
  return { ...scheme, parameters };
};

type Onto = Pick<Verdict, 'scheme' | 'kept' | 'lost' | 'changes'>;

/** On top of a scheme: its title, year and subjects stay, and the answers to the very same questions. */
function onTopOf(scheme: Scheme, before: Scheme): Onto {
  const { title, cycle, demonstration, organiser } = before;
  const whole = { ...scheme, title, cycle, demonstration, organiser: scheme.organiser ?? organiser };
  const same = earlierAnswers(whole, before).filter(({ question }) => question === null);
  const kept = same.map(({ answer }) => answer);
  const lost = before.parameters.filter(
    (parameter) => parameter.signer !== null && !isOpen(parameter) && !kept.includes(parameter),
  );
  const next = answered(whole, same);
  return { scheme: next, kept, lost, changes: changesBetween(before, next) };
}

export type Draft = { document: string; reading: Reading; target: ImportTarget };
type Place = { organiser: string | null; demonstration: string | null };

/** Whoever imports organises; of an account without a body, who organised the year before. */
async function placeOf(tx: Tx, { jurisdiction, body }: Actor): Promise<Place> {
  const here = (await jurisdictions(tx)).find(({ id }) => id === jurisdiction);
  const [newest] = await cycles(tx);
  const before = newest === undefined ? null : (await loadScheme(tx, newest.id)).scheme.organiser;
  return { demonstration: here?.demonstration ?? null, organiser: body ?? before };
}

async function schemeFor(
  tx: Tx,
  imported: ImportResult,
  target: ImportTarget,
  { directory, place }: { directory: Directory; place: Place },
): Promise<Onto & { problems: Problem[] }> {
  if (target.into === 'cycle') {
    const { scheme: before } = await loadScheme(tx, target.cycle, target.base);
    const chosen = await withSubjectsFrom(tx, imported, { from: 'scheme', scheme: before }, directory);
    const onto = onTopOf(chosen.scheme, before);
    const rows = await rowProblems(tx, target.cycle, before, onto.scheme);
    return { ...onto, problems: [...rows, ...chosen.problems] };
  }
  const { scheme, problems } = await withSubjectsFrom(tx, imported, target.subjects, directory);
  const organiser =
    scheme.organiser ?? (scheme.bodies.some(({ id }) => id === place.organiser) ? place.organiser : null);
  const whole = { ...scheme, title: target.title, cycle: target.year, demonstration: place.demonstration, organiser };
  return { scheme: whole, kept: [], lost: [], changes: null, problems };
}

/** Whose assignment it is: the subject of that name, with or without the place before it. */
async function ownAssignment(
  tx: Tx,
  given: Assignment | null,
  scheme: Scheme,
  { directory, cycle }: { directory: Directory; cycle: string | null },
): Promise<OwnAssignment | null> {
  if (given === null) return null;
  const name = given.subject;
  const id =
    name === null
      ? undefined
      : (scheme.subjects.find((each) => each.title === name)?.id ?? lookupIn(directory)(name)?.id);
  const subject = scheme.subjects.find((each) => each.id === id);
  const assignment = { ...given, demonstration: scheme.demonstration };
  if (subject === undefined) return { assignment, body: null, why: 'subject-unknown' };
  const own = { ...assignment, subject: subject.id };
  if (cycle !== null && (await assignmentOf(tx, cycle, subject.id, null)) !== null)
    return { assignment: own, body: null, why: 'assigned-already' };
  return { assignment: own, body: { id: subject.id, title: subject.title }, why: null };
}

/** A body that the table only speaks of (党中央, 国务院 as inspectors) has nobody here. */
function newBodiesOf({ bodies: named, subjects, organiser, root }: Scheme, known: ReadonlySet<string>): Body[] {
  const acting = new Set([
    organiser,
    ...subjects.map(({ id }) => id),
    ...[...nodesOf(root)].flatMap(({ assessors }) => assessors),
  ]);
  return named.filter(({ id }) => acting.has(id) && !known.has(id));
}

/** Throws what `importWith` refuses, and `not-found` for a document, cycle or version that is not here. */
export async function verdictOf(tx: Tx, actor: Actor, { document, reading, target }: Draft): Promise<Verdict> {
  const directory = await directoryOf(tx);
  const imported = importWith(await loadDocument(tx, document), reading, directory);
  const place = await placeOf(tx, actor);
  const { scheme, kept, lost, changes, problems } = await schemeFor(tx, imported, target, { directory, place });
  const cycle = target.into === 'cycle' ? target.cycle : null;
  return {
    title: imported.title,
    rows: imported.rows.length,
    columns: columnsOf(imported),
    scheme,
    cells: imported.cells,
    problems: joinedProblems(problems, checkScheme(scheme)),
    newBodies: newBodiesOf(scheme, new Set((await bodies(tx)).map(({ id }) => id))),
    assignment: await ownAssignment(tx, imported.assignment, scheme, { directory, cycle }),
    kept,
    lost,
    changes,
  };
}

/** The dry run (试读): nothing is saved. */
export async function judgeImport(actor: Actor, draft: Draft, deps: Deps): Promise<Verdict> {
  insist(actor, 'document:import');
  return deps.store.transaction(actor.jurisdiction, (tx) => verdictOf(tx, actor, draft));
}
