// Consultations in the database (征求意见): rounds, answers, replies and releases; all of them only added to.
import { z } from 'zod';
import { Addressee, Opinion, type Verdict } from '../domain/consultation.ts';
import type { Tx } from './database.ts';

/** `version` is the scheme's. */
export type ConsultationRow = {
  number: number;
  version: number;
  dueOn: string;
  note: string;
  addressed: Addressee[];
  account: string | null;
  at: string;
};
export type AnswerRow = {
  number: number;
  body: string;
  version: number;
  opinions: Opinion[];
  account: string | null;
  at: string;
};
/** `done`: the version of the scheme in which it was done. */
export type ReplyRow = {
  number: number;
  body: string;
  opinion: string;
  version: number;
  verdict: Verdict;
  reason: string;
  done: number | null;
  account: string | null;
  at: string;
};
export type ReleaseRow = { number: number; account: string | null; at: string };

/** Objects, since the driver takes a list for an array of SQL. */
const Sent = z.strictObject({ addressed: z.array(Addressee) });
const Answered = z.strictObject({ opinions: z.array(Opinion) });

/** The newest first. */
export async function consultations(tx: Tx, cycle: string): Promise<ConsultationRow[]> {
  const rows = await tx
    .selectFrom('consultation')
    .select(['number', 'scheme_version as version', 'due_on as dueOn', 'note', 'content'])
    .select(['account_id as account', 'sent_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, addressed: Sent.parse(content).addressed }));
}

export const consultationColumns = (cycle: string, row: ConsultationRow) => ({
  cycle_id: cycle,
  number: row.number,
  scheme_version: row.version,
  due_on: row.dueOn,
  note: row.note,
  content: { addressed: row.addressed },
  account_id: row.account,
  sent_at: row.at,
});

export async function addConsultation(tx: Tx, cycle: string, row: ConsultationRow): Promise<void> {
  await tx.insertInto('consultation').values(consultationColumns(cycle, row)).execute();
}

/** All versions, the oldest first; `number` null: of all rounds. */
export async function answers(tx: Tx, cycle: string, number: number | null): Promise<AnswerRow[]> {
  let select = tx
    .selectFrom('consultation_answer')
    .select(['number', 'body_id as body', 'version', 'content', 'account_id as account', 'answered_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('number')
    .orderBy('body_id')
    .orderBy('version');
  if (number !== null) select = select.where('number', '=', number);
  const rows = await select.execute();
  return rows.map(({ content, ...row }) => ({ ...row, opinions: Answered.parse(content).opinions }));
}

export const answerColumns = (cycle: string, row: AnswerRow) => ({
  cycle_id: cycle,
  number: row.number,
  body_id: row.body,
  version: row.version,
  content: { opinions: row.opinions },
  account_id: row.account,
  answered_at: row.at,
});

export async function addAnswer(tx: Tx, cycle: string, row: AnswerRow): Promise<void> {
  await tx.insertInto('consultation_answer').values(answerColumns(cycle, row)).execute();
}

/** All versions, the oldest first; `number` null: of all rounds. */
export async function replies(tx: Tx, cycle: string, number: number | null): Promise<ReplyRow[]> {
  let select = tx
    .selectFrom('consultation_reply')
    .select(['number', 'body_id as body', 'opinion_id as opinion', 'version', 'verdict', 'reason'])
    .select(['scheme_version as done', 'account_id as account', 'replied_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('number')
    .orderBy('body_id')
    .orderBy('opinion_id')
    .orderBy('version');
  if (number !== null) select = select.where('number', '=', number);
  return select.execute();
}

export const replyColumns = (cycle: string, row: ReplyRow) => ({
  cycle_id: cycle,
  number: row.number,
  body_id: row.body,
  opinion_id: row.opinion,
  version: row.version,
  verdict: row.verdict,
  reason: row.reason,
  scheme_version: row.done,
  account_id: row.account,
  replied_at: row.at,
});

export async function addReply(tx: Tx, cycle: string, row: ReplyRow): Promise<void> {
  await tx.insertInto('consultation_reply').values(replyColumns(cycle, row)).execute();
}

export async function releases(tx: Tx, cycle: string): Promise<ReleaseRow[]> {
  return tx
    .selectFrom('consultation_release')
    .select(['number', 'account_id as account', 'released_at as at'])
    .where('cycle_id', '=', cycle)
    .execute();
}

export const releaseColumns = (cycle: string, row: ReleaseRow) => ({
  cycle_id: cycle,
  number: row.number,
  account_id: row.account,
  released_at: row.at,
});

export async function addRelease(tx: Tx, cycle: string, row: ReleaseRow): Promise<void> {
  await tx.insertInto('consultation_release').values(releaseColumns(cycle, row)).execute();
}
