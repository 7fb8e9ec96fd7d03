// The facts workbook on a page (填报表): download, choose, look at what it would change, import.
import { Button } from 'antd';
import type { WorkbookReply } from '../../api/fact.ts';
import { upload } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { useDrop } from '../form/drop.ts';
import { FileChooser } from '../form/file-chooser.tsx';
import { useStoppable } from '../form/stoppable.ts';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { LongTable } from '../state/long-table.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';

type Props = { cycle: string; onImported: (count: number) => void };

const pathOf = (cycle: string): string => `/api/cycles/${encodeURIComponent(cycle)}/facts/workbook`;

type Asked = { file: File; isCommit: boolean };
type Judged = {
  file: File;
  verdict: WorkbookReply;
  /** The import was cancelled: the verdict says what of it is still to be done. */
  isCancelled: boolean;
};

function ask(cycle: string, file: File, isCommit: boolean, signal?: AbortSignal): Promise<WorkbookReply> {
  const query = new URLSearchParams({ name: file.name, ...(isCommit ? { commit: 'true' } : {}) });
  return upload(`${pathOf(cycle)}?${query}`, file, { signal });
}

export function WorkbookTools({ cycle, onImported }: Props) {
  const t = useWords({ zh, en }).workbook;
  const run = useStoppable(
    async ({ file, isCommit }: Asked, signal): Promise<Judged> => {
      const verdict = await ask(cycle, file, isCommit, signal);
      if (verdict.isSaved) onImported(verdict.changes.length);
      return { file, verdict, isCancelled: false };
    },
    async ({ file, isCommit }) => {
      if (!isCommit) return null;
      const verdict = await ask(cycle, file, false);
      await queries.invalidateQueries();
      return { file, verdict, isCancelled: true };
    },
  );
  const judge = (file: File) => run.mutate({ file, isCommit: false });
  useDrop((file) => {
    if (!run.isPending) judge(file);
  });
  const close = () => run.reset();
  const shown = run.data !== undefined && !run.data.verdict.isSaved ? run.data : null;
  return (
    <>
      <DownloadButton path={pathOf(cycle)} label={t.download} />
      <FileChooser label={t.choose} accept=".xlsx" isBusy={run.isPending} onFile={judge}>
        {run.isPending ? (run.variables.isCommit ? t.importing : t.checking) : t.choose}
      </FileChooser>
      {run.isPending && (
        <Progress
          label={run.isStopping ? t.cancelling : run.variables.isCommit ? t.importing : t.checking}
          share={null}
          {...(run.isStopping ? {} : { onCancel: run.stop })}
        />
      )}
      {run.error !== null && (
        <Dialog title={t.title} onClose={close}>
          <Refused error={run.error} />
          <Button onClick={close}>{t.cancel}</Button>
        </Dialog>
      )}
      {shown !== null && (
        <Dialog title={`${t.title} · ${shown.file.name}`} onClose={close} isWide>
          {shown.isCancelled && (
            <p className="notice" role="status">
              {shown.verdict.changes.length === 0 ? t.cancelledLate : t.cancelled}
            </p>
          )}
          <Verdict verdict={shown.verdict} />
          <div className="actions">
            {shown.verdict.changes.length > 0 && !isFaulty(shown.verdict) && (
              <Button type="primary" onClick={() => run.mutate({ file: shown.file, isCommit: true })}>
                {t.submit(shown.verdict.changes.length)}
              </Button>
            )}
            <Button onClick={close}>{t.cancel}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const isFaulty = ({ problems }: WorkbookReply): boolean => problems.some(({ severity }) => severity === 'error');

function Verdict({ verdict }: { verdict: WorkbookReply }) {
  const words = useWords({ zh, en });
  const t = words.workbook;
  const { cycle, changes, unchanged, problems } = verdict;
  const added = changes.filter(({ before }) => before === null).length;
  const faults = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="form">
      <p>{t.into(cycle)}</p>
      <p>{changes.length === 0 && faults === 0 ? t.nothing : t.counts(added, changes.length - added, unchanged)}</p>
      {faults > 0 && <p className="field-fault">{t.faults(faults)}</p>}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {changes.length > 0 && (
        <LongTable
          width={860}
          height={360}
          rowKey="place"
          dataSource={changes}
          columns={[
            { title: words.subject, dataIndex: 'subject', width: 180 },
            { title: words.row, dataIndex: 'row', width: 220, ellipsis: true },
            { title: t.before, width: 180, render: (_, { before }) => before ?? t.added },
            { title: t.after, dataIndex: 'after', width: 180 },
            { title: t.place, dataIndex: 'place', width: 160, ellipsis: true },
          ]}
        />
      )}
    </div>
  );
}
