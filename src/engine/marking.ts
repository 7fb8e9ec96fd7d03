// Who marked a row (评分归集): marks that count, marks that are set aside, marks that are still to come.
import type { Mark } from '../domain/fact.ts';
import { assessorsFor } from '../domain/operation-reads.ts';
import type { Input, Piece } from '../domain/scorecard.ts';
import { setAside, used } from './scene.ts';
import type { Scene } from './scene.ts';

export type Marking = {
  /** Marks with a value that count, by assessor. */
  marks: Mark[];
  inputs: Input[];
  /** Assessors whose mark is still to come. */
  lacking: string[];
  /** All that marked said not applicable. */
  notApplicable: boolean;
  /** The subject is its only assessor, and the rule for that does not name another one. */
  alone: boolean;
};

type Row = Pick<Scene<'marks'>, 'node' | 'recusal' | 'organiser' | 'marks'>;

export function gather(row: Row, subject: string): Marking {
  const expected = assessorsFor(row, subject);
  const [marks, inputs]: [Mark[], Input[]] = [[], []];
  const given = row.marks(subject);
  for (const mark of given) {
    if (mark.assessor === subject) inputs.push(setAside(mark, '回避：不给本单位评分'));
    else if (!expected.includes(mark.assessor)) inputs.push(setAside(mark, '不是本项的考评单位'));
    else if (mark.notApplicable || mark.value === null) inputs.push(setAside(mark, '不适用'));
    else {
      marks.push(mark);
      inputs.push(used(mark));
    }
  }
  const lacking = expected.filter((assessor) => !given.some((mark) => mark.assessor === assessor));
  return {
    marks: marks.toSorted((a, b) => (a.assessor < b.assessor ? -1 : a.assessor > b.assessor ? 1 : 0)),
    inputs,
    lacking,
    notApplicable: expected.length > 0 && lacking.length === 0 && marks.length === 0,
    alone: expected.length === 0 && row.node.assessors.length > 0,
  };
}

/** Where the subject is one of its own assessors: who marked instead. */
export function recusalNote({ node, subject }: Pick<Scene<'marks'>, 'node' | 'subject'>): Piece[][] {
  if (!node.assessors.includes(subject.id)) return [];
  const isAlone = node.assessors.every((assessor) => assessor === subject.id);
  return [[isAlone ? '本单位回避，由主办单位评分' : '本单位回避，由其余考评单位评分']];
}
