// Out and in again (导出再导入): reading the exported table gives the same rows, for the sample in all its forms and for invented tables.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { readDocx } from '../../src/documents/read/docx.ts';
import { defaultLimits } from '../../src/documents/read/limits.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import { schemeDocument, tableDocument } from '../../src/documents/write/scheme-docx.ts';
import { layout } from '../../src/documents/write/scheme-layout.ts';
import { rowsOf } from '../../src/documents/write/scheme-rows.ts';
import type { TableRow } from '../../src/documents/write/table-row.ts';
import type { ImportedRow, ImportResult } from '../../src/domain/row.ts';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { tableRows } from '../kit/arbitrary-rows.ts';
import { rawOf, writtenOf } from '../kit/written-table.ts';
import { needs } from '../needs.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = (form: string): string => join(import.meta.dirname, '..', '..', 'examples', `sanming-2022.${form}`);
const withoutSource = (rows: readonly ImportedRow[]) => rows.map(({ source: _source, ...row }) => row);
const contents = (rows: readonly ImportedRow[]): TableRow[] =>
  withoutSource(rows).map(({ row: _row, ...content }) => content);

async function readBack(bytes: Uint8Array, name: string): Promise<ImportResult> {
  const path = join(folder, `${name}.docx`);
  writeFileSync(path, bytes);
  return importDocument(await readDocument(path));
}

async function expectSame(form: string): Promise<void> {
  const imported = importDocument(await readDocument(example(form)));
  expect(imported.rows.length).toBe(25);
  expect(rowsOf(imported.scheme, imported.assignment)).toEqual(contents(imported.rows));
  const again = await readBack(await schemeDocument(imported.scheme, imported.assignment), form);
  expect(withoutSource(again.rows)).toEqual(withoutSource(imported.rows));
  expect(again.title).toBe(imported.title);
  const numbers = (scheme: Scheme) => [...nodesOf(scheme.root)].map(({ number, title }) => [number, title]);
  expect(numbers(again.scheme)).toEqual(numbers(imported.scheme));
}

describe('the sample', () => {
  test.each(['docx', 'xlsx', 'txt'])('read as .%s, written and read again', expectSame);
  test.skipIf(!needs('libreoffice').present)('read as .doc, written and read again', () => expectSame('doc'));
});

test('a scheme without an assignment gives the table without targets and leads', async () => {
  const imported = importDocument(await readDocument(example('docx')));
  const again = await readBack(await schemeDocument(imported.scheme, null), 'bare');
  const bare = withoutSource(imported.rows).map((row) => ({ ...row, target: null, leads: [] }));
  expect(withoutSource(again.rows)).toEqual(bare);
  expect(again.assignment).toBeNull();
});

/** Tables of other cities: percentages of the level above and of the whole, 1000 points with bonuses, targets without leads. */
const otherTables = {
  nested: `考核项目,权重,考核内容,权重,评分办法,考核责任单位
重点工作,50%,重点项目建设,60%,按完成率计分,市发改委
,,民生实事,40%,按完成率计分,市政府办
自身建设,30%,党的建设,50%,考评打分,市直机关工委
,,依法行政,50%,考评打分,市司法局
满意度,20%,领导评价,50%,领导测评,市委办
,,群众满意度,50%,第三方调查,市统计局`,
  whole: `考核项目,考核内容,权重,考核责任单位
重点工作,重点项目建设,30%,市发改委
,民生实事,20%,市政府办
自身建设,党的建设,25%,市直机关工委
,依法行政,25%,市司法局`,
  thousand: `序号,一级指标,二级指标,分值,评分标准,数据来源
1,经济发展（700分）,工业增加值,400,每低1个百分点扣10分,市统计局
2,,固定资产投资,300,按完成率计分,"市统计局、市发改委"
3,党的建设（300分）,基层党建,200,优秀200分，良好180分,市委组织部
4,,党风廉政,100,由纪委评定,市纪委监委
,合计,,1000,,
5,加分项,获得国家级表彰,≤20,每项加10分，累计不超过20分,市绩效办`,
  targets: `考核项目,考核内容,目标任务,分值,考核单位
经济发展,工业增速,增长8%,60,市统计局
,项目建设,开工20个,40,市发改委`,
};

test.each(Object.entries(otherTables))('a table of another city, written and read again: %s', async (name, table) => {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, table);
  const imported = importDocument(await readDocument(path));
  expect(imported.rows.length).toBeGreaterThan(1);
  expect(rowsOf(imported.scheme, imported.assignment)).toEqual(contents(imported.rows));
  const again = await readBack(await schemeDocument(imported.scheme, imported.assignment), name);
  expect(withoutSource(again.rows)).toEqual(withoutSource(imported.rows));
});

test('rows of every kind below any levels come back as they went out', () => {
  fc.assert(
    fc.property(tableRows, (rows) => {
      const imported = importDocument(rawOf(layout(rows)));
      expect(contents(imported.rows)).toEqual(rows);
      expect(contents(importDocument(writtenOf(imported)).rows)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test('reading the file gives the very table that was laid out', async () => {
  await fc.assert(
    fc.asyncProperty(tableRows, async (rows) => {
      const table = { title: '示范表', rows, numberOf: () => null, demonstration: '虚构', date: null };
      const { blocks, problems } = readDocx(await tableDocument(table), defaultLimits);
      expect([blocks, problems]).toEqual([rawOf(layout(rows), '示范表').blocks, []]);
    }),
    { numRuns: 15 },
  );
});
