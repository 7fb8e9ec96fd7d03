// Appeals in the database (申诉复核): appeals, withdrawals and decisions; all of them only added to.
import { z } from 'zod';
import type { AppealOutcome } from '../domain/appeal.ts';
import type { Tx } from './database.ts';

/** `edition`: of the results that it is about. */
export type AppealRow = {
  id: string;
  body: string;
  node: string;
  edition: number;
  reason: string;
  source: string;
  evidence: string[];
  account: string | null;
  at: string;
};
export type WithdrawalRow = { id: string; reason: string; account: string | null; at: string };
/** `facts` were added by it; `shown` is the hash of the effect that was shown before it was signed. */
export type DecisionRow = {
  id: string;
  outcome: AppealOutcome;
  reason: string;
  document: string;
  facts: string[];
  shown: string | null;
  computation: number | null;
  account: string | null;
  at: string;
};
export type KeptAppeal = AppealRow & { withdrawal: WithdrawalRow | null; decision: DecisionRow | null };

const Named = z.strictObject({ evidence: z.array(z.string()) });
const Decided = z.strictObject({ facts: z.array(z.string()), shown: z.string().nullable() });

/** All of a year, in the order in which they were made. */
export async function appeals(tx: Tx, cycle: string): Promise<KeptAppeal[]> {
  const rows = await tx
    .selectFrom('appeal')
    .select(['appeal_id as id', 'body_id as body', 'node', 'edition', 'reason', 'source', 'content'])
    .select(['account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('made_at')
    .orderBy('appeal_id')
    .execute();
  const withdrawals = await tx
    .selectFrom('appeal_withdrawal')
    .select(['appeal_id as id', 'reason', 'account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .execute();
  const decisions = await tx
    .selectFrom('appeal_decision')
    .select(['appeal_id as id', 'outcome', 'reason', 'document', 'content', 'computation'])
    .select(['account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .execute();
  const withdrawn = new Map(withdrawals.map((row) => [row.id, row]));
  const decided = new Map(decisions.map(({ content, ...row }) => [row.id, { ...row, ...Decided.parse(content) }]));
  return rows.map(({ content, ...row }) => ({
    ...row,
    evidence: Named.parse(content).evidence,
    withdrawal: withdrawn.get(row.id) ?? null,
    decision: decided.get(row.id) ?? null,
  }));
}

export const appealColumns = (cycle: string, row: AppealRow) => ({
  cycle_id: cycle,
  appeal_id: row.id,
  body_id: row.body,
  node: row.node,
  edition: row.edition,
  reason: row.reason,
  source: row.source,
  content: { evidence: row.evidence },
  account_id: row.account,
  made_at: row.at,
});

export async function addAppeal(tx: Tx, cycle: string, row: AppealRow): Promise<void> {
  await tx.insertInto('appeal').values(appealColumns(cycle, row)).execute();
}

export const withdrawalColumns = (cycle: string, row: WithdrawalRow) => ({
  cycle_id: cycle,
  appeal_id: row.id,
  reason: row.reason,
  account_id: row.account,
  made_at: row.at,
});

export async function addWithdrawal(tx: Tx, cycle: string, row: WithdrawalRow): Promise<void> {
  await tx.insertInto('appeal_withdrawal').values(withdrawalColumns(cycle, row)).execute();
}

export const decisionColumns = (cycle: string, row: DecisionRow) => ({
  cycle_id: cycle,
  appeal_id: row.id,
  outcome: row.outcome,
  reason: row.reason,
  document: row.document,
  content: { facts: row.facts, shown: row.shown },
  computation: row.computation,
  account_id: row.account,
  made_at: row.at,
});

export async function addDecision(tx: Tx, cycle: string, row: DecisionRow): Promise<void> {
  await tx.insertInto('appeal_decision').values(decisionColumns(cycle, row)).execute();
}
