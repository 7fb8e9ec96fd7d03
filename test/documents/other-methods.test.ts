// Stated calculations (计分办法): what the importer leaves to the assessors is never left so in silence.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { readCalculation } from '../../src/documents/import/rules/calculation.ts';
import { proseOf } from '../../src/documents/import/rules/prose.ts';
import { drawCsv } from './hand-made.ts';

test.each([
  ['ratio', '得分＝实际执行率÷目标值×分值'],
  ['ratio', '完成率×分值'],
  ['ratio', '未完成的，按完成比例计分。'],
  ['levels', '第1档得15分，第2档得12分，第3档得9分'],
  ['levels', '一等的计10分，二等的计8分'],
  ['count', '每发现一处扣0.2分'],
  ['count', '缺一次扣1分'],
  ['count', '有效投诉每发生1起扣2分'],
  ['count', '每起扣10分'],
  ['count', '每少报1篇，扣0.5分'],
  ['bands', '预算执行率达到95%以上得8分，90%以上得6分，低于85%不得分'],
  ['bands', '5天以内的，得3分'],
  ['slope', '每低于1个百分点扣0.5分'],
  ['slope', '完成年度目标得满分，每低1个百分点扣5分。'],
  ['slope', '每延迟1天扣1分'],
  ['rank-table', '排名前三得满分，第四名起每名减1分'],
  ['rank-table', '第一名得10分，第二名得9分'],
  [null, '按上级考核结果折算'],
  [null, '达标得满分。'],
  [null, '未完成不得分'],
  [null, '按照要求完成第三季度任务，推进一批重点项目'],
  [null, '按百分制评分'],
])('%s: %s', (operation, text) => {
  expect(readCalculation(proseOf(text))?.operation ?? null).toBe(operation);
});

test('one note for each likely operation names its rows, with their words, at the first of them', () => {
  const { problems, scheme } = importDocument(
    drawCsv(`
考核指标,分值,评分标准,考核单位
投资,40,完成率×分值,发改委
信访,20,每发现一处扣0.2分,信访局
宣传,20,缺一次扣1分,宣传部
党建,20,从优给分,组织部
`),
  );
  expect(problems.map(({ code, severity, place }) => [code, severity, place.text])).toEqual([
    ['method-unread', 'note', '表1 第2行 第3列'],
    ['method-unread', 'note', '表1 第3行 第3列'],
  ]);
  expect(problems[1]?.message).toMatch(
    /“信访”（每发现一处扣0\.2分）、“宣传”（缺一次扣1分）等 2 行.*像是按次加减.*“修改计分方法”改成“按次加减”/u,
  );
  expect(problems.map(({ message }) => message).join('')).not.toMatch(/docs\/|[a-z]{4}/u);
  expect(scheme.root.children.map(({ operation }) => operation?.type)).toEqual(['marks', 'marks', 'marks', 'marks']);
});
