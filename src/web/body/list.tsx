// The directory from a workbook (导入名录): a dry run first, then the import, and the start passwords once.
import { Button, Drawer } from 'antd';
import { useId, useState } from 'react';
import type { ListReply } from '../../api/body.ts';
import { upload } from '../fetch.ts';
import { useStoppable } from '../form/stoppable.ts';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { useRoleTitles } from '../role.ts';
import { LongList } from '../state/long-list.tsx';
import { LongTable } from '../state/long-table.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { directory as en } from '../words/en/directory.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { directory as zh } from '../words/zh/directory.ts';
import { shell as shellZh } from '../words/zh/shell.ts';

type Asked = { file: File; isCommit: boolean };

export function ListImport({ onClose }: { onClose: () => void }) {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const send = useStoppable(async ({ file: sent, isCommit }: Asked, signal) => {
    const address = `/api/bodies/list?name=${encodeURIComponent(sent.name)}${isCommit ? '&commit=true' : ''}`;
    const reply = await upload<ListReply>(address, sent, isCommit ? {} : { signal });
    if (reply.isDone) await queries.invalidateQueries();
    return reply;
  });
  const close = () => {
    send.stop();
    onClose();
  };
  const verdict = send.data;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    if (chosen !== null) send.mutate({ file: chosen, isCommit: false });
  };
  const commit = () => {
    if (file !== null) send.mutate({ file, isCommit: true });
  };
  return (
    <Drawer open size={620} title={t.import} onClose={close} closable={{ 'aria-label': shell.state.close }}>
      <div className="form">
        <p className="unclear">{t.list.about}</p>
        <p>
          <a href="/api/bodies/list" download>
            {t.template}
          </a>
        </p>
        <div className="field">
          <label htmlFor={id}>{t.list.choose}</label>
          <input
            id={id}
            type="file"
            accept=".xlsx"
            disabled={send.isPending}
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </div>
        {send.isPending && (
          <Progress label={t.list.reading} share={null} {...(send.variables.isCommit ? {} : { onCancel: send.stop })} />
        )}
        {send.error !== null && <Refused error={send.error} />}
        {verdict !== undefined && !send.isPending && <Verdict verdict={verdict} onCommit={commit} />}
      </div>
    </Drawer>
  );
}

function Verdict({ verdict, onCommit }: { verdict: ListReply; onCommit: () => void }) {
  const t = useWords({ zh, en }).list;
  const titlesOf = useRoleTitles();
  const { problems, added, changed, accounts, left, isDone, passwords } = verdict;
  const isSound = problems.every(({ severity }) => severity !== 'error');
  const isNothing = added.length + changed.length + accounts.length === 0;
  const parts = [
    { title: t.added(added.length), lines: added.map((each) => [each.title, ...each.sections].join(' · ')) },
    { title: t.changed(changed.length), lines: changed.map((each) => `${each.title} · ${each.change}`) },
    {
      title: t.accounts(accounts.length),
      lines: accounts.map(({ title, name, body, section, wanted }) =>
        [title, name, body, section ?? '', titlesOf(wanted)].filter((part) => part !== '').join(' · '),
      ),
    },
    { title: t.left(left.length), lines: left },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <section className="form" aria-label={t.verdict}>
      <div role="status">
        <h3>{isDone ? t.done : t.verdict}</h3>
      </div>
      {isNothing && <p>{t.verdictNothing}</p>}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {parts.map(({ title, lines }) => (
        <details key={title} open={lines.length <= 12}>
          <summary>
            <b>{title}</b>
          </summary>
          <LongList
            tag="ul"
            className="plain-list verdict-lines"
            label={title}
            items={lines}
            keyOf={(_, index) => index}
          >
            {(line) => line}
          </LongList>
        </details>
      ))}
      {isDone && passwords.length > 0 && <Passwords passwords={passwords} />}
      {!isDone && !isNothing && (
        <div className="actions">
          <Button type="primary" disabled={!isSound} onClick={onCommit}>
            {t.commit}
          </Button>
        </div>
      )}
    </section>
  );
}

/** As a file too: there may be hundreds, and they are never shown again. What a spreadsheet would compute is made text. */
function Passwords({ passwords }: Pick<ListReply, 'passwords'>) {
  const t = useWords({ zh, en }).list;
  const rows = [[t.person, t.login, t.password], ...passwords.map((each) => [each.title, each.name, each.password])];
  const text = rows
    .map((row) => row.map((cell) => `"${cell.replace(/^[=+\-@]/u, "'$&").replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
  return (
    <section className="notice">
      <h3>{t.passwords}</h3>
      <p>{t.passwordsWhy}</p>
      <p>
        <a href={`data:text/csv;charset=utf-8,%EF%BB%BF${encodeURIComponent(text)}`} download={`${t.password}.csv`}>
          {t.download}
        </a>
      </p>
      <LongTable
        width={480}
        height={360}
        rowKey="name"
        dataSource={passwords}
        columns={[
          { title: t.person, dataIndex: 'title', width: 180 },
          { title: t.login, dataIndex: 'name', width: 140 },
          { title: t.password, width: 160, render: (_, { password }) => <code>{password}</code> },
        ]}
      />
    </section>
  );
}
