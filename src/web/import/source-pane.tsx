// The pane of the source (原表一栏): tabs of tables and sheets, which of them are read, and the text around them.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import type { VerdictReply } from '../../api/import.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Cell } from '../../domain/table.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { Decision } from './decision.ts';
import { cellKey } from './source-cell.tsx';
import { allTables, type Spot } from './grid.ts';
import { type Aim, SourceTable } from './source-table.tsx';
import type { TypedCell } from './typed-cell.ts';

type Props = {
  raw: DocumentReply;
  reading: Reading;
  columns: VerdictReply['columns'];
  lit: readonly Spot[];
  aim: Aim | null;
  typed: TypedCell | null;
  onTyped: (change: (before: TypedCell | null) => TypedCell | null) => void;
  /** What is typed is read from now on. */
  onTake: () => void;
  onPoint: (spot: Spot) => void;
  onLeave: () => void;
  onDecide: (decision: Decision) => void;
};

export function SourcePane(props: Props) {
  const { raw, reading, columns, lit, aim, typed, onTyped, onTake, onPoint, onLeave, onDecide } = props;
  const t = useWords({ zh, en });
  const tables = useMemo(() => raw.blocks.filter((block) => block.kind === 'table'), [raw]);
  const outside = useMemo(
    () => raw.blocks.flatMap((block) => (block.kind === 'paragraph' && block.text.trim() !== '' ? [block.text] : [])),
    [raw],
  );
  const largest = tables.toSorted((a, b) => b.rows * b.columns - a.rows * a.columns)[0];
  const [wanted, setWanted] = useState(typed?.table ?? null);
  const table = tables.find(({ index }) => index === wanted) ?? largest;
  const aimed = aim?.turn;
  useEffect(() => {
    const first = aim?.spots[0]?.table;
    if (first === undefined) return;
    // A nested table is shown inside of its host.
    const host = tables.find((each) => allTables([each]).some(({ index }) => index === first));
    if (host !== undefined) setWanted(host.index);
    // Each aim is followed once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [aimed, tables]);

  const number = table?.index ?? 0;
  const found = useMemo(
    () => new Map(columns.filter((each) => each.table === number).map(({ column, role }) => [column, role])),
    [columns, number],
  );
  const told = useMemo(
    () =>
      new Map(
        (reading.columns ?? []).filter((each) => each.table === number).map(({ column, role }) => [column, role]),
      ),
    [reading, number],
  );
  const mends = useMemo(
    () => new Map((reading.cells ?? []).map((each) => [`${each.table}/${each.row}/${each.column}`, each.text])),
    [reading],
  );
  const restore = useCallback(
    ({ row, column }: Cell) => {
      onTyped(() => null);
      onDecide({ type: 'cell', table: number, row, column, text: null });
    },
    [onDecide, onTyped, number],
  );
  const edit = useCallback(
    (cell: Cell | null) => {
      if (cell === null) return onTyped(() => null);
      const { row, column } = cell;
      const original = cell.paragraphs.join('\n');
      const text = mends.get(cellKey(number, cell)) ?? original;
      // As in a spreadsheet, who goes on to another cell is done with the one before.
      onTake();
      onTyped(() => ({ table: number, row, column, original, text }));
    },
    [onTake, onTyped, mends, number],
  );
  const type = useCallback(
    (text: string) => onTyped((before) => (before === null ? null : { ...before, text })),
    [onTyped],
  );
  const readTables = new Set(reading.tables ?? columns.map((column) => column.table));
  const choose = (index: number, isRead: boolean) => {
    const next = new Set(readTables);
    if (isRead) next.add(index);
    else next.delete(index);
    onDecide({ type: 'tables', tables: [...next].toSorted((a, b) => a - b) });
  };
  if (table === undefined)
    return (
      <section className="pane source-pane" aria-label={t.views.source}>
        <p className="unclear">{t.table.empty}</p>
        <Paragraphs texts={outside} />
      </section>
    );
  return (
    <section className="pane source-pane" aria-label={t.views.source}>
      {tables.length > 1 && (
        <div role="group" aria-label={t.table.sheets} className="chips">
          {tables.map(({ index, sheet }) => (
            <button
              key={index}
              type="button"
              className="chip"
              aria-pressed={index === number}
              onClick={() => setWanted(index)}
            >
              {sheet ?? t.table.number(index)}
            </button>
          ))}
          <label className="chip-check">
            <input
              type="checkbox"
              checked={readTables.has(number)}
              onChange={(event) => choose(number, event.target.checked)}
            />
            {t.table.isRead}
          </label>
        </div>
      )}
      {outside.length > 0 && (
        <details className="outside">
          <summary>{t.table.outside(outside.join(' '))}</summary>
          <Paragraphs texts={outside} />
        </details>
      )}
      <p className="pane-note">{t.table.hint}</p>
      <SourceTable
        key={number}
        table={table}
        lit={lit}
        aim={aim}
        found={found}
        told={told}
        mends={mends}
        onPoint={onPoint}
        onLeave={onLeave}
        onRole={(column, role) => onDecide({ type: 'column', table: number, column, role })}
        typed={typed?.table === number ? typed : null}
        onEdit={edit}
        onType={type}
        onTake={onTake}
        onRestore={restore}
      />
    </section>
  );
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) => (
  <LongList tag="ul" className="plain-list" items={texts} keyOf={(_, index) => index}>
    {(text) => text}
  </LongList>
);
