// What of the demonstration city is issued, filed and reported (示范印发与任务): invented, with one body late and one sent back.
import { type Assignment, milestonesOf } from '../../domain/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import type { FilingAct, IssueHead } from '../../domain/issue.ts';
import { nodesOf, type Scheme, type Subject } from '../../domain/scheme.ts';
import type { Tx } from '../../store/database.ts';
import { addFiling, addIssue, type NewIssue } from '../../store/issue.ts';
import { addReport, type ReportRow } from '../../store/task.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hash.ts';
import { filingDone, issuedAssignment } from '../issue.ts';
import { writeIssue } from '../issue-file.ts';
import { type Author, type Happening, record } from '../journal.ts';
import { dayAfter } from '../../domain/day.ts';
import { reported } from '../task/report.ts';
import { issuingBodies } from './assignments.ts';
import { cycle as year } from './scheme.ts';

/** Milestones around the day of loading, beside those of the year that is over, so that every light is seen: of the body that people try out, and of one that is late. */
export function withDemoMilestones(
  assignments: readonly Assignment[],
  { scheme, own }: Pick<City, 'scheme' | 'own'>,
  today: string,
): Assignment[] {
  const late = [...issuingBodies(scheme, own)][lateAt];
  return assignments.map((assignment) => {
    if (assignment.subject === own) return withOwn(assignment, today);
    return assignment.subject === late ? withLate(assignment, today) : assignment;
  });
}

function withOwn(assignment: Assignment, today: string): Assignment {
  const around = [
    { days: 5, text: '（示范）补交本季度台账' },
    { days: -2, text: '（示范）更新进度，报送小结' },
    { days: 40, text: '（示范）完成阶段任务，归档材料' },
    { days: -10, text: '（示范）问题整改到位' },
  ];
  return {
    ...assignment,
    rows: assignment.rows.map((row, at) => {
      const next = around[at % around.length];
      if (at % 3 === 2 || next === undefined) return row;
      const first = { id: '1', date: `${year}-06-30`, text: '上半年任务过半，台账齐全' };
      return { ...row, milestones: [first, { id: '2', date: dayAfter(today, next.days), text: next.text }] };
    }),
  };
}

function withLate(assignment: Assignment, today: string): Assignment {
  const late = { id: '3', date: dayAfter(today, -20), text: '（示范）问题整改到位' };
  return {
    ...assignment,
    rows: assignment.rows.map((row, at) => (at < 2 ? { ...row, milestones: [...milestonesOf(row), late] } : row)),
  };
}

/** Whoever is in this place of the list was sent back, has not filed, waits, or is late. */
const returnedAt = 1;
const unfiledAt = 2;
const waitingAt = [3, 5];
const lateAt = 4;

function actsAt(at: number): FilingAct[] {
  if (at === unfiledAt) return [];
  if (at === returnedAt) return ['filed', 'returned'];
  return waitingAt.includes(at) ? ['filed'] : ['filed', 'acknowledged'];
}

type City = { cycle: string; scheme: Scheme; assignments: readonly Assignment[]; own: string | null };

function headOf({ scheme }: City, subject: Subject, { title }: Assignment, at: number): IssueHead {
  const bodies = scheme.bodies.filter(
    ({ id, names }) => id !== subject.id && (id === scheme.organiser || names.includes('组织部')),
  );
  return {
    issuer: subject.title,
    title,
    reference: `示绩〔${year}〕${at + 1}号`,
    date: `${year}-03-01`,
    sections: subject.sections.map((section) => section.title),
    copies: bodies.map(({ id, title: name }) => ({
      body: id,
      title: scheme.subjects.find((each) => each.id === id)?.title ?? name,
    })),
  };
}

/** Of what is over: done in time mostly, one in eight without data. */
async function addReports(tx: Tx, city: City, assignment: Assignment, deps: Deps): Promise<Happening[]> {
  const { cycle, scheme } = city;
  const body = assignment.subject ?? '';
  const subject = scheme.subjects.find(({ id }) => id === body)?.title ?? body;
  const labels = new Map([...nodesOf(scheme.root)].map((node) => [node.id, labelOf(node)]));
  const all = assignment.rows.flatMap((row) => milestonesOf(row).map((milestone) => ({ node: row.node, milestone })));
  const given = all.filter(({ milestone }) => milestone.date.startsWith(year));
  const happenings: Happening[] = [];
  for (const [at, { node, milestone }] of given.entries()) {
    const isEmpty = at % 8 === 7;
    const row: ReportRow = {
      id: deps.id(),
      body,
      node,
      milestone: milestone.id,
      kind: isEmpty ? 'no-data' : 'done',
      doneOn: isEmpty ? null : dayAfter(milestone.date, at % 9 === 4 ? 3 : -2),
      note: isEmpty ? '本期没有这类事项（示范）。' : '已按目标完成（示范）。',
      withdraws: null,
      actedFor: null,
      account: null,
      at: deps.now().toISOString(),
    };
    await addReport(tx, cycle, row);
    happenings.push(
      reported(cycle, row, { subject, row: labels.get(node) ?? node, milestone: milestone.text, actedFor: null }),
    );
  }
  return happenings;
}

export async function addIssued(tx: Tx, author: Author, city: City, deps: Deps): Promise<void> {
  const { cycle, scheme, assignments, own } = city;
  const issuing = issuingBodies(scheme, own);
  const by = { account: null, at: deps.now().toISOString() };
  const happenings: Happening[] = [];
  const going = assignments.filter(({ subject }) => subject !== null && issuing.has(subject));
  for (const [at, assignment] of going.entries()) {
    const subject = scheme.subjects.find(({ id }) => id === assignment.subject);
    if (subject === undefined) continue;
    const head = headOf(city, subject, assignment, at);
    const file = await writeIssue(scheme, assignment, head);
    const row: NewIssue = {
      body: subject.id,
      number: 1,
      version: 1,
      schemeVersion: 1,
      head,
      file,
      sha256: sha256(file),
      ...by,
    };
    await addIssue(tx, cycle, row);
    happenings.push(issuedAssignment(cycle, row));
    for (const [index, act] of actsAt(at).entries()) {
      const reason = act === 'returned' ? '有的目标写得太笼统，请写明数量和时限（示范）。' : null;
      const step = { body: subject.id, number: 1, step: index + 1, act, reason, ...by };
      await addFiling(tx, cycle, step);
      happenings.push(filingDone(cycle, step, head));
    }
    happenings.push(...(await addReports(tx, city, assignment, deps)));
  }
  const mine = assignments.find(({ subject }) => subject === own);
  if (mine !== undefined) happenings.push(...(await addReports(tx, city, mine, deps)));
  await record(tx, author, deps.now(), ...happenings);
}
