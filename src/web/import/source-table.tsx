// The source table as it looks in Word (原表): merged cells and all; each column says what it is read as, each cell can be mended.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ColumnRole } from '../../domain/column-role.ts';
import type { Cell, Table } from '../../domain/table.ts';
import { useWords } from '../language.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { columnWidths, isOn, neighbour, numbered, piecesOf, type Spot, spotOf } from './grid.ts';
import { type CellActs, cellKey, SourceCell } from './source-cell.tsx';
import type { TypedCell } from './typed-cell.ts';

/** What is pointed at from elsewhere: shown, and scrolled to, and `isReached` by the keyboard. `turn` grows with each time. */
export type Aim = { spots: readonly Spot[]; turn: number; isFlash: boolean; isReached: boolean };

/** In px: above it a cell lies below the sticky heads. */
const headHeight = 72;

/** The keyboard goes there, and where the pane is longer than the window, the page too. */
function reach(element: HTMLElement): void {
  element.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) scrollBy(0, top - innerHeight / 2);
}

type Props = {
  table: Table;
  lit: readonly Spot[];
  aim: Aim | null;
  /** By the number of the column: what it is read as, and what a person said. */
  found: ReadonlyMap<number, ColumnRole>;
  told: ReadonlyMap<number, ColumnRole>;
  /** Mended texts by the key of the cell. */
  mends: ReadonlyMap<string, string>;
  onPoint: (spot: Spot) => void;
  /** Back to where the keyboard was led from. */
  onLeave: () => void;
  onRole: (column: number, role: ColumnRole | null) => void;
  onEdit: (cell: Cell | null) => void;
  /** The cell of this table that is open. */
  typed: TypedCell | null;
} & Pick<CellActs, 'onType' | 'onTake' | 'onRestore'>;

export function SourceTable(props: Props) {
  const { table, lit, aim, found, told, mends, typed, onPoint, onLeave, onRole, onEdit, onType, onTake, onRestore } =
    props;
  const t = useWords({ zh, en });
  const box = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => piecesOf(table), [table]);
  const widths = useMemo(() => columnWidths(table), [table]);
  const least = widths.reduce((sum, width) => sum + width, 0);
  const [active, setActive] = useState<Cell | null>(null);
  const edited = typed === null ? null : cellKey(table.index, typed);
  const virtual = useVirtualizer({
    count: pieces.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (pieces[index]?.lines.length ?? 1) * 60,
    overscan: 1,
  });

  const elementOf = useCallback(
    (cell: Pick<Cell, 'row' | 'column'>, index = table.index) =>
      box.current?.querySelector<HTMLElement>(`[data-cell="${cellKey(index, cell)}"]`) ?? null,
    [table],
  );
  const pieceAt = (row: number) => pieces.findIndex(({ from, lines }) => row < from + lines.length);

  const show = (spot: Spot, isReached: boolean) => {
    const place = box.current;
    if (place === null) return;
    const bring = () => {
      const element = elementOf(spot, spot.table);
      if (element === null) return;
      const [outer, inner] = [place.getBoundingClientRect(), element.getBoundingClientRect()];
      const isSeen =
        inner.top >= outer.top + headHeight &&
        inner.bottom <= outer.bottom &&
        inner.left >= outer.left &&
        inner.right <= outer.right;
      const spare = (outerSize: number, innerSize: number) => Math.max(48, (outerSize - innerSize) / 2);
      // The pane is moved only where the cell cannot be seen.
      if (!isSeen)
        place.scrollTo({
          top: place.scrollTop + inner.top - outer.top - spare(outer.height, inner.height),
          left: place.scrollLeft + inner.left - outer.left - spare(outer.width, inner.width),
        });
      if (isReached) reach(element);
    };
    if (elementOf(spot, spot.table) === null && spot.table === table.index)
      virtual.scrollToIndex(Math.max(0, pieceAt(spot.row)), { align: 'start' });
    requestAnimationFrame(() => requestAnimationFrame(bring));
  };
  const aimed = aim?.turn;
  useEffect(() => {
    const [spot] = aim?.spots ?? [];
    if (spot !== undefined) show(spot, aim?.isReached === true);
    // Each aim is followed once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [aimed, table]);

  const point = useCallback(
    (cell: Cell) => {
      setActive(cell);
      onPoint(spotOf(table.index, cell));
    },
    [onPoint, table],
  );
  // Whatever closes the editor, the keyboard goes on at its cell.
  const closed = useCallback(() => {
    if (active !== null) requestAnimationFrame(() => elementOf(active)?.focus());
  }, [active, elementOf]);
  const edit = useCallback(
    (cell: Cell | null) => {
      onEdit(cell);
      if (cell === null) closed();
    },
    [closed, onEdit],
  );
  const take = useCallback(() => {
    onTake();
    closed();
  }, [closed, onTake]);
  const restore = useCallback(
    (cell: Cell) => {
      onRestore(cell);
      closed();
    },
    [closed, onRestore],
  );
  const press = useCallback(
    (cell: Cell, event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        edit(cell);
        return;
      }
      if (event.key === 'Escape') return onLeave();
      const next = neighbour(table, cell, event.key);
      if (next === null) return;
      event.preventDefault();
      elementOf(next)?.focus();
    },
    [edit, elementOf, onLeave, table],
  );

  const columns = numbered(widths);
  const shown = virtual.getVirtualItems();
  const isWhole = pieces.length === 1;
  const before = isWhole ? 0 : (shown[0]?.start ?? 0);
  const after = isWhole ? 0 : virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const reachable = active ?? table.cells[0] ?? null;
  const gap = (height: number) =>
    height > 0 && (
      <tbody aria-hidden>
        <tr style={{ height }} />
      </tbody>
    );
  return (
    <div ref={box} className="source">
      <table
        // Cells are walked by the arrow keys, as in a spreadsheet.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        className="source-table"
        aria-label={t.table.label(table.index)}
        aria-rowcount={table.rows}
        aria-colcount={table.columns}
        style={{ minWidth: least }}
      >
        <colgroup>
          {columns.map(({ item, number }) => (
            <col key={number} style={{ width: `${(100 * item) / least}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ number }) => (
              <th key={number} scope="col">
                <RoleSelect
                  column={number}
                  found={found.get(number) ?? null}
                  told={told.get(number) ?? null}
                  onRole={onRole}
                />
              </th>
            ))}
          </tr>
        </thead>
        {gap(before)}
        {(isWhole ? [{ index: 0, key: 0 }] : shown).map(({ index, key }) => (
          <tbody key={key} ref={isWhole ? undefined : virtual.measureElement} data-index={index}>
            {numbered(pieces[index]?.lines ?? []).map(({ item, number }) => (
              <tr key={number} aria-rowindex={(pieces[index]?.from ?? 1) + number - 1}>
                {item.map((drawn) => (
                  <SourceCell
                    key={drawn.cell.column}
                    table={table.index}
                    drawn={drawn}
                    mend={mends.get(cellKey(table.index, drawn.cell)) ?? null}
                    isLit={isOn(lit, table.index, drawn.cell)}
                    isFlashing={aim?.isFlash === true && isOn(aim.spots, table.index, drawn.cell)}
                    isReachable={reachable?.row === drawn.cell.row && reachable.column === drawn.cell.column}
                    typed={edited === cellKey(table.index, drawn.cell) ? (typed?.text ?? null) : null}
                    onPoint={point}
                    onEdit={edit}
                    onType={onType}
                    onTake={take}
                    onRestore={restore}
                    onKey={press}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        {gap(after)}
      </table>
    </div>
  );
}

type RoleProps = {
  column: number;
  found: ColumnRole | null;
  told: ColumnRole | null;
  onRole: Props['onRole'];
};

function RoleSelect({ column, found, told, onRole }: RoleProps) {
  const t = useWords({ zh, en });
  const isRole = (value: string): value is ColumnRole => ColumnRole.safeParse(value).success;
  const read = found === null ? t.table.unused : t.roles[found];
  return (
    <div className={told === null ? 'column-role' : 'column-role is-told'}>
      {/* A select has one line: its words are drawn below it, where they wrap. */}
      <span aria-hidden>
        {told === null ? read : t.roles[told]}
        {told === null && <small>{t.table.automatic}</small>}
      </span>
      <select
        aria-label={t.table.column(column)}
        value={told ?? ''}
        onChange={({ target: { value } }) => onRole(column, isRole(value) ? value : null)}
      >
        <option value="">{t.table.auto(read)}</option>
        {ColumnRole.options.map((role) => (
          <option key={role} value={role}>
            {t.roles[role]}
          </option>
        ))}
      </select>
    </div>
  );
}
