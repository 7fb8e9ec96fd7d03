// Replying to an opinion (回复意见): adopted, in part or not, why, and in which version it was done; what is typed is kept.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { ConsultationReply } from '../../api/consultation.ts';
import { Verdict, verdicts } from '../../domain/consultation.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { useBoth } from '../language.ts';
import { versionsQuery } from '../scheme/query.ts';
import { Refused } from '../state/refused.tsx';
import { type ReplyDraft, useReplyDraft } from './draft.ts';
import { ReplyShown } from './opinion-card.tsx';
import { consultationPath, refreshConsultations } from './query.ts';
import { useConsultationWords } from './words.ts';

type Opinion = NonNullable<ConsultationReply['answers']>[number]['opinions'][number];
type Props = {
  cycle: string;
  round: ConsultationReply;
  /** Whose the opinion is, and on what. */
  of: { body: string; title: string; row: string };
  opinion: Opinion;
};

export function Replying(props: Props) {
  const { cycle, round, of, opinion } = props;
  const t = useConsultationWords().replying;
  const { draft, keep } = useReplyDraft({ cycle, number: round.number }, of.body, opinion.id);
  const { reply } = opinion;
  const start: ReplyDraft =
    reply === null
      ? { verdict: 'adopted', reason: '', done: null }
      : { verdict: reply.verdict, reason: reply.reason, done: reply.done };
  if (!round.mayReply) return <ReplyShown cycle={cycle} reply={reply} />;
  return (
    <>
      <ReplyShown cycle={cycle} reply={reply} />
      {draft === null ? (
        <div className="actions">
          <Button aria-label={(reply === null ? t.of : t.changeOf)(of.title, of.row)} onClick={() => keep(start)}>
            {reply === null ? t.open : t.change}
          </Button>
        </div>
      ) : (
        <Form {...props} draft={draft} start={start} keep={keep} />
      )}
    </>
  );
}

type FormProps = Props & { draft: ReplyDraft; start: ReplyDraft; keep: (draft: ReplyDraft | null) => void };

function Form({ cycle, round, of, opinion, draft, start, keep }: FormProps) {
  const words = useConsultationWords();
  const t = words.replying;
  const both = useBoth();
  const id = useId();
  const [isChecked, setChecked] = useState(false);
  const versions = useQuery(versionsQuery(cycle)).data?.versions ?? [];
  const isMissing = draft.verdict !== 'adopted' && draft.reason.trim() === '';
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(start);
  const path = `/${round.number}/answers/${encodeURIComponent(of.body)}/replies`;
  const save = useMutation({
    mutationFn: () =>
      request<{ version: number }>('POST', consultationPath(cycle, path), {
        opinion: opinion.id,
        base: opinion.reply?.version ?? 0,
        ...draft,
      }),
    onSuccess: async () => {
      keep(null);
      await refreshConsultations(cycle);
    },
    onError: () => refreshConsultations(cycle),
  });
  return (
    <form
      className="form consultation-replying"
      noValidate
      aria-label={t.of(of.title, of.row)}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isMissing) save.mutate();
      }}
    >
      <LeaveGuard isUnsaved={isUnsaved} />
      <fieldset className="consultation-choices is-row">
        <legend>{words.verdict}</legend>
        {Verdict.options.map((verdict) => (
          <label key={verdict}>
            <input
              type="radio"
              name={`${id}-verdict`}
              checked={draft.verdict === verdict}
              onChange={() => keep({ ...draft, verdict })}
            />
            {both(verdicts[verdict])}
          </label>
        ))}
      </fieldset>
      <Field label={t.because} fault={isChecked && isMissing ? t.becauseMissing : null}>
        {(ties) => (
          <textarea
            {...ties}
            className="input consultation-area"
            rows={2}
            maxLength={4000}
            value={draft.reason}
            onChange={({ target }) => keep({ ...draft, reason: target.value })}
          />
        )}
      </Field>
      {draft.verdict !== 'declined' && (
        <Field label={t.done}>
          {(ties) => (
            <select
              {...ties}
              className="select"
              value={draft.done ?? 0}
              onChange={({ target }) => keep({ ...draft, done: target.value === '0' ? null : Number(target.value) })}
            >
              <option value={0}>{t.notYet}</option>
              {versions.map(({ version, note }) => (
                <option key={version} value={version}>
                  {words.send.versionOf(version, both(note))}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {save.error !== null && <Refused error={save.error} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.save}
        </Button>
        <Button onClick={() => keep(null)}>{t.cancel}</Button>
      </div>
    </form>
  );
}
