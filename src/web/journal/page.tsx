// The journal (操作留痕): sentences, the newest first, by person, body, row, event, words and time.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { useSettled } from '../state/settled.ts';
import { journal as en } from '../words/en/journal.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { journal as zh } from '../words/zh/journal.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { Chain } from './chain.tsx';
import { addressed, readEntries, type Search, searchIn } from './entries.ts';
import { Entries } from './list.tsx';
import { SearchFields } from './search.tsx';
import './journal.css';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const navigate = useNavigate();
  // Kept in the address, so that whoever comes back finds what was searched.
  const { pathname, search: inAddress, state } = useLocation();
  const [search, setSearch] = useState(() => searchIn(inAddress));
  // What is typed replaces the address; another place in the history asks for something else.
  const { __TSR_index: place } = state;
  const [asOf, setAsOf] = useState(place);
  if (asOf !== place && pathname === addressOf('journal')) {
    setAsOf(place);
    setSearch(searchIn(inAddress));
  }
  const change = (next: Search) => {
    setSearch(next);
    void navigate({ to: '.', search: addressed(next), replace: true, resetScroll: false });
  };
  // The earlier question is stopped as soon as the next one is asked, on the server too.
  const [asked, askNow] = useSettled(search);
  const pages = useInfiniteQuery({
    queryKey: ['journal', asked],
    queryFn: ({ pageParam, signal }) => readEntries(asked, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, hasMore }) => (hasMore ? (entries.at(-1)?.sequence ?? null) : null),
    placeholderData: (before) => before,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries);
  return (
    <>
      <PageHeader title={shell.pages.journal} about={t.about} />
      <Chain />
      <SearchFields search={search} onChange={change} onEnter={askNow} />
      {pages.error !== null && entries === undefined ? (
        <Refused error={pages.error} onRetry={() => void pages.refetch()} />
      ) : entries === undefined ? (
        <Loading lines={10} />
      ) : entries.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <Entries
          entries={entries}
          hasMore={pages.hasNextPage}
          isLoading={pages.isFetchingNextPage}
          error={pages.isFetchNextPageError ? pages.error : null}
          onMore={() => void pages.fetchNextPage()}
        />
      )}
      <p className="unclear journal-parts">{t.parts}</p>
    </>
  );
}
