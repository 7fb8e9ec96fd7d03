// Cycles (考评年度): a scheme carried out over a year; one that was made by mistake goes out of sight.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Tx } from '../store/database.ts';
import { bodies } from '../store/body.ts';
import { entriesOf } from '../store/journal.ts';
import { addDiscard, begunCycles, type Cycle, cycleById, cycles, discardColumns } from '../store/cycle.ts';
import type { Stage } from '../domain/stage.ts';
import type { Deps } from './deps.ts';
import { rowHash } from './hash.ts';
import { append, openJournal } from './journal.ts';
import { notFound } from './not-found.ts';
import { insistNow, stagesOfAll } from './standing.ts';

/** `isBegun`: there are facts; without any it can still be discarded. `isCurrent`: of one, the year that screens are about unless asked. */
export type CycleEntry = Cycle & { isBegun: boolean; isCurrent: boolean; stage: Stage };

/**
 * The newest year first; for verbs that have asked `may()` already. The current one is the newest that is issued or
 * has facts: one that is only drafted is nobody's year yet.
 */
export async function cycleEntries(tx: Tx, deps: Pick<Deps, 'now'>): Promise<CycleEntry[]> {
  const begun = await begunCycles(tx);
  const all = await cycles(tx);
  const stages = await stagesOfAll(tx, deps);
  let current = all[0]?.id;
  for (const { id } of all) {
    if (!begun.has(id) && (stages.get(id) ?? 'drafted') === 'drafted') continue;
    current = id;
    break;
  }
  return all.map((cycle) => ({
    ...cycle,
    isBegun: begun.has(cycle.id),
    isCurrent: cycle.id === current,
    stage: stages.get(cycle.id) ?? 'drafted',
  }));
}

export async function listCycles(actor: Actor, deps: Deps): Promise<CycleEntry[]> {
  insist(actor, 'cycle:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => cycleEntries(tx, deps));
}

/** Throws `not-found`. */
export async function loadCycle(tx: Tx, id: string): Promise<Cycle> {
  const cycle = await cycleById(tx, id);
  if (cycle === null) throw notFound('这个考评年度', 'This cycle');
  return cycle;
}

/**
 * Puts a cycle that was made by mistake out of sight: nothing of it is removed, and the journal keeps it.
 * Answers with the bodies that came into the directory with it: they stay. Throws `not-found`, and `in-use` where
 * facts were given.
 */
export async function discardCycle(
  actor: Actor,
  { cycle, reason }: { cycle: string; reason: string },
  deps: Deps,
): Promise<{ left: Titled[] }> {
  insist(actor, 'cycle:discard');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
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
    await insistNow(tx, actor, 'cycle:discard', { cycle }, deps);
    const now = deps.now();
    const row = { id: cycle, reason, account: actor.account, at: now.toISOString() };
    const bound = rowHash(discardColumns(row));
    await append(tx, head, actor, now, [{ event: 'cycle-discarded', cycle, bound, data: { title, reason } }]);
    await addDiscard(tx, row);
    return { left: await bodiesOf(tx, cycle) };
  });
}

type Titled = { id: string; title: string };

/** Those that imports for this cycle added to the directory, and that are still in it. */
async function bodiesOf(tx: Tx, cycle: string): Promise<Titled[]> {
  const added = new Set(
    (await entriesOf(tx, ['body-added'])).filter((each) => each.cycle === cycle).map(({ body }) => body),
  );
  const there = (await bodies(tx)).filter(({ id, retiredAt }) => added.has(id) && retiredAt === null);
  return there.map(({ id, title }) => ({ id, title }));
}
