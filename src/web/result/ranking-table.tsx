// The ranking as a table (排名表): sorted by its headings, the lines of the grades between the rows, drawn in part where it is long.
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import type { RankingReply } from '../../api/computation.ts';
import { shareOf } from '../chart/extent.ts';
import { showNumber, showTotal } from '../../domain/display.ts';
import { barTitle } from '../../domain/summary.ts';
import { usePunctuation } from '../punctuation.ts';
import { useGlossary } from '../glossary.ts';
import { useBoth, useWords } from '../language.ts';
import { longFrom } from '../state/long.ts';
import { usePrinting } from '../state/printing.ts';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import { Aligned, placesOf } from './aligned.tsx';
import { GradeLineWords, GroupHead } from './divider.tsx';
import { fullIn, fullOf, type PartOf, shownIn } from './part-view.ts';
import type { Item, Sort, SortKey } from './ranking-view.ts';
import type { Address } from './view-address.ts';
import { Move, Remarks } from './remarks.tsx';

type Props = {
  ranking: RankingReply;
  items: readonly Item[];
  /** The parts in points of the total, so that they add up; else as the table gives them. */
  isCounted: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
  addressOf: (subject: string) => { to: string; search: Address };
};

const rowHeight = 48;
/** With so many parts the table fits the usual screen, and its head can stay in sight. */
const columnsFit = 8;

/** A bar under a number: for the eye only, the number says it. */
const Bar = ({ share }: { share: number }) => (
  <span className="share-bar" aria-hidden="true" style={{ '--share': share } as CSSProperties} />
);

export function RankingTable({ ranking, items, isCounted, sort, onSort, addressOf }: Props) {
  const t = useWords({ zh, en });
  const { comma, pair } = usePunctuation();
  const both = useBoth();
  const place = useRef<HTMLTableElement>(null);
  const isPrinting = usePrinting();
  const isLong = items.length > longFrom && !isPrinting;
  const rows = useWindowVirtualizer({
    count: items.length,
    enabled: isLong,
    estimateSize: () => rowHeight,
    overscan: 20,
    scrollMargin: place.current?.offsetTop ?? 0,
  });
  const hasBefore = ranking.rows.some(({ before }) => before !== null);
  const hasGroup = sort.key !== 'rank' && ranking.groups.length > 1;
  const groups = new Map(ranking.groups.map(({ id, title }) => [id, title]));
  const places = useMemo(() => {
    const totals = ranking.rows.map(({ total }) => (total === null ? null : showTotal(total, ranking.totalPlaces)));
    const parts = ranking.components.map((_, index) =>
      placesOf(ranking.rows.map((row) => shownIn(row.parts[index] ?? null, isCounted))),
    );
    return { total: placesOf(totals), parts };
  }, [ranking, isCounted]);
  const fulls = useMemo(
    () => ranking.components.map((_, index) => fullIn(ranking, index, isCounted)),
    [ranking, isCounted],
  );
  const columnCount = 4 + Number(hasBefore) + Number(hasGroup) + ranking.components.length;

  const heading = (key: SortKey, title: string, name = '', full: string | null = null) => (
    <Heading key={key} sortKey={key} title={title} name={name} full={full} sort={sort} onSort={onSort} />
  );
  const across = (content: ReactNode, name: string) => (
    <td colSpan={columnCount} className={name}>
      {content}
    </td>
  );
  const cells = (item: Item) => {
    if (item.type === 'group')
      return across(<GroupHead group={item.group} places={ranking.totalPlaces} />, 'group-head');
    if (item.type !== 'row') return across(<GradeLineWords line={item} />, `grade-line is-${item.type}`);
    const { row } = item;
    return (
      <>
        <td className="number">{row.rank ?? (row.total === null ? '—' : t.waiting)}</td>
        {hasBefore && (
          <td>
            <Move row={row} />
          </td>
        )}
        <th scope="row">
          <Link {...addressOf(row.subject)}>{row.title}</Link>{' '}
          <Remarks ranking={ranking} row={row} isTold={item.isTold} />
        </th>
        {hasGroup && <td className="group">{groups.get(row.group)}</td>}
        <td className="number total" data-subject={row.subject}>
          {row.total === null ? (
            t.noTotal
          ) : (
            <Aligned shown={showTotal(row.total, ranking.totalPlaces)} places={places.total} />
          )}
          {isCounted &&
            row.rest
              .filter(({ kind }) => kind === 'stand-in')
              .map((bar) => <small key={bar.node}>{pair(both(barTitle(bar)), showNumber(bar.value))}</small>)}
          <Bar share={shareOf(row.extent ?? '0', '1')} />
        </td>
        <td className="brief">{row.grade ?? '—'}</td>
        {row.parts.map((part, index) => (
          <td key={ranking.components[index]?.node} className="number part">
            <Part part={part} isCounted={isCounted} places={places.parts[index] ?? 0} full={fulls[index] ?? null} />
          </td>
        ))}
      </>
    );
  };

  const drawn = isLong ? rows.getVirtualItems() : null;
  const [first, last] = [drawn?.at(0), drawn?.at(-1)];
  const margin = rows.options.scrollMargin;
  const shown = drawn?.map(({ index }) => index) ?? items.map((_, index) => index);
  return (
    <div className={ranking.components.length > columnsFit ? 'ranking-scroll' : 'ranking-fits'}>
      <table className="ranking" ref={place} aria-rowcount={items.length + 1}>
        <caption className="unseen">{[t.ranking, t.sorted].join(comma)}</caption>
        <thead>
          <tr>
            {heading('rank', t.columns.rank, 'number brief')}
            {hasBefore && heading('move', t.columns.move, 'brief')}
            {heading('title', t.columns.title)}
            {hasGroup && (
              <th scope="col" className="group">
                {t.columns.group}
              </th>
            )}
            {heading('total', t.columns.total, 'number')}
            {heading('grade', t.columns.grade, 'brief')}
            {ranking.components.map(({ title }, index) => heading(index, title, 'number part', fulls[index] ?? null))}
          </tr>
        </thead>
        <tbody>
          {first !== undefined && <Gap height={first.start - margin} />}
          {shown.map((index) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              <tr key={keyOf(item)} aria-rowindex={index + 2} className={item.type === 'row' ? '' : 'divider'}>
                {cells(item)}
              </tr>
            );
          })}
          {last !== undefined && <Gap height={rows.getTotalSize() - (last.end - margin)} />}
        </tbody>
      </table>
    </div>
  );
}

export function keyOf(item: Item): string {
  if (item.type === 'row') return item.row.subject;
  return item.type === 'group' ? `group ${item.group.id}` : `${item.type} ${item.group} ${item.title}`;
}

const Gap = ({ height }: { height: number }) => (height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />);

type PartCell = { part: PartOf | null; isCounted: boolean; places: number; full: string | null };

/** `full`: what the heading says that the column is out of. */
function Part({ part, isCounted, places, full }: PartCell) {
  const t = useWords({ zh, en });
  const reasons: Record<string, string> = useGlossary().absentReasons;
  if (part === null) return <span className="unclear">—</span>;
  if (part.value === null)
    return <span className="unclear">{part.absent === null ? '—' : (reasons[part.absent] ?? part.absent)}</span>;
  const shown = shownIn(part, isCounted);
  // Its own points in a column of points of the total would be another scale, and no part of the sum.
  if (shown === null)
    return (
      <span className="unclear">
        {t.notCounted}
        <small className="full-marks">
          {part.points === null ? showNumber(part.value) : `${showNumber(part.value)} / ${showNumber(part.points)}`}
        </small>
      </span>
    );
  const own = fullOf(part, isCounted);
  return (
    <>
      <Aligned shown={shown} places={places} />
      {own !== null && own !== full && <small className="full-marks">{t.outOf(showNumber(own))}</small>}
      {part.points !== null && <Bar share={shareOf(part.value, part.points)} />}
    </>
  );
}

type HeadingProps = {
  sortKey: SortKey;
  title: string;
  name: string;
  full: string | null;
  sort: Sort;
  onSort: (sort: Sort) => void;
};

function Heading({ sortKey, title, name, full, sort, onSort }: HeadingProps) {
  const t = useWords({ zh, en });
  const isHere = sort.key === sortKey;
  // Ranks and names grow downwards, points and moves shrink: the first press shows the best first.
  const isAscending = (sortKey === 'rank' || sortKey === 'title') !== sort.isDown;
  return (
    <th scope="col" className={name} aria-sort={isHere ? (isAscending ? 'ascending' : 'descending') : undefined}>
      <button
        type="button"
        className="heading"
        onClick={() => onSort({ key: sortKey, isDown: isHere ? !sort.isDown : false })}
      >
        {title}
        {full !== null && <small className="full-marks">{t.outOf(showNumber(full))}</small>}
        <span aria-hidden="true" className="sort-mark">
          {isHere ? (isAscending ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
}
