// Reporting on tasks (任务填报): done, progress, “no data”, and taking back; by whom the row is, or who acts for them.
import type { Actor } from '../../domain/actor.ts';
import { isDay, milestonesOf } from '../../domain/assignment.ts';
import { canonical } from '../../domain/canonical.ts';
import { labelOf } from '../../domain/display.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nodesOf } from '../../domain/scheme.ts';
import type { Report } from '../../domain/task.ts';
import { standing } from '../../engine/task.ts';
import { addReport, reportColumns, type ReportRow, reports } from '../../store/task.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { subjectIn } from '../issue.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';
import { colleaguesIn, tasksIn, type TasksReply } from './read.ts';
import { inForce, rightTo } from './row.ts';
import { insistNow } from '../standing.ts';

/** `id` is made by the sender: sent again, it adds nothing. */
export type ReportInput = Report & { cycle: string; body: string };

/** How its sentence names things. */
type Named = { subject: string; row: string; milestone: string; actedFor: string | null };

export function reported(
  cycle: string,
  row: ReportRow,
  { subject, row: label, milestone, actedFor }: Named,
): Happening {
  const { kind, doneOn } = row;
  return {
    event: kind === 'withdrawn' ? 'task-report-withdrawn' : 'task-reported',
    cycle,
    body: row.body,
    node: row.node,
    bound: rowHash(reportColumns(cycle, row)),
    data: { body: subject, row: label, milestone, note: row.note, report: row.id, for: actedFor ?? '' },
    ...(kind === 'withdrawn' ? {} : { words: { said: { is: 'task-report', kind, on: doneOn } } }),
  };
}

const refuse = (code: 'input-invalid' | 'report-closed', why: string, next: string, english: string): Refusal =>
  new Refusal(code, { what: '没有填报。', why, next, english: `Not reported: ${english}` });

/** What a report says must be whole before anything is looked up. */
function inspect({ kind, doneOn, note, withdraws }: Report, today: string): void {
  if (kind === 'done' && (doneOn === null || !isDay(doneOn)))
    throw refuse(
      'input-invalid',
      '没有写完成的日期。',
      '请写 2022-06-30 这样的日期。',
      'give the day when it was done.',
    );
  if (kind === 'done' && doneOn !== null && doneOn > today)
    throw refuse('input-invalid', '完成的日期还没有到。', '请写今天或者以前的日期。', 'the day has not come yet.');
  if (kind === 'progress' && note.trim() === '')
    throw refuse('input-invalid', '没有写进展。', '请写明做到了哪一步。', 'say how far it is.');
  if (kind !== 'done' && doneOn !== null)
    throw refuse('input-invalid', '只有完成才写日期。', '请去掉日期，或者改为完成。', 'only what is done has a day.');
  if ((kind === 'withdrawn') !== (withdraws !== null))
    throw refuse('input-invalid', '没有写明撤回哪一条。', '请在那一条上撤回。', 'name the report that is taken back.');
}

/** Against what stands already for the milestone. */
function settle(input: Report, own: readonly ReportRow[]): void {
  const stands = standing(own);
  if (input.kind === 'withdrawn' && !stands.some(({ id }) => id === input.withdraws))
    throw refuse(
      'report-closed',
      '这一条不在，或者已经撤回。',
      '请重新载入本页。',
      'that report does not stand any more; reload.',
    );
  if (input.kind !== 'withdrawn' && stands.some(({ kind }) => kind === 'done'))
    throw refuse(
      'report-closed',
      '这个节点已经填报完成。',
      '要改的，请先撤回，再填。',
      'it is done already; take that back first.',
    );
}

const contentOf = ({ id, body, node, milestone, kind, doneOn, note, withdraws, account }: ReportRow): string =>
  canonical({ id, body, node, milestone, kind, doneOn, note, withdraws, account });

export async function reportTask(actor: Actor, input: ReportInput, deps: Deps): Promise<TasksReply> {
  insist(actor, 'task:report', input.body);
  const { cycle, body, ...report } = input;
  const now = deps.now();
  const today = dayIn(now);
  inspect(report, today);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { scheme } = await loadScheme(tx, cycle);
    await insistNow(tx, actor, 'task:report', { cycle, body }, deps);
    const subject = subjectIn(scheme, body);
    const row = (await inForce(tx, cycle, body))?.assignment.rows.find(({ node }) => node === report.node);
    const milestone = row === undefined ? undefined : milestonesOf(row).find(({ id }) => id === report.milestone);
    const node = [...nodesOf(scheme.root)].find(({ id }) => id === report.node);
    if (row === undefined || milestone === undefined || node === undefined)
      throw notFound('这个节点', 'This milestone');
    const right = rightTo(actor, row, await colleaguesIn(tx, body), today);
    if (right === null)
      throw new Refusal('not-permitted', {
        what: '没有填报。',
        why: '这一项不是您的科室牵头，您也不是责任人、AB 岗，或者他们的代理人。',
        next: '请由牵头科室、责任人或者本单位的账号填报。',
        english: 'Not reported: this row is not led by your section, and you are neither its owner nor deputy.',
      });
    const by = { account: actor.account, actedFor: right.actsFor?.account ?? null, at: now.toISOString() };
    const added: ReportRow = { ...report, note: report.note.trim(), body, ...by };
    const all = await reports(tx, cycle, null);
    const before = all.find(({ id }) => id === added.id);
    if (before !== undefined) {
      if (contentOf(before) === contentOf(added)) return tasksIn(tx, actor, input, today);
      throw refuse('report-closed', '这个编号已经用过。', '请重新载入本页再填。', 'its id is taken; reload the page.');
    }
    settle(
      report,
      all.filter((each) => each.body === body && each.node === report.node && each.milestone === report.milestone),
    );
    await addReport(tx, cycle, added);
    const names = { subject: subject.title, row: labelOf(node), milestone: milestone.text };
    await record(tx, actor, now, reported(cycle, added, { ...names, actedFor: right.actsFor?.title ?? null }));
    return tasksIn(tx, actor, input, today);
  });
}
