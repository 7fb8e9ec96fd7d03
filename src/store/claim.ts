// Claims and what is done about them in the database (加减分申报、办理、创新成果征集): added to, never changed.
import { sql } from 'kysely';
import { ClaimContent, type ClaimKind, ClaimStep } from '../domain/claim.ts';
import type { InnovationCall } from '../domain/innovation.ts';
import type { Tx } from './database.ts';

/** `body`: whose account handed it in; `subject` null: of a ranking, whose content names several. */
export type ClaimRow = {
  id: string;
  kind: ClaimKind;
  node: string;
  subject: string | null;
  body: string;
  content: ClaimContent;
  account: string | null;
  at: string;
};
export type StepRow = {
  claim: string;
  id: string;
  number: number;
  step: ClaimStep;
  body: string | null;
  account: string | null;
  at: string;
};

/** In the order in which they came; `id`: that one alone. */
export async function claims(tx: Tx, cycle: string, id: string | null = null): Promise<ClaimRow[]> {
  let select = tx
    .selectFrom('claim')
    .select(['claim_id as id', 'kind', 'node', 'subject', 'body_id as body', 'content', 'account_id as account'])
    .select('handed_in_at as at')
    .where('cycle_id', '=', cycle)
    .orderBy('handed_in_at')
    .orderBy('claim_id');
  if (id !== null) select = select.where('claim_id', '=', id);
  return (await select.execute()).map((row) => ({ ...row, content: ClaimContent.parse(row.content) }));
}

export const claimColumns = (cycle: string, row: ClaimRow) => ({
  cycle_id: cycle,
  claim_id: row.id,
  kind: row.kind,
  node: row.node,
  subject: row.subject,
  body_id: row.body,
  content: row.content,
  account_id: row.account,
  handed_in_at: row.at,
});

export async function addClaimRow(tx: Tx, cycle: string, row: ClaimRow): Promise<void> {
  await tx.insertInto('claim').values(claimColumns(cycle, row)).execute();
}

/** Of each claim in their order; `claim`: of that one alone. */
export async function claimSteps(tx: Tx, cycle: string, claim: string | null = null): Promise<StepRow[]> {
  let select = tx
    .selectFrom('claim_step')
    .select(['claim_id as claim', 'step_id as id', 'number', 'content as step', 'body_id as body'])
    .select(['account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('claim_id')
    .orderBy('number');
  if (claim !== null) select = select.where('claim_id', '=', claim);
  return (await select.execute()).map((row) => ({ ...row, step: ClaimStep.parse(row.step) }));
}

export const stepColumns = (cycle: string, row: StepRow) => ({
  cycle_id: cycle,
  claim_id: row.claim,
  step_id: row.id,
  number: row.number,
  kind: row.step.kind,
  content: row.step,
  body_id: row.body,
  account_id: row.account,
  made_at: row.at,
});

export async function addStepRow(tx: Tx, cycle: string, row: StepRow): Promise<void> {
  await tx.insertInto('claim_step').values(stepColumns(cycle, row)).execute();
}

/** Claims whose content or steps name the piece of evidence, of all years. */
export async function claimsShowing(tx: Tx, piece: string): Promise<{ cycle: string; claim: string }[]> {
  const inSteps = tx
    .selectFrom('claim_step')
    .select(['cycle_id as cycle', 'claim_id as claim'])
    .where(sql<boolean>`content -> 'evidence' ? ${piece} or content -> 'content' -> 'evidence' ? ${piece}`);
  return tx
    .selectFrom('claim')
    .select(['cycle_id as cycle', 'claim_id as claim'])
    .where(sql<boolean>`content -> 'evidence' ? ${piece}`)
    .union(inSteps)
    .execute();
}

export type CallRow = InnovationCall & { version: number; account: string | null; at: string };

/** The newest; null: nobody has called for innovations. */
export async function innovationCall(tx: Tx, cycle: string): Promise<CallRow | null> {
  const row = await tx
    .selectFrom('innovation_call')
    .select(['version', 'node', 'due_on as dueOn', 'content', 'account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { content, ...rest } = row;
  return { ...rest, criteria: content.criteria };
}

export const callColumns = (cycle: string, row: CallRow) => ({
  cycle_id: cycle,
  version: row.version,
  node: row.node,
  due_on: row.dueOn,
  content: { criteria: row.criteria },
  account_id: row.account,
  made_at: row.at,
});

export async function addCall(tx: Tx, cycle: string, row: CallRow): Promise<void> {
  await tx.insertInto('innovation_call').values(callColumns(cycle, row)).execute();
}
