// What the verbs of issuing and tasks need before they are called (印发与任务的备办): for the test that journal and change are one.
import { randomUUID } from 'node:crypto';
import { exportCopy, receiveCopy } from '../../src/app/copy.ts';
import { answerFiling } from '../../src/app/filing.ts';
import { exportIssue, fileIssue, issueAssignment, listIssues } from '../../src/app/issue.ts';
import { callOffAbsence, declareAbsence } from '../../src/app/task/absence.ts';
import { exportHalfYear, noteHalfYear } from '../../src/app/task/half-year.ts';
import { readTasks } from '../../src/app/task/read.ts';
import { reportTask } from '../../src/app/task/report.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Cases, CaseWorld } from './case-world.ts';

/** A body whose assignment is whole; it has no account of its own. */
const body = 'shiweiban';

export function issueCases({ deps, cycle, the }: CaseWorld): Cases {
  const subject = async (): Promise<Actor> => ({ ...(await the('tuiyi')), body });
  const order = async (isFiled: boolean) => {
    const { issues, version, title, sections } = await listIssues(await subject(), { cycle: cycle(), body }, deps());
    const [date, copies] = ['2022-03-01', [(await the('zuzhi')).body ?? '']];
    const reference = randomUUID();
    return { cycle: cycle(), body, base: issues.length, version, title, reference, date, sections, copies, isFiled };
  };
  const issued = async (isFiled: boolean) => {
    const [newest] = (await issueAssignment(await subject(), await order(isFiled), deps())).issues;
    return { cycle: cycle(), body, number: newest?.number ?? 0 };
  };
  const own = async () => {
    const actor = await the('tuiyi');
    return { actor, place: { cycle: cycle(), body: actor.body ?? '' } };
  };
  const absenceIn = async (year: string) => {
    const { actor, place } = await own();
    const [deputy] = (await readTasks(actor, place, deps())).deputies;
    return { id: randomUUID(), deputy: deputy?.id ?? '', from: `${year}-01-01`, to: `${year}-01-02` };
  };
  return {
    'issue.ts issueAssignment': async () => {
      const [actor, input] = [await subject(), await order(true)];
      return () => issueAssignment(actor, input, deps());
    },
    'issue.ts fileIssue': async () => {
      const [actor, input] = [await subject(), await issued(false)];
      return () => fileIssue(actor, input, deps());
    },
    'issue.ts exportIssue': async () => {
      const [actor, input] = [await subject(), await issued(false)];
      return () => exportIssue(actor, input, deps());
    },
    'filing.ts answerFiling': async () => {
      const [actor, input] = [await the('xiaoneng'), await issued(true)];
      return () => answerFiling(actor, { ...input, verdict: 'acknowledged', reason: '' }, deps());
    },
    'copy.ts receiveCopy': async () => {
      const [actor, input] = [await the('zuzhi'), await issued(false)];
      return () => receiveCopy(actor, input, deps());
    },
    'copy.ts exportCopy': async () => {
      const [actor, input] = [await the('zuzhi'), await issued(false)];
      await receiveCopy(actor, input, deps());
      return () => exportCopy(actor, input, deps());
    },
    'task/report.ts reportTask': async () => {
      const { actor, place } = await own();
      const { tasks } = await readTasks(actor, place, deps());
      const task = tasks.find(({ milestones }) => milestones.some(({ light }) => light !== 'done'));
      const milestone = task?.milestones.find(({ light }) => light !== 'done')?.id ?? '';
      const said = { kind: 'progress', doneOn: null, note: '在办', withdraws: null } as const;
      const input = { ...place, id: randomUUID(), node: task?.node ?? '', milestone, ...said };
      return () => reportTask(actor, input, deps());
    },
    'task/absence.ts declareAbsence': async () => {
      const [{ actor }, input] = [await own(), await absenceIn('2098')];
      return () => declareAbsence(actor, input, deps());
    },
    'task/absence.ts callOffAbsence': async () => {
      const [{ actor }, input] = [await own(), await absenceIn('2099')];
      await declareAbsence(actor, input, deps());
      return () => callOffAbsence(actor, { absence: input.id }, deps());
    },
    'task/half-year.ts noteHalfYear': async () => {
      const { actor, place } = await own();
      return () => noteHalfYear(actor, { ...place, note: randomUUID() }, deps());
    },
    'task/half-year.ts exportHalfYear': async () => {
      const { actor, place } = await own();
      return () => exportHalfYear(actor, place, deps());
    },
  };
}
