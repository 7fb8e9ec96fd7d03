// Cycles (考评年度): a scheme carried out over a year; created with the first version of its scheme.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Tx } from '../store/database.ts';
import { addCycle, addDiscard, begunCycles, type Cycle, cycleById, cycles } from '../store/cycle.ts';
import type { Deps } from './deps.ts';
import { append, type Author, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { addVersion } from './scheme.ts';

/** `isBegun`: there are facts; without any it can still be discarded. */
export type CycleEntry = Cycle & { isBegun: boolean };

export async function listCycles(actor: Actor, deps: Deps): Promise<CycleEntry[]> {
  insist(actor, 'cycle:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const begun = await begunCycles(tx);
    return (await cycles(tx)).map((cycle) => ({ ...cycle, isBegun: begun.has(cycle.id) }));
  });
}

/** Throws `not-found`. */
export async function loadCycle(tx: Tx, id: string): Promise<Cycle> {
  const cycle = await cycleById(tx, id);
  if (cycle === null) throw notFound('这个考评年度', 'This cycle');
  return cycle;
}

/**
 * Puts a cycle that was made by mistake out of sight: nothing of it is removed, and the journal keeps it.
 * Throws `not-found`, and `in-use` where facts were given.
 */
export async function discardCycle(
  actor: Actor,
  { cycle, reason }: { cycle: string; reason: string },
  deps: Deps,
): Promise<void> {
  insist(actor, 'cycle:discard');
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    // Facts are saved under the same lock, and look for their cycle below it.
    const head = await openJournal(tx);
    const { title } = await loadCycle(tx, cycle);
    if ((await begunCycles(tx)).has(cycle))
      throw new Refusal('in-use', {
        what: `“${title}”没有放弃。`,
        why: '这一年度已经有评分或数据，不能再放弃。',
        next: '请在页面上方换到要用的年度，这一年度留在那里不影响别的年度。',
        english: 'Facts were given in this cycle, so it cannot be discarded any more; choose another cycle above.',
      });
    const now = deps.now();
    await append(tx, head, actor, now, [{ event: 'cycle-discarded', cycle, data: { title, reason } }]);
    await addDiscard(tx, { id: cycle, reason, account: actor.account }, now.toISOString());
  });
}

export type NewCycle = {
  id: string;
  title: string;
  year: string;
  scheme: Scheme;
  document: string | null;
  note: string;
};

/** Adds a cycle with version 1 of its scheme; for verbs that have asked `may()` already. */
export async function addCycleWithScheme(tx: Tx, author: Author, input: NewCycle, deps: Deps): Promise<Cycle> {
  const now = deps.now();
  const cycle = { id: input.id, title: input.title, year: input.year };
  await addCycle(tx, cycle, now.toISOString());
  const { scheme, note, document } = input;
  const row = await addVersion(tx, cycle.id, 0, { scheme, note, document, account: author.account }, now);
  await record(
    tx,
    author,
    now,
    { event: 'cycle-created', cycle: cycle.id, data: { title: cycle.title } },
    { event: 'scheme-saved', cycle: cycle.id, data: { version: '1', note, answers: '', sha256: row.sha256 } },
  );
  return cycle;
}
