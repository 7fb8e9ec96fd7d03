// The frame around every page (外壳): who is logged in decides between login, the pages, and "no connection".
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { DisconnectedError } from '../fetch.ts';
import { useWords } from '../language.ts';
import { pages } from '../page-list.ts';
import { useEnding, useSession, type Account, type SessionAnswer } from '../session.ts';
import { ConnectionBanner, ConnectionLost } from '../state/connection.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { pageAt } from './page-at.ts';

const Login = lazy(async () => ({ default: (await import('../login/page.tsx')).Page }));
const StartPassword = lazy(async () => ({ default: (await import('../password/start.tsx')).StartPassword }));
const Expired = lazy(async () => ({ default: (await import('../login/expired.tsx')).Expired }));

export function Shell() {
  const t = useWords({ zh, en });
  const { data, error, refetch } = useSession();
  const { pathname } = useLocation();
  const page = pageAt(pages, pathname);
  if (data === undefined) {
    if (error === null) return <Loading />;
    const retry = () => void refetch();
    return (
      <main className="lone">
        <h1 className="unseen">{t.product}</h1>
        {error instanceof DisconnectedError ? (
          <ConnectionLost onRetry={retry} />
        ) : (
          <Refused error={error} onRetry={retry} />
        )}
      </main>
    );
  }
  // Such a page brings its own frame: inside the other one there would be two.
  if (page?.act === 'anyone')
    return (
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    );
  if (data.account === null)
    return (
      <Suspense fallback={<Loading />}>
        <Login session={data} />
      </Suspense>
    );
  return <Frame session={data} account={data.account} />;
}

function Frame({ session, account }: { session: SessionAnswer; account: Account }) {
  const t = useWords({ zh, en });
  const ending = useEnding();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const jurisdiction = session.jurisdictions.find(({ id }) => id === account.jurisdiction);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t.header.skipTo}
      </a>
      <Header
        account={account}
        jurisdiction={jurisdiction?.title ?? ''}
        isNavigationOpen={isOpen}
        onNavigation={() => setOpen(!isOpen)}
      />
      {(jurisdiction?.demonstration ?? null) !== null && (
        <aside className="demonstration" aria-label={t.header.demonstration}>
          <strong>{t.header.demonstration}</strong>
          <span>{t.header.demonstrationWhy}</span>
        </aside>
      )}
      <ConnectionBanner />
      <div className="frame-body">
        {!account.mustChangePassword && <Navigation isOpen={isOpen} onClose={close} />}
        <main id="content" className="content" tabIndex={-1}>
          {account.mustChangePassword ? (
            <Suspense fallback={<Loading />}>
              <StartPassword />
            </Suspense>
          ) : (
            <Outlet />
          )}
        </main>
      </div>
      {ending !== null && (
        <Suspense>
          <Expired session={session} account={account} ending={ending} />
        </Suspense>
      )}
    </div>
  );
}
