// Sending a draft out (发出征求意见): which version, to whom, until when; what is typed is kept until it is sent.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { AddresseesReply } from '../../api/consultation.ts';
import { request } from '../fetch.ts';
import { ManyPicker } from '../form/many-picker.tsx';
import { dayIn } from '../form/day.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Restored } from '../form/restored.tsx';
import { today } from '../instant.ts';
import { useBoth } from '../language.ts';
import { versionsQuery } from '../scheme/query.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { type SendDraft, useSendDraft } from './draft.ts';
import { addresseesQuery, consultationPath, refreshConsultations } from './query.ts';
import { useConsultationWords } from './words.ts';

type Props = {
  cycle: string;
  /** How many there are already. */
  rounds: number;
  /** The version of the scheme that stands. */
  newest: number;
  onClose: () => void;
  onSent: (number: number) => void;
};

/** Null: all of the scheme. */
function chosenIn({ to, bodies }: SendDraft, { addressees }: AddresseesReply): string[] | null {
  if (to === 'all') return null;
  if (to === 'some') return bodies;
  return addressees.filter(({ as }) => as.includes(to)).map(({ body }) => body);
}

export function SendDialog({ cycle, rounds, newest, onClose, onSent }: Props) {
  const words = useConsultationWords();
  const t = words.send;
  const both = useBoth();
  const id = useId();
  const { draft: kept, keep } = useSendDraft(cycle);
  const [wasKept, setWasKept] = useState(kept !== null);
  const start: SendDraft = { version: newest, dueOn: '', note: '', to: 'all', bodies: [] };
  const draft = kept ?? start;
  const change = (more: Partial<SendDraft>) => keep({ ...draft, ...more });
  const [isChecked, setChecked] = useState(false);
  const versions = useQuery(versionsQuery(cycle));
  const asked = useQuery(addresseesQuery(cycle, draft.version));
  const dayFault = useDayFault(draft.dueOn);
  const day = dayIn(draft.dueOn);
  const isDayMissing = day === null || day < today();
  const chosen = asked.data === undefined ? null : chosenIn(draft, asked.data);
  const count = chosen?.length ?? asked.data?.addressees.length ?? 0;
  const send = useMutation({
    mutationFn: () =>
      request<{ number: number }>('POST', consultationPath(cycle), {
        base: rounds,
        version: draft.version,
        dueOn: day,
        note: draft.note,
        bodies: chosen,
      }),
    onSuccess: async ({ number }) => {
      keep(null);
      await refreshConsultations(cycle);
      onSent(number);
    },
    onError: () => refreshConsultations(cycle),
  });
  const error = versions.error ?? asked.error;
  const countOf = (capacity: 'subject' | 'assessor'): number =>
    asked.data?.addressees.filter(({ as }) => as.includes(capacity)).length ?? 0;
  const choices = [
    { to: 'all', label: t.all(asked.data?.addressees.length ?? 0) },
    { to: 'subject', label: t.subjects(countOf('subject')) },
    { to: 'assessor', label: t.assessors(countOf('assessor')) },
    { to: 'some', label: t.some },
  ] as const;
  return (
    <Dialog title={t.title(rounds + 1)} onClose={onClose} isWide>
      <LeaveGuard isUnsaved={kept !== null} why={t.leave} />
      {wasKept && kept !== null && (
        <Restored
          onAnew={() => {
            keep(null);
            setWasKept(false);
          }}
        />
      )}
      {error !== null && <Refused error={error} />}
      {asked.data === undefined || versions.data === undefined ? (
        error === null && <Loading lines={6} />
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (!isDayMissing && count > 0) send.mutate();
          }}
        >
          <Field label={t.version}>
            {(ties) => (
              <select
                {...ties}
                className="select"
                value={draft.version}
                onChange={({ target }) => change({ version: Number(target.value) })}
              >
                {versions.data.versions.map(({ version, note }) => (
                  <option key={version} value={version}>
                    {t.versionOf(version, both(note))}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t.dueOn} hint={t.dueHint} fault={dayFault ?? (isChecked && isDayMissing ? t.dueMissing : null)}>
            {(ties) => <DayInput ties={ties} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />}
          </Field>
          <fieldset className="consultation-choices">
            <legend>{t.to}</legend>
            {choices.map(({ to, label }) => (
              <label key={to}>
                <input type="radio" name={`${id}-to`} checked={draft.to === to} onChange={() => change({ to })} />
                {label}
              </label>
            ))}
          </fieldset>
          {draft.to === 'some' && (
            <div className="field">
              <label htmlFor={`${id}-bodies`}>{t.bodies}</label>
              <ManyPicker
                id={`${id}-bodies`}
                items={asked.data.addressees.map(({ body, title }) => ({ id: body, title }))}
                value={draft.bodies}
                onChange={(bodies) => change({ bodies })}
              />
              {isChecked && count === 0 && (
                <p className="field-fault" role="alert">
                  {t.nobody}
                </p>
              )}
            </div>
          )}
          <Field label={t.note}>
            {(ties) => (
              <textarea
                {...ties}
                className="input consultation-area"
                rows={3}
                maxLength={2000}
                value={draft.note}
                onChange={({ target }) => change({ note: target.value })}
              />
            )}
          </Field>
          {send.error !== null && <Refused error={send.error} />}
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={send.isPending}>
              {t.submit(count)}
            </Button>
            <Button
              onClick={() => {
                keep(null);
                onClose();
              }}
            >
              {t.cancel}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
