// The parameters of the scheme (方案：参数): every open question, who answered which and why, and signing several at once.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { SchemeReply } from '../../api/scheme.ts';
import { isOpen, type Parameter } from '../../domain/scheme.ts';
import { request } from '../fetch.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Offers } from '../import/offers.tsx';
import { queries } from '../query.ts';
import { useAccount, useMay } from '../session.ts';
import { longFrom } from '../state/long.ts';
import { useMarked } from './address.ts';
import { acceptSigned, type Editor } from './editor.ts';
import { SchemeFrame } from './frame.tsx';
import { NotSaved } from './not-saved.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { type Answer, faultIn, isOvertaken, valueIn } from './parameter-value.ts';
import { answersQuery, pathOf } from './query.ts';
import { SignBar } from './sign-bar.tsx';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="parameters">{(editor) => <Parameters editor={editor} />}</SchemeFrame>;

const filters = ['open', 'signed', 'stated', 'all'] as const;
type Filter = (typeof filters)[number];

const stateOf = (parameter: Parameter): Filter =>
  isOpen(parameter) ? 'open' : parameter.signer === null ? 'stated' : 'signed';

type Answers = ReadonlyMap<string, Answer>;
type Signing = {
  base: number;
  answers: Answers;
  signatures: { key: string; value: unknown; reason: string }[];
  despiteFacts?: boolean;
};

/** What was answered or changed while others were being signed, now on top of those. */
function answersLeft(now: Answers, sent: Answers, parameters: readonly Parameter[]): Answers {
  const left = [...now].filter(([key, answer]) => sent.get(key) !== answer);
  return new Map(
    left.map(([key, answer]) => {
      const signed = sent.has(key) ? parameters.find((each) => each.key === key) : undefined;
      return [key, { ...answer, seen: signed ?? answer.seen }];
    }),
  );
}

function showCard(key: string): void {
  const card = document.querySelector(`[data-parameter="${CSS.escape(key)}"]`);
  card?.scrollIntoView({ block: 'center' });
  if (card instanceof HTMLElement) card.focus({ preventScroll: true });
}

function Parameters({ editor }: { editor: Editor }) {
  const t = useSchemeWords();
  const { cycle, saved } = editor;
  const { scheme } = saved;
  const { parameters } = scheme;
  const account = useAccount();
  const maySign = useMay()('parameter:sign');
  const marked = useMarked();
  const { data: since } = useQuery(answersQuery(cycle));
  const [filter, setFilter] = useState<Filter | null>(null);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [sharedReason, setSharedReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const open = parameters.filter(isOpen).length;
  const markedState = parameters.find(({ key }) => key === marked);
  const shown =
    filter ?? (markedState !== undefined && stateOf(markedState) !== 'open' ? 'all' : open > 0 ? 'open' : 'all');
  // An answer that is not signed yet is in sight whatever is chosen: what is signed together is seen together.
  const list = parameters.filter((each) => shown === 'all' || stateOf(each) === shown || answers.has(each.key));
  const versions = useMemo(() => new Map(since?.answers.map((each) => [each.key, each])), [since]);
  useEffect(() => {
    if (marked !== null) showCard(marked);
  }, [marked]);

  const given = parameters.flatMap((parameter) => {
    const answer = answers.get(parameter.key);
    if (answer === undefined) return [];
    const { key } = parameter;
    const value = valueIn(scheme, key, answer);
    const reason = answer.reason.trim() === '' ? sharedReason.trim() : answer.reason.trim();
    const fault = value === undefined ? t.parameters.notJson : faultIn(scheme, key, value);
    return [{ key, value, reason, fault, isOvertaken: isOvertaken(parameter, answer) }];
  });
  const givenTo = new Map(given.map((each) => [each.key, each]));
  const wrong = given.find((each) => each.fault !== null || each.reason === '' || each.isOvertaken);
  const sign = useMutation({
    mutationFn: ({ answers: _answers, ...sent }: Signing) =>
      request<SchemeReply>('POST', pathOf(cycle, 'parameters'), sent),
    onSuccess: async (reply, { base, answers: sent }) => {
      setAnswers((now) => answersLeft(now, sent, reply.scheme.parameters));
      setChecked(false);
      await acceptSigned(account.id, cycle, base, reply);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['scheme', cycle] }),
  });
  const answer = (key: string, next: Answer | null) => {
    if (!sign.isPending) sign.reset();
    setAnswers((now) => {
      const after = new Map(now);
      if (next === null) after.delete(key);
      else after.set(key, next);
      return after;
    });
  };
  const suggested = parameters.filter(
    (each) => isOpen(each) && (each.choices ?? []).length > 0 && !answers.has(each.key),
  );
  const fillFirst = () => {
    const fresh = suggested.map((seen): [string, Answer] => [seen.key, { choice: 0, text: '', reason: '', seen }]);
    if (!sign.isPending) sign.reset();
    setAnswers(new Map([...answers, ...fresh]));
  };
  return (
    <>
      <LeaveGuard isUnsaved={answers.size > 0} />
      <section className="card parameters-head">
        <h2>{open === 0 ? t.parameters.allDone : t.parameters.open(open)}</h2>
        <label>
          <span>{t.parameters.of(parameters.length - open, parameters.length)}</span>
          <progress max={Math.max(1, parameters.length)} value={parameters.length - open} />
        </label>
        <fieldset className="parameter-filters">
          <legend className="unseen">{t.parameters.filter}</legend>
          {filters.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="filter" checked={shown === each} onChange={() => setFilter(each)} />
              {t.parameters.filters[each]}
            </label>
          ))}
        </fieldset>
        {maySign && suggested.length > 1 && (
          <div className="actions">
            <Button onClick={fillFirst}>{t.parameters.fillFirst(suggested.length)}</Button>
            <span className="unclear">{t.parameters.fillFirstWhy}</span>
          </div>
        )}
      </section>
      {maySign && open > 0 && <Offers cycle={cycle} isAside />}
      <NotSaved saving={sign} goOn={t.unfit.sign} />
      {sign.data !== undefined && (
        <p className="done" role="status">
          {t.parameters.done(sign.variables?.signatures.length ?? 0)}
        </p>
      )}
      {list.length === 0 && <p className="unclear">{t.parameters.none}</p>}
      <ul className="parameters">
        {list.map((parameter) => {
          const { key } = parameter;
          const own = givenTo.get(key);
          return (
            <ParameterCard
              key={key}
              cycle={cycle}
              scheme={scheme}
              parameter={parameter}
              since={versions.get(key) ?? null}
              answer={answers.get(key) ?? null}
              fault={isChecked || answers.get(key)?.text !== '' ? (own?.fault ?? null) : null}
              lacksReason={isChecked && own?.reason === ''}
              isOvertaken={own?.isOvertaken === true}
              isMarked={marked === key}
              isAmongMany={list.length > longFrom}
              onAnswer={maySign ? (next) => answer(key, next) : null}
            />
          );
        })}
      </ul>
      {answers.size > 0 && (
        <SignBar
          count={answers.size}
          sharedReason={sharedReason}
          isSigning={sign.isPending}
          onReason={setSharedReason}
          onSign={() => {
            setChecked(true);
            if (wrong !== undefined) return showCard(wrong.key);
            const signatures = given.map(({ key, value, reason }) => ({ key, value, reason }));
            return sign.mutate({ base: saved.version, answers, signatures });
          }}
        />
      )}
    </>
  );
}
