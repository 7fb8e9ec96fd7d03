// Assignments of the demonstration city (示范责任分工): one per office, invented, and the sample's own for the office it names.
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import { nodesOf, type Scheme, type Subject } from '../../domain/scheme.ts';
import { chanceOf } from './random.ts';
import { cycle, demonstration } from './scheme.ts';
import { people, targets } from './words.ts';

function rowOf(node: string, subject: Subject, seed: number): AssignmentRow {
  const chance = chanceOf(seed, 'assignment', subject.id, node);
  const lead = chance.pick(subject.sections);
  const others = subject.sections.filter((section) => section !== lead);
  const cooperators =
    others.length > 0 && chance.chance(1, 3) ? [{ title: chance.pick(others).title, kind: 'section' as const }] : [];
  const people2 = [chance.pick(people), chance.pick(people)] as const;
  return {
    node,
    target: chance.pick(targets),
    leads: [{ title: lead.title, kind: 'section' }],
    cooperators,
    owner: people2[0],
    deputy: people2[1],
    source: null,
  };
}

/** One assignment per subject, in the order of the scheme. */
export function demoAssignments(scheme: Scheme, own: Assignment | null, seed: number): Assignment[] {
  const rows = [...nodesOf(scheme.root)].filter((node) =>
    ['indicator', 'evaluation', 'adjustment'].includes(node.kind),
  );
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
            .map((node) => rowOf(node.id, subject, seed)),
        },
  );
}
