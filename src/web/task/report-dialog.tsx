// Reporting on a milestone (填报节点): done with its day, progress, or an explicit “no data”.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { TasksReply } from '../../api/task.ts';
import { request } from '../fetch.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { dayIn } from '../form/day.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { TallText } from '../form/tall-text.tsx';
import { Refused } from '../state/refused.tsx';
import type { Milestone } from './light.tsx';
import { acceptTasks, tasksPath } from './query.ts';
import { useTaskWords } from './words.ts';

type Props = { cycle: string; body: string; node: string; milestone: Milestone; today: string; onClose: () => void };
const kinds = ['done', 'progress', 'no-data'] as const;
type Kind = (typeof kinds)[number];

export function ReportDialog({ cycle, body, node, milestone, today, onClose }: Props) {
  const t = useTaskWords();
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<Kind>('done');
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const dayFault = useDayFault(day);
  const send = useMutation({
    mutationFn: () =>
      request<TasksReply>('POST', tasksPath(cycle, body, '/reports'), {
        id,
        node,
        milestone: milestone.id,
        kind,
        doneOn: kind === 'done' ? dayIn(day) : null,
        note: note.trim(),
        withdraws: null,
      }),
    onSuccess: (reply) => {
      acceptTasks(cycle, body, reply);
      onClose();
    },
  });
  const isNoteMissing = kind === 'progress' && note.trim() === '';
  const isWhole = (kind !== 'done' || dayIn(day) !== null) && !isNoteMissing;
  return (
    <Dialog title={t.reportOf(milestone.text)} onClose={onClose}>
      <LeaveGuard isUnsaved={note !== ''} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (isWhole && !send.isPending) send.mutate();
        }}
      >
        <fieldset className="task-kinds">
          <legend>{t.kind}</legend>
          {kinds.map((each) => (
            <label key={each} className="check">
              <input
                type="radio"
                name={`kind-${id}`}
                data-first={each === 'done' ? true : undefined}
                checked={kind === each}
                onChange={() => setKind(each)}
              />
              {t.kinds[each]}
            </label>
          ))}
        </fieldset>
        {kind === 'done' && (
          <Field label={t.day} fault={dayFault ?? (isChecked && day.trim() === '' ? t.dayMissing : null)}>
            {(ties) => <DayInput ties={ties} value={day} onChange={setDay} />}
          </Field>
        )}
        <Field
          label={kind === 'progress' ? t.noteProgress : t.note}
          fault={isChecked && isNoteMissing ? t.noteMissing : null}
        >
          {(ties) => <TallText ties={ties} value={note} most={2000} onChange={setNote} />}
        </Field>
        {send.error !== null && <Refused error={send.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {send.isPending ? t.sending : t.send}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
