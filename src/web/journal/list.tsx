// The entries as sentences (留痕清单): only those in sight are drawn, earlier ones come as one scrolls.
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { instantText } from '../../domain/instant.ts';
import { useLanguage, useWords } from '../language.ts';
import { addressIfAny } from '../pages.ts';
import { useMay } from '../may.ts';
import { Refused } from '../state/refused.tsx';
import { journal as en } from '../words/en/journal.ts';
import { journal as zh } from '../words/zh/journal.ts';
import type { Line } from './entries.ts';
import { Facts } from './facts.tsx';

type Props = {
  entries: readonly Line[];
  hasMore: boolean;
  isLoading: boolean;
  /** Why the next page did not come. */
  error: Error | null;
  onMore: () => void;
};

export function Entries({ entries, hasMore, isLoading, error, onMore }: Props) {
  const t = useWords({ zh, en });
  const place = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const list = place.current;
    if (list !== null) setTop(list.getBoundingClientRect().top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => 46,
    overscan: 10,
    scrollMargin: top,
    getItemKey: (index) => entries[index]?.sequence ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  // After a failure only when asked: the list is as near its end as before, and would ask for ever.
  const wantsMore = hasMore && !isLoading && error === null && last >= entries.length - 15;
  useEffect(() => {
    if (wantsMore) onMore();
    // Asked once for each state of the list, not for each new function.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wantsMore, entries.length]);
  return (
    <section className="card journal" aria-label={t.list}>
      <ol ref={place} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={hasMore ? -1 : entries.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Row entry={entry} />
            </li>
          );
        })}
      </ol>
      <p className="journal-foot" role="status">
        {t.count(entries.length)} {isLoading ? t.loadingMore : hasMore ? '' : t.end}
      </p>
      {error !== null && !isLoading ? (
        <Refused error={error} onRetry={onMore} />
      ) : (
        hasMore && !isLoading && <Button onClick={onMore}>{t.more}</Button>
      )}
    </section>
  );
}

function Row({ entry }: { entry: Line }) {
  const t = useWords({ zh, en });
  const language = useLanguage();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { sequence, at, sentence, facts, cycle, body, node } = entry;
  const isCorrection = entry.event === 'mark-corrected' || entry.event === 'fact-corrected';
  const seesFacts = facts.length > 0 && may(entry.event.startsWith('mark') ? 'mark:read' : 'fact:read');
  const address =
    seesFacts && cycle !== null && body !== null && may('result:read')
      ? addressIfAny('scorecard', { cycle, subject: body })
      : null;
  return (
    <article className={isCorrection ? 'journal-entry is-correction' : 'journal-entry'}>
      <span className="journal-when">
        <time dateTime={at}>{instantText(at)}</time>
        <span className="unclear" aria-label={t.entry(sequence)}>
          {`#${sequence}`}
        </span>
      </span>
      <div>
        <p>{sentence[language]}</p>
        {(isCorrection || address !== null) && (
          <p className="journal-links">
            {isCorrection && seesFacts && (
              <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {t.compare}
              </button>
            )}
            {address !== null && (
              <Link to={address} hash={node ?? ''}>
                {t.toPlace}
              </Link>
            )}
          </p>
        )}
        {isOpen && <Facts sequence={sequence} />}
      </div>
    </article>
  );
}
