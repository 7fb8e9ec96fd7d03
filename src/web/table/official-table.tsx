// An official table as it looks in Word (原表): merged cells and all, with cells that stand out.
import type { ReactNode } from 'react';
import { oneLine } from '../../domain/display.ts';
import { type Cell, cellText, type Table } from '../../domain/table.ts';
import './official-table.css';

/** A rectangle of the grid, as a Source has it; rows and columns count from 1. */
export type Area = { row: number; column: number; rowEnd: number; columnEnd: number };

type Props = {
  table: Table;
  /** What the table is, for those who do not see it. */
  label: string;
  /** Cells inside of these stand out; the first of them is scrolled into view. */
  highlight?: readonly Area[];
  /** Words inside the highlighted cells that are meant. */
  words?: string | null;
};

const isInside = (cell: Cell, { row, column, rowEnd, columnEnd }: Area): boolean =>
  cell.row <= rowEnd &&
  row <= cell.row + cell.rowSpan - 1 &&
  cell.column <= columnEnd &&
  column <= cell.column + cell.columnSpan - 1;

/** Moves only the table's own box: the page stays where the reader is. */
function reveal(cell: HTMLElement | null): void {
  const box = cell?.closest<HTMLElement>('.official');
  if (cell === null || box === null || box === undefined) return;
  box.scrollTop = cell.offsetTop - Math.max(0, (box.clientHeight - cell.offsetHeight) / 2);
  box.scrollLeft = cell.offsetLeft - Math.max(0, (box.clientWidth - cell.offsetWidth) / 2);
}

const nothing: readonly Area[] = [];

export function OfficialTable({ table, label, highlight = nothing, words = null }: Props) {
  const rows = Map.groupBy(table.cells, ({ row }) => row);
  const first = table.cells.find((cell) => highlight.some((area) => isInside(cell, area)));
  const cellOf = (cell: Cell) => {
    const isHere = highlight.some((area) => isInside(cell, area));
    return (
      <td
        key={cell.column}
        ref={cell === first ? reveal : undefined}
        rowSpan={cell.rowSpan}
        colSpan={cell.columnSpan}
        data-cell={`${cell.row}/${cell.column}`}
        {...(isHere ? { 'data-highlight': '' } : {})}
      >
        <Content cell={cell} words={isHere ? words : null} />
      </td>
    );
  };
  return (
    // A box that scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="official" role="region" aria-label={label} tabIndex={0}>
      <table className="official-table">
        <caption className="unseen">{label}</caption>
        <tbody>
          {Array.from({ length: table.rows }, (_, index) => (
            <tr key={index}>{(rows.get(index + 1) ?? []).map(cellOf)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Content({ cell, words }: { cell: Cell; words: string | null }) {
  const part = words === null || oneLine(cellText(cell)) === oneLine(words) ? null : words;
  return (
    <>
      {[...cell.paragraphs.entries()].map(([at, line]) => (
        <span key={at} className="official-line">
          {marked(line, part)}
        </span>
      ))}
      {cell.nested.map((inner) => (
        <OfficialTable key={inner.index} table={inner} label={`${inner.index}`} />
      ))}
    </>
  );
}

/** The words that are meant, where they are only a part of the line. */
function marked(line: string, words: string | null): ReactNode {
  const at = words === null || words === '' ? -1 : line.indexOf(words);
  if (words === null || at < 0) return line;
  return (
    <>
      {line.slice(0, at)}
      <mark>{words}</mark>
      {line.slice(at + words.length)}
    </>
  );
}
