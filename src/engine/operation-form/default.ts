// A sensible first operation for a row (默认计分方法): what a form shows when somebody chooses one of the closed set.
import type { Operation, OperationOf, OperationType } from '../../domain/operation.ts';
import { format, mul, numberPattern, parse, rational } from '../../domain/rational.ts';

/** The row: its points (null: none), the ids of its children and of its assessors. */
export type RowFrame = { points: string | null; children: readonly string[]; assessors: readonly string[] };

/** Equal weights that add up to one exactly. */
const equalWeights = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, ids.length === 1 ? '1' : `1/${ids.length}`]));

const fallback = '10';
/** A part of the row's points, exactly; of ten points where it has none. */
function part({ points }: RowFrame, n: bigint, d: bigint): string {
  const own = points !== null && numberPattern.test(points) ? points : fallback;
  return format(mul(parse(own), rational(n, d)));
}

/** Levels of an invented table, from the best. */
const named = (...levels: [name: string, worth: string][]): Record<string, string> => Object.fromEntries(levels);

const key = '数据';
const goal = { from: 'value', value: '100' } as const;
const voted = { voterGroup: null, channel: null, minimum: null };
const between = (from: string | null, to: string | null, points: string) => ({
  from,
  fromIncluded: true,
  to,
  toIncluded: false,
  points,
});
const high = 'high-first' as const;

const defaults: { [T in OperationType]: (row: RowFrame) => OperationOf<T> } = {
  sum: () => ({ type: 'sum' }),
  share: () => ({ type: 'share', by: { how: 'equal' } }),
  weighted: ({ children }) => ({ type: 'weighted', weights: equalWeights(children), normalise: true }),
  pick: () => ({ type: 'pick', which: 'better' }),
  mean: () => ({ type: 'mean' }),
  cap: () => ({ type: 'cap', max: '5', min: null }),
  gate: () => ({ type: 'gate', lost: '', moreThan: '50%' }),
  marks: () => ({ type: 'marks', scale: null, combine: { how: 'mean' } }),
  discretion: (row) => ({ type: 'discretion', from: 'zero', min: '0', max: part(row, 1n, 1n) }),
  reach: () => ({ type: 'reach', actual: key, goal }),
  ratio: () => ({ type: 'ratio', actual: key, goal, cap: '100%' }),
  slope: (row) => ({
    type: 'slope',
    actual: key,
    goal,
    atGoal: '100%',
    above: null,
    below: { per: '1', points: part(row, 1n, 20n), unit: 'absolute' },
  }),
  tiers: () => ({
    type: 'tiers',
    actual: key,
    base: '1',
    tiers: [
      { upTo: '10', divisor: '10' },
      { upTo: null, divisor: '20' },
    ],
  }),
  count: (row) => ({
    type: 'count',
    figure: '次数',
    from: row.points === null ? 'zero' : 'full',
    each: part(row, 1n, 20n),
    allowed: null,
    floor: null,
  }),
  shortfall: (row) => ({ type: 'shortfall', figure: '完成数', required: '10', each: part(row, 1n, 10n) }),
  escalate: (row) => ({ type: 'escalate', figure: '次数', steps: [part(row, 1n, 10n), part(row, 1n, 5n)] }),
  graded: (row) => ({ type: 'graded', grades: named(['严重', part(row, 1n, 2n)], ['一般', part(row, 1n, 10n)]) }),
  levels: (row) => ({
    type: 'levels',
    figure: '等级',
    levels: named(['好', part(row, 1n, 1n)], ['较好', part(row, 4n, 5n)], ['一般', part(row, 3n, 5n)], ['差', '0']),
  }),
  bands: (row) => ({
    type: 'bands',
    figure: key,
    bands: [between('90', null, part(row, 1n, 1n)), between('60', '90', part(row, 3n, 5n)), between(null, '60', '0')],
  }),
  'vote-bands': (row) => ({
    type: 'vote-bands',
    answer: '满意',
    invalid: [],
    bands: [
      between('90%', null, part(row, 1n, 1n)),
      between('60%', '90%', part(row, 3n, 5n)),
      between(null, '60%', '0'),
    ],
  }),
  'rank-table': (row) => ({
    type: 'rank-table',
    figure: key,
    order: high,
    table: [part(row, 1n, 1n), part(row, 9n, 10n), part(row, 4n, 5n)],
    ties: 'same',
  }),
  'rank-ladder': () => ({ type: 'rank-ladder', figure: key, order: high, step: '5%', ties: 'same' }),
  'best-ratio': () => ({ type: 'best-ratio', figure: key, order: high }),
  'against-mean': (row) => ({
    type: 'against-mean',
    figure: key,
    order: high,
    base: '80%',
    per: '1',
    points: part(row, 1n, 50n),
    unit: 'absolute',
  }),
  'max-min': () => ({ type: 'max-min', figure: key, order: high, base: '60%' }),
  'take-over': () => ({ type: 'take-over', figure: '原得分', outOf: '100' }),
  'ballot-levels': () => ({
    type: 'ballot-levels',
    ...voted,
    levels: named(['优秀', '100%'], ['良好', '80%'], ['一般', '60%'], ['较差', '40%']),
    invalid: ['不了解'],
  }),
  'ballot-mean': () => ({ type: 'ballot-mean', ...voted, scale: '100' }),
  'ballot-ranking': (row) => ({
    type: 'ballot-ranking',
    ...voted,
    table: [part(row, 1n, 1n), part(row, 9n, 10n), part(row, 4n, 5n)],
  }),
  adjustments: () => ({ type: 'adjustments', sign: 'plus', levels: null, once: 'matter', document: 'required' }),
  'provincial-rank': () => ({
    type: 'provincial-rank',
    top: ['1.5', '1', '0.5'],
    bottom: ['1.5', '1', '0.5'],
    share: 'each',
    ties: 'same',
    few: 'top-first',
  }),
};

export const defaultOperation = (type: OperationType, row: RowFrame): Operation => defaults[type](row);
