// A scorecard (得分单): the total and its place, what makes it, what it cost, and the whole computation taken apart.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { ScorecardReply } from '../../api/computation.ts';
import { showTotal } from '../../domain/display.ts';
import { read } from '../fetch.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { instantText } from '../../domain/instant.ts';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { addressOf } from '../pages.ts';
import { NoneYet } from '../result/none-yet.tsx';
import { computationAddress, useComputation } from '../result/query.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { bookOf, BookProvider } from './book.ts';
import { Losses } from './losses.tsx';
import { Pictures } from './pictures.tsx';
import { Trace } from './trace.tsx';
import './scorecard.css';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const { cycle = '', subject = '' } = useParams({ strict: false });
  const seesAll = useMay()('result:read');
  const { list, number } = useComputation(cycle, seesAll);
  const address = `${computationAddress(cycle, number)}/scorecards/${encodeURIComponent(subject)}`;
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['computations', cycle, number, 'scorecard', subject],
    queryFn: ({ signal }) => read<ScorecardReply>(address, { signal }),
    enabled: number !== null || !seesAll,
  });
  const fault = list.error ?? error;
  const about =
    data === undefined
      ? shell.pages.scorecard
      : t.about(data.group, data.computation.number, instantText(data.computation.at));
  return (
    <>
      <PageHeader title={data?.title ?? shell.pages.scorecard} about={about}>
        {seesAll && (
          <Link to={addressOf('results', { cycle })} search={true}>
            {t.ranking}
          </Link>
        )}
        {data !== undefined && (
          <>
            <Button onClick={() => print()}>{t.print}</Button>
            <DownloadButton path={`${address}.pdf`} label={t.pdf} name={`${t.exports} ${t.pdf}`} />
            <DownloadButton path={`${address}.html`} label={t.html} name={`${t.exports} ${t.html}`} />
          </>
        )}
      </PageHeader>
      {fault !== null && (
        <Refused error={fault} onRetry={() => void (list.error === null ? refetch() : list.refetch())} />
      )}
      {list.isSuccess && number === null && <NoneYet cycle={cycle} />}
      {((seesAll && list.isPending) || ((number !== null || !seesAll) && isPending)) && fault === null && (
        <Loading lines={12} />
      )}
      {data !== undefined && <Content key={address} reply={data} cycle={cycle} />}
    </>
  );
}

function Content({ reply, cycle }: { reply: ScorecardReply; cycle: string }) {
  const t = useWords({ zh, en });
  const book = useMemo(() => bookOf(reply, cycle), [reply, cycle]);
  return (
    <BookProvider value={book}>
      <div className="scorecard">
        {reply.assumed.length > 0 && <p className="notice is-waiting">{t.assumed(reply.assumed.length)}</p>}
        <Headline reply={reply} titleOf={(node) => book.titles.get(node) ?? node} />
        <Pictures reply={reply} />
        <Losses />
        <Trace />
      </div>
    </BookProvider>
  );
}

function Headline({ reply, titleOf }: { reply: ScorecardReply; titleOf: (node: string) => string }) {
  const t = useWords({ zh, en });
  const { card, summary } = reply;
  const shown = card.total === null ? t.noTotal : showTotal(card.total, reply.totalPlaces);
  const rank = card.rank === null ? (card.total === null ? '—' : t.waiting) : String(card.rank);
  const rankNotes = [
    t.among(summary.among.value),
    ...(card.tied ? [t.tied] : []),
    ...(card.rankByRounding ? [t.byRounding] : []),
  ];
  const totalNote = card.total !== null && shown.startsWith('≈') ? t.exact(card.total) : null;
  return (
    <dl className="headline card">
      <div>
        <dt>{t.total}</dt>
        <dd className="headline-total" data-subject={card.subject}>
          {shown}
        </dd>
        {totalNote !== null && <dd className="headline-note">{totalNote}</dd>}
      </div>
      <div>
        <dt>{t.rank}</dt>
        <dd>{rank}</dd>
        <dd className="headline-note">{rankNotes.join(' · ')}</dd>
      </div>
      <div>
        <dt>{t.grade}</dt>
        <dd>{card.grade ?? '—'}</dd>
        {card.gradeNote !== null && <dd className="headline-note">{card.gradeNote}</dd>}
      </div>
      {card.missing.length > 0 && (
        <div className="headline-missing">
          <dt>{t.missing}</dt>
          <dd className="headline-note">
            <LongList tag="ul" className="plain-list" items={card.missing} keyOf={(node) => node}>
              {(node) => <a href={`#${node}`}>{titleOf(node)}</a>}
            </LongList>
          </dd>
        </div>
      )}
    </dl>
  );
}
