// Goals (目标) and what is measured against them: a number, an own figure, the own past years.
import { type Goal, type Measured, yearBefore, yearsOf } from '../domain/goal.ts';
import { one, whole } from '../domain/rational.ts';
import type { Settled } from '../domain/setting.ts';
import { asWritten, distinct, isOutcome, readFigure } from './figure.ts';
import type { Reader, Reading } from './figure.ts';
import { ofRule } from './full.ts';
import { say } from './say.ts';
import type { Outcome } from './scene.ts';
import { unscored } from './scene.ts';
import { add, compare, count, div, isZero, mean, mul, percent, plain, sub } from './traced.ts';
import type { Traced } from './traced.ts';

export type Order = 'high-first' | 'low-first';
type Past = Extract<Settled<Goal>, { from: 'last-year' | 'mean-of-years' }>;

/** At least the goal; with `low-first` at most. */
export const isReached = (actual: Traced, goal: Traced, order: Order): boolean =>
  order === 'high-first' ? compare(actual, goal) >= 0 : compare(actual, goal) <= 0;

function readYears(scene: Reader, goal: Past, own: Reading, subject: string): Reading[] | Outcome {
  const readings: Reading[] = [];
  for (let back = 1; back <= yearsOf(goal); back += 1) {
    const year = yearBefore(own.period, back);
    if (year === null) return unscored('missing', say`数据的期间不是年份，无法取得往年数据`, own.inputs);
    const reading = readFigure(scene, goal.key, subject, year, 'past');
    if (isOutcome(reading)) return { ...reading, inputs: [...readings, reading].flatMap(({ inputs }) => inputs) };
    readings.push(reading);
  }
  return readings;
}

function readPast(
  scene: Reader,
  goal: Past,
  path: readonly string[],
  own: Reading,
  subject: string,
): Reading | Outcome {
  const readings = readYears(scene, goal, own, subject);
  if (isOutcome(readings)) return readings;
  const base = mean(readings.map((reading) => reading.number));
  const inputs = readings.flatMap((reading) => reading.inputs);
  const name = goal.from === 'last-year' ? '上年' : say`前 ${count(ofRule(scene, whole(goal.years)))} 年平均`;
  const baseSaid = goal.from === 'last-year' ? readings.flatMap(({ said }) => said) : plain(base);
  if (goal.growth === undefined) return { number: base, said: say`${baseSaid}（${name}）`, inputs, period: own.period };
  const growth = scene.at(...path, 'growth');
  const number = mul(base, add(ofRule(scene, one), growth));
  const said = say`${plain(number)}（${name} ${baseSaid} 增长 ${percent(growth)}）`;
  return { number, said, inputs, period: own.period };
}

/** The goal of a subject; `path` leads to it in the operation, `own` is the figure that is held against it. */
export function readGoal(
  scene: Reader,
  goal: Settled<Goal>,
  path: readonly string[],
  own: Reading,
  subject = scene.subject.id,
): Reading | Outcome {
  if (goal.from === 'figure') return readFigure(scene, goal.key, subject, own.period);
  if (goal.from !== 'value') return readPast(scene, goal, path, own, subject);
  const number = scene.at(...path, 'value');
  return { number, said: [asWritten(number, goal.value)], inputs: [], period: own.period };
}

/** What the operation measures of a subject: the figure, or its rate, growth or difference against a goal. */
export function readMeasured(
  scene: Reader,
  measured: Settled<Measured>,
  path: readonly string[],
  subject = scene.subject.id,
): Reading | Outcome {
  if (typeof measured === 'string') return readFigure(scene, measured, subject);
  const own = readFigure(scene, measured.figure, subject);
  if (isOutcome(own)) return own;
  const goal = readGoal(scene, measured.against, [...path, 'against'], own, subject);
  const inputs = distinct([...own.inputs, ...goal.inputs]);
  if (isOutcome(goal)) return { ...goal, inputs };
  if (measured.as !== 'difference' && isZero(goal.number)) {
    return unscored('open', say`“${measured.figure}”的比较基数为 ${goal.said}，不能作除数`, inputs);
  }
  return { ...compared(own, goal, measured.as), inputs };
}

function compared(own: Reading, goal: Reading, as: 'rate' | 'growth' | 'difference'): Omit<Reading, 'inputs'> {
  const difference = sub(own.number, goal.number);
  const number = {
    rate: () => div(own.number, goal.number),
    growth: () => div(difference, goal.number),
    difference: () => difference,
  }[as]();
  const sign = as === 'rate' ? ' ÷ ' : as === 'growth' ? ' 比 ' : ' − ';
  const said = say`${as === 'difference' ? plain(number) : percent(number)}（${own.said}${sign}${goal.said}）`;
  return { number, said, period: own.period };
}

/** The figure and its goal together, or why one of them is not there. */
export function readAgainstGoal(
  scene: Reader,
  operation: { actual: Settled<Measured>; goal: Settled<Goal> },
): { actual: Reading; goal: Reading; inputs: Reading['inputs'] } | Outcome {
  const actual = readMeasured(scene, operation.actual, ['actual']);
  if (isOutcome(actual)) return actual;
  const goal = readGoal(scene, operation.goal, ['goal'], actual);
  const inputs = distinct([...actual.inputs, ...goal.inputs]);
  return isOutcome(goal) ? { ...goal, inputs } : { actual, goal, inputs };
}
