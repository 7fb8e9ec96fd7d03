// Copies of other bodies' assignments (收到的抄送): opening one is its receipt.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CopiesReply } from '../../api/issue.ts';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { singleClick } from '../form/single-click.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { useCycleId } from '../scheme/address.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { copiesQuery, copyPath } from './query.ts';
import { useIssueWords } from './words.ts';
import './issue.css';

export function Page() {
  const { copy: t } = useIssueWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const { data, error, refetch } = useQuery(copiesQuery(cycle));
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader title={pages.copies} about={t.about} />
      {data.copies.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <LongList className="issue-list" items={data.copies} keyOf={({ body, number }) => `${number} ${body}`}>
          {(copy) => <CopyCard cycle={cycle} copy={copy} />}
        </LongList>
      )}
    </>
  );
}

function CopyCard({ cycle, copy }: { cycle: string; copy: CopiesReply['copies'][number] }) {
  const t = useIssueWords();
  const { body, number, head, copies, receivedAt, receivedBy } = copy;
  const receive = useMutation({
    mutationFn: () => request<CopiesReply>('POST', copyPath(cycle, body, number, 'receipt')),
    onSuccess: (next) => queries.setQueryData(copiesQuery(cycle).queryKey, next),
  });
  return (
    <article className="card issue-card">
      <header>
        <h2>{head.title}</h2>
        {receivedAt === null ? (
          <Button
            type="primary"
            loading={receive.isPending}
            aria-label={t.copy.openOf(head.reference)}
            onClick={singleClick(() => receive.mutate())}
          >
            {t.copy.open}
          </Button>
        ) : (
          <DownloadButton
            path={copyPath(cycle, body, number, 'issue.docx')}
            label={t.download}
            name={t.downloadOf(head.reference)}
          />
        )}
      </header>
      <p className="unclear">{t.copy.from(head.issuer, `${head.reference} · ${head.date}`)}</p>
      {receive.error !== null && <Refused error={receive.error} />}
      {receivedAt === null ? (
        <p>
          <span className="issue-mark is-waiting">{t.copy.isNew}</span>
        </p>
      ) : (
        <>
          <p>
            <span className="issue-mark is-done">
              {t.copy.received(instantText(receivedAt), receivedBy ?? t.system)}
            </span>
          </p>
          <dl>
            <div>
              <dt>{t.mainTo}</dt>
              <dd>{head.sections.join(' · ')}</dd>
            </div>
            <div>
              <dt>{t.copyTo}</dt>
              <dd>{copies.join(' · ')}</dd>
            </div>
          </dl>
        </>
      )}
    </article>
  );
}
