// The own body's answer (本单位的答复): opinions are written one by one, kept here until they are handed in, and shown with their replies.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ConsultationReply } from '../../api/consultation.ts';
import { instantText } from '../../domain/instant.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';
import { request } from '../fetch.ts';
import { AskedButton } from '../form/asked-button.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Refused } from '../state/refused.tsx';
import { type AnswerDraft, isSameAnswer, mergedWith, useAnswerDraft, type Written, writtenIn } from './draft.ts';
import { OpinionCard, ReplyShown } from './opinion-card.tsx';
import { OpinionForm } from './opinion-form.tsx';
import { consultationPath, refreshConsultations } from './query.ts';
import { useConsultationWords } from './words.ts';

type Own = NonNullable<ConsultationReply['own']>;
type Props = {
  cycle: string;
  round: ConsultationReply;
  own: Own;
  scheme: Scheme;
  /** A row that was chosen in the table; `time` tells two choices of one row apart. */
  picked: { node: string; time: number } | null;
};

export function Answer({ cycle, round, own, scheme, picked }: Props) {
  const t = useConsultationWords();
  const { number, daysLeft } = round;
  const { answer, body, mayAnswer } = own;
  const { draft, now, keep } = useAnswerDraft({ cycle, number }, body);
  const [done, setDone] = useState<{ isLate: boolean } | null>(null);
  const version = answer?.version ?? 0;
  const stands = writtenIn(answer);
  const given = new Map((answer?.opinions ?? []).map((opinion) => [opinion.id, opinion]));
  const fixed = new Set([...given.values()].filter(({ reply }) => reply !== null || daysLeft < 0).map(({ id }) => id));
  const labels = placeTitles(scheme.root);
  const labelOf = (node: string | null): string => (node === null ? t.opinion.general : (labels.get(node) ?? node));
  const opinions = draft?.opinions ?? stands;
  const isChanged = draft !== null && !isSameAnswer(draft.opinions, stands);
  const isBehind = isChanged && draft.base !== version;
  const begin = (): AnswerDraft => now() ?? { base: version, opinions: stands, editing: null };
  const change = (more: Partial<AnswerDraft>) => {
    setDone(null);
    keep({ ...begin(), ...more });
  };
  const write = (node: string | null) => change({ editing: { id: crypto.randomUUID(), node, text: '', reason: '' } });
  useEffect(() => {
    if (picked !== null && mayAnswer) write(picked.node);
    // Only a new choice begins an opinion.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [picked]);
  const submit = useMutation({
    mutationFn: (sent: { base: number; opinions: readonly Written[] }) =>
      request<{ isLate: boolean }>(
        'POST',
        consultationPath(cycle, `/${number}/answers/${encodeURIComponent(body)}`),
        sent,
      ),
    onSuccess: async ({ isLate }) => {
      keep(null);
      setDone({ isLate });
      await refreshConsultations(cycle);
    },
    onError: () => refreshConsultations(cycle),
  });
  const none = useMutation({
    mutationFn: () => submit.mutateAsync({ base: version, opinions: [] }),
  });
  const keepWritten = (written: Written) =>
    change({
      editing: null,
      opinions: opinions.some(({ id }) => id === written.id)
        ? opinions.map((each) => (each.id === written.id ? written : each))
        : [...opinions, written],
    });
  return (
    <section className="card consultation-answer" aria-labelledby="answer">
      <h2 id="answer">{t.answer.title(own.title)}</h2>
      <LeaveGuard isUnsaved={mayAnswer && (isChanged || draft?.editing != null)} why={t.answer.leave} />
      {answer === null ? (
        <p className="consultation-waiting">{t.answer.open}</p>
      ) : (
        <p className="unclear">{t.answer.answered(instantText(answer.at), answer.by ?? t.system)}</p>
      )}
      {answer !== null && stands.length === 0 && opinions.length === 0 && <p>{t.answer.nothing}</p>}
      {mayAnswer && daysLeft < 0 && <p className="notice is-waiting">{t.answer.lateNote}</p>}
      {!mayAnswer && round.releasedAt === null && <p className="unclear">{t.answer.cannot}</p>}
      {opinions.length > 0 && (
        <ol className="consultation-opinions">
          {opinions.map((opinion, at) => {
            const known = given.get(opinion.id);
            const was = stands.find(({ id }) => id === opinion.id);
            const isSent = known !== undefined && was !== undefined && isSameAnswer([opinion], [was]);
            return (
              <li key={opinion.id}>
                <OpinionCard
                  title={labelOf(opinion.node)}
                  original={known?.original ?? null}
                  text={opinion.text}
                  reason={opinion.reason}
                  isLate={isSent && known.isLate}
                >
                  {isSent && <ReplyShown cycle={cycle} reply={known.reply} />}
                  {mayAnswer && !fixed.has(opinion.id) && (
                    <div className="actions">
                      <Button
                        size="small"
                        aria-label={t.answer.editOf(at + 1)}
                        onClick={() => change({ editing: opinion })}
                      >
                        {t.answer.edit}
                      </Button>
                      <Button
                        size="small"
                        aria-label={t.answer.removeOf(at + 1)}
                        onClick={() => change({ opinions: opinions.filter(({ id }) => id !== opinion.id) })}
                      >
                        {t.answer.remove}
                      </Button>
                    </div>
                  )}
                  {mayAnswer && known?.reply != null && <p className="unclear">{t.answer.fixed}</p>}
                </OpinionCard>
              </li>
            );
          })}
        </ol>
      )}
      {mayAnswer && (
        <>
          {isBehind && (
            <div className="notice is-waiting" role="alert">
              <p>{t.answer.behind}</p>
              <div className="actions">
                <Button onClick={() => change({ base: version, opinions: mergedWith(stands, opinions, fixed) })}>
                  {t.answer.behindMerge}
                </Button>
              </div>
            </div>
          )}
          {isChanged && (
            <p className="consultation-waiting" role="status">
              {t.answer.unsent(opinions.length)}
            </p>
          )}
          {done !== null && !isChanged && (
            <p className="notice" role="status">
              {done.isLate ? t.answer.doneLate : t.answer.done}
            </p>
          )}
          {submit.error !== null && isChanged && <Refused error={submit.error} />}
          <div className="actions">
            {isChanged && opinions.length > 0 && (
              <Button
                type="primary"
                disabled={isBehind}
                loading={submit.isPending}
                onClick={() => submit.mutate({ base: version, opinions })}
              >
                {(answer === null ? t.answer.submit : t.answer.again)(opinions.length)}
              </Button>
            )}
            <Button onClick={() => write(null)}>{t.answer.add}</Button>
            {(answer === null || (stands.length > 0 && fixed.size === 0)) && (
              <AskedButton
                label={t.answer.none}
                title={t.answer.noneSure}
                why={opinions.length === 0 ? t.answer.noneWhy : `${t.answer.noneWhy}${t.answer.dropOpinions}`}
                change={none}
              />
            )}
            {isChanged && <Button onClick={() => keep(null)}>{t.answer.giveUp}</Button>}
          </div>
        </>
      )}
      {mayAnswer && draft?.editing != null && (
        <OpinionForm
          scheme={scheme}
          written={draft.editing}
          onWrite={(editing) => change({ editing })}
          onKeep={keepWritten}
          onDrop={() => {
            const next = { ...begin(), editing: null };
            keep(isSameAnswer(next.opinions, stands) ? null : next);
          }}
        />
      )}
    </section>
  );
}
