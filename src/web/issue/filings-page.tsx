// The organiser's board of filings (责任分工备案): who lacks most first; each filed one is acknowledged or sent back.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { FilingsReply } from '../../api/issue.ts';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { ListFilter } from '../form/list-filter.tsx';
import { singleClick } from '../form/single-click.ts';
import { TallText } from '../form/tall-text.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { queries } from '../query.ts';
import { useCycleId } from '../scheme/address.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { filingsQuery, issuesPath } from './query.ts';
import { useIssueWords } from './words.ts';
import './issue.css';

type Entry = FilingsReply['filings'][number];
const marks: Partial<Record<Entry['state'], string>> = {
  acknowledged: 'issue-mark is-done',
  filed: 'issue-mark is-waiting',
  returned: 'issue-mark is-late',
};

function useAnswer(cycle: string) {
  return useMutation({
    mutationFn: ({ entry, verdict, reason }: { entry: Entry; verdict: string; reason: string }) =>
      request<FilingsReply>('POST', issuesPath(cycle, entry.body, `/${entry.issue?.number ?? 0}/verdict`), {
        verdict,
        reason,
      }),
    onSuccess: (next) => queries.setQueryData(filingsQuery(cycle).queryKey, next),
  });
}

export function Page() {
  const { board: t } = useIssueWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const { data, error, refetch } = useQuery(filingsQuery(cycle));
  const [search, setSearch] = useState('');
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const [onlyLacking, setOnlyLacking] = useState(false);
  const [returned, setReturned] = useState<Entry | null>(null);
  const answer = useAnswer(cycle);
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  const shown = data.filings.filter(
    ({ title, state }) =>
      title.includes(search.trim()) &&
      (!onlyWaiting || state === 'filed') &&
      (!onlyLacking || (state !== 'filed' && state !== 'acknowledged')),
  );
  const done = data.filings.filter(({ state }) => state === 'acknowledged').length;
  return (
    <>
      <PageHeader title={pages.filings} about={`${t.about} ${t.count(done, data.filings.length)}`} />
      <ListFilter
        label={t.search}
        search={search}
        onSearch={setSearch}
        only={[
          { label: t.onlyWaiting, isOn: onlyWaiting, onChange: setOnlyWaiting },
          { label: t.onlyLacking, isOn: onlyLacking, onChange: setOnlyLacking },
        ]}
      />
      {answer.error !== null && returned === null && <Refused error={answer.error} />}
      {shown.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <LongTable<Entry>
          rowKey="body"
          width={940}
          dataSource={shown}
          columns={[
            {
              key: 'title',
              title: t.body,
              width: 220,
              render: (_, { body, title }) => <Link to={addressOf('issues', { cycle, body })}>{title}</Link>,
            },
            { key: 'group', title: t.group, dataIndex: 'group', width: 80 },
            {
              key: 'state',
              title: t.state,
              width: 220,
              render: (_, { state, gaps, isStale, reason }) => (
                <>
                  <span className={marks[state] ?? 'issue-mark'}>{t.states[state]}</span>
                  {gaps > 0 && <span className="issue-note">{t.gaps(gaps)}</span>}
                  {isStale && <span className="issue-note">{t.stale}</span>}
                  {reason !== null && <p className="unclear">{reason}</p>}
                </>
              ),
            },
            {
              key: 'issued',
              title: t.issued,
              width: 220,
              render: (_, { issue }) => (issue === null ? '' : t.issuedAs(issue.reference, instantText(issue.at))),
            },
            {
              key: 'act',
              title: t.act,
              width: 200,
              render: (_, entry) =>
                entry.state !== 'filed' ? (
                  ''
                ) : (
                  <div className="actions">
                    <Button
                      size="small"
                      disabled={answer.isPending}
                      aria-label={t.acknowledgeOf(entry.title)}
                      onClick={singleClick(() => answer.mutate({ entry, verdict: 'acknowledged', reason: '' }))}
                    >
                      {t.acknowledge}
                    </Button>
                    <Button size="small" aria-label={t.giveBackOf(entry.title)} onClick={() => setReturned(entry)}>
                      {t.giveBack}
                    </Button>
                  </div>
                ),
            },
          ]}
        />
      )}
      {returned !== null && <GiveBack cycle={cycle} entry={returned} onClose={() => setReturned(null)} />}
    </>
  );
}

function GiveBack({ cycle, entry, onClose }: { cycle: string; entry: Entry; onClose: () => void }) {
  const { board: t } = useIssueWords();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const answer = useAnswer(cycle);
  return (
    <Dialog title={t.giveBackOf(entry.title)} onClose={onClose}>
      <LeaveGuard isUnsaved={reason !== ''} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (reason.trim() === '' || answer.isPending) return;
          answer.mutate({ entry, verdict: 'returned', reason }, { onSuccess: onClose });
        }}
      >
        <Field label={t.reason} fault={isChecked && reason.trim() === '' ? t.reasonMissing : null}>
          {(ties) => <TallText ties={ties} value={reason} most={500} rows={4} isFirst onChange={setReason} />}
        </Field>
        {answer.error !== null && <Refused error={answer.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={answer.isPending}>
            {t.giveBack}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
