// Computing (计算): scheme and facts of a cycle become a snapshot that is kept whole and numbered.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { insist } from '../domain/permission.ts';
import { refusalFor } from '../domain/refusal.ts';
import { Snapshot } from '../domain/snapshot.ts';
import { checkFacts } from '../engine/facts-check.ts';
import { snapshotOf } from '../engine/snapshot.ts';
import { addComputation, computationOf, type ComputationRow, computations } from '../store/computation.ts';
import type { Tx } from '../store/database.ts';
import { factsOf } from '../store/fact.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { factsFor, planOf } from './fact.ts';
import { type Author, record } from './journal.ts';
import { notFound, sha256 } from './scheme.ts';

/** Computes and keeps; for verbs that have asked `may()` already. Throws where questions are open or facts are faulty. */
export async function computeCycle(tx: Tx, author: Author, cycle: string, deps: Deps): Promise<ComputationRow> {
  const now = deps.now();
  const { year } = await loadCycle(tx, cycle);
  const { scheme, version, plan } = await planOf(tx, cycle);
  const rows = await factsOf(tx, cycle, { since: 0, types: null, assessor: null });
  const facts = factsFor(
    scheme,
    year,
    rows.map(({ fact }) => fact),
  );
  const faults = checkFacts(plan, facts).filter(({ severity }) => severity === 'error');
  if (faults.length > 0)
    throw refusalFor('facts-invalid', faults, {
      what: `事实有 ${faults.length} 处与现行方案不符，没有计算。`,
      next: '请更正这些事实，或者把方案改回去。',
      english: `Not computed: ${faults.length} fact(s) do not fit the scheme as it stands.`,
    });
  const snapshot = canonical(snapshotOf(scheme, null, facts, sha256));
  const [newest] = await computations(tx, cycle);
  const row = {
    number: (newest?.number ?? 0) + 1,
    schemeVersion: version,
    factSequence: rows.at(-1)?.sequence ?? 0,
    sha256: sha256(snapshot),
    account: author.account,
    at: now.toISOString(),
  };
  await record(tx, author, now, {
    event: 'computed',
    cycle,
    data: { number: String(row.number), version: String(version), facts: String(rows.length) },
  });
  await addComputation(tx, cycle, { ...row, snapshot });
  return row;
}

export async function compute(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<ComputationRow> {
  insist(actor, 'result:compute');
  return deps.store.transaction(actor.jurisdiction, (tx) => computeCycle(tx, actor, cycle, deps));
}

export async function listComputations(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<ComputationRow[]> {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => computations(tx, cycle));
}

export type Computation = ComputationRow & { snapshot: Snapshot };

/** One computation with its snapshot; null as number asks for the newest. */
export async function readComputation(
  actor: Actor,
  { cycle, number }: { cycle: string; number: number | null },
  deps: Deps,
): Promise<Computation> {
  insist(actor, 'result:read');
  const row = await deps.store.transaction(actor.jurisdiction, (tx) => computationOf(tx, cycle, number));
  if (row === null) throw notFound('这次计算', 'This computation');
  return { ...row, snapshot: Snapshot.parse(JSON.parse(row.snapshot)) };
}
