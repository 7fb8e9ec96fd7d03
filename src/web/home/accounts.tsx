// Accounts that wait for an administrator (待办账号).
import { Link } from '@tanstack/react-router';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { addressIfAny } from '../pages.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

export function AccountsWaiting({ waiting }: { waiting: NonNullable<HomeReply['accounts']> }) {
  const t = useWords({ zh, en });
  const address = addressIfAny('accounts');
  const counts = [
    [t.accountsWaiting, waiting.waiting],
    [t.accountsLocked, waiting.locked],
    [t.accountsUnused, waiting.unused],
  ] as const;
  return (
    <section className="card" aria-labelledby="accounts">
      <h2 id="accounts">{t.accounts}</h2>
      <dl className="figures">
        {counts.map(([label, count]) => (
          <div key={label} className={count > 0 ? 'is-due' : ''}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {address !== null && <Link to={address}>{t.toAccounts}</Link>}
    </section>
  );
}
