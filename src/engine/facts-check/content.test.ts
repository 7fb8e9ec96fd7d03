// What a row makes of a fact (事实内容核对): errors where the result would be wrong, notes where a fact is set aside.
import { describe, expect, test } from 'vitest';
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
} from '../../../test/properties/kit.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { checkFacts } from '../facts-check.ts';
import { plan } from '../plan.ts';

const ballot = { voterGroup: '领导', channel: null, minimum: null };
type Ladder = Extract<Operation, { type: 'provincial-rank' }>;
const rank = (share: 'each' | 'equal' | 'stated', outside?: Ladder['outside']): Ladder => ({
  type: 'provincial-rank',
  top: ['1.5'],
  bottom: ['1.5'],
  share,
  ties: 'same',
  few: 'none',
  outside,
});
const leaf = (id: string, operation: Operation) => node(id, operation, { kind: 'adjustment', points: '10' });
const root = sum('总', '10', [
  row('1', '10'),
  leaf('次', { type: 'count', figure: '次数', from: 'full', each: '1', allowed: null, floor: null }),
  leaf('递', { type: 'escalate', figure: '次数', steps: ['1', 'all'] }),
  leaf('缺', { type: 'shortfall', figure: '件数', required: '3', each: '1' }),
  leaf('等', { type: 'levels', figure: '评定', levels: { 好: '3', 差: '1' } }),
  leaf('率', {
    type: 'ratio',
    actual: { figure: '实绩', against: { from: 'last-year', key: '往年' }, as: 'rate' },
    goal: { from: 'figure', key: '目标' },
    cap: null,
  }),
  leaf('分级', { type: 'graded', grades: { 严重: '5' } }),
  leaf('等级票', { type: 'ballot-levels', ...ballot, levels: { 好: '1' }, invalid: ['弃权'] }),
  leaf('打分票', { type: 'ballot-mean', ...ballot, scale: '10' }),
  leaf('排序票', { type: 'ballot-ranking', ...ballot, table: ['10'] }),
  leaf('转', { type: 'take-over', figure: '得分', outOf: '100' }),
  leaf('达', { type: 'reach', actual: '率', goal: { from: 'value', value: '95' } }),
  leaf('段', {
    type: 'bands',
    figure: '率',
    bands: [{ from: '90%', fromIncluded: true, to: null, toIncluded: false, points: '1' }],
  }),
  node(
    '限',
    { type: 'cap', max: '5', min: '-5' },
    {
      kind: 'adjustment',
      children: [bonus('报分'), bonus('标价', { levels: { 省级: '2' } }), bonus('凭文', { document: 'required' })],
    },
  ),
  leaf('各', rank('each')),
  leaf('均', rank('equal')),
  leaf('述', rank('stated')),
]);
const problems = (...given: Fact[]) =>
  checkFacts(plan(scheme(root), null), facts(...given)).map(({ code, severity }) => `${severity} ${code}`);
const leaders = { voterGroup: '领导' };
const place = { rank: 1, ranked: 9 };

test.each<[string, Fact]>([
  ['error level-unpriced', adjustment('标价', '子', null, { level: '县级' })],
  ['error level-unpriced', adjustment('分级', '子', null, { level: '轻微' })],
  ['error level-unpriced', figure('等', '子', null, { key: '评定', level: '中', notApplicable: false })],
  ['error adjustment-without-level', adjustment('标价', '子', '2')],
  ['error adjustment-without-points', adjustment('报分', '子', null, { level: '省级' })],
  ['error adjustment-negative', adjustment('报分', '子', '-2')],
  ['note points-unread', adjustment('标价', '子', '3', { level: '省级' })],
  ['note adjustment-without-document', adjustment('凭文', '子', '1', { document: ' ' })],
  ['error rank-missing', adjustment('各', '子', null, { ranked: 9 })],
  ['error ranked-missing', adjustment('各', '子', null, { rank: 1 })],
  ['error rank-impossible', adjustment('各', '子', null, { rank: 9, ranked: 9, tied: 2 })],
  ['error bodies-missing', adjustment('均', '子', null, place)],
  ['error share-missing', adjustment('述', '子', null, place)],
  ['error share-out-of-range', adjustment('述', '子', null, { ...place, share: '101%' })],
  ['error share-out-of-range', adjustment('述', '子', null, { ...place, share: '-1%' })],
  ['note figure-unread', figure('次', '子', '1', { key: '件数' })],
  ['note figure-unread', figure('次', '子', '1', { key: '次数', period: '2021' })],
  ['note figure-unread', figure('率', '子', '1', { key: '往年', period: '2022' })],
  ['error figure-kind-differs', figure('等', '子', '3', { key: '评定' })],
  ['error figure-kind-differs', figure('次', '子', null, { key: '次数', level: '好', notApplicable: false })],
  ['error figure-negative', figure('次', '子', '-1', { key: '次数' })],
  ['error figure-negative', figure('缺', '子', '-1', { key: '件数' })],
  ['error figure-negative', figure('递', '子', '-1', { key: '次数' })],
  ['error figure-negative', figure('转', '子', '-1', { key: '得分' })],
  ['note percent-differs', figure('达', '子', '95%', { key: '率' })],
  ['note percent-differs', figure('段', '子', '95', { key: '率' })],
  ['error figure-not-whole', figure('递', '子', '1.5', { key: '次数' })],
  ['error answer-unpriced', tally('等级票', '子', { 好: 1, 很好: 1 }, leaders)],
  ['error answer-unpriced', tally('打分票', '子', { '10.1': 1 }, leaders)],
  ['error answer-unpriced', tally('排序票', '子', { 第一: 1 }, leaders)],
  ['error tally-unread', tally('等级票', '子', { 好: 1 })],
  ['note mark-without-evidence', mark('1', '子', '9')],
])('%s', (expected, fact) => {
  expect(problems(fact)).toEqual([expected]);
});

test('no fault in what is meant so', () => {
  const fine = [
    adjustment('报分', '子', '0'),
    adjustment('标价', '子', null, { level: '省级' }),
    adjustment('凭文', '子', '1', { document: '示范〔2022〕1号' }),
    adjustment('各', '子', null, place),
    adjustment('均', '子', null, { ...place, bodies: 2 }),
    adjustment('述', '子', null, { ...place, share: '100%' }),
    figure('次', '子', '1.5', { key: '次数' }),
    figure('率', '子', '-1', { key: '往年', period: '2021' }),
    figure('率', '子', '-2', { key: '实绩', id: '实绩' }),
    figure('率', '子', '1', { key: '目标', id: '目标' }),
    figure('等', '子', null, { key: '评定' }),
    figure('达', '子', '95', { key: '率' }),
    figure('段', '子', '95%', { key: '率' }),
    tally('等级票', '子', { 好: 1, 很好: 0, 弃权: 3 }, leaders),
    tally('打分票', '子', { '0': 1, '10': 1 }, leaders),
    tally('排序票', '子', { '12': 1 }, leaders),
    mark('1', '子', '9', { evidence: ['记录'] }),
  ];
  expect(problems(...fine)).toEqual([]);
});

test('a figure of a period that nobody reads says which one is read; where the scheme has no cycle, the one of the facts', () => {
  const given = { key: '次数', period: '2022' };
  const [told] = checkFacts(plan(scheme(root, { cycle: '2022年度' }), null), facts(figure('次', '子', '1', given)));
  expect([told?.code, told?.message]).toEqual([
    'figure-unread',
    '本项不看“2022”的“次数”，只看“2022年度”的，这一条不起作用；请核对所属年度。',
  ]);
  expect(checkFacts(plan(scheme(root, { cycle: null }), null), facts(figure('次', '子', '1', given)))).toEqual([]);
});

test('one note for all marks without evidence; a corrected mark is no longer asked', () => {
  const given = [
    mark('1', '子', '9'),
    mark('1', '丑', '8'),
    mark('1', '寅', '10'),
    mark('1', '丑', '7', { id: '新', supersedes: '评-1-丑-考评甲' }),
  ];
  expect(checkFacts(plan(scheme(root), null), facts(...given)).map(({ message }) => message)).toEqual([
    '2 条不满分的评分没有佐证材料（如“新”），复核时无据可查。',
  ]);
});

test('two corrections of one fact refuse, a correction that moves a fact is told', () => {
  const first = adjustment('报分', '子', '1', { id: '一' });
  const second = adjustment('报分', '子', '2', { id: '二', supersedes: '一' });
  expect(problems(first, second)).toEqual([]);
  const third = adjustment('报分', '子', '3', { id: '三', supersedes: '一' });
  expect(problems(first, second, third)).toEqual(['error superseded-twice', 'error superseded-twice']);
  expect(problems(first, adjustment('报分', '丑', '1', { id: '二', supersedes: '一' }))).toEqual([
    'note supersedes-elsewhere',
  ]);
});

test('a responsible body that is no subject is set aside or refused, as the scheme says; any other stranger is refused', () => {
  const told = (outside: 'set-aside' | 'refuse', whom: string, where = '榜') => {
    const ladder = node('榜', rank('each', outside), { kind: 'adjustment' });
    const capped: Partial<Node> = { kind: 'adjustment', children: [ladder, bonus('加')] };
    const whole = sum('总', '10', [row('1', '10'), node('限', { type: 'cap', max: '5', min: '-5' }, capped)]);
    const planned = plan(scheme(whole, { subjects: subjects(['子', '一组']) }), null);
    const fact = adjustment(where, whom, '1', { rank: 1, ranked: 9 });
    return checkFacts(planned, facts(fact)).map(({ code, severity }) => `${severity} ${code}`);
  };
  expect(told('set-aside', '考评甲')).toEqual(['note subject-outside']);
  expect(told('refuse', '考评甲')).toEqual(['error unknown-subject']);
  expect(told('set-aside', '无名')).toEqual(['error unknown-subject']);
  expect(told('set-aside', '考评甲', '加')).toEqual(['error unknown-subject']);
});

test('a veto by which a row loses its points stands on a row that has some', () => {
  const bonuses = node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] });
  const given = scheme(sum('总', '10', [row('1', '10'), bonuses]), {
    subjects: subjects(['子', '一组']),
    vetoes: [{ level: '事故', effect: 'row-zero', node: null }],
  });
  const told = (where: string) =>
    checkFacts(plan(given, null), facts(adjustment(where, '子', null, { veto: true, level: '事故' }))).map(
      ({ code, severity }) => `${severity} ${code}`,
    );
  expect([told('1'), told('加'), told('限')]).toEqual([
    [],
    ['error veto-without-effect'],
    ['error veto-without-effect'],
  ]);
});

test('a veto whose row does not apply to the subject is told', () => {
  const given = scheme(sum('总', null, [row('1', '10'), row('2', '10', { groups: ['二组'] })]), {
    subjects: subjects(['子', '一组'], ['丑', '二组']),
    vetoes: [{ level: '事故', effect: 'row-zero', node: '2' }],
  });
  const told = (whom: string) =>
    checkFacts(plan(given, null), facts(adjustment('1', whom, null, { veto: true, level: '事故' }))).map(
      ({ code }) => code,
    );
  expect([told('子'), told('丑')]).toEqual([['veto-without-effect'], []]);
});

describe('vetoes', () => {
  const bonuses = [
    bonus('价', { levels: { 省级: '2' } }),
    bonus('空', { levels: {} }),
    bonus('写'),
    bonus('同', { levels: { 事故: '1' } }),
  ];
  const whole = sum('总', '10', [
    row('1', '10'),
    node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: bonuses }),
  ]);
  const vetoes: Scheme['vetoes'] = [{ level: '事故', effect: 'barred', node: null }];
  const told = (...given: Fact[]) =>
    checkFacts(plan(scheme(whole, { vetoes }), null), facts(...given)).map(
      ({ severity, message }) => `${severity} ${message}`,
    );
  const unsaid = '“事故”是一票否决的情形，这一条却没有写明一票否决';
  const mend = '是一票否决的，请在“一票否决”标明“是”';

  test('a case that is not called a veto is told; where the row counts stated points, as a note', () => {
    expect(told(adjustment('价', '子', null, { level: '事故' }))).toEqual([
      `error ${unsaid}。${mend}；不是的，请改正等级。`,
    ]);
    expect(told(adjustment('空', '子', null, { level: '事故' }))).toHaveLength(1);
    expect(told(adjustment('写', '子', '1', { level: '事故' }))).toEqual([
      `note ${unsaid}，只按写明的 1 分计；${mend}。`,
    ]);
    expect(told(adjustment('同', '子', null, { level: '事故' }))).toEqual([]);
  });

  test('a veto without a case lists the cases, and a row without priced levels says so in a whole sentence', () => {
    expect(told(adjustment('空', '子', null, { veto: true, level: null }))).toEqual([
      'error 一票否决没有写明是哪一种情形；方案规定的情形是“事故”，请在“等级”写明。',
    ]);
    expect(told(adjustment('空', '子', null, { level: null }))).toEqual([
      'error 没有写明等级，无法计分；方案没有给本项规定有分值的等级；一票否决的，请在“一票否决”标明“是”。',
    ]);
  });
});

test('a body that may not mark the row is called by its title, and so are those that may', () => {
  const bodies = [
    { id: 'x', title: '示范市甲局', names: [] },
    { id: 'y', title: '示范市乙局', names: [] },
  ];
  const planned = plan(scheme(row('总', '10', { assessors: ['x'] }), { bodies, organiser: null }), null);
  expect(checkFacts(planned, facts(mark('总', '子', '10', { assessor: 'y' }))).map(({ message }) => message)).toEqual([
    '“示范市乙局”不是本项的考评单位，本项由“示范市甲局”评分；这一条评分不能计入。',
  ]);
});

describe('days far from the cycle', () => {
  const bonuses = node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] });
  const marked = sum('总', '10', [row('1', '10'), bonuses]);
  const told = (...given: Fact[]) =>
    checkFacts(plan(scheme(marked), null), facts(...given)).flatMap(({ code, severity, message, place: { text } }) =>
      code === 'date-far' ? [`${severity} ${text} ${message}`] : [],
    );
  const on = (at: string, of: string) => mark('1', of, '10', { at });

  test('more than a year before the cycle or after the following year is a note, one for each day', () => {
    expect(told(on('2021-01-01', '子'), on('2023-12-31', '丑'))).toEqual([]);
    expect(told(on('2024-01-01', '子'), on('2024-01-01', '丑'), on('2020-12-31', '寅'))).toEqual([
      'note 事实“评-1-丑-考评甲” · 项1 · 丑 填报日期 2024-01-01 与考评年度“2022”相差太远（共 2 条），请核对。',
      'note 事实“评-1-寅-考评甲” · 项1 · 寅 填报日期 2020-12-31 与考评年度“2022”相差太远，请核对。',
    ]);
    expect(told(adjustment('加', '子', '1', { date: '2019-05-01' }))[0]).toContain('文件日期 2019-05-01');
  });

  test('a figure of an earlier year may have been put in then, and what was corrected is past', () => {
    const early = { at: '2019-12-30', key: '数' };
    expect(told(figure('1', '子', '1', { ...early, period: '2020' }))).toEqual([]);
    expect(told(figure('1', '子', '1', { ...early, period: '2022' }))).toHaveLength(1);
    const old = mark('1', '子', '10', { at: '2032-12-30', id: '旧' });
    expect(told(old, mark('1', '子', '10', { supersedes: '旧' }))).toEqual([]);
  });
});
