// One cell of the source table (原表的格): its words as they stand, mended ones marked, and a place to mend them in.
import { Button } from 'antd';
import { memo, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { Cell } from '../../domain/table.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { type Drawn, numbered } from './grid.ts';

export type CellActs = {
  onPoint: (cell: Cell) => void;
  /** Null: what is typed is given up. */
  onEdit: (cell: Cell | null) => void;
  onType: (text: string) => void;
  onTake: () => void;
  onRestore: (cell: Cell) => void;
  onKey: (cell: Cell, event: KeyboardEvent) => void;
};

type Props = CellActs & {
  table: number;
  drawn: Drawn;
  mend: string | null;
  isLit: boolean;
  isFlashing: boolean;
  isReachable: boolean;
  /** What is typed while the cell is open. */
  typed: string | null;
};

export const cellKey = (table: number, { row, column }: Pick<Cell, 'row' | 'column'>): string =>
  `${table}/${row}/${column}`;

const Lines = ({ lines }: { lines: readonly string[] }) =>
  numbered(lines).map(({ item, number }) => (
    <span key={number} className="source-line">
      {item}
    </span>
  ));

export const SourceCell = memo(function SourceCell(props: Props) {
  const t = useWords({ zh, en });
  const { table, drawn, mend, isLit, isFlashing, isReachable, typed } = props;
  const { onPoint, onEdit, onType, onTake, onRestore, onKey } = props;
  const { cell, rowSpan, isContinued } = drawn;
  /** The finger comes down on the cell that was chosen already: that is how it is opened without a double click. */
  const isAgain = useRef(false);
  const classes = [isLit ? 'is-lit' : '', isFlashing ? 'is-flashing' : '', mend === null ? '' : 'is-mended'];
  return (
    <td
      rowSpan={rowSpan}
      colSpan={cell.columnSpan}
      aria-colindex={cell.column}
      data-cell={isContinued ? undefined : cellKey(table, cell)}
      className={classes.filter((name) => name !== '').join(' ') || undefined}
      tabIndex={isReachable && !isContinued ? 0 : -1}
      onMouseEnter={() => onPoint(cell)}
      onFocus={() => onPoint(cell)}
      onPointerDown={({ pointerType, currentTarget }) =>
        (isAgain.current = pointerType === 'touch' && document.activeElement === currentTarget)
      }
      onClick={() => {
        if (isAgain.current && typed === null) onEdit(cell);
      }}
      onDoubleClick={() => typed === null && onEdit(cell)}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) onKey(cell, event);
      }}
    >
      {typed !== null && !isContinued ? (
        <CellEditor
          cell={cell}
          mend={mend}
          text={typed}
          onType={onType}
          onTake={onTake}
          onClose={() => onEdit(null)}
          onRestore={() => onRestore(cell)}
        />
      ) : (
        <>
          <div className={rowSpan > 1 ? 'source-words' : undefined}>
            {isContinued && <span className="unclear">{t.table.continued}</span>}
            <Lines lines={mend === null ? cell.paragraphs : mend.split('\n')} />
          </div>
          {mend !== null && <span className="source-mark">{t.table.mended}</span>}
          {cell.nested.map((inner) => (
            <table key={inner.index} className="source-nested">
              <tbody>
                {Array.from({ length: inner.rows }, (_, row) => (
                  <tr key={row}>
                    {inner.cells
                      .filter((each) => each.row === row + 1)
                      .map((each) => (
                        <td
                          key={each.column}
                          rowSpan={each.rowSpan}
                          colSpan={each.columnSpan}
                          data-cell={cellKey(inner.index, each)}
                        >
                          <Lines lines={each.paragraphs} />
                        </td>
                      ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </>
      )}
    </td>
  );
});

type EditorProps = {
  cell: Cell;
  mend: string | null;
  text: string;
  onType: (text: string) => void;
  onTake: () => void;
  onClose: () => void;
  onRestore: () => void;
};

function CellEditor({ cell, mend, text, onType, onTake, onClose, onRestore }: EditorProps) {
  const t = useWords({ zh, en });
  const { pair } = usePunctuation();
  const original = cell.paragraphs.join('\n');
  const place = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [own, pane] = [editor.current, editor.current?.closest('.source')];
    if (own === null || pane == null) return;
    // Wider than its cell, it keeps to the pane: what reaches out on the right moves to the left.
    const over = own.getBoundingClientRect().right - pane.getBoundingClientRect().left - pane.clientWidth;
    if (over > 0) own.style.translate = `${-over}px`;
    place.current?.focus({ preventScroll: true });
    // With its buttons: the words alone may be in sight.
    own.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <div ref={editor} className="cell-editor">
      <textarea
        ref={place}
        aria-label={pair(t.table.mend, t.table.cell(cell.row, cell.column))}
        rows={Math.min(10, Math.max(3, text.split('\n').length + 1))}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onTake();
        }}
      />
      {mend !== null && (
        <p className="unclear">
          {t.table.original}
          {original === '' ? t.table.blank : original}
        </p>
      )}
      <div className="actions">
        <Button size="small" type="primary" onClick={onTake}>
          {t.table.save}
        </Button>
        <Button size="small" onClick={onClose}>
          {t.table.cancel}
        </Button>
        {mend !== null && (
          <Button size="small" onClick={onRestore}>
            {t.table.restore}
          </Button>
        )}
      </div>
    </div>
  );
}
