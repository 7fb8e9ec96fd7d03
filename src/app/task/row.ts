// The rows of a body as tasks (任务): of the issued assignment, with every milestone's reports, and who may report on which.
import type { Actor } from '../../domain/actor.ts';
import { type Assignment, type AssignmentRow, type Milestone, milestonesOf } from '../../domain/assignment.ts';
import { labelOf, wholeLabelOf } from '../../domain/display.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { type Level, type MilestoneState, standing, milestoneState } from '../../engine/task.ts';
import type { Account } from '../../store/account.ts';
import { assignmentOf, type AssignmentRow as KeptAssignment, newestAssignments } from '../../store/assignment.ts';
import type { SectionRow } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { type IssueRow, issues } from '../../store/issue.ts';
import type { AbsenceRow, ReportRow } from '../../store/task.ts';
import { sectionMeant } from '../body/section-name.ts';

/** What binds the body now: what it issued last, else what it saved last; null: nothing. */
export type InForce = {
  version: number;
  issue: { number: number; reference: string } | null;
  assignment: Assignment;
};

const forceOf = ({ version, assignment }: KeptAssignment, issue: IssueRow | undefined): InForce => ({
  version,
  issue: issue === undefined ? null : { number: issue.number, reference: issue.head.reference },
  assignment,
});

export async function inForce(tx: Tx, cycle: string, body: string): Promise<InForce | null> {
  const [issue] = await issues(tx, cycle, body);
  const row = await assignmentOf(tx, cycle, body, issue?.version ?? null);
  return row === null ? null : forceOf(row, issue);
}

/** The same of all bodies that have saved any, by their ids. */
export async function allInForce(tx: Tx, cycle: string): Promise<ReadonlyMap<string, InForce>> {
  const issued = Map.groupBy(await issues(tx, cycle, null), ({ body }) => body);
  const all = new Map<string, InForce>();
  for (const newest of await newestAssignments(tx, cycle)) {
    const [issue] = issued.get(newest.body) ?? [];
    const isNewest = issue === undefined || issue.version === newest.version;
    const row = isNewest ? newest : await assignmentOf(tx, cycle, newest.body, issue.version);
    if (row !== null) all.set(newest.body, forceOf(row, issue));
  }
  return all;
}

type Person = Pick<Account, 'id' | 'title' | 'body' | 'section'> & Pick<Actor, 'roles'>;

/** As whom somebody stands to a row: the level at which late milestones of it come to them; null: not at all. */
function levelOf({ title, section, roles }: Omit<Person, 'id'>, row: AssignmentRow, sections: readonly SectionRow[]) {
  const isSection = roles.includes('section') && section !== null && sectionMeant(sections, section)(row.leads);
  const works = roles.includes('section') || roles.includes('subject');
  if (isSection || (works && row.owner?.trim() === title)) return 'owner';
  if (works && row.deputy?.trim() === title) return 'deputy';
  return roles.includes('subject') ? 'subject' : null;
}

/** `actsFor`: the absent colleague in whose place they would report; null: in their own. */
export type Right = { level: Level; actsFor: { account: string; title: string } | null };

export type Colleagues = {
  people: readonly Person[];
  sections: readonly SectionRow[];
  absences: readonly AbsenceRow[];
};

/** What the actor has to do with a row of the own body today; null: nothing. */
export function rightTo(actor: Actor, row: AssignmentRow, known: Colleagues, today: string): Right | null {
  const { people, sections, absences } = known;
  const own = levelOf(actor, row, sections);
  if (own === 'owner' || own === 'deputy') return { level: own, actsFor: null };
  const away = absences.filter(({ deputy, from, to }) => deputy === actor.account && from <= today && today <= to);
  for (const { account } of away) {
    const absent = people.find(({ id, body }) => id === account && body === actor.body);
    const level = absent === undefined ? null : levelOf(absent, row, sections);
    if (absent !== undefined && level !== null) return { level, actsFor: { account, title: absent.title } };
  }
  return own === null ? null : { level: own, actsFor: null };
}

export type ReportLine = Pick<ReportRow, 'id' | 'kind' | 'doneOn' | 'note' | 'at'> & {
  by: string | null;
  actedFor: string | null;
  isWithdrawn: boolean;
};
export type TaskMilestone = Milestone & MilestoneState & { reports: ReportLine[] };
/** `right`: null where the actor only looks. */
export type Task = {
  node: string;
  label: string;
  whole: string;
  target: string | null;
  leads: string[];
  owner: string | null;
  deputy: string | null;
  level: Level | null;
  actsFor: string | null;
  milestones: TaskMilestone[];
};

type Given = {
  scheme: Scheme;
  assignment: Assignment;
  reports: readonly ReportRow[];
  titles: ReadonlyMap<string, string>;
  today: string;
  rightOf: (row: AssignmentRow) => Right | null;
};

/** In the order of the assignment; rows that the scheme no longer has are left out. */
export function tasksOf({ scheme, assignment, reports, titles, today, rightOf }: Given): Task[] {
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  return assignment.rows.flatMap((row) => {
    const node = nodes.get(row.node);
    if (node === undefined) return [];
    const right = rightOf(row);
    const milestones = milestonesOf(row).map((milestone): TaskMilestone => {
      const own = reports.filter((each) => each.node === row.node && each.milestone === milestone.id);
      const stands = new Set(standing(own).map(({ id }) => id));
      const lines = own
        .filter(({ kind }) => kind !== 'withdrawn')
        .map(({ id, kind, doneOn, note, at, account, actedFor }) => ({
          id,
          kind,
          doneOn,
          note,
          at,
          by: titles.get(account ?? '') ?? null,
          actedFor: actedFor === null ? null : (titles.get(actedFor) ?? null),
          isWithdrawn: !stands.has(id),
        }));
      return { ...milestone, ...milestoneState(milestone, own, today), reports: lines };
    });
    return [
      {
        node: row.node,
        label: labelOf(node),
        whole: wholeLabelOf(node),
        target: row.target,
        leads: row.leads.map(({ title }) => title),
        owner: row.owner,
        deputy: row.deputy,
        level: right?.level ?? null,
        actsFor: right?.actsFor?.title ?? null,
        milestones,
      },
    ];
  });
}
