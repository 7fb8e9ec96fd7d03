// Importing for good (导入): what the verdict says is saved whole, as a new cycle or as the next version of a cycle's scheme.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Word } from '../../domain/event-word.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import { insist } from '../../domain/permission.ts';
import type { Reading } from '../../domain/reading.ts';
import { addAssignmentVersion, assignmentOf } from '../../store/assignment.ts';
import { addBody } from '../../store/body.ts';
import { type Cycle, cycleById } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { savedAssignment } from '../assignment.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { loadDocument } from '../document.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { sha256 } from '../hash.ts';
import { addCycleWithScheme } from '../new-cycle.ts';
import { addVersion, loadScheme, type Ordered, savedAlready, savedScheme } from '../scheme.ts';
import { type Despite, insistOnHeld } from '../scheme-facts.ts';
import { insistNow, insistOnOrder } from '../standing.ts';
import { type OwnAssignment, type Verdict, verdictOf } from './verdict.ts';

type Into<Name extends ImportTarget['into']> = Omit<Extract<ImportTarget, { into: Name }>, 'into'>;
type Given = { document: string; reading: Reading };

export type Imported = { cycle: Cycle; version: number; sha256: string };

/** The journal tells for which year a body came: should that be discarded, they stay. */
async function addNewBodies(tx: Tx, cycle: string, { newBodies }: Verdict): Promise<Happening[]> {
  const happenings: Happening[] = [];
  for (const { id, title, names } of newBodies) {
    if (await addBody(tx, { id, title, names }))
      happenings.push({ event: 'body-added', cycle, body: id, data: { title } });
  }
  return happenings;
}

async function addOwn(
  tx: Tx,
  cycle: string,
  { assignment, body }: OwnAssignment,
  { note, account, at }: { note: Word; account: string; at: Date },
): Promise<Happening[]> {
  if (body === null) return [];
  // One that came while the table was read stays, and nothing is said to have been saved.
  if ((await assignmentOf(tx, cycle, body.id, null)) !== null) return [];
  const hash = sha256(canonical(assignment));
  const row = { body: body.id, version: 1, sha256: hash, note, account, at: at.toISOString(), assignment };
  await addAssignmentVersion(tx, cycle, row);
  return [savedAssignment(cycle, row, body.title)];
}

/** Everything of the verdict but the scheme itself, which must be there first. */
async function addRest(tx: Tx, actor: Actor, cycle: string, verdict: Verdict, note: Word, deps: Deps): Promise<void> {
  const at = deps.now();
  const named = await addNewBodies(tx, cycle, verdict);
  const own =
    verdict.assignment === null
      ? []
      : await addOwn(tx, cycle, verdict.assignment, { note, account: actor.account, at });
  await record(tx, actor, at, ...named, ...own);
}

const noteOf = async (tx: Tx, document: string): Promise<Word> => ({
  is: 'imported',
  file: (await loadDocument(tx, document)).file,
});

/**
 * A cycle that is there already under the given id is answered as it was made; throws `not-found` where it was discarded
 * since. Once `signal` is aborted nobody waits for the answer any more: nothing is kept. Throws its reason then.
 */
export async function importCycle(
  actor: Actor,
  input: Given & Into<'new-cycle'> & { id?: string | undefined } & Waited,
  deps: Deps,
): Promise<Imported> {
  insist(actor, 'cycle:create');
  insist(actor, 'document:import');
  const { document, reading, id, signal, ...target } = input;
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const draft = { document, reading, target: { into: 'new-cycle' as const, ...target } };
    const verdict = await verdictOf(tx, actor, draft);
    const note = await noteOf(tx, document);
    // First the lock, then the look: of the same request sent twice at once the second would not find the first.
    await openJournal(tx);
    const known = id === undefined ? null : await cycleById(tx, id);
    if (known !== null) return { cycle: known, version: 1, sha256: (await loadScheme(tx, known.id, 1)).sha256 };
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

/** Throws `version-conflict` where somebody saved a version after `base`, `row-in-use` and `facts-unfit` for what the dry run says of rows and facts; `signal` as above. */
export async function importVersion(
  actor: Actor,
  input: Given & Into<'cycle'> & Despite & Ordered & Waited,
  deps: Deps,
): Promise<Imported> {
  insist(actor, 'scheme:edit');
  insist(actor, 'document:import');
  const { document, reading, cycle: id, base, despiteFacts, order = null, signal } = input;
  const now = deps.now();
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const cycle = await loadCycle(tx, id);
    // Before the table is read, which takes its time; again below the lock.
    await insistNow(tx, actor, 'scheme:edit', { cycle: id }, deps);
    const draft = { document, reading, target: { into: 'cycle' as const, cycle: id, base } };
    const verdict = await verdictOf(tx, actor, draft);
    // Facts may have come while the table was read; none comes any more once their lock is held.
    await openJournal(tx);
    const before = await loadScheme(tx, id, base);
    const note = await noteOf(tx, document);
    const version = { scheme: verdict.scheme, note, document, order, account: actor.account };
    const saved = await savedAlready(tx, id, base, version);
    if (saved !== null) return { cycle, version: saved.version, sha256: saved.sha256 };
    insistOnOrder(await insistNow(tx, actor, 'scheme:edit', { cycle: id }, deps), 'scheme:edit', order);
    await insistOnHeld(tx, id, { before: before.scheme, after: verdict.scheme, way: 'import', despiteFacts });
    const row = await addVersion(tx, id, base, version, now);
    await record(tx, actor, now, savedScheme(id, row, before.scheme));
    await addRest(tx, actor, id, verdict, note, deps);
    return { cycle, version: row.version, sha256: row.sha256 };
  });
}
