// Logging in again over an open page (登录已过期): the page and what was typed into it stay.
import { useState } from 'react';
import { Dialog } from '../form/dialog.tsx';
import { useWords } from '../language.ts';
import type { Account, SessionAnswer } from '../session.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { LoginForm, type Typed } from './form.tsx';

export function Expired({ session, account }: { session: SessionAnswer; account: Account }) {
  const t = useWords({ zh, en });
  const [typed, setTyped] = useState<Typed>({ jurisdiction: account.jurisdiction, name: account.name, password: '' });
  return (
    <Dialog title={t.expired.title}>
      <p>{t.expired.why}</p>
      <LoginForm session={session} typed={typed} onType={setTyped} />
      <p className="unclear">{t.expired.otherAccount}</p>
    </Dialog>
  );
}
