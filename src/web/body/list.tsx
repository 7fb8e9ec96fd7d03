// The directory from a workbook (导入名录): a dry run first, then the import, and the start passwords once.
import { Button } from 'antd';
import type { ListReply } from '../../api/body.ts';
import { PasswordTools } from '../account/password-tools.tsx';
import { upload } from '../fetch.ts';
import { useDrop } from '../form/drop.ts';
import { FileChooser } from '../form/file-chooser.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { SideDrawer } from '../form/side-drawer.tsx';
import { useStoppable } from '../form/stoppable.ts';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { useRoleTitles } from '../role.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { LongList } from '../state/long-list.tsx';
import { LongTable } from '../state/long-table.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { directory as en } from '../words/en/directory.ts';
import { directory as zh } from '../words/zh/directory.ts';

type Asked = { file: File; isCommit: boolean };
type Judged = {
  file: File;
  verdict: ListReply;
  /** The import was cancelled: the verdict says what of it is still to be done. */
  isCancelled: boolean;
};

function ask(file: File, isCommit: boolean, signal?: AbortSignal): Promise<ListReply> {
  const query = new URLSearchParams({ name: file.name, ...(isCommit ? { commit: 'true' } : {}) });
  return upload(`/api/bodies/list?${query}`, file, { signal });
}

export function ListImport({ onClose }: { onClose: () => void }) {
  const t = useWords({ zh, en });
  const send = useStoppable(
    async ({ file, isCommit }: Asked, signal): Promise<Judged> => {
      const verdict = await ask(file, isCommit, signal);
      if (verdict.isDone) await queries.invalidateQueries();
      return { file, verdict, isCancelled: false };
    },
    async ({ file, isCommit }) => {
      if (!isCommit) return null;
      // The dry run waits until the import is over, one way or the other.
      const verdict = await ask(file, false);
      await queries.invalidateQueries();
      return { file, verdict, isCancelled: true };
    },
  );
  const hasPasswords = (send.data?.verdict.passwords.length ?? 0) > 0;
  const judge = (file: File) => send.mutate({ file, isCommit: false });
  // Not while it is being imported, nor over passwords that are shown once.
  const isOver = useDrop((file) => {
    if (!send.isPending && !hasPasswords) judge(file);
  });
  const close = () => {
    send.stop();
    onClose();
  };
  const judged = send.data;
  const isCommitting = send.isPending && send.variables.isCommit;
  return (
    <SideDrawer size={620} title={t.import} isHeld={isCommitting || hasPasswords} onClose={close}>
      <LeaveGuard isUnsaved={isCommitting} why={t.list.committing} />
      <div className={isOver ? 'form is-over' : 'form'}>
        {!hasPasswords && (
          <>
            <p className="unclear">{t.list.about}</p>
            <div className="actions">
              <DownloadButton path="/api/bodies/list" label={t.template} />
              <FileChooser label={t.list.choose} accept=".xlsx" isBusy={send.isPending} onFile={judge}>
                {t.list.choose}
              </FileChooser>
              <span className="unclear">{t.list.drop}</span>
            </div>
          </>
        )}
        {send.isPending && (
          <Progress
            label={isCommitting ? (send.isStopping ? t.list.cancelling : t.list.committing) : t.list.reading}
            share={null}
            {...(send.isStopping ? {} : { onCancel: send.stop })}
          />
        )}
        {send.error !== null && <Refused error={send.error} />}
        {judged !== undefined && (
          <Verdict
            name={judged.file.name}
            verdict={judged.verdict}
            isCancelled={judged.isCancelled}
            onCommit={() => send.mutate({ file: judged.file, isCommit: true })}
            onNoted={onClose}
          />
        )}
      </div>
    </SideDrawer>
  );
}

type VerdictProps = Omit<Judged, 'file'> & { name: string; onCommit: () => void; onNoted: () => void };

function Verdict({ name: file, verdict, isCancelled, onCommit, onNoted }: VerdictProps) {
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
        {isCancelled && <p className="notice">{isNothing ? t.cancelledLate : t.cancelled}</p>}
        <h3>{`${isDone ? t.done : t.verdict} · ${file}`}</h3>
      </div>
      {isNothing && isSound && left.length === 0 && <p>{t.verdictNothing}</p>}
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
      {isDone && passwords.length > 0 && <Passwords passwords={passwords} onNoted={onNoted} />}
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

type PasswordsProps = Pick<ListReply, 'passwords'> & { onNoted: () => void };

function Passwords({ passwords, onNoted }: PasswordsProps) {
  const t = useWords({ zh, en }).list;
  return (
    <section className="notice">
      <h3>{t.passwords}</h3>
      <p>{t.passwordsWhy}</p>
      <PasswordTools passwords={passwords} onNoted={onNoted} />
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
