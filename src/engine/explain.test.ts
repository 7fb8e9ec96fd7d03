// The explanation and the way back (得分说明与数的来历): whole sentences, and every number of them ends at a fact, a parameter or a cell.
import { describe, expect, test } from 'vitest';
import {
  adjustment,
  assume,
  bonus,
  facts,
  figure,
  mark,
  node,
  parameter,
  row,
  scheme,
  subjects,
  sum,
  tally,
} from '../../test/properties/kit.ts';
import { score, stepsOf } from '../../test/properties/outcome.ts';
import { showSentence } from '../domain/display.ts';
import type { Origin } from '../domain/scorecard.ts';
import type { Source } from '../domain/source.ts';
import { explain } from './explain.ts';
import { originsOf, unfold, unfolding } from './origins.ts';

const source: Source = {
  file: '表.docx',
  sha256: '0',
  table: 1,
  sheet: null,
  row: 3,
  column: 2,
  rowEnd: 3,
  columnEnd: 2,
  paragraph: null,
  words: '从严治党\n（十五分）',
};
const share = node(
  '2.1',
  { type: 'share', by: { parameter: '分法' } },
  {
    number: '2.1',
    title: '从严治党',
    points: '15',
    source,
    children: [
      row('甲', null, { title: '党建', operation: { type: 'marks', scale: '100', combine: { how: 'mean' } } }),
      row('乙', null, { title: '纪律', operation: { type: 'marks', scale: '100', combine: { how: 'mean' } } }),
    ],
  },
);
const given = scheme(
  sum(
    '总',
    '25',
    [
      share,
      node(
        '票',
        {
          type: 'ballot-levels',
          voterGroup: null,
          channel: null,
          minimum: null,
          levels: { parameter: '系数' },
          invalid: [],
        },
        { title: '测评', points: '10' },
      ),
      node('限', { type: 'cap', max: '5', min: null }, { title: '激励', kind: 'adjustment', children: [bonus('加')] }),
    ],
    { title: '总分', kind: 'total' },
  ),
  {
    subjects: subjects(['子', '一组']),
    parameters: [
      parameter('分法', {
        title: '十五分怎样分到各行？',
        choices: [{ value: { how: 'mean-of-rates' }, title: '各行得分率的平均' }],
      }),
      parameter('扣', { title: '未用到', value: '1', signer: '效能办' }),
      parameter('系数', { title: '测评各档的系数', value: { 好: '1', 差: '40%' }, signer: '效能办', reason: '惯例' }),
    ],
  },
);
const list = facts(
  mark('甲', '子', '92', { evidence: ['材料.pdf'], reason: '一项未完成' }),
  mark('乙', '子', '70', { id: '旧' }),
  mark('乙', '子', '88', { supersedes: '旧' }),
  tally('票', '子', { 好: 9, 差: 1 }),
  adjustment('加', '子', '7', { title: '表彰', document: '示〔2022〕1号', issuer: '省里' }),
);
const result = score(given, list.facts, assume({ 分法: { how: 'mean-of-rates' } }));
const lines = explain(result, { scheme: given, facts: list });
const text = lines.map(({ depth, pieces }) => `${'  '.repeat(depth)}${showSentence(pieces)}`);

test('a whole scorecard in sentences', () => {
  expect(text).toEqual([
    '测试方案（2022）',
    '参数：十五分怎样分到各行？ 取 各行得分率的平均（假设，待签署；理由：先这样算）',
    '子（第一组） 总分 27.9 分，第 1 名',
    '总分 得 27.9 分 = 13.5 + 9.4 + 5 分（各项相加）；其中：',
    '  2.1 从严治党 得 13.5 分 = 15 分 × 2 项得分率平均 90%；其中：',
    '    参数：十五分怎样分到各行？ 取 各行得分率的平均（假设，待签署；理由：先这样算）',
    '    出处：表1 第3行 第2列：“从严治党 （十五分）”',
    '    党建 得 6.9 分：7.5 分 × 92 ÷ 100（评 92 分）',
    '      评分：考评甲评 92 分；理由：一项未完成；佐证：材料.pdf；经办人，填报日期 2022-12-30；编号 评-甲-子-考评甲',
    '    纪律 得 6.6 分：7.5 分 × 88 ÷ 100（评 88 分）',
    '      评分：考评甲评 70 分；理由：有据；经办人，填报日期 2022-12-30；编号 旧；未计入：已由“评-乙-子-考评甲”更正',
    '      评分：考评甲评 88 分；理由：有据；经办人，填报日期 2022-12-30；更正：旧；编号 评-乙-子-考评甲',
    expect.stringContaining('  测评 得 9.4 分：'),
    '    计票：“好” 9 票，“差” 1 票；经办人，填报日期 2022-12-30；编号 票-票-子',
    '    参数：测评各档的系数 取 好 1，差 40%（效能办签署；理由：惯例）',
    '  激励 得 5 分：名义 7 分（7），最高 5 分；其中：',
    '    名义 7 分，按限额计 5 分',
    '    项加 得 7 分：“表彰” 7 分',
    '      加减分：表彰，7 分（发文：省里，文号：示〔2022〕1号）；经办人，填报日期 2022-12-30；编号 调-加-子',
  ]);
});

test('what is missing is said, with the reason', () => {
  const open = score(
    given,
    list.facts.filter(({ node: on }) => on !== '甲'),
    assume({ 分法: { how: 'equal' } }),
  );
  const told = explain(open.scorecards[0] ?? ([] as never), { scheme: given, facts: list }).map(({ pieces }) =>
    showSentence(pieces),
  );
  expect(told).toContain('子（第一组） 暂无总分，还缺：党建');
  expect(told).toContain('党建 没有得分：缺数据（缺少考评甲的评分）');
});

test('where more was done than the sentence says, there is no equals sign', () => {
  const small = scheme(sum('总', '20', [row('1', '10'), row('2', '10')]), { subjects: subjects(['子', '一组']) });
  const told = explain(score(small, [mark('1', '子', null), mark('2', '子', '9')]), {
    scheme: small,
    facts: facts(),
  }).map(({ pieces }) => showSentence(pieces));
  expect(told).toContain('项总 得 18 分：9 × 20 ÷ 10 分（各项相加）；其中：');
  expect(told).toContain('“项1”不适用，由其余各项按得分率承担：9 分 × 20 ÷ 10 = 18 分');
});

test('figures and n/a are told too', () => {
  const small = scheme(
    sum('总', '20', [
      node('数', { type: 'ratio', actual: '数', goal: { from: 'value', value: '100' }, cap: null }, { points: '10' }),
      row('1', '10'),
    ]),
    { subjects: subjects(['子', '一组']) },
  );
  const told = (...more: Parameters<typeof facts>) =>
    explain(score(small, more), { scheme: small, facts: facts(...more) })
      .map(({ pieces }) => showSentence(pieces))
      .join('\n');
  expect(told(figure('数', '子', '90'), mark('1', '子', null, { reason: '无此任务' }))).toMatch(
    /数据：数（2022） 90；[^]*评分：考评甲认定不适用；理由：无此任务；.*未计入：不适用/u,
  );
});

describe('no digit is an orphan', () => {
  const numbers = lines.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece !== 'string'));
  const back = unfolding(result, given, list);

  test('every number of every line leads back to a fact, a parameter or a cell', () => {
    expect(numbers.length).toBeGreaterThan(30);
    for (const { origin } of numbers) {
      const { leaves, orphans } = back(origin);
      expect(orphans).toEqual([]);
      expect(leaves.length).toBeGreaterThan(0);
    }
  });

  test('words of a calculation hold no digits of their own', () => {
    const words = stepsOf(result.scorecards[0]?.step ?? ([] as never)).flatMap(({ sentence, notes }) =>
      [sentence, ...notes].flat(),
    );
    expect(words.filter((piece) => typeof piece === 'string' && /\d/u.test(piece))).toEqual([]);
  });

  test('the total leads to all that made it', () => {
    const { leaves } = back({ from: 'step', node: '总', subject: '子' });
    const names = leaves.map((leaf) =>
      leaf.kind === 'fact' ? leaf.fact.id : leaf.kind === 'parameter' ? leaf.parameter.key : `格${leaf.node.id}`,
    );
    expect(names).toEqual(
      expect.arrayContaining(['评-甲-子-考评甲', '评-乙-子-考评甲', '票-票-子', '系数', '格2.1', '格限']),
    );
    expect(names).not.toContain('旧');
    expect(leaves.find((leaf) => leaf.kind === 'cell' && leaf.node.id === '2.1')).toMatchObject({ source });
  });

  test('a way that ends nowhere is an orphan', () => {
    const lost: Origin[] = [
      { from: 'fact', fact: '无' },
      { from: 'parameter', parameter: '无' },
      { from: 'scheme', node: '无' },
      { from: 'step', node: '无', subject: '子' },
      { from: 'computed', of: [] },
    ];
    for (const origin of lost) expect(unfold(origin, result, given, list).orphans).toHaveLength(1);
    expect(originsOf(result.scorecards[0]?.step ?? ([] as never)).length).toBeGreaterThan(0);
  });
});

test('a result says which assumptions were not used, and with what value it was computed', () => {
  const assumptions = assume({ 分法: { how: 'mean-of-rates' }, 系数: { 好: '1', 差: '0' } });
  const told = explain(score(given, list.facts, assumptions), { scheme: given, facts: list });
  expect(
    told.filter(({ depth, kind }) => depth === 0 && kind === 'parameter').map(({ pieces }) => showSentence(pieces)),
  ).toEqual([
    '参数：十五分怎样分到各行？ 取 各行得分率的平均（假设，待签署；理由：先这样算）',
    '参数：测评各档的系数 取 好 1，差 40%（效能办签署；理由：惯例）；另有假设，未采用',
  ]);
});
