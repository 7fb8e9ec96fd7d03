// The results of a cycle (结果): the computation that is shown, and its ranking.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { RankingReply } from '../../api/computation.ts';
import { showNumber } from '../../domain/display.ts';
import { useNarrow } from '../frame/narrow.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useMay } from '../may.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import { ComputationBar } from './computation-bar.tsx';
import { ComputeButton, ComputeState, Lacking, useCompute } from './compute.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NoneYet } from './none-yet.tsx';
import { isApart } from './part-view.ts';
import { rankingQuery, useComputation } from './query.ts';
import { RankingCards } from './ranking-cards.tsx';
import { RankingTable } from './ranking-table.tsx';
import { itemsOf, type View } from './ranking-view.ts';
import { addressed, type Address, viewIn } from './view-address.ts';
import './result.css';

export function Page() {
  const shell = useWords({ zh: shellZh, en: shellEn });
  const t = useWords({ zh, en });
  const { cycle = '' } = useParams({ strict: false });
  const may = useMay();
  const { list, computations, newest, number, choose } = useComputation(cycle);
  const ranking = useQuery(rankingQuery(cycle, number));
  const computing = useCompute(cycle, choose);
  const mayCompute = may('result:compute');
  const now = ranking.data?.computation.now;
  const isChanged =
    ranking.data !== undefined &&
    now !== undefined &&
    (now.factsSince > 0 || now.schemeVersion !== ranking.data.computation.schemeVersion);
  const fault = list.error ?? ranking.error;
  return (
    <>
      <PageHeader title={shell.pages.results} about={ranking.data?.title}>
        {number !== null && (
          <>
            <Link to={addressOf('comparison', { cycle })} search={{ to: number }}>
              {t.compare}
            </Link>
            <Link to={addressOf('trial', { cycle })} search={true}>
              {t.trial}
            </Link>
          </>
        )}
        {mayCompute && (
          <ComputeButton
            computing={computing}
            isUrgent={list.isSuccess && (isChanged || number === null)}
            isFirst={list.isSuccess && number === null}
          />
        )}
      </PageHeader>
      {mayCompute && !computing.isPending && <Lacking cycle={cycle} />}
      <div className="result-note">
        <ComputeState computing={computing} cycle={cycle} />
      </div>
      {fault !== null && (
        <Refused error={fault} onRetry={() => void (list.error === null ? ranking : list).refetch()} />
      )}
      {list.isPending && fault === null && <Loading lines={8} />}
      {list.isSuccess && number === null && <NoneYet cycle={cycle} isThere />}
      {number !== null && (
        <ComputationBar
          cycle={cycle}
          computations={computations}
          number={number}
          newest={newest}
          shown={ranking.data?.computation}
          onChoose={choose}
        />
      )}
      {number !== null && ranking.isPending && <Loading lines={12} />}
      {ranking.data !== undefined && (
        <RankingSection key={number} ranking={ranking.data} cycle={cycle} newest={newest} />
      )}
    </>
  );
}

function RankingSection({ ranking, cycle, newest }: { ranking: RankingReply; cycle: string; newest: number | null }) {
  const t = useWords({ zh, en });
  const isNarrow = useNarrow();
  const navigate = useNavigate();
  const { number } = ranking.computation;
  const computation: Address = number === newest ? {} : { computation: number };
  const inAddress: Record<string, unknown> = useSearch({ strict: false });
  const [view, setView] = useState(() => viewIn(inAddress, ranking));
  const search = { ...computation, ...addressed(view) };
  const set = (change: Partial<View>) => {
    const next = { ...view, ...change };
    setView(next);
    void navigate({ to: '.', search: { ...computation, ...addressed(next) }, replace: true, resetScroll: false });
  };
  const { filters, sort, isCounted } = view;
  const items = itemsOf(ranking, view);
  const shown = items.filter(({ type }) => type === 'row').length;
  const linkTo = (subject: string) => ({ to: addressOf('scorecard', { cycle, subject }), search });
  return (
    <section aria-label={t.ranking}>
      {ranking.assumed > 0 && <p className="notice is-waiting result-note">{t.assumed(ranking.assumed)}</p>}
      <FilterBar ranking={ranking} filters={filters} onChange={(next) => set({ filters: next })} shown={shown} />
      {shown === 0 ? (
        <Empty title={t.nothing} next={t.nothingNext} />
      ) : isNarrow ? (
        <RankingCards ranking={ranking} items={items} addressOf={linkTo} />
      ) : (
        <>
          <fieldset className="ranking-points">
            <legend className="unseen">{t.pointsAs}</legend>
            {([true, false] as const).map((counted) => (
              <label key={String(counted)} className="choice">
                <input
                  type="radio"
                  name="points"
                  checked={isCounted === counted}
                  onChange={() => set({ isCounted: counted })}
                />
                {counted ? t.pointsCounted : t.pointsGiven}
              </label>
            ))}
          </fieldset>
          <RankingTable
            ranking={ranking}
            items={items}
            isCounted={isCounted}
            sort={sort}
            onSort={(next) => set({ sort: next })}
            addressOf={linkTo}
          />
          {isCounted && ranking.rows.some(({ parts }) => parts.some(isApart)) && (
            <p className="unclear">{t.notCountedWhy}</p>
          )}
          <p className="unclear">{t.axis(showNumber(ranking.axis))}</p>
        </>
      )}
    </section>
  );
}
