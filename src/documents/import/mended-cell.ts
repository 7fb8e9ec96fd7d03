// Cells that a person mended (改正的格): the text is read as mended, the words of the document stay its source.
import type { Problem } from '../../domain/problem.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Cell, RawDocument, Table } from '../../domain/table.ts';
import { problemAt, problemIn, sourceOf } from './line.ts';
import { tablesOf } from './refusals.ts';

type Mend = NonNullable<Reading['cells']>[number];

const isAt = (cell: Cell, { row, column }: Mend): boolean => cell.row === row && cell.column === column;

const brief = (lines: readonly string[]): string => {
  const text = lines.join(' ').trim();
  return text === '' ? '（空白）' : text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

function mendedTable(table: Table, mends: readonly Mend[]): Table {
  const cells = table.cells.map((cell): Cell => {
    const nested = cell.nested.map((inner) => mendedTable(inner, mends));
    const mend = mends.findLast((each) => each.table === table.index && isAt(cell, each));
    if (mend === undefined) return { ...cell, nested };
    const paragraphs = mend.text.trim() === '' ? [] : mend.text.split(/\r\n|\r|\n/u);
    return { ...cell, nested, paragraphs, original: cell.original ?? cell.paragraphs };
  });
  return { ...table, cells };
}

/** A note for each mended cell with what stood in it, and for each that is not there. */
function noteOf(raw: RawDocument, mend: Mend): Problem {
  const table = tablesOf(raw).find(({ index }) => index === mend.table);
  const cell = table?.cells.find((each) => isAt(each, mend));
  if (table === undefined || cell === undefined) {
    const place = `表${mend.table} 第${mend.row}行 第${mend.column}列`;
    return problemIn(place, 'reading-idle', 'note', '要改正的格不在文件里，没有改；请在原表上重新改正。');
  }
  const message = `原文“${brief(cell.paragraphs)}”由人改为“${brief(mend.text.split(/\s*\n\s*/u))}”，按改正的文字读入；出处仍记原文。`;
  return problemAt(sourceOf(raw, table, cell), 'cell-mended', 'note', message);
}

/** A copy with the mended cells; the document that was read stays as it is. */
export function applyReading(raw: RawDocument, { cells = [] }: Reading): RawDocument {
  if (cells.length === 0) return raw;
  const last = cells.filter(
    (mend, at) => !cells.slice(at + 1).some((later) => later.table === mend.table && isSamePlace(later, mend)),
  );
  return {
    ...raw,
    blocks: raw.blocks.map((block) => (block.kind === 'table' ? mendedTable(block, last) : block)),
    problems: [...raw.problems, ...last.map((mend) => noteOf(raw, mend))],
  };
}

const isSamePlace = (one: Mend, other: Mend): boolean => one.row === other.row && one.column === other.column;
