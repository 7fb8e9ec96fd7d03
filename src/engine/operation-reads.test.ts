// What operations read (计分所需的事实), held against the engine: with those figures a row is scored, without any one of them it is not.
import { expect, test } from 'vitest';
import { facts, figure, node, scheme, subjects } from '../../test/properties/kit.ts';
import { assessorsFor, figuresRead, kindRead } from '../domain/operation-reads.ts';
import type { Operation, OperationOf } from '../domain/operation.ts';
import { evaluate } from './evaluate.ts';
import { checkFacts } from './facts-check.ts';
import { plan } from './plan.ts';

const lastYear = { from: 'last-year', key: '数' } as const;
const threeYears = { from: 'mean-of-years', key: '往年', years: 3, growth: '5%' } as const;
const rate = (against: OperationOf<'reach'>['goal']) => ({ figure: '数', against, as: 'rate' }) as const;
const everything = { from: null, fromIncluded: false, to: null, toIncluded: false, points: '1' };
const bands: OperationOf<'bands'> = { type: 'bands', figure: '数', bands: [everything] };
const reading: [Operation, string[]][] = [
  [{ type: 'reach', actual: '数', goal: { from: 'value', value: '1' } }, ['数 2022']],
  [{ type: 'ratio', actual: '数', goal: { from: 'figure', key: '目标' }, cap: null }, ['数 2022', '目标 2022']],
  [
    { type: 'slope', actual: rate(lastYear), goal: lastYear, atGoal: '80%', above: null, below: null },
    ['数 2022', '数 2021'],
  ],
  [{ type: 'tiers', actual: '数', base: '1', tiers: [{ upTo: null, divisor: '1' }] }, ['数 2022']],
  [{ type: 'count', figure: '次', from: 'full', each: '1', allowed: null, floor: null }, ['次 2022']],
  [{ type: 'shortfall', figure: '件', required: '3', each: '1' }, ['件 2022']],
  [{ type: 'shortfall', figure: '件', required: lastYear, each: '1' }, ['件 2022', '数 2021']],
  [{ type: 'escalate', figure: '次', steps: ['1'] }, ['次 2022']],
  [{ type: 'take-over', figure: '得分', outOf: '100' }, ['得分 2022']],
  [bands, ['数 2022']],
  [{ ...bands, figure: rate(threeYears) }, ['数 2022', '往年 2021', '往年 2020', '往年 2019']],
  [{ type: 'rank-table', figure: '数', order: 'high-first', table: ['2'], ties: 'same' }, ['数 2022']],
  [{ type: 'best-ratio', figure: '数', order: 'high-first' }, ['数 2022']],
  [{ type: 'against-mean', figure: '数', order: 'high-first', base: '80%', per: '1', points: '1' }, ['数 2022']],
  [{ type: 'max-min', figure: '数', order: 'high-first', base: '60%' }, ['数 2022']],
];

test.each(reading)('%o needs just these figures', (operation, expected) => {
  const given = scheme(node('项', operation, { kind: 'total', points: '10' }), { subjects: subjects(['子', '一组']) });
  const planned = plan(given, null);
  const reads = figuresRead(operation, '2022');
  expect(reads.map(({ key, period }) => `${key} ${period}`)).toEqual(expected);
  const all = reads.map((read, index) => figure('项', '子', '1', { ...read, id: `数${index}` }));
  const absentWith = (...stated: typeof all) => evaluate(planned, facts(...stated)).scorecards[0]?.step.absent;
  expect([absentWith(...all), checkFacts(planned, facts(...all))]).toEqual([null, []]);
  for (const one of all) expect(absentWith(...all.filter((each) => each !== one))).toBe('missing');
});

test('who may only be ranked on reaching a goal needs that too, and a level is a figure', () => {
  const ranked: Operation = {
    type: 'rank-ladder',
    figure: '数',
    order: 'high-first',
    step: '2%',
    ties: 'same',
    qualify: { from: 'figure', key: '底线' },
  };
  expect(figuresRead(ranked, '2022').map(({ key }) => key)).toEqual(['数', '底线']);
  expect(figuresRead({ type: 'levels', figure: '评定', levels: { figure: '3' } }, '2022')).toEqual([
    { key: '评定', period: '2022' },
  ]);
});

test('what is no year has no earlier years, and years run out at four digits', () => {
  const many: Operation = { ...bands, figure: rate({ ...threeYears, years: 1_000_000_000 }) };
  expect(figuresRead(many, '2022年度')).toEqual([{ key: '数', period: '2022年度' }]);
  expect(figuresRead(many, '1001')).toEqual([
    { key: '数', period: '1001' },
    { key: '往年', period: '1000' },
  ]);
});

test('compositions read no facts, and no figures', () => {
  expect([kindRead('sum'), kindRead('marks'), kindRead('levels'), kindRead('graded')]).toEqual([
    null,
    'mark',
    'figure',
    'adjustment',
  ]);
  expect(figuresRead({ type: 'gate', lost: '1', moreThan: '15%' }, '2022')).toEqual([]);
});

test('nobody marks itself; alone the organiser does, where the rule says so', () => {
  const row = { node: { assessors: ['甲', '乙'] }, recusal: { alone: 'organiser' }, organiser: '主办' } as const;
  const alone = { ...row, node: { assessors: ['甲'] } };
  expect([assessorsFor(row, '甲'), assessorsFor(alone, '乙'), assessorsFor(alone, '甲')]).toEqual([
    ['乙'],
    ['甲'],
    ['主办'],
  ]);
  const others = [{ recusal: { alone: 'reweight' } as const }, { recusal: null }, { organiser: '甲' }];
  expect(others.map((more) => assessorsFor({ ...alone, ...more }, '甲'))).toEqual([[], [], []]);
});
