// What an operation reads (计分所需的事实): the kind of fact, its figures with their periods, and whose marks.
import type { Fact } from './fact.ts';
import { type Goal, type Measured, yearBefore, yearsOf } from './goal.ts';
import type { Operation, OperationType } from './operation.ts';
import type { Recusal } from './scheme.ts';
import type { Settled } from './setting.ts';

/** Compositions read no facts: null. A veto may stand on any row, whatever its operation reads. */
const kinds: Record<OperationType, Fact['type'] | null> = {
  sum: null,
  share: null,
  weighted: null,
  pick: null,
  mean: null,
  cap: null,
  gate: null,
  marks: 'mark',
  discretion: 'mark',
  reach: 'figure',
  ratio: 'figure',
  slope: 'figure',
  tiers: 'figure',
  count: 'figure',
  shortfall: 'figure',
  escalate: 'figure',
  levels: 'figure',
  bands: 'figure',
  'rank-table': 'figure',
  'rank-ladder': 'figure',
  'best-ratio': 'figure',
  'against-mean': 'figure',
  'max-min': 'figure',
  'take-over': 'figure',
  'vote-bands': 'tally',
  'ballot-levels': 'tally',
  'ballot-mean': 'tally',
  'ballot-ranking': 'tally',
  graded: 'adjustment',
  adjustments: 'adjustment',
  'provincial-rank': 'adjustment',
};
export const kindRead = (type: OperationType): Fact['type'] | null => kinds[type];

/** Whether somebody is to give marks on a row, and nobody is named. */
export const lacksAssessor = ({
  operation,
  assessors,
}: {
  operation: { type: OperationType } | null;
  assessors: readonly string[];
}): boolean => operation !== null && kindRead(operation.type) === 'mark' && assessors.length === 0;

export type FigureRead = { key: string; period: string };

function ofGoal(goal: Goal, cycle: string): FigureRead[] {
  if (goal.from === 'value') return [];
  if (goal.from === 'figure') return [{ key: goal.key, period: cycle }];
  const reads: FigureRead[] = [];
  for (let back = 1; back <= yearsOf(goal); back += 1) {
    const period = yearBefore(cycle, back);
    if (period === null) break;
    reads.push({ key: goal.key, period });
  }
  return reads;
}

const ofMeasured = (measured: Measured, cycle: string): FigureRead[] =>
  typeof measured === 'string'
    ? [{ key: measured, period: cycle }]
    : [{ key: measured.figure, period: cycle }, ...ofGoal(measured.against, cycle)];

/** What is measured stands under `actual` or `figure`. */
function measuredOf(operation: Operation): Measured | null {
  if ('actual' in operation) return operation.actual;
  return 'figure' in operation ? operation.figure : null;
}

/** What it is held against stands under `goal`, `required` (there a number too) or `qualify`. */
function goalOf(operation: Operation): Goal | null {
  if ('goal' in operation) return operation.goal;
  if ('required' in operation)
    return typeof operation.required === 'object' && 'from' in operation.required ? operation.required : null;
  return ('qualify' in operation ? operation.qualify : null) ?? null;
}

/** The figures that a subject needs in a cycle, each once; earlier years only where the cycle is a year. */
export function figuresRead(operation: Operation | Settled<Operation>, cycle: string): FigureRead[] {
  const [measured, goal] = [measuredOf(operation), goalOf(operation)];
  const reads = [
    ...(measured === null ? [] : ofMeasured(measured, cycle)),
    ...(goal === null ? [] : ofGoal(goal, cycle)),
  ];
  return [...new Map(reads.map((read) => [JSON.stringify([read.key, read.period]), read])).values()];
}

/** `recusal` null: nobody has decided it yet. */
type Marked = {
  node: { assessors: readonly string[] };
  recusal: Settled<Recusal> | null;
  organiser: string | null;
};

/** Who has to mark `subject` on a row: nobody marks itself; where nobody else is left, the organiser may have to. */
export function assessorsFor(row: Marked, subject: string): string[] {
  const others = row.node.assessors.filter((assessor) => assessor !== subject);
  // The rule is looked at only where it decides: the trace records its use.
  if (others.length > 0 || row.node.assessors.length === 0 || row.recusal?.alone !== 'organiser') return others;
  return row.organiser === null || row.organiser === subject ? [] : [row.organiser];
}
