// Fields that the forms of claims share (申报表单的栏目): a line, a text, the document, the price, the proofs.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { byWorth } from '../../domain/ballot-answer.ts';
import { evidenceQuery } from '../evidence/query.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { ManyPicker } from '../form/many-picker.tsx';
import { TallText } from '../form/tall-text.tsx';
import { addressOf } from '../pages.ts';
import { Refused } from '../state/refused.tsx';
import type { Paper, Place } from './typed.ts';
import { useClaimWords } from './words.ts';

type LineProps = {
  label: string;
  hint?: string;
  value: string;
  most?: number;
  isTall?: boolean;
  isOptional?: boolean;
  isChecked: boolean;
  fault?: string | null;
  onChange: (text: string) => void;
};

/** One line, or several: what must be filled in says so once the form was sent. */
export function Line({ label, hint, value, most = 200, isTall, isOptional, isChecked, fault, onChange }: LineProps) {
  const t = useClaimWords();
  const missing = isChecked && isOptional !== true && value.trim() === '' ? t.missing : null;
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} fault={fault ?? missing}>
      {(ties) =>
        isTall === true ? (
          <TallText ties={ties} value={value} most={most} rows={4} onChange={onChange} />
        ) : (
          <input
            {...ties}
            className="input"
            autoComplete="off"
            maxLength={most}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}

type DayProps = { label: string; hint?: string; value: string; isChecked: boolean; onChange: (text: string) => void };

export function Day({ label, hint, value, isChecked, onChange }: DayProps) {
  const t = useClaimWords();
  const wrong = useDayFault(value);
  const missing = isChecked && value.trim() === '' ? t.missing : null;
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} fault={wrong ?? missing}>
      {(ties) => <DayInput ties={ties} value={value} onChange={onChange} />}
    </Field>
  );
}

type PaperProps = { issuerLabel: string; value: Paper; isChecked: boolean; onChange: (paper: Paper) => void };

export function PaperFields({ issuerLabel, value, isChecked, onChange }: PaperProps) {
  const t = useClaimWords();
  return (
    <div className="claim-pair">
      <Line
        label={issuerLabel}
        most={100}
        value={value.issuer}
        isChecked={isChecked}
        onChange={(issuer) => onChange({ ...value, issuer })}
      />
      <Line
        label={t.document}
        hint={t.documentHint}
        most={100}
        value={value.document}
        isChecked={isChecked}
        onChange={(document) => onChange({ ...value, document })}
      />
      <Day label={t.date} value={value.date} isChecked={isChecked} onChange={(date) => onChange({ ...value, date })} />
    </div>
  );
}

type PriceProps = {
  place: Place;
  level: string;
  points: string;
  isChecked: boolean;
  onLevel: (level: string) => void;
  onPoints: (points: string) => void;
};

/** A level of the scheme's table; points where it has none. */
export function PriceField({ place, level, points, isChecked, onLevel, onPoints }: PriceProps) {
  const t = useClaimWords();
  if (place.levels === null)
    return (
      <Line label={t.points} hint={t.pointsHint} most={40} value={points} isChecked={isChecked} onChange={onPoints} />
    );
  return (
    <Field label={t.level} fault={isChecked && level === '' ? t.missingChoice : null}>
      {(ties) => (
        <select {...ties} className="select" value={level} onChange={({ target }) => onLevel(target.value)}>
          <option value="">{t.chooseLevel}</option>
          {byWorth(place.levels).map((name) => (
            <option key={name} value={name}>
              {t.levelPoints(name, place.levels?.[name] ?? '')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The rows of the scheme that take such claims; one alone is not asked for. */
export function PlaceField({
  places,
  value,
  onChange,
}: {
  places: readonly Place[];
  value: string;
  onChange: (node: string) => void;
}) {
  const t = useClaimWords();
  if (places.length < 2) return null;
  return (
    <Field label={t.row}>
      {(ties) => (
        <select {...ties} className="select" value={value} onChange={({ target }) => onChange(target.value)}>
          {places.map(({ node, label }) => (
            <option key={node} value={node}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type ProofProps = {
  cycle: string;
  body: string;
  value: string[];
  isNeeded: boolean;
  isChecked: boolean;
  onChange: (pieces: string[]) => void;
};

/** Pieces of the own body's room of evidence. */
export function ProofField({ cycle, body, value, isNeeded, isChecked, onChange }: ProofProps) {
  const t = useClaimWords();
  const { data, error } = useQuery(evidenceQuery(cycle, body));
  const pieces = (data?.pieces ?? []).filter(({ state }) => state === 'standing');
  return (
    <Field
      label={t.evidence}
      hint={t.evidenceHint}
      fault={isNeeded && isChecked && value.length === 0 ? t.missingChoice : null}
    >
      {(ties) => (
        <>
          <ManyPicker
            id={ties.id}
            items={pieces.map(({ id, title, number }) => ({
              id,
              title: [title, number].filter((part) => part !== null).join(' · '),
            }))}
            value={value}
            onChange={onChange}
          />
          {error !== null && <Refused error={error} />}
          {data !== undefined && pieces.length === 0 && <p className="field-hint">{t.noEvidence}</p>}
          <Link to={addressOf('evidence-body', { cycle, body })}>{t.toEvidence}</Link>
        </>
      )}
    </Field>
  );
}

type SheetProps = {
  title: string;
  submit: string;
  isTyped: boolean;
  /** Everything that must be there is. */
  isWhole: boolean;
  send: () => Promise<unknown>;
  onClose: () => void;
  children: (isChecked: boolean) => ReactNode;
  isWide?: boolean;
};

/** A dialog with one form: checked when it is sent, closed once it is in. */
export function Sheet({ title, submit, isTyped, isWhole, send, onClose, children, isWide = false }: SheetProps) {
  const t = useClaimWords();
  const [isChecked, setChecked] = useState(false);
  const sending = useMutation({ mutationFn: send, onSuccess: onClose });
  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <LeaveGuard isUnsaved={isTyped && !sending.isSuccess} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (isWhole && !sending.isPending) sending.mutate();
        }}
      >
        {children(isChecked)}
        {sending.error !== null && <Refused error={sending.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {sending.isPending ? t.sending : submit}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
