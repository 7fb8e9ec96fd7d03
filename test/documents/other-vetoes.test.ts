// Vetoes of other cities' tables (一票否决): the effect is what the words say or a question, and its answer works.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/domain/fact.ts';
import type { Scheme } from '../../src/domain/scheme.ts';
import type { Json } from '../../src/domain/setting.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { plan } from '../../src/engine/plan.ts';
import { adjustment, facts, mark } from '../properties/kit.ts';
import { importBothWays } from './both-ways.ts';
import { drawDocument } from './hand-made.ts';

const table = (words: string) =>
  importBothWays(
    drawDocument([
      [
        ['序号', '考核内容', '标准分', '评分细则', '考评部门'],
        ['一、业务工作（100分）', '<', '<', '<', '<'],
        ['1', '项目建设', '60', '少完成一个扣5分', '发改局'],
        ['2', '安全生产', '40', '按比例计分', '应急局'],
        ['二、一票否决', '<', '<', '<', '<'],
        ['3', '发生责任事故', '', words, '应急局'],
      ],
    ]),
  ).scheme;

const grades: Json = {
  lines: [
    { title: '好', atLeast: '90' },
    { title: '中', atLeast: '60' },
    { title: '差', atLeast: null },
  ],
  quotas: [],
};

/** Every open question answered by its first choice, or as told. */
function answered(scheme: Scheme, told: Record<string, Json>): Scheme {
  const [id, title] = ['jia', '甲局'];
  const answers: Record<string, Json> = { grades, ...told };
  const parameters = scheme.parameters.map((parameter) => ({
    ...parameter,
    value: parameter.value ?? answers[parameter.key] ?? parameter.choices?.[0]?.value ?? null,
    signer: parameter.source === null ? '考评委' : null,
  }));
  const subjects = [{ id, title, group: 'g', sections: [] }];
  return { ...scheme, parameters, groups: [{ id: 'g', title: '全部' }], subjects };
}

const marked = (scheme: Scheme, veto: string): Fact[] => [
  ...scheme.root.children
    .slice(0, 1)
    .flatMap((level) =>
      level.children.map(({ id, points, assessors }) =>
        mark(id, 'jia', typeof points === 'string' ? points : null, { assessor: assessors[0] ?? '' }),
      ),
    ),
  adjustment(veto, 'jia', null, { veto: true, level: '发生责任事故' }),
];

function outcome(words: string, told: Record<string, Json>, veto = 'a1.1.1'): string {
  const scheme = answered(table(words), told);
  const [card] = evaluate(plan(scheme, null), facts(...marked(scheme, veto))).scorecards;
  return `${card?.total} ${card?.grade}`;
}

describe('the effect', () => {
  test('as the words say it', () => {
    expect(outcome('直接定为不合格等次', {})).toBe('100 差');
    expect(outcome('取消评优资格', {})).toBe('100 中');
    expect(outcome('相应指标不得分', {}, 'n1.2')).toBe('60 中');
  });

  test('as somebody signs it where the words do not say it', () => {
    expect(table('视情处理').parameters.find(({ key }) => key === 'a1.1.effect')).toMatchObject({ value: null });
    expect(outcome('视情处理', { 'a1.1.effect': 'barred' })).toBe('100 中');
    expect(outcome('视情处理', { 'a1.1.effect': 'unqualified' })).toBe('100 差');
    expect(outcome('视情处理', { 'a1.1.effect': 'row-zero' }, 'n1.1')).toBe('40 差');
  });

  test('“该项不得分” asks which row is meant', () => {
    const asked = table('该项指标不得分').parameters.find(({ key }) => key === 'a1.1.row');
    expect(asked?.choices?.map(({ value, title }) => `${JSON.stringify(value)} ${title}`)).toEqual([
      '"none" 事实记在哪一项，哪一项不得分',
      '"n1" “一 业务工作”',
      '"n1.1" “1 项目建设”',
      '"n1.2" “2 安全生产”',
    ]);
    expect(outcome('该项指标不得分', { 'a1.1.row': 'n1.2' })).toBe('60 中');
    expect(outcome('该项指标不得分', { 'a1.1.row': 'none' }, 'n1.1')).toBe('40 差');
    expect(() => outcome('该项指标不得分', { 'a1.1.row': 'none' })).toThrow('请把这一条记到不得分的那一项指标上');
  });
});
