// Computing (计算): scheme and facts of a cycle become a snapshot that is kept whole and numbered.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { causesOf } from '../engine/facts-check/cause.ts';
import { type Faulty, faultyFacts } from '../engine/facts-check.ts';
import type { Plan } from '../engine/plan.ts';
import { snapshotOf } from '../engine/snapshot.ts';
import { accountTitles } from '../store/account.ts';
import { addComputation, computationColumns, type ComputationRow, computations } from '../store/computation.ts';
import { holdComputing } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { factsSince, factsOf } from '../store/fact.ts';
import { loadOutcome } from './computed.ts';
import { loadCycle } from './cycle.ts';
import { carryOut, type Waited } from './carry-out.ts';
import type { Deps } from './deps.ts';
import { planOf } from './fact.ts';
import { factsFor } from './fact-list.ts';
import { append, type Author, openJournal } from './journal.ts';
import { rowHash, sha256 } from './hash.ts';
import { loadScheme } from './scheme.ts';
import { insistNow } from './standing.ts';

/** There may be thousands, all for one cause: each cause of a row is told once. */
function unfit(plan: Plan, faulty: readonly Faulty[]): Refusal {
  const causes = causesOf(plan, faulty);
  return new Refusal(
    'facts-invalid',
    {
      what: `有 ${faulty.length} 条评分或数据与现行方案不符，没有计算。`,
      why: `按考评项归并，共有下面 ${causes.length} 种情况。`,
      next: '请更正这些评分和数据，或者把方案改回去。',
      english: `Not computed: ${faulty.length} fact(s) do not fit the scheme as it stands.`,
    },
    causes,
  );
}

/**
 * Computes and keeps; for verbs that have asked `may()` already. Where nothing changed since the newest computation,
 * it is that one. Throws where questions are open or facts are faulty.
 */
export async function computeCycle(tx: Tx, author: Author, cycle: string, deps: Deps): Promise<ComputationRow> {
  const now = deps.now();
  const { year } = await loadCycle(tx, cycle);
  // One after another, or the newest number could have the older facts.
  await holdComputing(tx, cycle);
  const { scheme, version, plan } = await planOf(tx, cycle);
  const rows = await factsOf(tx, cycle, { since: 0, types: null, assessor: null });
  const facts = factsFor(
    scheme,
    year,
    rows.map(({ fact }) => fact),
  );
  const faulty = faultyFacts(plan, facts);
  if (faulty.length > 0) throw unfit(plan, faulty);
  const snapshot = canonical(snapshotOf(scheme, null, facts, sha256));
  const [newest] = await computations(tx, cycle);
  const content = { schemeVersion: version, factSequence: rows.at(-1)?.sequence ?? 0, sha256: sha256(snapshot) };
  // Pressed twice, or nothing changed: a second number for the same result would only raise a question.
  if (newest !== undefined && canonical({ ...newest, ...content }) === canonical(newest)) return newest;
  const head = await openJournal(tx);
  // Computing takes its time, and the end of a cycle does not wait for it.
  await loadCycle(tx, cycle);
  const row = { number: (newest?.number ?? 0) + 1, ...content, account: author.account, at: now.toISOString() };
  const kept = { ...row, snapshot };
  const counts = { number: String(row.number), version: String(version), facts: String(rows.length) };
  const data = { ...counts, sha256: row.sha256 };
  await append(tx, head, author, now, [
    { event: 'computed', cycle, bound: rowHash(computationColumns(cycle, kept)), data },
  ]);
  await addComputation(tx, cycle, kept);
  return row;
}

/** Once `signal` is aborted nobody waits for the answer any more: nothing is kept. Throws its reason then. */
export async function compute(
  actor: Actor,
  { cycle, signal }: { cycle: string } & Waited,
  deps: Deps,
): Promise<ComputationRow> {
  insist(actor, 'result:compute');
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    await loadCycle(tx, cycle);
    await insistNow(tx, actor, 'result:compute', { cycle }, deps);
    return computeCycle(tx, actor, cycle, deps);
  });
}

/** `by`: who computed, as the account is called now; null: the system. */
export type ComputationEntry = ComputationRow & { by: string | null };

const entryOf =
  (titles: ReadonlyMap<string, string>) =>
  (row: ComputationRow): ComputationEntry => ({
    ...row,
    by: row.account === null ? null : (titles.get(row.account) ?? null),
  });

/** A computation, and what has been changed since: the newest version of the scheme, and how many facts came. */
export async function describeComputation(tx: Tx, cycle: string, row: ComputationRow) {
  const { version } = await loadScheme(tx, cycle);
  return {
    ...entryOf(await accountTitles(tx))(row),
    now: { schemeVersion: version, factsSince: await factsSince(tx, cycle, row.factSequence) },
  };
}

export async function listComputations(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<ComputationEntry[]> {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    return (await computations(tx, cycle)).map(entryOf(await accountTitles(tx)));
  });
}

export type Computation = ComputationRow & { snapshot: Snapshot };
export type ComputationInput = { cycle: string; number: number | null };

/** One computation with its snapshot; null as number asks for the newest. */
export async function readComputation(
  actor: Actor,
  { cycle, number }: ComputationInput,
  deps: Deps,
): Promise<Computation> {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    const { row, outcome } = await loadOutcome(tx, cycle, number);
    return { ...row, snapshot: outcome.snapshot };
  });
}
