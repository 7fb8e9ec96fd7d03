// Issuing a body's assignment (印发责任分工): what still keeps it back, the form, and what went out before.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { IssuesReply } from '../../api/issue.ts';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { singleClick } from '../form/single-click.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { queries } from '../query.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { IssueForm } from './form.tsx';
import { issuesPath, issuesQuery } from './query.ts';
import { useIssueWords } from './words.ts';
import './issue.css';

export function Page() {
  const t = useIssueWords();
  const { pages, problems } = useWords({ zh, en });
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  const { data, error, refetch } = useQuery(issuesQuery(cycle, body));
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  const toAssignment = addressOf('assignment', { cycle, body });
  const [last] = data.issues;
  return (
    <div className="issue">
      <PageHeader title={pages.issues} about={t.about(data.subject)}>
        <Link to={toAssignment}>{t.toAssignment}</Link>
      </PageHeader>
      {last !== undefined && last.version < data.version && (
        <p className="notice is-waiting">{t.stale(last.version, data.version)}</p>
      )}
      {data.mayIssue && data.version === 0 && (
        <section className="notice is-waiting">
          <h2>{t.notYet}</h2>
          <p>{t.noVersion}</p>
          <Link to={toAssignment}>{t.fillIn}</Link>
        </section>
      )}
      {data.mayIssue && data.version > 0 && data.gaps.length > 0 && (
        <section className="notice is-waiting">
          <h2>{t.notYet}</h2>
          <p>{t.notYetWhy(data.gaps.length)}</p>
          <Link to={toAssignment}>{t.fillIn}</Link>
          <details>
            <summary>{problems.all(data.gaps.length)}</summary>
            <ProblemList problems={data.gaps} />
          </details>
        </section>
      )}
      {data.mayIssue && data.version > 0 && data.gaps.length === 0 && last?.version !== data.version && (
        <IssueForm key={`${data.version} ${data.issues.length}`} cycle={cycle} reply={data} />
      )}
      <section aria-labelledby="issued">
        <h2 id="issued">{t.history}</h2>
        {last === undefined ? (
          <p className="unclear">{t.none}</p>
        ) : (
          <LongList className="issue-list" items={data.issues} keyOf={({ number }) => number}>
            {(each) => <Issued cycle={cycle} reply={data} issue={each} />}
          </LongList>
        )}
      </section>
    </div>
  );
}

type IssuedProps = { cycle: string; reply: IssuesReply; issue: IssuesReply['issues'][number] };

function Issued({ cycle, reply, issue }: IssuedProps) {
  const t = useIssueWords();
  const { number, version, head, copies, filing, at, by } = issue;
  const file = useMutation({
    mutationFn: () => request<IssuesReply>('POST', issuesPath(cycle, reply.body, `/${number}/filing`), {}),
    onSuccess: (next) => queries.setQueryData(issuesQuery(cycle, reply.body).queryKey, next),
  });
  return (
    <article className="card issue-card">
      <header>
        <h3>
          {t.nth(number)} · {head.reference}
        </h3>
        <DownloadButton
          path={issuesPath(cycle, reply.body, `/${number}/issue.docx`)}
          label={t.download}
          name={t.downloadOf(head.reference)}
        />
      </header>
      <p>{head.title}</p>
      <p className="unclear">{t.of(version, by ?? t.system, instantText(at))}</p>
      <dl>
        <div>
          <dt>{t.date}</dt>
          <dd>{head.date}</dd>
        </div>
        <div>
          <dt>{t.mainTo}</dt>
          <dd>{head.sections.join(' · ')}</dd>
        </div>
        {copies.length > 0 && (
          <div>
            <dt>{t.copyTo}</dt>
            <dd>
              <ul className="plain-list">
                {copies.map((copy) => (
                  <li key={copy.body}>
                    {copy.title}{' '}
                    <span className={copy.at === null ? 'issue-mark' : 'issue-mark is-done'}>
                      {copy.at === null ? t.notReceived : t.received(instantText(copy.at), copy.by ?? t.system)}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <div>
          <dt>{t.filing}</dt>
          <dd>
            {filing.length === 0 && <p className="unclear">{t.notFiled}</p>}
            <ul className="plain-list">
              {filing.map((step) => (
                <li key={step.act}>
                  <span className={step.act === 'returned' ? 'issue-mark is-late' : 'issue-mark is-done'}>
                    {t.act(t.acts[step.act], step.by ?? t.system, instantText(step.at))}
                  </span>
                  {step.reason !== null && (
                    <p>
                      {step.act === 'returned' ? t.reason : t.opinion} {step.reason}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            {reply.mayIssue && filing.length === 0 && (
              <Button loading={file.isPending} onClick={singleClick(() => file.mutate())}>
                {t.file}
              </Button>
            )}
            {file.error !== null && <Refused error={file.error} />}
          </dd>
        </div>
      </dl>
    </article>
  );
}
