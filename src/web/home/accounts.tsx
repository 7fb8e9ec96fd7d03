// Accounts that wait for an administrator (待办账号).
import { Link } from '@tanstack/react-router';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { addressIfAny } from '../pages.ts';
import { useMay } from '../may.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

export function AccountsWaiting({ waiting }: { waiting: NonNullable<HomeReply['accounts']> }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const address = may('account:read') ? addressIfAny('accounts') : null;
  const counts = [
    [t.accountsWaiting, waiting.waiting, 'waiting'],
    [t.accountsLocked, waiting.locked, 'locked'],
    [t.accountsUnused, waiting.unused, 'unused'],
  ] as const;
  return (
    <section className="card" aria-labelledby="accounts">
      <h2 id="accounts">{t.accounts}</h2>
      <dl className="figures">
        {counts.map(([label, count, state]) => (
          <div key={label} className={count > 0 ? 'is-due' : ''}>
            <dt>
              {address === null || count === 0 ? (
                label
              ) : (
                <Link to={address} hash={state}>
                  {label}
                </Link>
              )}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
