// What was computed (计算结果): a kept computation, held against its hash, with everything that pages and documents say of it.
import type { Outcome } from '../documents/write/outcome.ts';
import { Refusal } from '../domain/refusal.ts';
import { Snapshot } from '../domain/snapshot.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { type ComputationRow, computationOf, snapshotText } from '../store/computation.ts';
import type { Tx } from '../store/database.ts';
import { outcomeFor } from './outcome.ts';
import { sha256 } from './hash.ts';
import { notFound } from './not-found.ts';

/** Found by the hash of the whole snapshot, so never out of date; the longest unused goes first. */
const kept = new Map<string, Outcome>();
const keptMost = 4;

function keep(hash: string, outcome: Outcome): Outcome {
  kept.delete(hash);
  kept.set(hash, outcome);
  for (const oldest of [...kept.keys()].slice(0, -keptMost)) kept.delete(oldest);
  return outcome;
}

export type Computed = { row: ComputationRow; outcome: Outcome };

/** A computation's metadata; `number` null: the newest. Throws `not-found`. */
export async function loadComputation(tx: Tx, cycle: string, number: number | null): Promise<ComputationRow> {
  const row = await computationOf(tx, cycle, number);
  if (row !== null) return row;
  if (number !== null) throw notFound('这次计算', 'This computation');
  throw new Refusal('not-found', {
    what: '这个年度还没有计算结果。',
    why: '还没有计算过。',
    next: '请先在结果页计算；没有计算权限的，请等主办单位计算。',
    english: 'Nothing is computed in this year yet: compute it first on the page of the results.',
  });
}

/** The snapshot's own bytes as they were computed. Throws `snapshot-differs` where the database holds others now. */
export async function loadSnapshotText(tx: Tx, cycle: string, row: ComputationRow): Promise<string> {
  const text = await snapshotText(tx, cycle, row.number);
  if (text !== null && sha256(text) === row.sha256) return text;
  throw new Refusal('snapshot-differs', {
    what: `第 ${row.number} 次计算的结果不能用。`,
    why: '数据库里保存的内容与计算时留下的哈希不符，可能被改动过。',
    next: '请告诉系统管理员和审计人员，并重新计算一次。',
    english: `Computation ${row.number} no longer has the hash that it was saved with: tell the administrator and compute again.`,
  });
}

/** For verbs that have asked `may()` already. */
export async function loadOutcome(tx: Tx, cycle: string, number: number | null): Promise<Computed> {
  const row = await loadComputation(tx, cycle, number);
  const known = kept.get(row.sha256);
  if (known !== undefined) return { row, outcome: keep(row.sha256, known) };
  const snapshot = Snapshot.parse(JSON.parse(await loadSnapshotText(tx, cycle, row)));
  return { row, outcome: keep(row.sha256, outcomeFor(snapshot)) };
}

/** Throws `not-found`. */
export function cardIn({ result }: Outcome, subject: string): Scorecard {
  const card = result.scorecards.find((each) => each.subject === subject);
  if (card === undefined) throw notFound('这个被考评单位', 'This subject');
  return card;
}
