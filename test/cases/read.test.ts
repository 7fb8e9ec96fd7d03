// A fault in a case file is reported with file, line and key (案例的毛病要说清在哪里).
import { expect, test } from 'vitest';
import { CaseError } from './item.ts';
import { readCase } from './read.ts';

const good = `案例: 信访件按次扣分
变体: [counting-each]
单位: {甲局: 政府, 乙局: 党群}
总分:
  分值: 10
  计分: 各项相加
  子项:
    - 名称: 信访
      分值: 10
      计分: {方法: 按次加减, 项: 件数, 起点: 满分, 每次: 0.5}
事实:
  - {数据: 信访, 单位: 甲局, 项: 件数, 值: 3}
预期:
  甲局: {总分: 8.5, 名次: 1, 各项: {信访: 8.5}, 说明: {信访: [0.5 分 × 3 次]}}
`;

test('a case becomes scheme, facts and expectation', () => {
  const { scheme, facts, expected, variants } = readCase('a.yaml', good);
  expect(variants).toEqual(['counting-each']);
  expect(scheme.root.children[0]).toMatchObject({ id: '信访', kind: 'indicator', assessors: ['效能办'], points: '10' });
  expect(scheme.root.children[0]?.operation).toEqual({
    type: 'count',
    figure: '件数',
    from: 'full',
    each: '0.5',
    allowed: null,
    floor: null,
  });
  expect(scheme.groups).toEqual([
    { id: '政府', title: '政府' },
    { id: '党群', title: '党群' },
  ]);
  expect(facts.facts[0]).toMatchObject({ type: 'figure', id: 'f001', key: '件数', period: '2022', value: '3' });
  expect(expected.get('甲局')).toMatchObject({ total: '8.5', rank: 1 });
  expect(expected.get('甲局')?.sentences.get('信访')).toEqual(['0.5 分 × 3 次']);
});

test.each([
  ['起点: 满分', '起点: 中间', '第10行 “总分.子项[1].计分.起点”：不认识“中间”；可以写：满分、零分'],
  ['每次: 0.5', '每回: 0.5', '第10行 “总分.子项[1].计分.每回”：不认识“每回”'],
  ['每次: 0.5', '每次: 半分', '第10行 “总分.子项[1].计分.每次”：“半分”不是数'],
  [', 每次: 0.5', '', '第10行 “总分.子项[1].计分”：缺少“每次”'],
  ['按次加减', '按次扣分', '第10行 “总分.子项[1].计分.方法”：没有计分方法“按次扣分”'],
  ['名称: 信访', '名字: 信访', '第8行 “总分.子项[1].名字”：不认识“名字”'],
  ['数据: 信访', '数据: 来访', '第12行 “事实[1].数据”：总分之下没有“来访”'],
  ['单位: 甲局, 项', '单位: 丙局, 项', '第12行 “事实[1]”：单位“丙局”不在“单位”之中'],
  ['{总分: 8.5', '{合计: 8.5', '第14行 “预期.甲局.合计”：不认识“合计”'],
  ['各项: {信访: 8.5}', '各项: {来访: 8.5}', '第14行 “预期.甲局.各项.来访”：总分之下没有“来访”'],
  ['案例: 信访件按次扣分', '', '：缺少“案例”'],
  ['  分值: 10\n', '  分值: [10]\n', '第5行 “总分.分值”：这里应写一个词或一个数'],
  ['变体: [counting-each]', '变体: [counting-each', 'a.yaml 第3行：'],
])('%s → %s is reported', (before, after, message) => {
  const broken = good.replace(before, after);
  expect(broken).not.toBe(good);
  const read = () => readCase('a.yaml', broken);
  expect(read).toThrow(CaseError);
  expect(read).toThrow(message);
  expect(read).toThrow('a.yaml 第');
});
