// Reports on tasks, absences and half-year notes in the database (任务填报、外出、半年检查): added to, never changed.
import { type Report, ReportKind } from '../domain/task.ts';
import type { Tx } from './database.ts';

export type ReportRow = Report & { body: string; actedFor: string | null; account: string | null; at: string };

const columns = [
  'report_id as id',
  'body_id as body',
  'node',
  'milestone',
  'kind',
  'done_on as doneOn',
  'note',
  'withdraws',
  'acted_for as actedFor',
  'account_id as account',
  'reported_at as at',
] as const;

/** In the order in which they were made; `body` null: of all bodies. */
export async function reports(tx: Tx, cycle: string, body: string | null): Promise<ReportRow[]> {
  const all = tx
    .selectFrom('task_report')
    .select([...columns])
    .where('cycle_id', '=', cycle)
    .orderBy('reported_at')
    // One that takes back another of the same instant stands behind it.
    .orderBy('withdraws', (order) => order.asc().nullsFirst())
    .orderBy('report_id');
  const rows = await (body === null ? all : all.where('body_id', '=', body)).execute();
  return rows.map((row) => ({ ...row, kind: ReportKind.parse(row.kind) }));
}

export const reportColumns = (cycle: string, row: ReportRow) => ({
  cycle_id: cycle,
  report_id: row.id,
  body_id: row.body,
  node: row.node,
  milestone: row.milestone,
  kind: row.kind,
  done_on: row.doneOn,
  note: row.note,
  withdraws: row.withdraws,
  acted_for: row.actedFor,
  account_id: row.account,
  reported_at: row.at,
});

export async function addReport(tx: Tx, cycle: string, row: ReportRow): Promise<void> {
  await tx.insertInto('task_report').values(reportColumns(cycle, row)).execute();
}

/** `from`, `to`: calendar days, both included. */
export type AbsenceRow = {
  id: string;
  account: string;
  deputy: string;
  from: string;
  to: string;
  withdraws: string | null;
  at: string;
};

/** Those that were not called off. */
export async function absences(tx: Tx): Promise<AbsenceRow[]> {
  const rows = await tx
    .selectFrom('absence')
    .select([
      'absence_id as id',
      'account_id as account',
      'deputy_id as deputy',
      'from_day as from',
      'to_day as to',
      'withdraws',
      'declared_at as at',
    ])
    .orderBy('from_day')
    .orderBy('absence_id')
    .execute();
  const gone = new Set(rows.map(({ withdraws }) => withdraws));
  return rows.filter(({ id, withdraws }) => withdraws === null && !gone.has(id));
}

export const absenceColumns = (row: AbsenceRow) => ({
  absence_id: row.id,
  account_id: row.account,
  deputy_id: row.deputy,
  from_day: row.from,
  to_day: row.to,
  withdraws: row.withdraws,
  declared_at: row.at,
});

export async function addAbsence(tx: Tx, row: AbsenceRow): Promise<void> {
  await tx.insertInto('absence').values(absenceColumns(row)).execute();
}

export type NoteRow = { body: string; number: number; note: string; account: string | null; at: string };

/** The newest; null: the body has written none. */
export async function halfYearNote(tx: Tx, cycle: string, body: string): Promise<NoteRow | null> {
  const row = await tx
    .selectFrom('half_year_note')
    .select(['body_id as body', 'number', 'note', 'account_id as account', 'noted_at as at'])
    .where('cycle_id', '=', cycle)
    .where('body_id', '=', body)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export const noteRowColumns = (cycle: string, row: NoteRow) => ({
  cycle_id: cycle,
  body_id: row.body,
  number: row.number,
  note: row.note,
  account_id: row.account,
  noted_at: row.at,
});

export async function addHalfYearNote(tx: Tx, cycle: string, row: NoteRow): Promise<void> {
  await tx.insertInto('half_year_note').values(noteRowColumns(cycle, row)).execute();
}
