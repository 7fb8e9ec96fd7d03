// Vetoes of other cities' tables (一票否决): the effects are what the words say or a question, and its answer works.
import { describe, expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import type { Json } from '../../src/domain/setting.ts';
import { showSentence } from '../../src/domain/display.ts';
import { explain } from '../../src/engine/explain.ts';
import { adjustment, facts } from '../properties/kit.ts';
import { imported, outcome, parameterOf, scored, settled } from './answered.ts';
import { drawDocument } from './hand-made.ts';

const table = (words: string, remarks = '') => imported('一票否决', words, remarks);
const row = '发生责任事故';

/** The result of one veto that names its case by `level` and stands on the node `on`. */
const vetoed = (words: string, told: Record<string, Json> = {}, on = 'a1.1.1', level = row): string =>
  outcome(table(words), told, [adjustment(on, 'jia', null, { veto: true, level })]);

/** “case → effect” of each veto, “?” where it is asked. */
const effects = (words: string, remarks = '') => {
  const result = table(words, remarks);
  return result.scheme.vetoes.map(({ level, effect }) => {
    const key = typeof effect === 'string' ? '' : effect.parameter;
    const value = parameterOf(result, key)?.value;
    return `${level} → ${typeof value === 'string' ? value : '?'}`;
  });
};

describe('the effect', () => {
  test('is told with the words of the table, where the fact stands and beside the grade', () => {
    const veto = adjustment('a1.1.1', 'jia', null, { veto: true, level: row });
    const { scheme, card } = scored(table('直接定为不合格等次'), {}, [veto]);
    expect(card.gradeNote).toBe('一票否决（事项；表1 第6行 第4列：“直接定为不合格”）：定为差');
    const said = explain(card, { scheme, facts: facts() }).map(({ pieces }) => showSentence(pieces));
    expect(said).toContain(
      '一票否决：“事项”属于“发生责任事故”，后果是定为最低等次（表1 第6行 第4列：“直接定为不合格”）',
    );
  });

  test('as the words say it', () => {
    expect(vetoed('直接定为不合格等次')).toBe('100 差');
    expect(vetoed('取消评优资格')).toBe('100 中');
    expect(vetoed('相应指标不得分', {}, 'n1.2')).toBe('60 中');
  });

  test('as somebody signs it where the words do not say it', () => {
    expect(parameterOf(table('视情处理'), 'a1.1.effect')).toMatchObject({ value: null });
    expect(vetoed('视情处理', { 'a1.1.effect': 'barred' })).toBe('100 中');
    expect(vetoed('视情处理', { 'a1.1.effect': 'unqualified' })).toBe('100 差');
    expect(vetoed('视情处理', { 'a1.1.effect': 'row-zero' }, 'n1.1')).toBe('40 差');
  });

  test('“该项不得分” asks which row is meant', () => {
    const asked = parameterOf(table('该项指标不得分'), 'a1.1.row');
    expect(asked?.choices?.map(({ value, title }) => `${JSON.stringify(value)} ${title}`)).toEqual([
      '"none" 事实记在哪一项，哪一项不得分',
      '"n1" “一 业务工作”',
      '"n1.1" “1 项目建设”',
      '"n1.2" “2 安全生产”',
    ]);
    expect(vetoed('该项指标不得分', { 'a1.1.row': 'n1.2' })).toBe('60 中');
    expect(vetoed('该项指标不得分', { 'a1.1.row': 'none' }, 'n1.1')).toBe('40 差');
    expect(() => vetoed('该项指标不得分', { 'a1.1.row': 'none' })).toThrow('请把这一条记到不得分的那一项指标上');
  });
});

describe('several effects', () => {
  const words = '发生重大责任事故的，相应指标不得分，并取消评优资格';

  test('of one case all come in', () => {
    expect(effects(words)).toEqual([`${row} → row-zero`, `${row} → barred`]);
    expect(settled(table(words), 'a1.1.effect')).toEqual({ value: 'row-zero', words: '相应指标不得分' });
    expect(settled(table(words), 'a1.1.effect.2')).toEqual({ value: 'barred', words: '取消评优资格' });
    expect(vetoed(words, {}, 'n1.2')).toBe('60 中');
    const light = {
      grades: {
        lines: [
          { title: '好', atLeast: '50' },
          { title: '差', atLeast: null },
        ],
        quotas: [],
      },
    };
    expect(vetoed(words, light, 'n1.2')).toBe('60 差');
    expect(vetoed('相应指标不得分', light, 'n1.2')).toBe('60 好');
  });

  test.each([
    ['1.发生重大责任事故的，定为不合格；2.被省级通报批评的，取消评优资格；3.数据造假的，相应指标不得分'],
    [
      '有下列情形的：\n（1）发生重大责任事故的，直接定为不合格等次。\n（2）对被省级通报批评的单位，取消评优资格。\n（3）凡数据造假的，相应指标不得分。由考核办认定。',
    ],
    ['①发生重大责任事故的定为不合格 ②被省级通报批评的取消评优资格 ③数据造假的相应指标不得分'],
    ['发生重大责任事故的定为不合格，被省级通报批评的取消评优资格，数据造假的相应指标不得分'],
  ])('%j: one veto for each case, by its own words', (cases) => {
    expect(effects(cases)).toEqual([
      '发生重大责任事故 → unqualified',
      '被省级通报批评 → barred',
      '数据造假 → row-zero',
    ]);
    expect(vetoed(cases, {}, 'a1.1.1', '发生重大责任事故')).toBe('100 差');
    expect(vetoed(cases, {}, 'a1.1.2', '被省级通报批评')).toBe('100 中');
    expect(vetoed(cases, {}, 'n1.1', '数据造假')).toBe('40 差');
    expect(() => vetoed(cases)).toThrow('方案规定的情形是');
  });

  test('of cases of which one has two', () => {
    expect(effects('（一）发生重大责任事故的，取消评优资格，并定为不合格；（二）数据造假的，相应指标不得分')).toEqual([
      '发生重大责任事故 → barred',
      '发生重大责任事故 → unqualified',
      '数据造假 → row-zero',
    ]);
  });

  test.each([
    ['发生重大事故的，定为不合格；情节较轻的，取消评优资格', ''],
    ['1.发生责任事故的；2.数据造假的，定为不合格；3.被通报的，取消评优资格', ''],
    ['取消评优资格', '定为不合格'],
    ['发生重大事故，定为不合格，有人受伤，取消评优资格', ''],
  ])('%j %j: not sure whose they are, so they are asked', (cases, remarks) => {
    expect(effects(cases, remarks)).toEqual([`${row} → ?`]);
    const asked = parameterOf(table(cases, remarks), 'a1.1.effect');
    expect(asked?.choices?.map(({ value }) => value)).toEqual(['barred', 'unqualified']);
    expect(asked?.title).toMatch(/“定为不合格”.*“发生责任事故”的后果是什么.*各写一条/u);
  });

  test.each(['取消评优资格，并降低一个等次', '不得评为优秀、良好等次', '视情节取消评优资格'])(
    '%j says more than a scheme can: all effects are asked',
    (said) => {
      expect(settled(table(said), 'a1.1.effect')).toEqual({ asked: ['barred', 'unqualified', 'row-zero'] });
    },
  );
});

test.each([
  ['年度考核被定为不合格的，取消评优资格', 'barred'],
  ['年度考核定为不合格等次的，取消评优资格', 'barred'],
  ['一般事故不取消评优资格，重大事故定为不合格', 'unqualified'],
  ['取消评优资格，主要负责人年度考核定为不称职', 'barred'],
  ['有下列情形之一的，取消评优资格：1.发生责任事故；2.数据造假', 'barred'],
  ['按差额扣分', '?'],
  ['取消加分资格', '?'],
  ['例如取消评优资格', '?'],
])('%j: a case, a negation, a person, an example are no effect', (words, effect) => {
  expect(effects(words)).toEqual([`${row} → ${effect}`]);
});

test('a row of vetoes that takes points as well does both', () => {
  const words = '发生较大事故的扣5分；发生重大事故的，取消评优资格';
  expect(settled(table(words), 'a1.1.2.levels')).toEqual({
    value: { 发生较大事故: '5' },
    words: '发生较大事故的扣5分',
  });
  const deducted = [adjustment('a1.1.2', 'jia', null, { level: '发生较大事故', document: '安〔2022〕1号' })];
  expect(outcome(table(words), { 'a1.1.min': '-20' }, deducted)).toBe('95 好');
  expect(vetoed(words, { 'a1.1.min': '-20' })).toBe('100 中');
});

test('two cases by one name get a name each, two effects of one name are asked', () => {
  const head = ['考核内容', '标准分', '评分细则', '考评部门'];
  const veto = (words: string) => ['安全生产', '', words, '应急局'];
  const { scheme } = importBothWays(
    drawDocument([
      '考核表',
      [head, ['项目建设', '100', '按进度', '发改局']],
      '一票否决',
      [head, veto('取消评优资格'), veto('定为不合格')],
    ]),
  );
  expect(scheme.vetoes.map(({ level }) => level)).toEqual(['安全生产', '安全生产（2）']);
  expect(effects('1.数据造假的，定为不合格；2.数据造假的，取消评优资格')).toEqual([`${row} → ?`]);
});

test('a consequence that no scheme has leaves the effect open; a price behind 同时 is of the case', () => {
  expect(effects('取消评优资格，并降低一个考核等次')).toEqual([`${row} → ?`]);
  const priced = table('发生责任事故的，取消评优资格，同时扣10分').scheme.parameters;
  expect(priced.filter(({ key }) => key.endsWith('.levels')).map(({ value }) => value)).toEqual([
    { 发生责任事故: '10' },
  ]);
});
