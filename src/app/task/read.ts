// What is asked of a body and its sections (任务清单): each account sees what is its own, the organiser where all stand.
import type { Actor } from '../../domain/actor.ts';
import { compareNames } from '../../domain/collation.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import { countLights, type Lights } from '../../engine/task.ts';
import { accounts, accountTitles } from '../../store/account.ts';
import { bodies } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { absences, reports } from '../../store/task.ts';
import { dayIn, type Deps } from '../deps.ts';
import { subjectIn } from '../issue.ts';
import { loadScheme } from '../scheme.ts';
import { allInForce, type Colleagues, inForce, type InForce, rightTo, type Task, tasksOf } from './row.ts';

export type AbsenceLine = { id: string; person: string; deputy: string; from: string; to: string; isOwn: boolean };

/** `tasks`: those that are the actor's; of the whole body for who sees it whole. `deputies`: who may act for the actor. */
export type TasksReply = {
  body: string;
  subject: string;
  today: string;
  inForce: Omit<InForce, 'assignment'> | null;
  mayReport: boolean;
  mayDeclare: boolean;
  tasks: Task[];
  absences: AbsenceLine[];
  deputies: { id: string; title: string }[];
};

export type WhichTasks = { cycle: string; body: string };

/** Accounts of a body that may report, and who of them is away. */
export async function colleaguesIn(tx: Tx, body: string): Promise<Colleagues> {
  const people = (await accounts(tx)).filter(
    (each) => each.disabledAt === null && each.body === body && may(each, 'task:report', body),
  );
  const ids = new Set(people.map(({ id }) => id));
  const sections = (await bodies(tx)).find(({ id }) => id === body)?.sections ?? [];
  return { people, sections, absences: (await absences(tx)).filter(({ account }) => ids.has(account)) };
}

export async function tasksIn(tx: Tx, actor: Actor, { cycle, body }: WhichTasks, today: string): Promise<TasksReply> {
  const { scheme } = await loadScheme(tx, cycle);
  const subject = subjectIn(scheme, body);
  const known = await colleaguesIn(tx, body);
  const force = await inForce(tx, cycle, body);
  const isOwn = actor.body === body && may(actor, 'task:report', body);
  const seesWhole = reachOf(actor, 'task:read') === 'all' || (isOwn && actor.roles.includes('subject'));
  const tasks =
    force === null
      ? []
      : tasksOf({
          scheme,
          assignment: force.assignment,
          reports: await reports(tx, cycle, body),
          titles: await accountTitles(tx),
          today,
          rightOf: (row) => (isOwn ? rightTo(actor, row, known, today) : null),
        });
  const nameOf = (id: string): string => known.people.find((each) => each.id === id)?.title ?? '';
  return {
    body,
    subject: subject.title,
    today,
    inForce: force === null ? null : { version: force.version, issue: force.issue },
    mayReport: isOwn,
    mayDeclare: isOwn,
    tasks: seesWhole ? tasks : tasks.filter(({ level }) => level !== null),
    absences: known.absences
      .filter(({ to }) => to >= today)
      .map(({ id, account, deputy, from, to }) => ({
        id,
        person: nameOf(account),
        deputy: nameOf(deputy),
        from,
        to,
        isOwn: account === actor.account,
      })),
    deputies: isOwn
      ? known.people.filter(({ id }) => id !== actor.account).map(({ id, title }) => ({ id, title }))
      : [],
  };
}

export async function readTasks(actor: Actor, input: WhichTasks, deps: Deps): Promise<TasksReply> {
  insist(actor, 'task:read', input.body);
  return deps.store.transaction(actor.jurisdiction, (tx) => tasksIn(tx, actor, input, dayIn(deps.now())));
}

/** `escalated`: late milestones that have come to the organiser by themselves. */
export type TaskBoardEntry = {
  body: string;
  title: string;
  group: string;
  issued: boolean;
  lights: Lights;
  escalated: { node: string; label: string; milestone: string; date: string; daysLate: number; owner: string | null }[];
};
export type TaskBoardReply = { today: string; bodies: TaskBoardEntry[] };

/** Of all bodies for who sees all, else of the own; whoever is late with most comes first. */
export async function readTaskBoard(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<TaskBoardReply> {
  insist(actor, 'task:read');
  const seesAll = reachOf(actor, 'task:read') === 'all';
  const today = dayIn(deps.now());
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme } = await loadScheme(tx, cycle);
    const groups = new Map(scheme.groups.map(({ id, title }) => [id, title]));
    const given = Map.groupBy(await reports(tx, cycle, null), ({ body }) => body);
    const forces = await allInForce(tx, cycle);
    const entries: TaskBoardEntry[] = [];
    for (const { id, title, group } of scheme.subjects) {
      if (!seesAll && id !== actor.body) continue;
      const force = forces.get(id) ?? null;
      const tasks =
        force === null
          ? []
          : tasksOf({
              scheme,
              assignment: force.assignment,
              reports: given.get(id) ?? [],
              titles: new Map(),
              today,
              rightOf: () => null,
            });
      entries.push({
        body: id,
        title,
        group: groups.get(group) ?? group,
        issued: force !== null && force.issue !== null,
        lights: countLights(tasks.flatMap(({ milestones }) => milestones)),
        escalated: tasks.flatMap(({ node, label, owner, milestones }) =>
          milestones
            .filter(({ level }) => level === 'organiser')
            .map(({ text, date, daysLeft }) => ({ node, label, milestone: text, date, daysLate: -daysLeft, owner })),
        ),
      });
    }
    const late = ({ lights }: TaskBoardEntry): number => lights.late * 10_000 + lights.soon;
    return { today, bodies: entries.toSorted((a, b) => late(b) - late(a) || compareNames(a.title, b.title)) };
  });
}
