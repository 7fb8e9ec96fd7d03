// The grid of marks (评分表): a spreadsheet's keys, ranges, clipboard and fill on react-data-grid.
import { useEffect, useMemo, useRef, type ClipboardEvent, type RefObject } from 'react';
import {
  type CellKeyboardEvent,
  type CellKeyDownArgs,
  type Column as GridColumn,
  DataGrid,
  type DataGridHandle,
  type SortColumn,
} from 'react-data-grid';
import 'react-data-grid/lib/styles.css';
import { useNarrow } from '../frame/narrow.ts';
import { useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { cleared, copied, filledDown, filledInto, nextRow, type Pasted, pasted } from './act.ts';
import { MarkCell, MarkEditor } from './cell.tsx';
import { cellAt, frozenColumns, type Line, type Place, type Shown, useDesk } from './desk.ts';
import { ColumnHead } from './head.tsx';
import { at, isSingle, type Range, type Spot } from './range.ts';

type Props = {
  grid: RefObject<DataGridHandle | null>;
  shown: Shown;
  sort: SortColumn | null;
  onSort: (sort: SortColumn | null) => void;
  onReason: () => void;
  onPasted: (pasted: Pasted) => void;
};

const reasonLeast = 220;

export const keyOf = ({ column, field }: Place): string => `${field} ${column.node.id}`;

const isWithControl = ({ ctrlKey, metaKey }: { ctrlKey: boolean; metaKey: boolean }): boolean => ctrlKey || metaKey;
const arrows: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function MarkSheet({ grid, shown, sort, onSort, onReason, onPasted }: Props) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const { lines, places } = shown;
  const isNarrow = useNarrow();
  const drawing = useRef(false);
  const isTouch = useRef(false);
  /** The cell under the finger was the chosen one before. */
  const wasChosen = useRef(false);
  useEffect(() => {
    const end = () => (drawing.current = false);
    addEventListener('mouseup', end);
    return () => removeEventListener('mouseup', end);
  }, []);

  const columns = useMemo((): GridColumn<Line>[] => {
    const isRoomy = places.length <= 4;
    const isMine = (idx: number) => (line: Line) =>
      !desk.isReadOnly && cellAt(desk, { lines: [line], places }, { rowIdx: 0, idx }) !== null;
    const name: GridColumn<Line> = {
      key: 'subject',
      name: t.subject,
      frozen: true,
      width: isNarrow ? 116 : 200,
      minWidth: isNarrow ? 72 : 120,
      resizable: true,
      sortable: true,
      renderCell: ({ row }) =>
        row.kind === 'group' ? (
          <span className="mark-group">
            {row.title}
            <span className="mark-group-count">{t.groupCount(row.count)}</span>
          </span>
        ) : (
          <span title={row.subject.title}>{row.subject.title}</span>
        ),
    };
    return [
      name,
      ...places.map((place, index): GridColumn<Line> => {
        const idx = index + frozenColumns;
        const cell = (line: Line) => cellAt(desk, { lines: [line], places }, { rowIdx: 0, idx });
        return {
          key: keyOf(place),
          name: place.field === 'reason' ? t.reason : place.column.label,
          width: place.field === 'reason' ? (isRoomy ? `minmax(${reasonLeast}px, 1fr)` : 200) : isRoomy ? 150 : 144,
          // A grid that becomes narrower measures anew, and falls back on the least width.
          minWidth: place.field === 'reason' && isRoomy ? reasonLeast : 72,
          resizable: true,
          sortable: place.field === 'value',
          editable: isMine(idx),
          renderHeaderCell: (head) => <ColumnHead place={place} direction={head.sortDirection ?? null} />,
          cellClass: (line) => (line.kind === 'group' ? 'is-heading' : cell(line) === null ? 'is-none' : 'is-own'),
          renderCell: ({ row, rowIdx }) => {
            const found = cell(row);
            if (row.kind === 'group' || found === null) return null;
            return <MarkCell slot={found.slot} place={place} spot={{ rowIdx, idx }} drawing={drawing} />;
          },
          renderEditCell: ({ row }) => {
            const found = cell(row);
            if (row.kind === 'group' || found === null) return null;
            const label = t.cellLabel(
              row.subject.title,
              place.column.label,
              place.field === 'reason' ? t.reason : t.mark,
            );
            return <MarkEditor slot={found.slot} place={place} label={label} />;
          },
        };
      }),
    ];
  }, [desk, places, t, isNarrow]);

  const range = (): Range | null => desk.range.get();
  const go = (spot: Spot) => grid.current?.selectCell(spot, { shouldFocusCell: true });

  function extend(from: Range, key: string): void {
    const [down, right] = arrows[key] ?? [0, 0];
    const { rowIdx, idx } = from.head;
    const head = {
      rowIdx: down === 0 ? rowIdx : nextRow(shown, rowIdx, down > 0 ? 1 : -1),
      idx: Math.min(Math.max(idx + right, 0), places.length + frozenColumns - 1),
    };
    desk.range.set({ ...from, head });
    grid.current?.scrollToCell(head);
  }

  /** Answers whether the key was one of a spreadsheet's own. */
  function press(event: CellKeyboardEvent, spot: Spot, chosen: Range): boolean {
    const { key, shiftKey } = event;
    const isEditable = !desk.isReadOnly;
    if (isWithControl(event)) {
      const name = key.toLowerCase();
      if (isEditable && name === 'z') void (shiftKey ? desk.history.redo() : desk.history.undo());
      else if (isEditable && name === 'y') desk.history.redo();
      else if (isEditable && name === 'd') filledDown(desk, shown, chosen);
      else if (name === 'a')
        desk.range.set({
          anchor: { rowIdx: 0, idx: frozenColumns },
          head: { rowIdx: lines.length - 1, idx: places.length },
        });
      else return name === 'c' || name === 'v' || name === 'x';
      event.preventDefault();
      return true;
    }
    if (shiftKey && key in arrows) extend(chosen, key);
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const rowIdx = nextRow(shown, spot.rowIdx, key === 'ArrowDown' ? 1 : -1);
      // From the first row up leads to the headings.
      if (rowIdx === spot.rowIdx && key === 'ArrowUp') return false;
      go({ ...spot, rowIdx });
    } else if (key === 'Enter') go({ ...spot, rowIdx: nextRow(shown, spot.rowIdx, shiftKey ? -1 : 1) });
    else if (isEditable && (key === 'Delete' || key === 'Backspace')) cleared(desk, shown, chosen);
    else if (key === 'F2' && shiftKey) onReason();
    else return false;
    event.preventDefault();
    return true;
  }

  function onKey(args: CellKeyDownArgs<Line>, event: CellKeyboardEvent): void {
    const spot = { rowIdx: args.rowIdx, idx: args.column.idx };
    if (args.mode === 'SELECT') {
      if (press(event, spot, range() ?? at(spot))) event.preventGridDefault();
      return;
    }
    // The keys of an input method are its own: Enter takes a word, Escape drops it.
    if (event.nativeEvent.isComposing) event.preventGridDefault();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const rowIdx = nextRow(shown, spot.rowIdx, event.shiftKey ? -1 : 1);
    if (rowIdx === spot.rowIdx) return;
    event.preventGridDefault();
    event.preventDefault();
    go({ ...spot, rowIdx });
  }

  const isInEditor = (target: EventTarget): boolean => target instanceof HTMLInputElement;
  function onCopy(event: ClipboardEvent, isCut: boolean): void {
    const chosen = range();
    if (isInEditor(event.target) || chosen === null) return;
    event.clipboardData.setData('text/plain', copied(desk, shown, chosen));
    event.preventDefault();
    if (isCut && !desk.isReadOnly) cleared(desk, shown, chosen);
  }
  function onPaste(event: ClipboardEvent): void {
    const chosen = range();
    if (isInEditor(event.target) || chosen === null || desk.isReadOnly) return;
    event.preventDefault();
    onPasted(pasted(desk, shown, chosen, event.clipboardData.getData('text/plain')));
  }

  return (
    <div
      className="mark-grid"
      onPointerDownCapture={({ pointerType }) => (isTouch.current = pointerType === 'touch')}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, true)}
      onPaste={onPaste}
    >
      <DataGrid<Line>
        ref={grid}
        aria-label={t.grid}
        className="rdg-light"
        columns={columns}
        rows={lines}
        rowKeyGetter={({ kind, id }) => `${kind} ${id}`}
        rowHeight={34}
        headerRowHeight={76}
        rowClass={({ kind }) => (kind === 'group' ? 'mark-group-row' : '')}
        sortColumns={sort === null ? [] : [sort]}
        onSortColumnsChange={(sorts) => onSort(sorts[0] ?? null)}
        onCellKeyDown={onKey}
        onCellMouseDown={({ rowIdx, column }, event) => {
          const chosen = range();
          wasChosen.current =
            chosen !== null && isSingle(chosen) && chosen.anchor.rowIdx === rowIdx && chosen.anchor.idx === column.idx;
          drawing.current = event.button === 0 && column.idx >= frozenColumns;
          if (!event.shiftKey || chosen === null) return;
          event.preventGridDefault();
          event.preventDefault();
          desk.range.set({ ...chosen, head: { rowIdx, idx: column.idx } });
        }}
        // A finger has no quick double tap to spare: the first tap chooses, the next one writes.
        onCellClick={({ selectCell }) => {
          if (isTouch.current && wasChosen.current) selectCell(true);
        }}
        onSelectedCellChange={({ rowIdx, column }) => desk.range.set(at({ rowIdx, idx: column.idx }))}
        {...(desk.isReadOnly
          ? {}
          : {
              // The grid asks row by row; the fill is made once, when it has told all rows.
              onFill: ({ targetRow }: { targetRow: Line }) => ({ ...targetRow }),
              onRowsChange: (_: Line[], { indexes, column }: { indexes: number[]; column: { idx: number } }) => {
                const from = range()?.anchor.rowIdx;
                if (from !== undefined) filledInto(desk, shown, { rowIdx: from, idx: column.idx }, indexes);
              },
            })}
      />
    </div>
  );
}
