// The ranking on a phone (手机上的排名): one card for each row, with the same lines between them.
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RankingReply } from '../../api/computation.ts';
import { showTotal } from '../../domain/display.ts';
import { useWords } from '../language.ts';
import { longFrom } from '../state/long.ts';
import { usePrinting } from '../state/printing.ts';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import { GradeLineWords, GroupHead } from './divider.tsx';
import { keyOf } from './ranking-table.tsx';
import type { Item } from './ranking-view.ts';
import type { Address } from './view-address.ts';
import { Move, Remarks } from './remarks.tsx';

type Props = {
  ranking: RankingReply;
  items: readonly Item[];
  addressOf: (subject: string) => { to: string; search: Address };
};

export function RankingCards({ ranking, items, addressOf }: Props) {
  const t = useWords({ zh, en });
  const place = useRef<HTMLUListElement>(null);
  const isPrinting = usePrinting();
  const isLong = items.length > longFrom && !isPrinting;
  const cards = useWindowVirtualizer({
    count: items.length,
    enabled: isLong,
    estimateSize: () => 64,
    overscan: 20,
    scrollMargin: place.current?.offsetTop ?? 0,
  });
  const drawn = isLong ? cards.getVirtualItems() : null;
  const [first, last] = [drawn?.at(0), drawn?.at(-1)];
  const before = first === undefined ? 0 : first.start - cards.options.scrollMargin;
  const after = last === undefined ? 0 : cards.getTotalSize() - (last.end - cards.options.scrollMargin);
  return (
    <ul
      className="ranking-cards"
      ref={place}
      aria-label={t.ranking}
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {(drawn?.map(({ index }) => index) ?? items.map((_, index) => index)).map((index) => {
        const item = items[index];
        if (item === undefined) return null;
        if (item.type === 'group')
          return (
            <li key={keyOf(item)} className="group-head">
              <GroupHead group={item.group} places={ranking.totalPlaces} />
            </li>
          );
        if (item.type !== 'row')
          return (
            <li key={keyOf(item)} className={`grade-line is-${item.type}`}>
              <GradeLineWords line={item} />
            </li>
          );
        const { row } = item;
        return (
          <li key={keyOf(item)}>
            <Link {...addressOf(row.subject)} className="ranking-card">
              <span className="ranking-card-rank">{row.rank ?? '—'}</span>
              <span className="ranking-card-title">
                {row.title}
                <span className="ranking-card-more">
                  {row.grade} {row.before !== null && <Move row={row} />}{' '}
                  <Remarks ranking={ranking} row={row} isTold={item.isTold} />
                </span>
              </span>
              <span className="ranking-card-total">
                {row.total === null ? t.noTotal : showTotal(row.total, ranking.totalPlaces)}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
