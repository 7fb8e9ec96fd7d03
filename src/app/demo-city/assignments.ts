// Assignments of the demonstration city (示范责任分工): one per office, invented, and the sample's own for the office it names.
import type { Assignment, AssignmentRow, Milestone } from '../../domain/assignment.ts';
import { nodesOf, type Scheme, type Subject } from '../../domain/scheme.ts';
import { chanceOf } from './random.ts';
import { cycle, demonstration } from './scheme.ts';
import { people, targets } from './words.ts';

/** Every ninth body has issued its assignment; not the sample's own, whose owners are still to be named. */
export const issuingBodies = ({ subjects }: Pick<Scheme, 'subjects'>, own: string | null): Set<string> =>
  new Set(subjects.filter(({ id }, at) => at % 9 === 0 && id !== own).map(({ id }) => id));

const milestones: readonly Milestone[] = [
  { id: '1', date: `${cycle}-06-30`, text: '上半年任务过半，台账齐全' },
  { id: '2', date: `${cycle}-12-10`, text: '全年任务完成，材料报齐' },
];

function rowOf(node: string, subject: Subject, seed: number, isIssuing: boolean): AssignmentRow {
  const chance = chanceOf(seed, 'assignment', subject.id, node);
  const lead = chance.pick(subject.sections);
  const others = subject.sections.filter((section) => section !== lead);
  const cooperators =
    others.length > 0 && chance.chance(1, 3) ? [{ title: chance.pick(others).title, kind: 'section' as const }] : [];
  const owner = chance.pick(people);
  return {
    node,
    target: chance.pick(targets),
    leads: [{ title: lead.title, kind: 'section' }],
    cooperators,
    owner,
    deputy: chance.pick(people.filter((name) => name !== owner)),
    ...(isIssuing && chance.chance(1, 3) ? { milestones: [...milestones] } : {}),
    source: null,
  };
}

/** One assignment per subject, in the order of the scheme. */
export function demoAssignments(scheme: Scheme, own: Assignment | null, seed: number): Assignment[] {
  const rows = [...nodesOf(scheme.root)].filter((node) =>
    ['indicator', 'evaluation', 'adjustment'].includes(node.kind),
  );
  const issuing = issuingBodies(scheme, own?.subject ?? null);
  return scheme.subjects.map((subject) =>
    own?.subject === subject.id
      ? own
      : {
          format: 'plumbline/assignment/1',
          title: `${subject.title}${cycle}年度绩效指标责任分工`,
          demonstration,
          subject: subject.id,
          rows: rows
            .filter((node) => node.groups === null || node.groups.includes(subject.group))
            .map((node) => rowOf(node.id, subject, seed, issuing.has(subject.id))),
        },
  );
}
