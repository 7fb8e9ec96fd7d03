// The pane of the source (原表一栏): tabs of tables and sheets, which of them are read, and the text around them.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import type { VerdictReply } from '../../api/import.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Cell } from '../../domain/table.ts';
import { useWords } from '../language.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { Decision } from './decision.ts';
import { allTables, numbered, type Spot } from './grid.ts';
import { type Aim, SourceTable } from './source-table.tsx';

type Props = {
  raw: DocumentReply;
  reading: Reading;
  columns: VerdictReply['columns'];
  lit: readonly Spot[];
  aim: Aim | null;
  onPoint: (spot: Spot) => void;
  onDecide: (decision: Decision) => void;
};

export function SourcePane({ raw, reading, columns, lit, aim, onPoint, onDecide }: Props) {
  const t = useWords({ zh, en });
  const tables = useMemo(() => raw.blocks.filter((block) => block.kind === 'table'), [raw]);
  const outside = useMemo(
    () => raw.blocks.flatMap((block) => (block.kind === 'paragraph' && block.text.trim() !== '' ? [block.text] : [])),
    [raw],
  );
  const largest = tables.toSorted((a, b) => b.rows * b.columns - a.rows * a.columns)[0];
  const [wanted, setWanted] = useState<number | null>(null);
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
  const mend = useCallback(
    ({ row, column }: Cell, text: string | null) => onDecide({ type: 'cell', table: number, row, column, text }),
    [onDecide, number],
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
        onRole={(column, role) => onDecide({ type: 'column', table: number, column, role })}
        onMend={mend}
      />
    </section>
  );
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) =>
  numbered(texts).map(({ item, number }) => <p key={number}>{item}</p>);
