// A trap as a real Word file (Word 文件), read back by our own reader.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { openReader } from '../../src/documents/read/reader.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { importBothWays } from '../documents/both-ways.ts';
import { drawTable } from '../documents/hand-made.ts';
import type { Trap } from './traps.ts';

export type ReadTrap = { trap: Trap; raw: RawDocument; result: ImportResult };

/** The cells below the first of a merged column are written by `docx` itself. A cell `▦` holds the next table of `inside`. */
function wordTable(rows: string[][], inside: string[][][]): Table {
  const content = (text: string): (Paragraph | Table)[] => {
    const [first, ...others] = text === '▦' ? inside : [];
    return first === undefined ? [new Paragraph(text)] : [wordTable(first, others), new Paragraph('')];
  };
  const { cells } = drawTable(rows);
  const inRow = (row: number) => cells.filter((cell) => cell.row === row);
  return new Table({
    rows: rows.map(
      (_, at) =>
        new TableRow({
          children: inRow(at + 1).map(
            ({ rowSpan, columnSpan, paragraphs }) =>
              new TableCell({
                rowSpan,
                columnSpan,
                children: (paragraphs.length === 0 ? [''] : paragraphs).flatMap(content),
              }),
          ),
        }),
    ),
  });
}

/** A page break stands between two tables. */
function children({ blocks, inside = [] }: Trap): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => {
    if (typeof block === 'string') return [new Paragraph({ children: [new TextRun(block)] })];
    const isNextPage = at > 0 && typeof blocks[at - 1] !== 'string';
    return [...(isNextPage ? [new Paragraph({ children: [new PageBreak()] })] : []), wordTable(block, inside)];
  });
}

/** `docx` knows no rows that begin further right: their first cells, `∅`, become w:gridBefore. */
function withoutFirstCells(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const absent = /(?<=<w:tr>)(?:<w:tc>(?:(?!<\/w:tc>).)*∅(?:(?!<\/w:tc>).)*<\/w:tc>)+/gu;
  const shifted = body.replace(absent, (cells) => {
    const count = cells.split('∅').length - 1;
    return `<w:trPr><w:gridBefore w:val="${count}"/></w:trPr>`;
  });
  return zipSync({ ...parts, 'word/document.xml': strToU8(shifted) });
}

export async function wordFileOf(trap: Trap): Promise<Uint8Array> {
  return withoutFirstCells(await Packer.toBuffer(new Document({ sections: [{ children: children(trap) }] })));
}

/** Writes each trap as a .docx into a folder of its own, which is removed again, and reads it as any file is read. */
export async function readTraps(traps: readonly Trap[]): Promise<ReadTrap[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-traps-'));
  const reader = openReader();
  try {
    const found: ReadTrap[] = [];
    for (const trap of traps) {
      const path = join(folder, `${trap.name}.docx`);
      writeFileSync(path, await wordFileOf(trap));
      const raw = await reader.read(path);
      found.push({ trap, raw, result: importBothWays(raw) });
    }
    return found;
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
