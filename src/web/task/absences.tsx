// Who is away and who acts meanwhile (外出代理).
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { TasksReply } from '../../api/task.ts';
import { request } from '../fetch.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { dayIn } from '../form/day.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { singleClick } from '../form/single-click.ts';
import { queries } from '../query.ts';
import { Refused } from '../state/refused.tsx';
import { tasksQuery } from './query.ts';
import { useTaskWords } from './words.ts';

export function Absences({ cycle, reply }: { cycle: string; reply: TasksReply }) {
  const { absence: t } = useTaskWords();
  const refresh = () => queries.invalidateQueries({ queryKey: tasksQuery(cycle, reply.body).queryKey });
  const callOff = useMutation({
    mutationFn: (id: string) => request('POST', `/api/absences/${encodeURIComponent(id)}/withdrawal`),
    onSuccess: refresh,
  });
  return (
    <details className="card task-absences">
      <summary>{t.title}</summary>
      <p className="unclear">{t.why}</p>
      <ul className="plain-list">
        {reply.absences.map(({ id, person, deputy, from, to, isOwn }) => (
          <li key={id} className="task-milestone">
            <p>{t.line(person, from, to, deputy)}</p>
            {isOwn && (
              <Button loading={callOff.isPending} onClick={singleClick(() => callOff.mutate(id))}>
                {t.callOff}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {callOff.error !== null && <Refused error={callOff.error} />}
      {reply.deputies.length === 0 ? (
        <p className="unclear">{t.nobody}</p>
      ) : (
        <AbsenceForm key={reply.absences.map(({ id }) => id).join()} reply={reply} onDone={refresh} />
      )}
    </details>
  );
}

function AbsenceForm({ reply, onDone }: { reply: TasksReply; onDone: () => Promise<void> }) {
  const { absence: t } = useTaskWords();
  const [id] = useState(() => crypto.randomUUID());
  const [deputy, setDeputy] = useState('');
  const [from, setFrom] = useState(reply.today);
  const [to, setTo] = useState('');
  const [isChecked, setChecked] = useState(false);
  const faults = [useDayFault(from), useDayFault(to)];
  const send = useMutation({
    mutationFn: () => request('POST', '/api/absences', { id, deputy, from: dayIn(from), to: dayIn(to) }),
    onSuccess: onDone,
  });
  const missing = (text: string): string | null => (isChecked && text.trim() === '' ? t.dayMissing : null);
  return (
    <form
      className="form task-absence"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (deputy !== '' && dayIn(from) !== null && dayIn(to) !== null && !send.isPending) send.mutate();
      }}
    >
      <LeaveGuard isUnsaved={(deputy !== '' || to !== '') && !send.isSuccess} />
      <Field label={t.deputy} fault={isChecked && deputy === '' ? t.deputyMissing : null}>
        {(ties) => (
          <select {...ties} className="select" value={deputy} onChange={({ target }) => setDeputy(target.value)}>
            <option value="">{t.choose}</option>
            {reply.deputies.map(({ id: person, title }) => (
              <option key={person} value={person}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.from} fault={faults[0] ?? missing(from)}>
        {(ties) => <DayInput ties={ties} value={from} onChange={setFrom} />}
      </Field>
      <Field label={t.to} fault={faults[1] ?? missing(to)}>
        {(ties) => <DayInput ties={ties} value={to} onChange={setTo} />}
      </Field>
      {send.error !== null && <Refused error={send.error} />}
      <div className="actions">
        <Button htmlType="submit" loading={send.isPending}>
          {t.declare}
        </Button>
      </div>
    </form>
  );
}
