// A new cycle (新建考评年度): made together with the first version of its scheme.
import type { Note } from '../domain/note.ts';
import type { Scheme } from '../domain/scheme.ts';
import { addCycle, type Cycle, cycleColumns } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import type { Deps } from './deps.ts';
import { rowHash } from './hash.ts';
import { type Author, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { addVersion, savedScheme } from './scheme.ts';

export type NewCycle = {
  id: string;
  title: string;
  year: string;
  scheme: Scheme;
  document: string | null;
  note: Note;
};

/** Adds a cycle with version 1 of its scheme; for verbs that have asked `may()` already. Throws `not-found` where one of this id was discarded. */
export async function addCycleWithScheme(tx: Tx, author: Author, input: NewCycle, deps: Deps): Promise<Cycle> {
  const now = deps.now();
  const cycle = { id: input.id, title: input.title, year: input.year };
  const own = { ...cycle, at: now.toISOString() };
  await openJournal(tx);
  if (!(await addCycle(tx, own))) throw notFound('这个考评年度', 'This cycle');
  const { scheme, note, document } = input;
  const version = { scheme, note, document, order: null, account: author.account };
  const row = await addVersion(tx, cycle.id, 0, version, now);
  await record(
    tx,
    author,
    now,
    { event: 'cycle-created', cycle: cycle.id, bound: rowHash(cycleColumns(own)), data: { title: cycle.title } },
    savedScheme(cycle.id, row, null),
  );
  return cycle;
}
