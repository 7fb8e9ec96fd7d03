// The verdict of an import (导入的结论): one function says beforehand what the commit will save, and the commit saves just that.
import { type Directory, extend, lookupIn, shipped } from '../../documents/directory.ts';
import { withAssigned } from '../../documents/import/assignment.ts';
import { importWith } from '../../documents/import/import-with.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { type EarlierAnswer, earlierAnswers } from '../../domain/earlier-answer.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import { insist } from '../../domain/permission.ts';
import type { Problem } from '../../domain/problem.ts';
import { problemsMost, type Refusal } from '../../domain/refusal.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ImportResult, ReadColumn } from '../../domain/row.ts';
import { type Body, isOpen, nodesOf, type Parameter, type Scheme } from '../../domain/scheme.ts';
import { assignmentOf } from '../../store/assignment.ts';
import { bodies } from '../../store/body.ts';
import { cycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { jurisdictions } from '../../store/jurisdiction.ts';
import type { Deps } from '../deps.ts';
import { loadDocument } from '../document.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { checkScheme, loadScheme } from '../scheme.ts';
import { heldByFacts } from '../scheme-facts.ts';
import { type ChangeLine, changesBetween } from '../scheme-table.ts';
import { joinedProblems, unsavedAssignment } from './problem.ts';
import { withSubjectsFrom } from './subjects.ts';

/** The table's own assignment: `body` is the subject that it is saved for, null where it is not saved, with the reason. */
export type OwnAssignment = {
  assignment: Assignment;
  body: { id: string; title: string } | null;
  why: 'subject-unknown' | 'assigned-already' | null;
};

export type Verdict = {
  title: string | null;
  rows: number;
  /** What the columns were read as. */
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
  /** On a cycle's scheme: what the commit will ask first, in its words; null where all facts go on to fit. */
  unfit: Told | null;
};

type Told = Pick<Refusal, 'what' | 'why' | 'next' | 'english' | 'problems'>;

const told = ({ what, why, next, english, problems }: Refusal): Told => ({
  what,
  why,
  next,
  english,
  problems: problems.slice(0, problemsMost),
});

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
  // Where a row was put in above, the same question has another key.
  const same = earlierAnswers(whole, before).filter(({ differences }) => differences.every((each) => each === 'key'));
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
): Promise<Onto & Pick<Verdict, 'problems' | 'assignment'>> {
  if (target.into === 'cycle') {
    const { scheme: before } = await loadScheme(tx, target.cycle, target.base);
    const chosen = await withSubjectsFrom(tx, imported, { from: 'scheme', scheme: before }, directory);
    const { scheme, assignment } = await withOwn(tx, chosen, { directory, cycle: target.cycle });
    return { ...onTopOf(scheme, before), problems: chosen.problems, assignment };
  }
  const chosen = await withSubjectsFrom(tx, imported, target.subjects, directory);
  const { scheme, assignment } = await withOwn(tx, chosen, { directory, cycle: null });
  const organiser =
    scheme.organiser ?? (scheme.bodies.some(({ id }) => id === place.organiser) ? place.organiser : null);
  const whole = { ...scheme, title: target.title, cycle: target.year, demonstration: place.demonstration, organiser };
  return { scheme: whole, kept: [], lost: [], changes: null, problems: chosen.problems, assignment };
}

/** A table of no one body: the rows of its scheme keep what it assigns, and its title stands above its export, whatever the year is called. */
async function withOwn(
  tx: Tx,
  { title, scheme, assignment }: ImportResult,
  at: { directory: Directory; cycle: string | null },
): Promise<Pick<Verdict, 'scheme' | 'assignment'>> {
  const own = await ownAssignment(tx, assignment, scheme, at);
  if (own !== null && own.assignment.subject !== null) return { scheme, assignment: own };
  const whole = own === null ? scheme : withAssigned(scheme, own.assignment);
  const table = { ...(scheme.table ?? { headings: [], total: null }), ...(title === null ? {} : { title }) };
  return { scheme: { ...whole, table }, assignment: own };
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
  if (subject === undefined) return { assignment: given, body: null, why: 'subject-unknown' };
  const own = { ...given, subject: subject.id };
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

/** But for what facts hold, which the commit asks for itself. Throws what `importWith` refuses, and `not-found` for a document, cycle or version that is not here. */
export async function verdictOf(tx: Tx, actor: Actor, { document, reading, target }: Draft): Promise<Verdict> {
  const directory = await directoryOf(tx);
  const place = await placeOf(tx, actor);
  const known = await bodies(tx);
  const organiser = directory.bodies.find(({ id }) => id === place.organiser && known.some((each) => each.id === id));
  const imported = importWith(await loadDocument(tx, document), reading, directory, organiser ?? null);
  const { problems, assignment: own, ...onto } = await schemeFor(tx, imported, target, { directory, place });
  const { scheme } = onto;
  const { demonstration } = scheme;
  return {
    ...onto,
    unfit: null,
    title: imported.title,
    rows: imported.rows.length,
    columns: imported.columns,
    cells: imported.cells,
    problems: joinedProblems([...(own === null ? [] : unsavedAssignment(own)), ...problems], checkScheme(scheme)),
    newBodies: newBodiesOf(scheme, new Set(known.map(({ id }) => id))),
    assignment: own && { ...own, assignment: { ...own.assignment, demonstration } },
  };
}

/** With what the commit will say of rows and facts. */
async function judged(tx: Tx, actor: Actor, draft: Draft): Promise<Verdict> {
  const verdict = await verdictOf(tx, actor, draft);
  const { target } = draft;
  if (target.into !== 'cycle') return verdict;
  const { scheme: before } = await loadScheme(tx, target.cycle, target.base);
  const { rows, unfit } = await heldByFacts(tx, target.cycle, { before, after: verdict.scheme, way: 'import' });
  return { ...verdict, problems: [...rows, ...verdict.problems], unfit: unfit && told(unfit) };
}

/** The dry run (试读): nothing is saved, and once `signal` is aborted it ends with its reason. */
export async function judgeImport(actor: Actor, { signal, ...draft }: Draft & Waited, deps: Deps): Promise<Verdict> {
  insist(actor, 'document:import');
  const { jurisdiction } = actor;
  return carryOut({ jurisdiction, isCommit: false, signal }, deps, (tx) => judged(tx, actor, draft));
}
