// Start passwords of several people (初始密码表): copied or saved together, and guarded until somebody says they are noted.
import { Button } from 'antd';
import { saveFile } from '../file.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { useWords } from '../language.ts';
import { CopyButton } from '../state/copy-button.tsx';
import { account as en } from '../words/en/account.ts';
import { account as zh } from '../words/zh/account.ts';

type Passwords = readonly { name: string; title: string; password: string }[];

/** What a spreadsheet would compute is made text. */
const cellOf = (text: string): string => `"${text.replace(/^[=+\-@]/u, "'$&").replaceAll('"', '""')}"`;

export function PasswordTools({ passwords, onNoted }: { passwords: Passwords; onNoted: () => void }) {
  const t = useWords({ zh, en });
  const rows = [[t.person, t.name, t.password], ...passwords.map((each) => [each.title, each.name, each.password])];
  const save = () => {
    const text = rows.map((row) => row.map(cellOf).join(',')).join('\r\n');
    saveFile(`${t.password}.csv`, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <>
      <LeaveGuard isUnsaved why={t.passwordsLost} />
      <div className="actions">
        <Button onClick={save}>{t.passwordsSave}</Button>
        <CopyButton text={rows.map((row) => row.join('\t')).join('\n')} label={t.passwordsCopy} />
      </div>
      <div className="actions">
        <Button type="primary" onClick={onNoted}>
          {t.passwordsNoted}
        </Button>
      </div>
    </>
  );
}
