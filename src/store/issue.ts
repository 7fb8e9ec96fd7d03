// Issued assignments, their receipts and filings in the database (印发、签收、备案): added to, never changed.
import { sql } from 'kysely';
import { type FilingAct, isFilingAct, IssueHead } from '../domain/issue.ts';
import type { Tx } from './database.ts';

export type IssueRow = {
  body: string;
  number: number;
  version: number;
  schemeVersion: number;
  head: IssueHead;
  sha256: string;
  account: string | null;
  at: string;
};
export type NewIssue = IssueRow & { file: Uint8Array };

const columns = [
  'body_id as body',
  'number',
  'version',
  'scheme_version as schemeVersion',
  'content',
  'sha256',
  'account_id as account',
  'issued_at as at',
] as const;

const read = ({ content, ...rest }: Omit<IssueRow, 'head'> & { content: unknown }): IssueRow => ({
  ...rest,
  head: IssueHead.parse(content),
});

const ofCycle = (tx: Tx, cycle: string) =>
  tx
    .selectFrom('issue')
    .select([...columns])
    .where('cycle_id', '=', cycle);

/** The newest first; `body` null: of all bodies. */
export async function issues(tx: Tx, cycle: string, body: string | null): Promise<IssueRow[]> {
  const all = ofCycle(tx, cycle).orderBy('number', 'desc');
  return (await (body === null ? all : all.where('body_id', '=', body)).execute()).map(read);
}

export async function issueOf(tx: Tx, cycle: string, body: string, number: number): Promise<IssueRow | null> {
  const row = await ofCycle(tx, cycle).where('body_id', '=', body).where('number', '=', number).executeTakeFirst();
  return row === undefined ? null : read(row);
}

export async function issuedFile(tx: Tx, cycle: string, body: string, number: number): Promise<Uint8Array | null> {
  const row = await tx
    .selectFrom('issue')
    .select('file')
    .where('cycle_id', '=', cycle)
    .where('body_id', '=', body)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? null : new Uint8Array(row.file);
}

/** Those of which a body got a copy, the newest first. */
export async function copiedTo(tx: Tx, cycle: string, receiver: string): Promise<IssueRow[]> {
  const wanted = JSON.stringify({ copies: [{ body: receiver }] });
  const rows = await ofCycle(tx, cycle)
    .where(sql<boolean>`content @> ${wanted}::jsonb`)
    .orderBy('issued_at', 'desc')
    .orderBy('body_id')
    .execute();
  return rows.map(read);
}

export const issueColumns = (cycle: string, row: NewIssue) => ({
  cycle_id: cycle,
  body_id: row.body,
  number: row.number,
  version: row.version,
  scheme_version: row.schemeVersion,
  content: row.head,
  file: Buffer.from(row.file),
  sha256: row.sha256,
  account_id: row.account,
  issued_at: row.at,
});

export async function addIssue(tx: Tx, cycle: string, row: NewIssue): Promise<void> {
  await tx.insertInto('issue').values(issueColumns(cycle, row)).execute();
}

export type ReceiptRow = { body: string; number: number; receiver: string; account: string; at: string };

/** `body` null: of all issues of the cycle. */
export async function receipts(tx: Tx, cycle: string, body: string | null): Promise<ReceiptRow[]> {
  const all = tx
    .selectFrom('issue_receipt')
    .select(['body_id as body', 'number', 'receiver_id as receiver', 'account_id as account', 'received_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('received_at');
  return (body === null ? all : all.where('body_id', '=', body)).execute();
}

export const receiptColumns = (cycle: string, row: ReceiptRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  number: row.number,
  receiver_id: row.receiver,
  account_id: row.account,
  received_at: row.at,
});

export async function addReceipt(tx: Tx, cycle: string, row: ReceiptRow): Promise<void> {
  await tx.insertInto('issue_receipt').values(receiptColumns(cycle, row)).execute();
}

export type FilingRow = {
  body: string;
  number: number;
  step: number;
  act: FilingAct;
  reason: string | null;
  account: string | null;
  at: string;
};

/** In the order in which they were done; `body` null: of all bodies. */
export async function filings(tx: Tx, cycle: string, body: string | null): Promise<FilingRow[]> {
  const all = tx
    .selectFrom('filing')
    .select(['body_id as body', 'number', 'step', 'act', 'reason', 'account_id as account', 'acted_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('body_id')
    .orderBy('number')
    .orderBy('step');
  const rows = await (body === null ? all : all.where('body_id', '=', body)).execute();
  return rows.flatMap(({ act, ...rest }) => (isFilingAct(act) ? [{ ...rest, act }] : []));
}

export const filingColumns = (cycle: string, row: FilingRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  number: row.number,
  step: row.step,
  act: row.act,
  reason: row.reason,
  account_id: row.account,
  acted_at: row.at,
});

export async function addFiling(tx: Tx, cycle: string, row: FilingRow): Promise<void> {
  await tx.insertInto('filing').values(filingColumns(cycle, row)).execute();
}
