// The sample pasted (粘贴样表): the clipboards of Word, WPS and Excel give the same 25 rows as the file.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { openReader } from '../../src/documents/read/reader.ts';
import type { RawDocument, Table } from '../../src/domain/table.ts';
import { clipboardHtml, clipboardText, type Office } from '../kit/clipboard.ts';
import { rowsWithoutSource } from './both-ways.ts';

const reader = openReader();
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'plumbline-paste-'))));
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true, force: true });
});

const sample = (form: string) => reader.read(join('examples', `sanming-2022.${form}`));
const rowsOf = (raw: RawDocument) => rowsWithoutSource(importDocument(raw));
const tableOf = ({ blocks }: RawDocument): Table => {
  const table = blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
};

async function pasted(name: string, content: string): Promise<RawDocument> {
  const path = join(folder, name);
  await writeFile(path, content);
  return reader.read(path);
}

test.each<[Office, string]>([
  ['word', 'docx'],
  ['wps', 'docx'],
  ['excel', 'xlsx'],
])('%s 的剪贴板：与 .%s 的 25 行相同，合并的格也相同', async (office, form) => {
  const raw = await sample(form);
  const again = await pasted(`${office}.html`, clipboardHtml(raw, office));
  expect(rowsOf(again)).toHaveLength(25);
  expect(rowsOf(again)).toEqual(rowsOf(await sample('docx')));
  expect(again.form).toBe('html');
  const spans = ({ cells }: Table) =>
    cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]);
  expect(spans(tableOf(again))).toEqual(spans(tableOf(raw)));
});

test('Excel 剪贴板里的纯文本：25 行相同', async () => {
  const again = await pasted('粘贴.txt', clipboardText(tableOf(await sample('xlsx'))));
  expect(rowsOf(again)).toEqual(rowsOf(await sample('docx')));
});

test('Windows 的剪贴板头不当作文字', async () => {
  const html = clipboardHtml(await sample('docx'), 'word');
  const again = await pasted(
    '头.html',
    `Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000099999\r\nSourceURL:about:blank\r\n${html}`,
  );
  expect(again.blocks).toEqual((await pasted('无头.htm', html)).blocks);
});
