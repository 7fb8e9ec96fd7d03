// An official table as it looks in Word (原表): merged cells and all, with cells that stand out.
import { useEffect, useRef, type ReactNode } from 'react';
import type { Cell, Table } from '../../domain/table.ts';
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
  onHover?: (cell: Cell | null) => void;
  onPick?: (cell: Cell) => void;
};

const isInside = (cell: Cell, { row, column, rowEnd, columnEnd }: Area): boolean =>
  cell.row <= rowEnd &&
  row <= cell.row + cell.rowSpan - 1 &&
  cell.column <= columnEnd &&
  column <= cell.column + cell.columnSpan - 1;

export function OfficialTable({ table, label, highlight = [], words = null, onHover, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const key = highlight.map(({ row, column }) => `${row}/${column}`).join(' ');
  useEffect(() => {
    const box = place.current;
    const cell = box?.querySelector<HTMLElement>('[data-highlight]');
    if (box === null || cell === null || cell === undefined) return;
    // Only the table's own box is moved: the page stays where the reader is.
    box.scrollTop = cell.offsetTop - Math.max(0, (box.clientHeight - cell.offsetHeight) / 2);
    box.scrollLeft = cell.offsetLeft - Math.max(0, (box.clientWidth - cell.offsetWidth) / 2);
  }, [key, table]);
  const rows = Map.groupBy(table.cells, ({ row }) => row);
  const cellOf = (cell: Cell) => {
    const isHere = highlight.some((area) => isInside(cell, area));
    return (
      <td
        key={cell.column}
        rowSpan={cell.rowSpan}
        colSpan={cell.columnSpan}
        data-cell={`${cell.row}/${cell.column}`}
        {...(isHere ? { 'data-highlight': '' } : {})}
        {...(onHover === undefined ? {} : { onMouseEnter: () => onHover(cell), onMouseLeave: () => onHover(null) })}
      >
        {onPick === undefined ? (
          <Content cell={cell} words={isHere ? words : null} />
        ) : (
          <button type="button" className="official-pick" aria-pressed={isHere} onClick={() => onPick(cell)}>
            <Content cell={cell} words={isHere ? words : null} />
          </button>
        )}
      </td>
    );
  };
  return (
    <div ref={place} className="official" role="region" aria-label={label} tabIndex={0}>
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
  return (
    <>
      {cell.paragraphs.map((line, index) => (
        // Lines of a cell have no other name than their place.
        <span key={index} className="official-line">
          {marked(line, words)}
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
