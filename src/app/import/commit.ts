// Importing for good (导入): what the verdict says is saved whole, as a new cycle or as the next version of a cycle's scheme.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import { insist } from '../../domain/permission.ts';
import type { Reading } from '../../domain/reading.ts';
import { addAssignmentVersion } from '../../store/assignment.ts';
import { addBody } from '../../store/body.ts';
import { type Cycle, cycleById } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { addCycleWithScheme, loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { loadDocument } from '../document.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { sha256 } from '../hash.ts';
import { addVersion, answersTold, loadScheme } from '../scheme.ts';
import { insistOnKeptRows, rowProblems } from './rows.ts';
import { type OwnAssignment, type Verdict, verdictOf } from './verdict.ts';

type Into<Name extends ImportTarget['into']> = Omit<Extract<ImportTarget, { into: Name }>, 'into'>;
type Given = { document: string; reading: Reading };

export type Imported = { cycle: Cycle; version: number; sha256: string };

async function addNewBodies(tx: Tx, { newBodies }: Verdict): Promise<Happening[]> {
  const happenings: Happening[] = [];
  for (const { id, title, names } of newBodies) {
    if (await addBody(tx, { id, title, names })) happenings.push({ event: 'body-added', body: id, data: { title } });
  }
  return happenings;
}

async function addOwn(
  tx: Tx,
  cycle: string,
  { assignment, body }: OwnAssignment,
  { note, account, at }: { note: string; account: string; at: Date },
): Promise<Happening[]> {
  if (body === null) return [];
  const version = { version: 1, sha256: sha256(canonical(assignment)), note, account, at: at.toISOString() };
  // One that is there already stays, and nothing is said to have been saved.
  if (!(await addAssignmentVersion(tx, cycle, { body: body.id, ...version, assignment }))) return [];
  const data = { body: body.title, version: '1', note, sha256: version.sha256 };
  return [{ event: 'assignment-saved', cycle, body: body.id, data }];
}

/** Everything of the verdict but the scheme itself, which must be there first. */
async function addRest(tx: Tx, actor: Actor, cycle: string, verdict: Verdict, note: string, deps: Deps): Promise<void> {
  const at = deps.now();
  const named = await addNewBodies(tx, verdict);
  const own =
    verdict.assignment === null
      ? []
      : await addOwn(tx, cycle, verdict.assignment, { note, account: actor.account, at });
  await record(tx, actor, at, ...named, ...own);
}

const noteOf = async (tx: Tx, document: string): Promise<string> =>
  `由“${(await loadDocument(tx, document)).file}”导入`;

/** A cycle that is there already under the given id is answered as it was made. */
export async function importCycle(
  actor: Actor,
  input: Given & Into<'new-cycle'> & { id?: string | undefined },
  deps: Deps,
): Promise<Imported> {
  insist(actor, 'cycle:create');
  insist(actor, 'document:import');
  const { document, reading, id, ...target } = input;
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    if (id !== undefined) {
      const known = await cycleById(tx, id);
      if (known !== null) return { cycle: known, version: 1, sha256: (await loadScheme(tx, id, 1)).sha256 };
    }
    const draft = { document, reading, target: { into: 'new-cycle' as const, ...target } };
    const verdict = await verdictOf(tx, actor, draft);
    const note = await noteOf(tx, document);
    const { title, year } = target;
    const { scheme } = verdict;
    const cycle = await addCycleWithScheme(
      tx,
      actor,
      { id: id ?? deps.id(), title, year, scheme, document, note },
      deps,
    );
    await addRest(tx, actor, cycle.id, verdict, note, deps);
    return { cycle, version: 1, sha256: sha256(canonical(scheme)) };
  });
}

/** Throws `version-conflict` where somebody saved a version after `base`, and `row-in-use` for what the dry run says of rows with facts. */
export async function importVersion(actor: Actor, input: Given & Into<'cycle'>, deps: Deps): Promise<Imported> {
  insist(actor, 'scheme:edit');
  insist(actor, 'document:import');
  const { document, reading, cycle: id, base } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const cycle = await loadCycle(tx, id);
    const draft = { document, reading, target: { into: 'cycle' as const, cycle: id, base } };
    const verdict = await verdictOf(tx, actor, draft);
    const before = await loadScheme(tx, id, base);
    // Facts may have come while the table was read; none comes any more once their lock is held.
    await openJournal(tx);
    insistOnKeptRows(await rowProblems(tx, id, before.scheme, verdict.scheme));
    const note = await noteOf(tx, document);
    const row = await addVersion(tx, id, base, { scheme: verdict.scheme, note, document, account: actor.account }, now);
    const answers = answersTold(before.scheme, verdict.scheme);
    const data = { version: String(row.version), note, answers, sha256: row.sha256 };
    await record(tx, actor, now, { event: 'scheme-saved', cycle: id, data });
    await addRest(tx, actor, id, verdict, note, deps);
    return { cycle, version: row.version, sha256: row.sha256 };
  });
}
