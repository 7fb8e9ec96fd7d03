// The check of the facts (事实核对): each fault by its code, and what is no fault.
import { expect, test } from 'vitest';
import {
  adjustment,
  bonus,
  facts,
  figure,
  mark,
  node,
  row,
  scheme,
  subjects,
  sum,
  tally,
} from '../../test/properties/kit.ts';
import type { Fact } from '../domain/fact.ts';
import type { Recusal } from '../domain/scheme.ts';
import { evaluate } from './evaluate.ts';
import { checkFacts } from './facts-check.ts';
import { plan } from './plan.ts';

const root = sum('总', '40', [
  row('1', '10'),
  row('百', '10', { operation: { type: 'marks', scale: '100', combine: { how: 'mean' } } }),
  node('酌', { type: 'discretion', from: 'full', min: '-3', max: '0' }, { points: '10', assessors: ['考评甲'] }),
  row('己', '10', { assessors: ['子'] }),
  node(
    '数',
    { type: 'count', figure: '数', from: 'zero', each: '1', allowed: null, floor: null },
    { kind: 'adjustment' },
  ),
  node(
    '票',
    { type: 'ballot-mean', voterGroup: null, channel: null, minimum: null, scale: '10' },
    { kind: 'adjustment', points: '10', groups: ['二组'] },
  ),
  node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] }),
]);
const problems = (alone: Recusal['alone'], ...given: Fact[]) => {
  const vetoes = [{ level: '事故', effect: 'barred', node: null }] as const;
  const planned = plan(
    scheme(root, { subjects: subjects(['子', '一组'], ['丑', '二组']), recusal: { alone }, vetoes: [...vetoes] }),
    null,
  );
  return checkFacts(planned, facts(...given)).filter(({ code }) => code !== 'mark-without-evidence');
};
const codes = (...given: Fact[]) => problems('organiser', ...given).map(({ code }) => code);

test.each<[string, Fact[]]>([
  ['duplicate-id duplicate-id', [mark('1', '子', '10', { id: '同' }), mark('百', '子', '100', { id: '同' })]],
  ['unknown-node', [mark('九', '子', '1')]],
  ['unknown-subject', [mark('1', '巳', '1')]],
  ['unknown-assessor', [mark('1', '子', '10', { assessor: '无名' })]],
  ['not-an-assessor', [mark('1', '子', '10', { assessor: '考评乙' })]],
  ['not-an-assessor', [mark('己', '丑', '10', { assessor: '主办' })]],
  ['mark-above-range', [mark('1', '子', '10.01')]],
  ['mark-above-range', [mark('百', '子', '101')]],
  ['mark-below-range', [mark('1', '子', '-1')]],
  ['mark-below-range', [mark('酌', '子', '-3.5')]],
  ['mark-without-reason', [mark('1', '子', '9.9', { reason: ' ' })]],
  ['mark-without-reason', [mark('酌', '子', '-1', { reason: null })]],
  ['mark-without-value', [mark('1', '子', null, { notApplicable: false })]],
  ['mark-contradicts', [mark('1', '子', '10', { notApplicable: true })]],
  ['figure-without-value', [figure('数', '子', null, { notApplicable: false })]],
  ['figure-contradicts', [figure('数', '子', '1', { notApplicable: true })]],
  ['figure-unread', [figure('数', '子', '4', { period: '2021' })]],
  ['fact-kind-differs', [tally('1', '子', { 好: 1 })]],
  ['fact-kind-differs', [mark('限', '子', '1')]],
  ['fact-kind-differs', [mark('数', '子', '1')]],
  ['row-does-not-apply', [tally('票', '子', { 9: 1 })]],
  ['unknown-veto', [adjustment('1', '子', null, { veto: true, level: '无此情形' })]],
  ['fact-twice fact-twice', [mark('1', '子', '10', { id: '一' }), mark('1', '子', '10', { id: '二' })]],
  ['fact-twice fact-twice', [figure('数', '子', '1', { id: '一' }), figure('数', '子', '2', { id: '二' })]],
  ['supersedes-unknown', [mark('1', '子', '10', { supersedes: '无' })]],
  ['supersedes-differs', [mark('1', '子', '10', { id: '一' }), figure('数', '子', '1', { supersedes: '一' })]],
  [
    'supersedes-circular supersedes-circular',
    [mark('1', '子', '10', { id: '一', supersedes: '二' }), mark('1', '子', '10', { id: '二', supersedes: '一' })],
  ],
])('%s', (expected, given) => {
  expect(codes(...given).join(' ')).toBe(expected);
});

test('what thousands have in common is told with three of them, and a long chain of corrections is walked once', () => {
  const many = Array.from({ length: 4000 }, (_, at) => mark('1', '子', '10', { id: `同${at}`, supersedes: '旧' }));
  const told = problems('organiser', mark('1', '子', '10', { id: '旧' }), ...many);
  expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['superseded-twice', 'fact-twice']));
  expect(Math.max(...told.map(({ message }) => message.length))).toBeLessThan(100);
  expect(told[0]?.message).toBe('“旧”被更正了不止一次（“同0”、“同1”、“同10”等），看不出以哪一条为准。');
  expect(told.find(({ code }) => code === 'fact-twice')?.message).toMatch(/^与“同1”、“同10”、“同100”等重复/u);
  const chain = Array.from({ length: 20_000 }, (_, at) =>
    mark('1', '子', '10', { id: `链${at}`, supersedes: at === 0 ? null : `链${at - 1}` }),
  );
  const begun = performance.now();
  expect(codes(...chain)).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(3000);
});

test('no fault in what is meant so', () => {
  const fine = [
    mark('1', '子', '10', { reason: null }),
    mark('1', '丑', null),
    mark('百', '子', '100', { reason: null }),
    mark('酌', '子', '0', { reason: null }),
    mark('己', '子', '10', { assessor: '子' }),
    mark('己', '子', '9', { assessor: '主办' }),
    mark('己', '丑', '8', { assessor: '子', id: '旧' }),
    mark('己', '丑', '7', { assessor: '子', supersedes: '旧' }),
    figure('数', '子', '3'),
    tally('票', '丑', { 9: 1 }),
    adjustment('1', '子', null, { veto: true, level: '事故' }),
    adjustment('加', '子', '1'),
  ];
  expect(codes(...fine)).toEqual([]);
});

test('what is corrected may be as wrong as it was', () => {
  expect(codes(mark('1', '子', '80', { id: '旧' }), mark('1', '子', '8', { supersedes: '旧' }))).toEqual([]);
  expect(codes(mark('九', '巳', '8', { id: '旧' }), mark('1', '子', '8', { supersedes: '旧' }))).toEqual([
    'supersedes-elsewhere',
  ]);
  const planned = plan(scheme(row('总', '10'), { subjects: subjects(['子', '一组']) }), null);
  const given = facts(mark('总', '子', '80', { id: '旧' }), mark('总', '子', '8', { supersedes: '旧' }));
  expect(evaluate(planned, given).scorecards.map(({ total }) => total)).toEqual(['8']);
});

test('a fact that is taken back leaves an empty box, is not judged by what it repeats, and may be followed by another', () => {
  const [first, back] = [mark('1', '子', '80', { id: '旧' }), { id: '撤', supersedes: '旧', withdrawn: true } as const];
  expect(codes(first, mark('1', '子', '80', back))).toEqual([]);
  expect(codes(first, mark('1', '子', '80', back), mark('1', '子', '9', { supersedes: '撤' }))).toEqual([]);
  expect(codes(first, mark('1', '子', '80', back), mark('1', '子', '11', { supersedes: '撤' }))).toEqual([
    'mark-above-range',
  ]);
  expect(codes(mark('1', '子', '8', { id: '撤', withdrawn: true }))).toEqual(['withdrawn-nothing']);
  expect(codes(figure('数', '子', '1', { id: '旧' }), mark('1', '子', '8', back))).toEqual(['supersedes-differs']);
  const planned = plan(scheme(row('总', '10'), { subjects: subjects(['子', '一组']) }), null);
  const totals = (...given: Fact[]) => evaluate(planned, facts(...given)).scorecards.map(({ total }) => total);
  const given = [mark('总', '子', '8', { id: '旧' }), mark('总', '子', '8', back)];
  expect(totals(...given)).toEqual([null]);
  expect(totals(...given, mark('总', '子', '9', { supersedes: '撤' }))).toEqual(['9']);
});

test('two tallies of one ballot box are added, and that is told', () => {
  const told = problems('organiser', tally('票', '丑', { 9: 1 }), tally('票', '丑', { 8: 1 }, { id: '第二批' }));
  expect(told.map(({ code, severity, place }) => `${severity} ${code} ${place.text}`)).toEqual([
    'note tally-added 事实“第二批” · 项票 · 丑',
  ]);
  expect(codes(tally('票', '丑', { 9: 1 }, { id: '旧' }), tally('票', '丑', { 8: 1 }, { supersedes: '旧' }))).toEqual(
    [],
  );
});

test('the organiser marks only where the rule says so', () => {
  expect(problems('reweight', mark('己', '子', '9', { assessor: '主办' })).map(({ code }) => code)).toEqual([
    'not-an-assessor',
  ]);
});

test('every problem has its place, and all come at once', () => {
  const [first, second] = problems('reweight', mark('1', '子', '11'), mark('百', '子', '-2'));
  expect([first?.place, second?.code]).toEqual([
    { text: '事实“评-1-子-考评甲” · 项1 · 子', source: null, node: '1' },
    'mark-below-range',
  ]);
});

test('a fact of a workbook is told with its cell, also where another fact speaks of it', () => {
  const planned = plan(scheme(row('总', '10'), { subjects: subjects(['子', '一组']) }), null);
  const [one, other] = [mark('总', '子', '10', { id: '一' }), mark('总', '子', '10', { id: '二' })];
  const told = checkFacts(planned, facts(one, other), new Map([['一', { text: '工作表“评分” E2', source: null }]]));
  expect(told.map(({ place, message }) => [place.text, message])).toEqual([
    ['工作表“评分” E2 · 项总 · 子', '与“二”重复，看不出以哪一条为准；更正请写明更正的是哪一条。'],
    ['事实“二” · 项总 · 子', '与“一”（工作表“评分” E2）重复，看不出以哪一条为准；更正请写明更正的是哪一条。'],
  ]);
});

test('facts of another year are noted, not refused', () => {
  const planned = plan(scheme(row('总', '10'), { cycle: '2023' }), null);
  expect(checkFacts(planned, facts())).toMatchObject([{ code: 'cycle-differs', severity: 'note' }]);
});
