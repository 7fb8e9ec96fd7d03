// The sample in its four forms (样表四种格式): the same words in the same places.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { needs } from '../../../test/needs.ts';
import { cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { openReader } from './reader.ts';

const examples = join(import.meta.dirname, '../../../examples');
const reader = openReader();
afterAll(() => reader.close());

const forms = ['txt', 'docx', 'xlsx'] as const;

function tableOf(document: RawDocument): Table {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

/** Every position with the text of the cell that covers it. */
function textsOf(table: Table): string[][] {
  const texts = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => '(none)'));
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        expect(texts[row - 1]?.[column - 1], `${row},${column} covered twice`).toBe('(none)');
        texts[row - 1]?.splice(column - 1, 1, cellText(cell));
      }
    }
  }
  return texts;
}

/** Blank cells of the first two columns continue the cell above. */
function resolved(table: Table): string[][] {
  const texts = textsOf(table);
  const start = texts.findIndex((row) => row[1] === '一级指标');
  const rows = texts.slice(start, start + 26);
  for (const [index, row] of rows.entries()) {
    for (const column of [0, 1]) if (row[column] === '') row[column] = rows[index - 1]?.[column] ?? '';
  }
  return rows;
}

/** The lines of the original text before and after the table. */
const lines = readFileSync(join(examples, 'sanming-2022.txt'), 'utf8')
  .split('\n')
  .map((line) => line.trim());
const outside = [lines[0], lines[1], lines.findLast((line) => line !== '')];

const open = (form: string) => reader.read(join(examples, `sanming-2022.${form}`));

function expectWhole(document: RawDocument, form: string, rows: string[][]): void {
  expect(resolved(tableOf(document)), form).toEqual(rows);
  expect([document.form, document.file]).toEqual([form, `sanming-2022.${form}`]);
  expect(document.sha256).toMatch(/^[0-9a-f]{64}$/u);
  if (form === 'xlsx') return;
  const paragraphs = document.blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text.trim());
  expect(paragraphs).toEqual(outside);
}

test.each(forms)('%s 读出和 txt 同样的 26 行', async (form) => {
  const rows = resolved(tableOf(await open('txt')));
  expect(rows).toHaveLength(26);
  expect(rows.flat()).not.toContain('(none)');
  expectWhole(await open(form), form, rows);
});

const office = needs('libreoffice');
test.skipIf(!office.present)(`doc 读出和 txt 同样的 26 行 ${office.reason}`, async () => {
  expectWhole(await open('doc'), 'doc', resolved(tableOf(await open('txt'))));
});

test('拉平的文本把丢失合并的行对齐到和 Word 一样的列', async () => {
  const [flat, word] = await Promise.all([
    reader.read(join(examples, 'sanming-2022.txt')),
    reader.read(join(examples, 'sanming-2022.docx')),
  ]);
  expect(tableOf(flat).alignedRows).toEqual([22, 23, 24, 25, 26]);
  const spans = (document: RawDocument) =>
    tableOf(document)
      .cells.filter((cell) => cell.row >= 22)
      .map(({ row, column, columnSpan }) => [row, column, columnSpan]);
  expect(spans(flat)).toEqual(spans(word));
  expect(flat.problems.map(({ code, severity }) => [code, severity])).toEqual(
    Array.from({ length: 5 }, () => ['row-aligned', 'note']),
  );
});
