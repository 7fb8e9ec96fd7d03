// Grades beside the table (表外的等次规定): lines and quotas are offered with their words, never lost in a note.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { drawDocument } from './hand-made.ts';

const table = [
  ['考核指标', '分值', '考核单位'],
  ['经济', '60', '发改委'],
  ['党建', '40', '组织部'],
];
const gradesOf = (blocks: (string | string[][])[]) =>
  importDocument(drawDocument(blocks)).scheme.parameters.find(({ key }) => key === 'grades');

const rule = '得分90分以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格；优秀等次不超过参评单位的30%。';
const grades = {
  lines: [
    { title: '优秀', atLeast: '90' },
    { title: '良好', atLeast: '80' },
    { title: '合格', atLeast: '60' },
    { title: '不合格', atLeast: null },
  ],
  quotas: [{ title: '优秀', share: '30%' }],
};

test('lines and quota below the table, or in its last row, are offered with the words', () => {
  for (const blocks of [[table, rule], [[...table, [`注：${rule}`, '<', '<']]]]) {
    const asked = gradesOf(blocks);
    expect([asked?.value, asked?.choices?.map(({ value }) => value)]).toEqual([null, [grades]]);
    expect(asked?.title).toContain('80—89分为良好');
  }
});

test('what cannot be read for certain stands in the question', () => {
  const asked = gradesOf([table, '综合得分90分以上为优秀等次，其余由考核办研究确定。']);
  expect([asked?.choices, asked?.title]).toEqual([
    null,
    '等次怎样划分（分数线和比例）？文件里写着：“综合得分90分以上为优秀等次，其余由考核办研究确定。”',
  ]);
  expect(gradesOf([table])?.title).toBe('等次怎样划分（分数线和比例）？');
});
