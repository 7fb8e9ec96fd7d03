// The cells of each node (各项的单元格): in every form of the sample, all that the table says belongs to a node.
import { afterAll, describe, expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { readHtml } from '../../src/documents/read/html.ts';
import { defaultLimits } from '../../src/documents/read/limits.ts';
import { openReader } from '../../src/documents/read/reader.ts';
import { anchorsOf, nodesAt } from '../../src/domain/anchor.ts';
import { ImportResult } from '../../src/domain/row.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { cellText, type RawDocument, type Table } from '../../src/domain/table.ts';
import { needs } from '../needs.ts';
import { clipboardHtml } from '../kit/clipboard.ts';

const reader = openReader();
afterAll(() => reader.close());

const sample = (form: string) => reader.read(`examples/sanming-2022.${form}`);
const tablesOf = ({ blocks }: RawDocument): Table[] => blocks.filter((block) => block.kind === 'table');

/** What no node was read from: the headings, and the lines of an official paper around the table. */
const around = [
  '附件',
  '三明市退役军人事务局绩效指标考核内容及责任分工情况表',
  '项目',
  '一级指标',
  '考核内容',
  '年度工作目标',
  '市直考评单位',
  '牵头责任科室（单位）',
  '抄送：市效能办。',
];

function expectAll(raw: RawDocument): void {
  const { scheme, cells } = ImportResult.parse(importDocument(raw));
  const anchors = anchorsOf(scheme, cells);
  const lost = tablesOf(raw).flatMap((table) =>
    table.cells
      .filter((cell) => cellText(cell) !== '' && nodesAt(anchors, { table: table.index, ...cell }).length === 0)
      .map(cellText),
  );
  const flat = (text: string) => text.replaceAll(/\s/gu, '').replaceAll('(', '（').replaceAll(')', '）');
  expect(lost.map(flat).filter((text) => !around.includes(text))).toEqual([]);
}

test.each(['docx', 'xlsx', 'txt'])('.%s：每个有字的格都属于某一项，表头和表外的除外', async (form) => {
  expectAll(await sample(form));
});

test('粘贴的也一样', async () => {
  const raw = await sample('docx');
  expectAll({ ...raw, ...readHtml(Buffer.from(clipboardHtml(raw, 'word')), defaultLimits) });
});

const office = needs('libreoffice');
test.skipIf(!office.present)(`.doc 也一样 ${office.reason}`, async () => {
  expectAll(await sample('doc'));
});

describe('一项一项地看', () => {
  test('每一项都有出处，行有自己的格，层级有自己的格；从格找回的是同一项', async () => {
    const { scheme, cells } = importDocument(await sample('docx'));
    const anchors = anchorsOf(scheme, cells);
    const inTable = [...nodesOf(scheme.root)].filter(({ source }) => source !== null);
    expect(inTable.filter(({ id }) => !anchors.has(id)).map(({ title }) => title)).toEqual([]);
    for (const [node, sources] of anchors)
      for (const source of sources) expect(nodesAt(anchors, source), source.words).toContain(node);
    const first = [...nodesOf(scheme.root)].find(({ kind }) => kind === 'indicator');
    expect((anchors.get(first?.id ?? '') ?? []).map(({ row, column }) => [row, column])).toEqual([
      [2, 3],
      [2, 4],
      [2, 5],
      [2, 6],
    ]);
  });

  test('没有导入结果时，用各项自己记的出处', async () => {
    const { scheme } = importDocument(await sample('docx'));
    const anchors = anchorsOf(scheme);
    const first = [...nodesOf(scheme.root)].find(({ kind }) => kind === 'indicator');
    expect(nodesAt(anchors, { table: 1, row: 2, column: 3 })).toContain(first?.id);
    expect(nodesAt(anchors, { table: 2, row: 2, column: 3 })).toEqual([]);
  });
});
