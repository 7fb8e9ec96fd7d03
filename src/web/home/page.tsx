// The first page after the login (首页): what is mine, what is due, where the year stands.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { HomeReply } from '../../api/home.ts';
import { useCycles } from '../cycle.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import { useAccount } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { home as en } from '../words/en/home.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { home as zh } from '../words/zh/home.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { AccountsWaiting } from './accounts.tsx';
import { Assessors } from './assessors.tsx';
import { type Discarded, DiscardedNotice } from './discard.tsx';
import { Dues } from './dues.tsx';
import { Mine } from './mine.tsx';
import { waitOf } from './due.ts';
import { OwnMarks } from './own-marks.tsx';
import { homeQuery } from './query.ts';
import { Year } from './year.tsx';
import './home.css';

/** With words of the assignment and of tasks, which most of those who log in have nothing to do with. */
const Duties = lazy(async () => ({ default: (await import('./duties.tsx')).Duties }));
const DutyTasks = lazy(async () => ({ default: (await import('./duties-tasks.tsx')).DutyTasks }));
const EscalatedTasks = lazy(async () => ({ default: (await import('./duties-tasks.tsx')).EscalatedTasks }));

export function Page() {
  const shell = useWords({ zh: shellZh, en: shellEn });
  const titlesOf = useRoleTitles();
  const account = useAccount();
  const [discarded, setDiscarded] = useState<Discarded | null>(null);
  const { data, error, refetch } = useQuery(homeQuery(useCycles().wanted));
  const about = [account.body?.title ?? '', account.section ?? '', titlesOf(account.roles)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <>
      <PageHeader title={shell.home.greeting(account.title)} about={about} />
      {discarded !== null && <DiscardedNotice discarded={discarded} />}
      {error !== null && data === undefined ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={8} />
      ) : (
        <Content home={data} onDiscarded={setDiscarded} />
      )}
    </>
  );
}

type ContentProps = { home: HomeReply; onDiscarded: (discarded: Discarded) => void };

function Content({ home, onDiscarded }: ContentProps) {
  const t = useWords({ zh, en });
  const { cycle, accounts } = home;
  return (
    <div className="home">
      <Dues home={home} />
      {accounts !== null && <AccountsWaiting waiting={accounts} />}
      {cycle !== null && cycle.own !== null && <OwnMarks cycle={cycle.id} rows={cycle.own} wait={waitOf(cycle, t)} />}
      {cycle !== null && (
        <Suspense fallback={<Loading lines={2} />}>
          <DutyTasks cycle={cycle.id} />
          <EscalatedTasks cycle={cycle.id} />
          {cycle.duties !== null && <Duties cycle={cycle.id} rows={cycle.duties} />}
        </Suspense>
      )}
      <Mine cycle={cycle?.id ?? null} />
      <Year cycle={cycle} onDiscarded={onDiscarded} />
      {cycle !== null && cycle.assessors !== null && <Assessors shares={cycle.assessors} />}
    </div>
  );
}
