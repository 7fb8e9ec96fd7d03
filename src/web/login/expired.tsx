// Logging in again over an open page (登录已过期): the page and what was typed into it stay.
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../form/dialog.tsx';
import { useWords } from '../language.ts';
import type { Account, Ending, SessionAnswer } from '../session.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { LoginForm, type Typed } from './form.tsx';

type Props = { session: SessionAnswer; account: Account; ending: Ending };

export function Expired({ session, account, ending: { other } }: Props) {
  const t = useWords({ zh, en });
  const [typed, setTyped] = useState<Typed>({ jurisdiction: account.jurisdiction, name: account.name, password: '' });
  return (
    <Dialog title={other === null ? t.expired.title : t.expired.otherTitle}>
      <p>{other === null ? t.expired.why : t.expired.otherWhy(other, account.title)}</p>
      <LoginForm session={session} typed={typed} onType={setTyped} />
      {other === null ? (
        <p className="unclear">{t.expired.otherAccount}</p>
      ) : (
        <Button block onClick={() => location.reload()}>
          {t.expired.goOnAs(other)}
        </Button>
      )}
    </Dialog>
  );
}
