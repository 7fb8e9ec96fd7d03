// The half-year check of a body (半年检查): how each row's milestones stand, the body's note, and the report to take along.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { HalfYearReply } from '../../api/task.ts';
import { instantText } from '../../domain/instant.ts';
import { lights } from '../../engine/task.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { TallText } from '../form/tall-text.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { queries } from '../query.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { LightMark } from './light.tsx';
import { halfYearPath, halfYearQuery } from './query.ts';
import { useTaskWords } from './words.ts';
import './task.css';

export function Page() {
  const t = useTaskWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  const { data, error, refetch } = useQuery(halfYearQuery(cycle, body));
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  return (
    <div className="tasks">
      <PageHeader title={`${pages['half-year']} · ${data.subject}`} about={t.half.about(data.year, data.until)}>
        <Link to={addressOf('tasks-of', { cycle, body })}>{t.toTasks}</Link>
        <DownloadButton path={halfYearPath(cycle, body, '/half-year.docx')} label={t.half.download} />
      </PageHeader>
      <p className="task-counts" aria-label={t.half.counts}>
        {lights.map((light) => (
          <LightMark key={light} light={light} count={data.lights[light]} />
        ))}
      </p>
      <Note cycle={cycle} reply={data} />
      {data.rows.length === 0 ? (
        <Empty title={t.half.none} next={t.half.noneNext} />
      ) : (
        <section aria-label={t.half.rows}>
          <LongList className="task-list" items={data.rows} keyOf={({ node }) => node}>
            {(row) => <HalfYearRow row={row} />}
          </LongList>
        </section>
      )}
    </div>
  );
}

function HalfYearRow({ row }: { row: HalfYearReply['rows'][number] }) {
  const t = useTaskWords();
  const { label, target, leads, owner, milestones } = row;
  return (
    <article className="card task">
      <h2>{label}</h2>
      {target !== null && (
        <p className="task-target">
          <span className="unclear">{t.target}</span> {target}
        </p>
      )}
      <p className="unclear">
        {[leads.join(' · '), owner === null ? '' : `${t.owner} ${owner}`].filter((part) => part !== '').join(' — ')}
      </p>
      {milestones.length === 0 ? (
        <p className="unclear">{t.half.empty}</p>
      ) : (
        <ul className="task-milestones">
          {milestones.map(({ id, date, text, light, doneOn, isDoneLate }) => (
            <li key={id} className="task-milestone">
              <p>
                <b className="digits">{date}</b> {text}
              </p>
              <LightMark light={light} />
              {doneOn !== null && <span className="digits">{t.doneOn(doneOn, isDoneLate)}</span>}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Note({ cycle, reply }: { cycle: string; reply: HalfYearReply }) {
  const t = useTaskWords();
  const kept = reply.note?.text ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [isChecked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: (note: string) => request<HalfYearReply>('POST', halfYearPath(cycle, reply.body, '/note'), { note }),
    onSuccess: (next) => {
      queries.setQueryData(halfYearQuery(cycle, reply.body).queryKey, next);
      setTyped(null);
    },
  });
  const text = typed ?? kept;
  const by = reply.note === null ? null : t.half.noteBy(reply.note.by ?? t.system, instantText(reply.note.at));
  if (!reply.mayNote)
    return (
      <section className="card">
        <h2>{t.half.note}</h2>
        {reply.note === null ? <p className="unclear">{t.half.noteNone}</p> : <p className="task-target">{kept}</p>}
        {by !== null && <p className="unclear">{by}</p>}
      </section>
    );
  return (
    <section className="card">
      <LeaveGuard isUnsaved={typed !== null && typed !== kept} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (text.trim() !== '' && !save.isPending) save.mutate(text.trim());
        }}
      >
        <Field label={t.half.note} fault={isChecked && text.trim() === '' ? t.half.noteMissing : null}>
          {(ties) => <TallText ties={ties} value={text} most={5000} rows={4} onChange={setTyped} />}
        </Field>
        {save.error !== null && <Refused error={save.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t.half.write}
          </Button>
          <span role="status">{save.isSuccess && typed === null ? t.half.saved : ''}</span>
        </div>
      </form>
      {by !== null && <p className="unclear">{by}</p>}
    </section>
  );
}
