// The frame of the pages that need no login (登录前的外壳): the product, the language, and the mark of a demonstration.
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { Plumb } from '../frame/plumb.tsx';
import { useOtherTag, useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import './login.css';

export function LoginFrame({ isDemonstration, children }: { isDemonstration: boolean; children: ReactNode }) {
  const otherTag = useOtherTag();
  const t = useWords({ zh, en });
  return (
    <div className="login-page">
      <header className="login-head">
        <span className="brand">
          <Plumb />
          <span className="brand-name">{t.product}</span>
          <span className="brand-latin" lang={otherTag}>
            {t.productLatin}
          </span>
        </span>
        <span className="header-gap" />
        <LanguageSwitch />
      </header>
      {isDemonstration && (
        <aside className="demonstration" aria-label={t.header.demonstration}>
          <strong>{t.header.demonstration}</strong>
          <span>{t.header.demonstrationWhy}</span>
        </aside>
      )}
      <main id="content" className="login-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
