// The list of a body's evidence (材料清单): searched, filtered by row, and what was taken back on demand.
import { useId, useState } from 'react';
import type { Titles } from '../../domain/title.ts';
import { SearchField } from '../form/search-field.tsx';
import { Empty } from '../state/empty.tsx';
import { LongList } from '../state/long-list.tsx';
import { PieceLine } from './piece-line.tsx';
import type { Piece } from './query.ts';
import type { Row } from './rows.ts';
import { useEvidenceWords } from './words.ts';

type Props = {
  pieces: readonly Piece[];
  cycle: string;
  rows: readonly Row[];
  cycleTitles: Titles;
  mayAdd: boolean;
  onOpen: (id: string) => void;
};

/** Values of the filter that are no ids of rows. */
const [anyRow, noRow] = ['', '-'];

export function PieceList({ pieces, cycle, rows, cycleTitles, mayAdd, onOpen }: Props) {
  const t = useEvidenceWords().list;
  const id = useId();
  const [search, setSearch] = useState('');
  const [row, setRow] = useState(anyRow);
  const [onlyCycle, setOnlyCycle] = useState(false);
  const [withTaken, setWithTaken] = useState(false);
  const labels: Titles = new Map(rows.map((each) => [each.id, each.label]));
  const wanted = search.trim().toLowerCase();
  const nodesOf = (piece: Piece) => piece.uses.filter((use) => use.cycle === cycle).map(({ node }) => node);
  const shown = pieces.filter((piece) => {
    const nodes = nodesOf(piece);
    const isOfRow = row === anyRow || (row === noRow ? nodes.length === 0 : nodes.includes(row));
    const texts = [piece.title, piece.file, piece.number ?? '', piece.issuer ?? ''];
    return (
      isOfRow &&
      (withTaken || piece.state === 'standing') &&
      (!onlyCycle || nodes.length > 0) &&
      (wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted)))
    );
  });
  if (pieces.length === 0) return <Empty title={t.none} next={mayAdd ? t.noneNext : t.noneOther} />;
  return (
    <section className="card evidence-list" aria-labelledby={id}>
      <h2 id={id}>{t.title}</h2>
      <div className="actions evidence-filter">
        <SearchField label={t.search} value={search} onChange={setSearch} />
        <select
          className="select evidence-by-row"
          aria-label={t.row}
          value={row}
          onChange={({ target }) => setRow(target.value)}
        >
          <option value={anyRow}>{t.allRows}</option>
          <option value={noRow}>{t.noRow}</option>
          {rows.map((each) => (
            <option key={each.id} value={each.id}>
              {each.label}
            </option>
          ))}
        </select>
        <label className="check">
          <input type="checkbox" checked={onlyCycle} onChange={({ target }) => setOnlyCycle(target.checked)} />
          {t.onlyCycle}
        </label>
        <label className="check">
          <input type="checkbox" checked={withTaken} onChange={({ target }) => setWithTaken(target.checked)} />
          {t.withTaken}
        </label>
      </div>
      <p role="status">{t.count(shown.length)}</p>
      {shown.length === 0 ? (
        <Empty title={t.noMatch} next={t.noMatchNext} />
      ) : (
        <LongList className="evidence-pieces" label={t.title} tag="ul" items={shown} keyOf={(piece) => piece.id}>
          {(piece) => (
            <PieceLine
              piece={piece}
              cycle={cycle}
              labels={labels}
              cycleTitles={cycleTitles}
              onOpen={() => onOpen(piece.id)}
            />
          )}
        </LongList>
      )}
    </section>
  );
}
