// Subjects that changed (变化清单): totals, ranks and grades before and after; each unfolds to its rows with the reasons.
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { showSigned, showSignedTotal, showTotal } from '../../domain/display.ts';
import type {
  ComputationDifference,
  RowChange,
  SubjectChange,
} from '../../engine/computation-difference/difference.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { longFrom } from '../state/long.ts';
import { usePrinting } from '../state/printing.ts';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import './comparison.css';

export type NamedChange = Omit<SubjectChange, 'rows'> & {
  title: string;
  groupTitle: string;
  rows: readonly (RowChange & { title: string })[];
};

type TotalPlaces = ComputationDifference['totalPlaces'];
type Props = { changes: readonly NamedChange[]; totalPlaces: TotalPlaces; label: string };

export function ChangeList({ changes, totalPlaces, label }: Props) {
  const place = useRef<HTMLUListElement>(null);
  const isPrinting = usePrinting();
  const isLong = changes.length > longFrom && !isPrinting;
  const list = useWindowVirtualizer({
    count: changes.length,
    enabled: isLong,
    estimateSize: () => 46,
    overscan: 20,
    scrollMargin: place.current?.offsetTop ?? 0,
  });
  const drawn = isLong ? list.getVirtualItems() : null;
  const [first, last] = [drawn?.at(0), drawn?.at(-1)];
  const margin = list.options.scrollMargin;
  const shown = drawn?.map(({ index }) => index) ?? changes.map((_, index) => index);
  return (
    <ul
      ref={place}
      className="changes"
      aria-label={label}
      style={{
        paddingTop: first === undefined ? 0 : first.start - margin,
        paddingBottom: last === undefined ? 0 : list.getTotalSize() - (last.end - margin),
      }}
    >
      {shown.map((index) => {
        const change = changes[index];
        if (change === undefined) return null;
        return (
          <li key={change.subject} data-index={index} ref={isLong ? list.measureElement : undefined}>
            <Change change={change} totalPlaces={totalPlaces} />
          </li>
        );
      })}
    </ul>
  );
}

function Change({ change, totalPlaces }: { change: NamedChange; totalPlaces: TotalPlaces }) {
  const t = useWords({ zh, en });
  const { title, groupTitle, total, rank, places, grade, rows } = change;
  return (
    <details className="change">
      <summary>
        <span className="change-title">
          <span className="change-name">{title}</span> <span className="unclear">{groupTitle}</span>
        </span>
        <span className="change-figure">
          <span className="unclear">{t.total}</span> <Amount change={total} totalPlaces={totalPlaces} />
        </span>
        <span className="change-figure">
          <span className="unclear">{t.rank}</span>{' '}
          <Pair before={rank.before?.toString() ?? null} after={rank.after?.toString() ?? null} />{' '}
          <Places places={places} />
        </span>
        <span className="change-figure">
          <span className="unclear">{t.grade}</span> <Pair before={grade.before} after={grade.after} />
        </span>
      </summary>
      {rows.length === 0 ? (
        <p className="unclear">{t.ofOthers}</p>
      ) : (
        <LongList tag="ul" className="change-rows" items={rows} keyOf={({ node }) => node}>
          {(row) => (
            <>
              <p>
                <b>{row.title}</b> {t.score} <Amount change={row.score} />
                {row.effect !== null && (
                  <>
                    {' '}
                    · {t.effect} <b className="digits">{showSigned(row.effect)}</b>
                  </>
                )}
              </p>
              <ul>
                {row.reasons.map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </>
          )}
        </LongList>
      )}
    </details>
  );
}

function Pair({ before, after }: { before: string | null; after: string | null }) {
  const t = useWords({ zh, en });
  if (before === after) return <span className="digits">{after ?? t.nothing}</span>;
  return (
    <span className="digits">
      {before ?? t.nothing} → <b>{after ?? t.nothing}</b>
    </span>
  );
}

type AmountProps = { change: SubjectChange['total']; totalPlaces?: TotalPlaces };

function Amount({ change: { before, after, difference }, totalPlaces }: AmountProps) {
  const { aside } = usePunctuation();
  const shown = (exact: string | null, places = null as number | null) =>
    exact === null ? null : showTotal(exact, places);
  const places = Math.max(totalPlaces?.before ?? 0, totalPlaces?.after ?? 0);
  return (
    <>
      <Pair before={shown(before, totalPlaces?.before)} after={shown(after, totalPlaces?.after)} />
      {difference !== null && difference !== '0' && (
        <span className={difference.startsWith('-') ? 'fell' : 'rose'}>
          {aside(showSignedTotal(difference, places))}
        </span>
      )}
    </>
  );
}

function Places({ places }: { places: number | null }) {
  const t = useWords({ zh, en });
  if (places === null || places === 0) return null;
  const words = places > 0 ? t.rose(places) : t.fell(-places);
  return (
    <span className={places > 0 ? 'rose' : 'fell'}>
      <span aria-hidden="true">
        {places > 0 ? '↑' : '↓'}
        {Math.abs(places)}
      </span>
      <span className="unseen">{words}</span>
    </span>
  );
}
