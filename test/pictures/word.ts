// A trap as a real Word file (Word 文件), read back by our own reader.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { openReader } from '../../src/documents/read/reader.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { drawTable } from '../documents/hand-made.ts';
import type { Trap } from './traps.ts';

export type ReadTrap = { trap: Trap; raw: RawDocument; result: ImportResult };

/** The cells below the first of a merged column are written by `docx` itself. */
function wordTable(rows: string[][]): Table {
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
                children: (paragraphs.length === 0 ? [''] : paragraphs).map((text) => new Paragraph(text)),
              }),
          ),
        }),
    ),
  });
}

/** A page break stands between two tables. */
function children(blocks: Trap['blocks']): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => {
    if (typeof block === 'string') return [new Paragraph({ children: [new TextRun(block)] })];
    const isNextPage = at > 0 && typeof blocks[at - 1] !== 'string';
    return [...(isNextPage ? [new Paragraph({ children: [new PageBreak()] })] : []), wordTable(block)];
  });
}

export const wordFileOf = (trap: Trap): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: children(trap.blocks) }] }));

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
      found.push({ trap, raw, result: importDocument(raw) });
    }
    return found;
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
