// The login page (登录页): the product, the form, and on a demonstration the accounts to try.
import { useState } from 'react';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { Plumb } from '../frame/plumb.tsx';
import { useTitle } from '../frame/title.ts';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import type { SessionAnswer } from '../session.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { LoginForm, nothingTyped } from './form.tsx';
import './login.css';

export function Page({ session }: { session: SessionAnswer }) {
  const t = useWords({ zh, en });
  const titlesOf = useRoleTitles();
  const [typed, setTyped] = useState(nothingTyped);
  const demonstration = session.jurisdictions.find((each) => each.demonstration !== null)?.id ?? null;
  useTitle(t.login.title);
  return (
    <div className="login-page">
      <header className="login-head">
        <span className="brand">
          <Plumb />
          <span className="brand-name">{t.product}</span>
          <span className="brand-latin">{t.productLatin}</span>
        </span>
        <span className="header-gap" />
        <LanguageSwitch />
      </header>
      {demonstration !== null && (
        <aside className="demonstration" aria-label={t.header.demonstration}>
          <strong>{t.header.demonstration}</strong>
          <span>{t.header.demonstrationWhy}</span>
        </aside>
      )}
      <main className="login-main">
        <section className="login-card">
          <p className="login-place">{session.jurisdictions.length === 1 ? session.jurisdictions[0]?.title : ''}</p>
          <h1>{t.login.title}</h1>
          <p className="login-purpose">{t.purpose}</p>
          <LoginForm session={session} typed={typed} onType={setTyped} />
        </section>
        {session.demoAccounts.length > 0 && (
          <section className="login-demo" aria-labelledby="demo-title">
            <h2 id="demo-title">{t.login.demoTitle}</h2>
            <p>{t.login.demoHint}</p>
            <ul>
              {session.demoAccounts.map(({ name, title, roles, password }) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-pressed={typed.name === name}
                    onClick={() => setTyped({ jurisdiction: demonstration, name, password })}
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
      </main>
    </div>
  );
}
