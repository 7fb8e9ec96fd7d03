// The form of a subject that appeals (申诉表): one row, why, by what source, with which evidence.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { AppealsReply } from '../../api/appeal.ts';
import { showNumber } from '../../domain/display.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { ManyPicker } from '../form/many-picker.tsx';
import { TallText } from '../form/tall-text.tsx';
import { Refused } from '../state/refused.tsx';
import { appealsPath, refreshAppeals } from './query.ts';
import { useAppealWords } from './words.ts';

const blank = () => ({ id: crypto.randomUUID(), node: '', reason: '', source: '', evidence: [] as string[] });

export function AppealForm({ cycle, own }: { cycle: string; own: NonNullable<AppealsReply['own']> }) {
  const t = useAppealWords();
  const heading = useId();
  const [given, setGiven] = useState(blank);
  const [isChecked, setChecked] = useState(false);
  const isWhole = given.node !== '' && given.reason.trim() !== '';
  const send = useMutation({
    mutationFn: () => request<{ id: string }>('POST', appealsPath(cycle), { ...given, body: own.body }),
    onSuccess: async () => {
      setGiven(blank());
      setChecked(false);
      await refreshAppeals(cycle);
    },
  });
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>{t.make}</h2>
      <LeaveGuard isUnsaved={given.node !== '' || given.reason !== '' || given.source !== ''} />
      <form
        className="form appeal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (isWhole && !send.isPending) send.mutate();
        }}
      >
        <Field label={t.row} fault={isChecked && given.node === '' ? t.rowMissing : null}>
          {(ties) => (
            <select
              {...ties}
              className="select"
              value={given.node}
              onChange={({ target }) => setGiven({ ...given, node: target.value })}
            >
              <option value="">{t.rowChoose}</option>
              {own.rows.map(({ node, label, value }) => (
                <option key={node} value={node}>
                  {value === null ? label : t.rowOption(label, showNumber(value))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.reason} fault={isChecked && given.reason.trim() === '' ? t.reasonMissing : null}>
          {(ties) => (
            <TallText
              ties={ties}
              value={given.reason}
              most={4000}
              onChange={(text) => setGiven({ ...given, reason: text })}
            />
          )}
        </Field>
        <Field label={t.source}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              maxLength={4000}
              value={given.source}
              onChange={({ target }) => setGiven({ ...given, source: target.value })}
            />
          )}
        </Field>
        <Field label={t.evidence} hint={t.evidenceHint}>
          {(ties) => (
            <ManyPicker
              id={ties.id}
              items={own.evidence}
              value={given.evidence}
              onChange={(evidence) => setGiven({ ...given, evidence })}
            />
          )}
        </Field>
        {send.error !== null && <Refused error={send.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t.send}
          </Button>
          <span role="status">{send.isSuccess && given.node === '' ? t.sent : ''}</span>
        </div>
      </form>
    </section>
  );
}
