// Tests of headings (标题行): a heading that was renamed is one fault, however many rows lack what stood under it.
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { award, facts, mark, readBack, scheme, sheetOf, signed, workbookOf } from '../../../test/kit/facts-workbook.ts';
import { factsWorkbook } from './template.ts';
import { sheets, types } from './columns.ts';

/** What is told of rows when one of their sheet's headings is renamed. */
async function toldOf(type: Fact['type'], rows: Parameters<typeof sheetOf>[1], heading: string): Promise<string[]> {
  const sheet = sheetOf(type, rows);
  const [titles = [], ...lines] = sheet.rows ?? [];
  const renamed = titles.map((title) => (title === heading ? `新${heading}` : title));
  const { problems } = readBack(await workbookOf({ ...sheet, rows: [renamed, ...lines] }));
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

const marks = ['jia', 'bing'].flatMap((subject) =>
  ['jia', 'yi'].map((assessor) => ({ ...mark, 被考评单位编号: subject, 考评单位编号: assessor })),
);
const box = { 被考评单位编号: 'jia', 指标编号: '2', ...signed };
const votes = ['服务对象', '企业'].flatMap((group) =>
  ['好', '差'].map((answer) => ({ ...box, 评价主体类别: group, 评价渠道: '网络', 选项: answer, 票数: 3 })),
);
const awards = ['表扬', '通报', '约谈'].map((title) => ({ ...award, 事项: title }));

test.each([
  ['mark', marks, ['评分', '理由', '不适用', '经手人', '填报日期', '更正哪一条']],
  ['mark', [{ ...mark, 不适用: '是', 评分: null }], ['不适用']],
  ['tally', votes, ['评价主体类别', '评价渠道', '选项', '票数', '经手人']],
  ['adjustment', awards, ['事项', '文号', '一票否决', '填报日期']],
  ['adjustment', awards.map((row) => ({ ...row, 被考评单位编号: null, 被考评单位: '示范市甲局' })), ['被考评单位']],
] as const)('%s: a renamed heading is one error', async (type, rows, headings) => {
  for (const heading of headings)
    expect([heading, ...(await toldOf(type, rows, heading))]).toEqual([heading, 'heading-missing']);
});

test('every heading of a filled workbook, renamed, is at most one error', async () => {
  const { sheets: read } = await readXlsx(await factsWorkbook(scheme, facts, null));
  const rowsOf = (name: string) => read.find((sheet) => sheet.name === name)?.rows ?? [];
  for (const type of types) {
    const [titles = [], ...lines] = rowsOf(sheets[type].name);
    const rows = lines.map((line) => Object.fromEntries(titles.map((title, at) => [String(title), line[at] ?? null])));
    // The column of ids may be gone: then ids are made, and a correction by an id that was written is a fault of its own.
    for (const heading of titles.map(String).filter((title) => title !== '事实编号'))
      expect([heading, ...(await toldOf(type, rows, heading))].slice(2)).toEqual([]);
  }
});

test('what stands in a cell of such a sheet is judged all the same', async () => {
  const wrong = marks.map((row, index) => (index === 1 ? { ...row, 填报日期: '2022-13-01' } : row));
  expect(await toldOf('mark', wrong, '评分')).toEqual(['heading-missing', 'date-unread']);
});
