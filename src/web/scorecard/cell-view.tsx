// The cell of the source table that a thing was read from (原表中的位置), shown in place.
import { useQuery } from '@tanstack/react-query';
import { placeWords, type Source } from '../../domain/source.ts';
import type { DocumentReply } from '../../api/document.ts';
import { type Table, tableRows } from '../../domain/table.ts';
import { read } from '../fetch.ts';
import { usePunctuation } from '../punctuation.ts';
import { useBoth, useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { Loading } from '../state/loading.tsx';
import { longFrom } from '../state/long.ts';
import { OfficialTable } from '../table/official-table.tsx';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';

function tableAt({ blocks }: DocumentReply, index: number): Table | undefined {
  const find = (tables: readonly Table[]): Table | undefined => {
    for (const table of tables) {
      if (table.index === index) return table;
      const inside = find(table.cells.flatMap(({ nested }) => nested));
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  return find(blocks.filter((block) => block.kind === 'table'));
}

/** So many rows above and below the cell are shown of a long table. */
const around = 40;

/** The table with the cell's place in it; of a long one only the rows around the cell. */
function partAround(table: Table, source: Source): { table: Table; area: Source; rows: [number, number] | null } {
  if (table.rows <= longFrom) return { table, area: source, rows: null };
  const [from, to] = [Math.max(1, source.row - around), Math.min(table.rows, source.rowEnd + around)];
  const area = { ...source, row: source.row - from + 1, rowEnd: source.rowEnd - from + 1 };
  return { table: tableRows(table, from, to), area, rows: [from, to] };
}

export function CellView({ source }: { source: Source | null }) {
  const both = useBoth();
  const { pair } = usePunctuation();
  const t = useWords({ zh, en });
  const may = useMay();
  const original = useQuery({
    queryKey: ['document', source?.sha256],
    queryFn: ({ signal }) => read<DocumentReply>(`/api/documents/${source?.sha256 ?? ''}`, { signal }),
    enabled: source !== null && may('document:read'),
    // Found by the hash of its bytes, so it never changes.
    staleTime: Infinity,
  });
  if (source === null) return <p className="unclear">{t.noSource}</p>;
  const place = `${source.file} ${both(placeWords(source))}`;
  const table = original.data === undefined ? undefined : tableAt(original.data, source.table);
  const shown = table === undefined ? null : partAround(table, source);
  return (
    <figure className="cell-view">
      <figcaption>{pair(t.source, place)}</figcaption>
      {original.isLoading && <Loading lines={4} />}
      {shown !== null && (
        <OfficialTable
          table={shown.table}
          label={pair(t.original, place)}
          highlight={[shown.area]}
          words={source.words}
        />
      )}
      {shown?.rows != null && <p className="unclear">{t.originalPart(...shown.rows, table?.rows ?? 0)}</p>}
      {!original.isLoading && table === undefined && (
        <>
          <blockquote>{source.words}</blockquote>
          {original.error !== null && <p className="unclear">{t.originalMissing}</p>}
        </>
      )}
    </figure>
  );
}
