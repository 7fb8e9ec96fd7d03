// Several assessors' marks on one row made one (评分合成): mean, weights, leader, trimmed mean, own parts.
import type { Mark } from '../domain/fact.ts';
import { compare as order, whole } from '../domain/rational.ts';
import type { Piece } from '../domain/scorecard.ts';
import type { Scene } from './scene.ts';
import { add, count, counted, div, mean, mul, percent, points, sub, sum, traced } from './traced.ts';
import type { Traced } from './traced.ts';

/** A mark on the scale of the row, with who gave it. */
type Given = { assessor: string; mark: Traced };
/** `value` is on the scale of the marks; null when there are too few of them, and the sentence says so. */
export type Combined = { value: Traced | null; sentence: Piece[]; notes: Piece[][] };
type Row = Pick<Scene<'marks'>, 'operation' | 'at' | 'number' | 'node'>;

const stated = (row: Row, number: number): Traced => traced(whole(number), { from: 'scheme', node: row.node.id });

const list = (given: readonly Given[]): Piece[] =>
  given.flatMap(({ mark }, index): Piece[] => [index === 0 ? '' : '、', points(mark)]);

const howMany = (given: readonly Given[]): Traced =>
  counted(
    given.length,
    given.map(({ mark }) => mark),
  );

function average(given: readonly Given[]): Combined {
  const [only] = given;
  if (given.length === 1 && only !== undefined)
    return { value: only.mark, sentence: ['评 ', points(only.mark), ' 分'], notes: [] };
  const value = mean(given.map(({ mark }) => mark));
  const sentence = [count(howMany(given)), ' 家评分 ', ...list(given), '，平均 ', points(value), ' 分'];
  return { value, sentence, notes: [] };
}

function byWeights(row: Row, given: readonly Given[], left: boolean): Combined {
  const weights = given.map(({ assessor }) => row.at('combine', 'weights', assessor));
  const total = sum(weights);
  if (total.value.n === 0n) return { value: null, sentence: ['有评分的单位权重为零'], notes: [] };
  const value = div(sum(given.map(({ mark }, index) => mul(mark, weights[index] ?? mark))), total);
  const parts = given.flatMap(({ mark }, index): Piece[] => [
    index === 0 ? '' : ' + ',
    points(mark),
    ' × ',
    percent(weights[index] ?? mark),
  ]);
  const note: Piece[][] = left ? [['缺席单位的权重由其余单位按比例承担，合计 ', percent(total)]] : [];
  return {
    value,
    sentence: ['按权重 ', ...parts, left ? '，再除以权重合计，得 ' : ' = ', points(value), ' 分'],
    notes: note,
  };
}

function byLeader(row: Row, given: readonly Given[], leader: string): Combined {
  const [first, others] = [
    given.find(({ assessor }) => assessor === leader),
    given.filter(({ assessor }) => assessor !== leader),
  ];
  if (first === undefined || others.length === 0) {
    const plain = average(given);
    return {
      ...plain,
      notes: [[first === undefined ? '主评单位没有评分，取其余单位平均' : '没有其他单位评分，取主评单位评分']],
    };
  }
  const part = row.at('combine', 'share');
  const rest = sub(traced(whole(1), part.origin), part);
  const averageOfOthers = mean(others.map(({ mark }) => mark));
  const value = add(mul(first.mark, part), mul(averageOfOthers, rest));
  const sentence = [
    '主评 ',
    points(first.mark),
    ' × ',
    percent(part),
    ' + 其余平均 ',
    points(averageOfOthers),
    ' × ',
    percent(rest),
    ' = ',
    points(value),
    ' 分',
  ];
  return { value, sentence, notes: [] };
}

function trimmed(row: Row, given: readonly Given[], each: number): Combined {
  const drop = row.at('combine', 'drop');
  if (given.length < 2 * each + 1) {
    return {
      value: null,
      sentence: ['去掉最高、最低各 ', count(drop), ' 个后没有评分，只有 ', count(howMany(given)), ' 个'],
      notes: [],
    };
  }
  const sorted = given.toSorted((a, b) => order(a.mark.value, b.mark.value));
  const kept = sorted.slice(each, sorted.length - each);
  const dropped = [...sorted.slice(0, each), ...sorted.slice(sorted.length - each)];
  const note: Piece[] = ['去掉最高、最低各 ', count(drop), ' 个：', ...list(dropped), ' 分'];
  return { ...average(kept), notes: each === 0 ? [] : [note] };
}

/** Each assessor's rate × its part; parts of absent assessors go to the others. */
function byParts(row: Row, given: readonly Given[], scale: Traced, left: boolean): Combined {
  const stands = row.operation.combine.how === 'parts' && row.operation.combine.points !== null;
  const parts = given.map(({ assessor }) => (stands ? row.at('combine', 'points', assessor) : stated(row, 1)));
  const [rates, total] = [given.map(({ mark }) => div(mark, scale)), sum(parts)];
  if (total.value.n === 0n) return { value: null, sentence: ['有评分的部分分值为零'], notes: [] };
  const rate = div(sum(rates.map((own, index) => mul(own, parts[index] ?? own))), total);
  const words = rates.flatMap((own, index): Piece[] => [
    index === 0 ? '' : '、',
    percent(own),
    ...(stands ? ['（', points(parts[index] ?? own), ' 分）'] : []),
  ]);
  const note: Piece[][] = left ? [['没有评分的部分由其余部分按得分率承担']] : [];
  return {
    value: mul(rate, scale),
    sentence: ['各评一部分，得分率 ', ...words, '，合计 ', percent(rate)],
    notes: note,
  };
}

/** `left` says that an assessor of the row is missing from `marks` (n/a or recused). */
export function combine(row: Row, marks: readonly Mark[], scale: Traced, left: boolean): Combined {
  const given = marks.map((mark) => ({ assessor: mark.assessor, mark: row.number(mark, mark.value ?? '0') }));
  const how = row.operation.combine;
  // Who marks in the place of the only assessor has neither a weight nor a part of the row.
  if (given.every(({ assessor }) => !row.node.assessors.includes(assessor)) && row.node.assessors.length > 0)
    return average(given);
  if (how.how === 'weights') return byWeights(row, given, left);
  if (how.how === 'leader') return byLeader(row, given, how.leader);
  if (how.how === 'trimmed') return trimmed(row, given, how.drop);
  return how.how === 'parts' ? byParts(row, given, scale, left) : average(given);
}
