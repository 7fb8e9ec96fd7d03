// Cycles (考评年度): a scheme carried out over a year; created with the first version of its scheme.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Tx } from '../store/database.ts';
import { addCycle, type Cycle, cycleById, cycles } from '../store/cycle.ts';
import type { Deps } from './deps.ts';
import { type Author, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { addVersion } from './scheme.ts';

export async function listCycles(actor: Actor, deps: Deps): Promise<Cycle[]> {
  insist(actor, 'cycle:read');
  return deps.store.transaction(actor.jurisdiction, cycles);
}

/** Throws `not-found`. */
export async function loadCycle(tx: Tx, id: string): Promise<Cycle> {
  const cycle = await cycleById(tx, id);
  if (cycle === null) throw notFound('这个考评年度', 'This cycle');
  return cycle;
}

export type NewCycle = { title: string; year: string; scheme: Scheme; document: string | null; note: string };

/** Adds a cycle with version 1 of its scheme; for verbs that have asked `may()` already. */
export async function addCycleWithScheme(tx: Tx, author: Author, input: NewCycle, deps: Deps): Promise<Cycle> {
  const now = deps.now();
  const cycle = { id: deps.id(), title: input.title, year: input.year };
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
