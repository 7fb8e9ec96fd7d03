// One file before it is uploaded (待上传的一份): what is said of it, how far it is, and what went wrong.
import { Button } from 'antd';
import { useId } from 'react';
import { evidenceMost } from '../../domain/evidence.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Field } from '../form/field.tsx';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { RowPicker } from './row-picker.tsx';
import type { Row } from './rows.ts';
import { sizeText } from './size.ts';
import type { Draft, Uploads } from './uploads.ts';
import { useEvidenceWords } from './words.ts';

const megabytes = evidenceMost / 1024 / 1024;

type Props = { draft: Draft; uploads: Uploads; rows: readonly Row[] };

function State({ draft, uploads }: Omit<Props, 'rows'>) {
  const t = useEvidenceWords().add;
  const { state, file } = draft;
  if (state.is === 'sending')
    return <Progress label={t.sending(file.name)} share={state.share} onCancel={() => uploads.stop(draft.id)} />;
  if (state.is === 'stopped') return <p role="status">{t.stopped}</p>;
  if (state.is === 'failed') return <Refused error={state.error} onRetry={() => uploads.send(draft)} />;
  return null;
}

export function DraftCard({ draft, uploads, rows }: Props) {
  const t = useEvidenceWords().add;
  const id = useId();
  const { file, fault, typed, state } = draft;
  const dayFault = useDayFault(typed.date);
  const isSending = state.is === 'sending';
  const faults = { form: t.wrongForm, size: t.tooLarge(megabytes), empty: t.empty };
  const type = (change: Partial<Draft['typed']>) => uploads.type(draft.id, change);
  return (
    <>
      <div className="evidence-draft-head">
        <strong>{file.name}</strong>
        <span className="unclear">{sizeText(file.size)}</span>
        {!isSending && (
          <Button size="small" aria-label={t.removeNamed(file.name)} onClick={() => uploads.remove(draft.id)}>
            {t.remove}
          </Button>
        )}
      </div>
      {fault === null ? (
        <fieldset className="evidence-fields" disabled={isSending}>
          <Field label={t.name} fault={typed.title.trim() === '' ? t.nameMissing : null}>
            {(ties) => (
              <input
                {...ties}
                className="input"
                maxLength={200}
                value={typed.title}
                onChange={({ target }) => type({ title: target.value })}
              />
            )}
          </Field>
          <Field label={t.number}>
            {(ties) => (
              <input
                {...ties}
                className="input"
                maxLength={100}
                value={typed.number}
                onChange={({ target }) => type({ number: target.value })}
              />
            )}
          </Field>
          <Field label={t.issuer}>
            {(ties) => (
              <input
                {...ties}
                className="input"
                maxLength={100}
                value={typed.issuer}
                onChange={({ target }) => type({ issuer: target.value })}
              />
            )}
          </Field>
          <Field label={t.date} fault={dayFault}>
            {(ties) => <DayInput ties={ties} value={typed.date} onChange={(date) => type({ date })} />}
          </Field>
          {rows.length > 0 && (
            <div className="field evidence-wide">
              <label htmlFor={`${id}rows`}>{t.rows}</label>
              <RowPicker
                id={`${id}rows`}
                rows={rows}
                isFixed={isSending}
                value={typed.rows}
                describedBy={`${id}hint`}
                onChange={(chosen) => type({ rows: chosen })}
              />
              <p id={`${id}hint`} className="field-hint">
                {t.rowsHint}
              </p>
            </div>
          )}
        </fieldset>
      ) : (
        <p className="field-fault" role="alert">
          {faults[fault]}
        </p>
      )}
      <State draft={draft} uploads={uploads} />
    </>
  );
}
