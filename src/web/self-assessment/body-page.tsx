// The self-assessment of one body (单位自评): each row as its section writes it, and the handing in by the body.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { SelfAssessmentReply } from '../../api/self-assessment.ts';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { acceptSelfAssessment, selfAssessmentPath, selfAssessmentQuery } from './query.ts';
import { SelfAssessmentRow } from './row.tsx';
import { useSelfAssessmentWords } from './words.ts';
import './self-assessment.css';

export function Page() {
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  return <BodySelfAssessment cycle={cycle} body={body} />;
}

export function BodySelfAssessment({ cycle, body }: { cycle: string; body: string }) {
  const t = useSelfAssessmentWords();
  const { pages } = useWords({ zh, en });
  const { data, error, refetch } = useQuery(selfAssessmentQuery(cycle, body));
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const onChanged = useCallback(
    (node: string, isChanged: boolean) =>
      setChanged((before) =>
        before.has(node) === isChanged
          ? before
          : new Set([...before].filter((each) => each !== node).concat(isChanged ? [node] : [])),
      ),
    [],
  );
  if (data === undefined)
    return (
      <>
        <PageHeader title={pages['self-assessment']} />
        {error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />}
      </>
    );
  const about = [t.about, ...(data.dueOn === null ? [] : [t.due(data.dueOn)])].join(' ');
  return (
    <div className="self">
      <PageHeader title={`${pages['self-assessment']} · ${data.subject}`} about={about} />
      <LeaveGuard isUnsaved={changed.size > 0} />
      <Handing cycle={cycle} reply={data} />
      {data.rows.length === 0 ? (
        <Empty title={t.noRows} next={t.noRowsNext} />
      ) : (
        <section aria-label={t.rows}>
          <LongList className="self-list" items={data.rows} keyOf={({ node }) => node}>
            {(row) => <SelfAssessmentRow key={row.version} cycle={cycle} body={body} row={row} onChanged={onChanged} />}
          </LongList>
        </section>
      )}
    </div>
  );
}

function Handing({ cycle, reply }: { cycle: string; reply: SelfAssessmentReply }) {
  const t = useSelfAssessmentWords();
  const may = useMay();
  const [isAsked, setAsked] = useState(false);
  const { handed, lacking, mayHandIn, isLate } = reply;
  const isDone = handed !== null && !handed.isChanged;
  const told = [
    ...(handed === null ? [] : [t.state.handed(instantText(handed.at), handed.by)]),
    ...(handed?.isLate === true ? [t.state.late] : []),
    ...(handed?.isChanged === true ? [t.state.changed] : []),
    ...(isDone ? [] : [t.state.open(lacking)]),
    ...(!isDone && isLate ? [t.state.overdue] : []),
    ...(!isDone && !mayHandIn && may('self-assessment:write') ? [t.state.waits] : []),
  ];
  return (
    <section className="card" aria-label={t.title}>
      <p role="status">{told.join(' ')}</p>
      {mayHandIn && !isDone && (
        <Button type="primary" disabled={lacking > 0} onClick={() => setAsked(true)}>
          {t.handIn}
        </Button>
      )}
      {isAsked && <Ask cycle={cycle} reply={reply} onClose={() => setAsked(false)} />}
    </section>
  );
}

function Ask({ cycle, reply, onClose }: { cycle: string; reply: SelfAssessmentReply; onClose: () => void }) {
  const t = useSelfAssessmentWords();
  const { body, covered, isLate } = reply;
  const hand = useMutation({
    mutationFn: () =>
      request<SelfAssessmentReply>('POST', selfAssessmentPath(cycle, `/${encodeURIComponent(body)}/handing-in`), {
        covered,
      }),
    onSuccess: (next) => {
      acceptSelfAssessment(cycle, next);
      onClose();
    },
  });
  return (
    <Dialog title={t.handIn} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!hand.isPending) hand.mutate();
        }}
      >
        <p>{t.ask}</p>
        {isLate && <p className="notice is-waiting">{t.state.overdue}</p>}
        {hand.error !== null && <Refused error={hand.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={hand.isPending}>
            {t.handIn}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
