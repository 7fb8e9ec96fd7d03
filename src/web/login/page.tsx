// The login page (登录页): the form, on a demonstration the accounts to try, and the way to a new jurisdiction.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFocusOnArrival } from '../frame/focus.ts';
import { useTitle } from '../frame/title.ts';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useRoleTitles } from '../role.ts';
import type { SessionAnswer } from '../session.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { LoginForm, nothingTyped } from './form.tsx';
import { LoginFrame } from './frame.tsx';

export function Page({ session }: { session: SessionAnswer }) {
  const t = useWords({ zh, en });
  const { jurisdictions, demoAccounts } = session;
  const demonstration = jurisdictions.find((each) => each.demonstration !== null);
  const titlesOf = useRoleTitles();
  const [typed, setTyped] = useState(nothingTyped);
  const chosen = jurisdictions.find(({ id }) => id === typed.jurisdiction) ?? jurisdictions[0];
  useTitle(t.login.title);
  useFocusOnArrival('login');
  return (
    <LoginFrame isDemonstration={chosen !== undefined && chosen.demonstration !== null}>
      <section className="login-card">
        <p className="login-place">{jurisdictions.length === 1 ? jurisdictions[0]?.title : ''}</p>
        <h1>{jurisdictions.length === 0 ? t.login.nobody : t.login.title}</h1>
        <p className="login-purpose">{jurisdictions.length === 0 ? t.login.nobodyNext : t.purpose}</p>
        {jurisdictions.length > 0 && <LoginForm session={session} typed={typed} onType={setTyped} />}
        <p className="login-setup">
          <Link to={addressOf('setup')}>{t.login.setup}</Link>
        </p>
      </section>
      {demonstration !== undefined && chosen === demonstration && (
        <section className="login-demo" aria-labelledby="demo-title">
          <h2 id="demo-title">{t.login.demoTitle}</h2>
          <p>{t.login.demoHint}</p>
          <ul>
            {demoAccounts.map(({ name, title, roles, password }) => (
              <li key={name}>
                <button
                  type="button"
                  aria-pressed={typed.name === name && chosen === demonstration}
                  onClick={() => setTyped({ jurisdiction: demonstration.id, name, password })}
                >
                  <span>
                    {title}
                    <span className="login-roles">{titlesOf(roles)}</span>
                  </span>
                  <code>{name}</code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </LoginFrame>
  );
}
