// Deciding an appeal (作复核决定): upheld or changed; of a change the effect on every rank is shown, and only that can be signed.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { AppealEffect } from '../../api/appeal.ts';
import { AppealOutcome } from '../../domain/appeal.ts';
import type { Fact } from '../../domain/fact.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { TallText } from '../form/tall-text.tsx';
import { Refused } from '../state/refused.tsx';
import type { ShownAppeal } from './card.tsx';
import { amountOf, correctionsIn, type Typed } from './correction.ts';
import { EffectTable } from './effect.tsx';
import { appealsPath, refreshAppeals } from './query.ts';
import { useAppealWords } from './words.ts';

type Props = { cycle: string; appeal: ShownAppeal; onClose: () => void };

export function Deciding({ cycle, appeal, onClose }: Props) {
  const t = useAppealWords();
  const name = useId();
  const [outcome, setOutcome] = useState<AppealOutcome>('upheld');
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const [isChecked, setChecked] = useState(false);
  /** What the effect was computed from, with the ids that are signed. */
  const [asked, setAsked] = useState<{ key: string; facts: ReturnType<typeof correctionsIn> } | null>(null);
  const key = JSON.stringify([typed, reason.trim(), document.trim()]);
  const facts = appeal.facts.map(({ fact }) => fact);
  const isWhole = reason.trim() !== '' && document.trim() !== '';
  const path = (rest: string) => appealsPath(cycle, `/${appeal.id}/${rest}`);
  const show = useMutation({
    mutationFn: (corrected: ReturnType<typeof correctionsIn>) =>
      request<AppealEffect>('POST', path('effect'), { reason, document, facts: corrected }),
  });
  const isShown = show.isSuccess && asked?.key === key;
  const sign = useMutation({
    mutationFn: () =>
      request<{ computation: number | null }>('POST', path('decision'), {
        outcome,
        reason,
        document,
        ...(outcome === 'changed' && isShown
          ? { facts: asked.facts, shown: show.data.shown }
          : { facts: [], shown: null }),
      }),
    onSuccess: () => refreshAppeals(cycle),
  });
  const look = () => {
    setChecked(true);
    const corrected = correctionsIn(facts, typed, () => crypto.randomUUID());
    setAsked({ key, facts: corrected });
    if (isWhole && corrected.length > 0) show.mutate(corrected);
  };
  const isNothing = isChecked && outcome === 'changed' && asked !== null && asked.facts.length === 0;
  return (
    <form
      className="form appeal-deciding"
      noValidate
      aria-label={t.decideOf(appeal.title, appeal.label)}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isWhole && (outcome === 'upheld' || isShown) && !sign.isPending) sign.mutate();
      }}
    >
      <LeaveGuard isUnsaved={!sign.isSuccess} />
      <fieldset className="appeal-choices">
        <legend>{t.outcome}</legend>
        {AppealOutcome.options.map((each) => (
          <label key={each} className="check">
            <input type="radio" name={name} checked={outcome === each} onChange={() => setOutcome(each)} />
            {t.outcomes[each]}
          </label>
        ))}
      </fieldset>
      {outcome === 'changed' && (
        <fieldset className="appeal-facts">
          <legend>{t.facts}</legend>
          {facts.length === 0 && <p className="unclear">{t.noFacts}</p>}
          {facts.map((fact) => (
            <Correction key={fact.id} fact={fact} typed={typed} onType={setTyped} />
          ))}
          {isNothing && (
            <p className="field-fault" role="alert">
              {t.nothingChanged}
            </p>
          )}
        </fieldset>
      )}
      <Field label={t.decisionReason} fault={isChecked && reason.trim() === '' ? t.reasonMissing : null}>
        {(ties) => <TallText ties={ties} value={reason} most={4000} rows={2} onChange={setReason} />}
      </Field>
      <Field
        label={t.document}
        hint={t.documentHint}
        fault={isChecked && document.trim() === '' ? t.documentMissing : null}
      >
        {(ties) => (
          <input
            {...ties}
            className="input"
            maxLength={200}
            value={document}
            onChange={({ target }) => setDocument(target.value)}
          />
        )}
      </Field>
      {outcome === 'changed' && (
        <>
          <div className="actions">
            <Button onClick={look} loading={show.isPending}>
              {t.show}
            </Button>
          </div>
          {show.error !== null && <Refused error={show.error} />}
          {show.isSuccess && !isShown && <p className="notice">{t.stale}</p>}
          {isShown && <EffectTable effect={show.data} own={appeal.body} />}
          {!isShown && <p className="unclear">{t.signHint}</p>}
        </>
      )}
      {sign.error !== null && <Refused error={sign.error} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={sign.isPending} disabled={outcome === 'changed' && !isShown}>
          {t.sign}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

type CorrectionProps = { fact: Fact; typed: Typed; onType: (typed: Typed) => void };

function Correction({ fact, typed, onType }: CorrectionProps) {
  const t = useAppealWords();
  const now = amountOf(fact);
  const what =
    fact.type === 'mark'
      ? t.markOf(fact.by)
      : fact.type === 'figure'
        ? fact.key
        : fact.type === 'adjustment'
          ? fact.title
          : t.tally;
  const own = typed[fact.id] ?? { value: now ?? '', isTakenBack: false };
  return (
    <div className="appeal-fact">
      {now !== null && (
        <Field label={t.value(what)} hint={t.now(now === '' ? '—' : now)}>
          {(ties) => (
            <input
              {...ties}
              className="input digits"
              inputMode="decimal"
              maxLength={40}
              disabled={own.isTakenBack}
              value={own.value}
              onChange={({ target }) => onType({ ...typed, [fact.id]: { ...own, value: target.value } })}
            />
          )}
        </Field>
      )}
      {fact.type !== 'mark' && (
        <label className="check">
          <input
            type="checkbox"
            checked={own.isTakenBack}
            onChange={({ target }) => onType({ ...typed, [fact.id]: { ...own, isTakenBack: target.checked } })}
          />
          {now === null ? what : ''} {t.takeBack}
        </label>
      )}
    </div>
  );
}
