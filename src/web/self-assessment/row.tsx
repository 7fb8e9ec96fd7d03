// One row of a self-assessment (一项自评): what is asked, what was written, and the form of whoever may write it.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { SelfAssessmentReply } from '../../api/self-assessment.ts';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { TallText } from '../form/tall-text.tsx';
import { addressOf } from '../pages.ts';
import { usePunctuation } from '../punctuation.ts';
import { Refused } from '../state/refused.tsx';
import { acceptSelfAssessment, selfAssessmentPath } from './query.ts';
import { useSelfAssessmentWords } from './words.ts';

type Row = SelfAssessmentReply['rows'][number];
/** `onChanged` hears whether something typed is not saved yet. */
type Props = { cycle: string; body: string; row: Row; onChanged: (node: string, isChanged: boolean) => void };

export function SelfAssessmentRow({ cycle, body, row, onChanged }: Props) {
  const t = useSelfAssessmentWords();
  const { list } = usePunctuation();
  const { label, points, target, leads, criterion, evidence, version, by, at, text, claimed, mayWrite } = row;
  const about = [
    ...(points === null ? [] : [t.points(points)]),
    ...(leads.length === 0 ? [] : [t.leads(leads.join(list))]),
    at === null ? t.notWritten : t.version(version, by, instantText(at)),
  ];
  return (
    <article className="card self-row">
      <h2>{label}</h2>
      <p className="unclear">{about.join(' · ')}</p>
      {target !== null && (
        <p className="self-text">
          <span className="unclear">{t.target}</span>
          {target}
        </p>
      )}
      {criterion !== null && (
        <details>
          <summary>{t.criterion}</summary>
          <p className="self-text">{criterion}</p>
        </details>
      )}
      <p className="unclear">
        {t.evidence(evidence)}{' '}
        {mayWrite && (
          <Link to={addressOf('evidence', { cycle })} aria-label={`${t.toEvidence} ${label}`}>
            {t.toEvidence}
          </Link>
        )}
      </p>
      {mayWrite ? (
        <Writing cycle={cycle} body={body} row={row} onChanged={onChanged} />
      ) : (
        text !== '' && (
          <p className="self-text">
            {text}
            {claimed !== null && ` ${t.claimed} ${claimed}`}
          </p>
        )
      )}
    </article>
  );
}

function Writing({ cycle, body, row, onChanged }: Props) {
  const t = useSelfAssessmentWords();
  const { node, label, points, version } = row;
  const kept = { text: row.text, claimed: row.claimed ?? '' };
  const [typed, setTyped] = useState(kept);
  const [isChecked, setChecked] = useState(false);
  const isChanged = typed.text.trim() !== kept.text || typed.claimed.trim() !== kept.claimed;
  useEffect(() => {
    onChanged(node, isChanged);
    return () => onChanged(node, false);
  }, [node, isChanged, onChanged]);
  const save = useMutation({
    mutationFn: () =>
      request<SelfAssessmentReply>('POST', selfAssessmentPath(cycle, `/${encodeURIComponent(body)}/rows`), {
        node,
        base: version,
        text: typed.text.trim(),
        claimed: typed.claimed.trim() === '' ? null : typed.claimed.trim(),
      }),
    onSuccess: (next) => acceptSelfAssessment(cycle, next),
  });
  return (
    <form
      className="form"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (typed.text.trim() !== '' && !save.isPending) save.mutate();
      }}
    >
      <Field label={t.text} fault={isChecked && typed.text.trim() === '' ? t.textMissing : null}>
        {(ties) => (
          <TallText ties={ties} value={typed.text} most={5000} onChange={(text) => setTyped({ ...typed, text })} />
        )}
      </Field>
      <Field label={t.claimed} {...(points === null ? {} : { hint: t.claimedHint(points) })}>
        {(ties) => (
          <input
            {...ties}
            className="input self-claimed"
            inputMode="decimal"
            maxLength={20}
            value={typed.claimed}
            onChange={({ target }) => setTyped({ ...typed, claimed: target.value })}
          />
        )}
      </Field>
      {save.error !== null && <Refused error={save.error} />}
      <div className="actions">
        <Button htmlType="submit" loading={save.isPending} disabled={!isChanged} aria-label={`${t.save} ${label}`}>
          {t.save}
        </Button>
        <span role="status">{version > 0 && !isChanged ? t.saved : ''}</span>
      </div>
    </form>
  );
}
