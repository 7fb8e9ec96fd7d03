// Tests of vetoes in the workbook (一票否决): the form offers the cases, and a row that names none takes the only one or is told.
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { award, readBack, scheme, sheetOf, workbookOf } from '../../../test/kit/facts-workbook.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { factsWorkbook } from './template.ts';

const of = (...levels: string[]): Scheme => ({
  ...scheme,
  vetoes: levels.map((level) => ({ level, effect: 'barred', node: null })),
});
const told = async (given: Scheme, row: Record<string, string>) => {
  const bytes = await workbookOf(sheetOf('adjustment', [{ ...award, ...row }]));
  const { facts, problems } = readBack(bytes, given);
  const levels = facts.facts.map((fact) => (fact.type === 'adjustment' ? fact.level : null));
  return [...levels, ...problems.map(({ code, severity, place }) => `${severity} ${code} ${place.text}`)];
};

test('the levels that a row offers include the cases of a veto, and the note sheet lists them', async () => {
  const given = of('责任事故', '弄虚作假');
  const { sheets } = await readXlsx(await factsWorkbook(given, null, null));
  const sheet = (name: string) => sheets.find((each) => each.name === name);
  const offered = (at: string) => sheet('加减分')?.dataValidations?.find(({ range }) => range.startsWith(at)) ?? {};
  expect(offered('G2')).toMatchObject({ values: ['责任事故', '弄虚作假'] });
  const notes = sheet('说明')?.rows ?? [];
  const at = notes.findIndex(([label]) => label === '一票否决的情形');
  expect(notes.slice(at + 1).map((row) => row[1])).toEqual(['责任事故', '弄虚作假']);

  const long = ['发生责任事故，造成影响的'.repeat(12), '弄虚作假，经查实的'.repeat(12)];
  const listed = await readXlsx(await factsWorkbook(of(...long), null, null));
  const list = listed.sheets.find(({ name }) => name === '加减分')?.dataValidations;
  const rows = listed.sheets.find(({ name }) => name === '说明')?.rows ?? [];
  const first = rows.findIndex((row) => row[1] === long[0]) + 1;
  expect(list?.find(({ range }) => range.startsWith('G2'))?.formula1).toBe(`'说明'!$B$${first}:$B$${first + 1}`);
});

test('a veto without its case takes the only one with a note; of several it is an error that lists them', async () => {
  expect(await told(of('责任事故'), { 一票否决: '是' })).toEqual([
    '责任事故',
    'note veto-level-taken 工作表“加减分” G2（等级）',
  ]);
  expect(await told(of('责任事故', '弄虚作假'), { 一票否决: '是' })).toEqual([
    null,
    'error veto-level-missing 工作表“加减分” G2（等级）',
  ]);
  expect(await told(of('责任事故', '弄虚作假'), { 一票否决: '是', 等级: '弄虚作假' })).toEqual(['弄虚作假']);
  expect(await told(of('责任事故'), {})).toEqual([null]);
});

test('a row of the table that is a case itself means that one', async () => {
  const [node] = scheme.root.children;
  if (node === undefined) throw new Error('no node');
  const row = (id: string, title: string): Node => ({
    ...node,
    id,
    title,
    children: [{ ...node, id: `${id}.1`, title: '否决事项', kind: 'part' }],
  });
  const given = {
    ...of('责任事故', '弄虚作假'),
    root: { ...scheme.root, children: [row('7', '责任事故'), row('8', '弄虚作假')] },
  };
  expect((await told(given, { 一票否决: '是', 指标编号: '8.1' }))[0]).toBe('弄虚作假');
});
