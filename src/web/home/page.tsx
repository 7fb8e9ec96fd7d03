// The first page after the login (首页): what is mine, what is due, where the year stands.
import { useQuery } from '@tanstack/react-query';
import type { HomeReply } from '../../api/home.ts';
import { useCycles } from '../cycle.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import { useAccount, useMay } from '../session.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { home as en } from '../words/en/home.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { home as zh } from '../words/zh/home.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { AccountsWaiting } from './accounts.tsx';
import { Assessors } from './assessors.tsx';
import { Duties } from './duties.tsx';
import { NextStep } from './next-step.tsx';
import { OwnMarks } from './own-marks.tsx';
import { Places } from './places.tsx';
import { homeQuery } from './query.ts';
import { YearState } from './year.tsx';
import './home.css';

export function Page() {
  const shell = useWords({ zh: shellZh, en: shellEn });
  const titlesOf = useRoleTitles();
  const account = useAccount();
  const { data, error, refetch } = useQuery(homeQuery);
  const about = [account.body?.title ?? '', account.section ?? '', titlesOf(account.roles)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <>
      <PageHeader title={shell.home.greeting(account.title)} about={about} />
      {error !== null && data === undefined ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={8} />
      ) : (
        <Content home={data} />
      )}
    </>
  );
}

/** What gives an account something to do, or results to read, today. */
const works = ['mark:read', 'assignment:read', 'fact:read', 'result:read', 'account:read'];

function Content({ home }: { home: HomeReply }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const { current } = useCycles();
  const cycle = home.cycles.find(({ id }) => id === current?.id) ?? home.cycles[0];
  const isOrganiser = may('scheme:edit');
  return (
    <div className="home">
      {isOrganiser && <NextStep cycle={cycle ?? null} />}
      {home.accounts !== null && <AccountsWaiting waiting={home.accounts} />}
      {cycle === undefined && may('cycle:read') && !isOrganiser && <Empty title={t.noCycle} next={t.noCycleNext} />}
      {cycle !== undefined && !works.some((act) => may(act)) && <Empty title={t.nothingNow} next={t.nothingNowNext} />}
      {cycle !== undefined && (
        <>
          {cycle.own !== null && <OwnMarks cycle={cycle.id} rows={cycle.own} />}
          {cycle.duties !== null && <Duties cycle={cycle.id} rows={cycle.duties} />}
          <YearState cycle={cycle} />
          {cycle.assessors !== null && <Assessors shares={cycle.assessors} />}
        </>
      )}
      <Places cycle={cycle?.id ?? null} />
    </div>
  );
}
