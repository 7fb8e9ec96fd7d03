// The list of subjects through the tool (被考评单位名单): real files of every form, as clerks make them, become subjects and groups.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json, plumbline } from './kit/command-line.ts';

const sample = join(resolve(import.meta.dirname, '..'), 'examples', 'sanming-2022.docx');
let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-subjects-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Listed = { subjects: { id: string; title: string; group: string }[]; groups: { id: string; title: string }[] };
type Problems = { code: string; place: { text: string } }[];

/** “title | group” of each subject, then the problems of the list. */
async function listed(path: string, ...more: string[]): Promise<string[]> {
  const { code, value } = await json('import', sample, '--subjects', path, ...more);
  expect([code, value['refusal']]).toEqual([0, undefined]);
  const { subjects, groups } = value['scheme'] as Listed;
  const own = (value['problems'] as Problems).filter(({ code: name }) =>
    /^(?:group|count|name-unlikely|unread-table)/u.test(name),
  );
  return [
    ...subjects.map(({ title, group }) => `${title} | ${groups.find(({ id }) => id === group)?.title}`),
    ...own.map(({ code: name, place }) => `${name} ${place.text}`),
  ];
}

test('a workbook of two sheets, each with a merged title, a column of numbers and a total', async () => {
  const sheet = (name: string, bodies: string[]) => ({
    name,
    rows: [
      [`示范市2022年度被考评单位名单（${name}）`, null],
      ['序号', '单位名称'],
      ...bodies.map((body, index) => [index + 1, body]),
      ['合计', bodies.length],
    ],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
  });
  const sheets = [sheet('党群部门', ['市委办公室', '市委组织部']), sheet('政府部门', ['市财政局'])];
  writeFileSync(at('名单.xlsx'), await writeXlsx({ sheets }));
  expect(await listed(at('名单.xlsx'))).toEqual([
    '市委办公室 | 党群部门',
    '市委组织部 | 党群部门',
    '市财政局 | 政府部门',
    'group-from-heading 工作表“党群部门” 第3行 第2列',
  ]);
});

test('a Word file with two tables: groups as merged cells, and blocks side by side', async () => {
  const cell = (text: string, more: { rowSpan?: number; columnSpan?: number } = {}) =>
    new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...more });
  const row = (...children: TableCell[]) => new TableRow({ children });
  const merged = new Table({
    rows: [
      row(cell('被考评单位名单', { columnSpan: 3 })),
      row(cell('类别'), cell('序号'), cell('单位')),
      row(cell('党群部门\n（2个）', { rowSpan: 2 }), cell('1'), cell('市委办公室')),
      row(cell('2'), cell('市委组织部')),
      row(cell('政府部门'), cell('3'), cell('市财政局')),
    ],
  });
  const beside = new Table({
    rows: [
      row(cell('序号'), cell('单位'), cell('序号'), cell('单位')),
      row(cell('县（市、区）（2个）', { columnSpan: 4 })),
      row(cell('4'), cell('明溪县政府'), cell('5'), cell('宁化县政府')),
      row(cell('注：以上单位按实际情况调整。', { columnSpan: 4 })),
    ],
  });
  const file = new Document({
    sections: [
      { children: [new Paragraph('附件1'), merged, new Paragraph(''), beside, new Paragraph('2022年3月1日')] },
    ],
  });
  writeFileSync(at('名单.docx'), await Packer.toBuffer(file));
  expect(await listed(at('名单.docx'))).toEqual([
    '市委办公室 | 党群部门',
    '市委组织部 | 党群部门',
    '市财政局 | 政府部门',
    '明溪县政府 | 县（市、区）',
    '宁化县政府 | 县（市、区）',
    'group-from-heading 表2 第3行 第2列',
  ]);
});

test('a .csv of a Chinese Windows, and lines of text with and without groups', async () => {
  // 序号,单位,分组 / 1,市财政局,政府 in GBK.
  const gbk = 'd0f2bac52cb5a5cebb2cb7d6d7e90d0a312ccad0b2c6d5febed62cd5feb8ae0d0a';
  writeFileSync(at('gbk.csv'), Buffer.from(gbk, 'hex'));
  expect(await listed(at('gbk.csv'))).toEqual(['市财政局 | 政府']);
  writeFileSync(
    at('行.txt'),
    '被考评单位名单\r\n一、党群部门（1个）\r\n1. 市委办公室\r\n二、政府部门（2个）\r\n2. 市财政局\r\n',
  );
  expect(await listed(at('行.txt'))).toEqual([
    '市委办公室 | 党群部门',
    '市财政局 | 政府部门',
    'count-differs 正文第4段',
    'group-from-heading 正文第3段',
  ]);
  writeFileSync(at('tab.txt'), '名单\n市委办公室\t党群\n市财政局\t政府\n市教育局\t政府\n注：不分先后\n');
  expect(await listed(at('tab.txt'))).toEqual(['市委办公室 | 党群', '市财政局 | 政府', '市教育局 | 政府']);
  writeFileSync(at('bare.txt'), '市财政局\n市教育局\n');
  expect(await listed(at('bare.txt'))).toEqual(['市财政局 | 全部单位', '市教育局 | 全部单位']);
});

test("the user's own directory says which body is meant", async () => {
  const bodies = [{ id: 'jiaogongwei', title: '教育工委', names: ['市委教育工委'] }];
  writeFileSync(at('名录.json'), JSON.stringify({ format: 'plumbline/directory/1', bodies }));
  writeFileSync(at('两家.txt'), '市教育局\n市委教育工委\n');
  const { code, value } = await json('import', sample, '--subjects', at('两家.txt'));
  expect([code, value]).toMatchObject([4, { refusal: { why: expect.stringContaining('正文第2段') } }]);
  const own = await json('import', sample, '--subjects', at('两家.txt'), '--directory', at('名录.json'));
  expect((own.value['scheme'] as Listed).subjects.map(({ id }) => id)).toEqual(['jiaoyu', 'jiaogongwei']);
});

test('what cannot be decided is refused, all at once, each with its place', async () => {
  writeFileSync(at('twice.csv'), '单位,分组\n市财政局,政府\n财政局,政府\n某某馆,\n,\n市财政局,党群\n');
  const { code, value } = await json('import', sample, '--subjects', at('twice.csv'));
  expect([code, value]).toMatchObject([
    4,
    {
      refusal: {
        code: 'document-invalid',
        why: expect.stringMatching(/1\. 表1 第3行 第1列：.*同一个单位.*\n2\. 表1 第6行 第1列：.*写了两次/u),
      },
    },
  ]);
  const table = await json('import', sample, '--subjects', sample);
  expect(table.value['refusal']).toMatchObject({ why: expect.stringContaining('这是考评表') });
  for (const [name, content, words] of [
    ['words.csv', '张三,李四,王五\n赵六,孙七,周八\n', '看不出哪一列'],
    ['notes.txt', '注：本名单另发。\n', '没有单位名称'],
  ] as const) {
    writeFileSync(at(name), content);
    expect((await plumbline('import', sample, '--subjects', at(name))).err).toContain(words);
  }
});
