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
import { Refused } from '../state/refused.tsx';
import { useMarked } from './address.ts';
import { draftOf, keepDraft } from './draft-store.ts';
import { acceptSaved, type Editor } from './editor.ts';
import { SchemeFrame } from './frame.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { type Answer, faultIn, valueIn } from './parameter-value.ts';
import { answersQuery, pathOf } from './query.ts';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="parameters">{(editor) => <Parameters editor={editor} />}</SchemeFrame>;

const filters = ['open', 'signed', 'stated', 'all'] as const;
type Filter = (typeof filters)[number];

const stateOf = (parameter: Parameter): Filter =>
  isOpen(parameter) ? 'open' : parameter.signer === null ? 'stated' : 'signed';

type Signature = { key: string; value: ReturnType<typeof valueIn>; reason: string };
type Sent = { base: number; signatures: readonly Signature[]; answers: ReadonlyMap<string, Answer> };

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
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  /** The version that was on the screen when the first of the answers was written. */
  const [began, setBegan] = useState<number | null>(null);
  const [sharedReason, setSharedReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const open = parameters.filter(isOpen).length;
  const markedState = parameters.find(({ key }) => key === marked);
  const shown =
    filter ?? (markedState !== undefined && stateOf(markedState) !== 'open' ? 'all' : open > 0 ? 'open' : 'all');
  // What is about to be signed is seen, whatever the filter.
  const list = parameters.filter((each) => shown === 'all' || stateOf(each) === shown || answers.has(each.key));
  const versions = useMemo(() => new Map(since?.answers.map((each) => [each.key, each])), [since]);
  useEffect(() => {
    if (marked === null) return;
    const card = document.querySelector(`[data-parameter="${CSS.escape(marked)}"]`);
    card?.scrollIntoView({ block: 'center' });
    if (card instanceof HTMLElement) card.focus({ preventScroll: true });
  }, [marked]);

  const given = [...answers].map(([key, answer]) => {
    const value = valueIn(scheme, key, answer);
    return { key, value, reason: answer.reason.trim() === '' ? sharedReason.trim() : answer.reason.trim() };
  });
  const faults = new Map(
    given.map(({ key, value }) => [key, value === undefined ? t.parameters.notJson : faultIn(scheme, key, value)]),
  );
  const isSound = given.every(({ key, reason }) => faults.get(key) === null && reason !== '');
  const sign = useMutation({
    mutationFn: ({ base, signatures }: Sent) =>
      request<SchemeReply>('POST', pathOf(cycle, 'parameters'), { base, signatures }),
    onSuccess: async (reply, sent) => {
      // What was answered while the signing was under way is not signed yet.
      setAnswers((now) => new Map([...now].filter(([key, each]) => sent.answers.get(key) !== each)));
      setBegan(reply.version);
      setSharedReason('');
      setChecked(false);
      // The own draft goes on from the own signature; no edit of a draft touches parameters.
      const draft = draftOf(account.id, cycle);
      if (draft?.base === sent.base) keepDraft(account.id, cycle, { ...draft, base: reply.version });
      await acceptSaved(cycle, reply);
    },
    onError: async () => {
      await queries.invalidateQueries({ queryKey: ['scheme', cycle] });
      // The newest version stands on the screen now, with the answers beside what it says: signing again is meant.
      setBegan(null);
    },
  });
  const answer = (key: string, next: Answer | null) => {
    const after = new Map(answers);
    if (next === null) after.delete(key);
    else after.set(key, next);
    sign.reset();
    setBegan((before) => (answers.size === 0 ? saved.version : (before ?? saved.version)));
    setAnswers(after);
  };
  const suggested = parameters.filter(
    (each) => isOpen(each) && (each.choices ?? []).length > 0 && !answers.has(each.key),
  );
  const fillFirst = () => {
    const fresh = suggested.map(({ key }): [string, Answer] => [key, { choice: 0, text: '', reason: '' }]);
    sign.reset();
    setBegan((before) => (answers.size === 0 ? saved.version : (before ?? saved.version)));
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
        <fieldset className="filters">
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
      {maySign && open > 0 && answers.size === 0 && <Offers cycle={cycle} isBrief />}
      {sign.error !== null && <Refused error={sign.error} />}
      {sign.data !== undefined && (
        <p className="done" role="status">
          {t.parameters.done(sign.variables?.signatures.length ?? 0)}
        </p>
      )}
      {list.length === 0 && <p className="unclear">{t.parameters.none}</p>}
      <ul className="parameters">
        {list.map((parameter) => (
          <ParameterCard
            key={parameter.key}
            cycle={cycle}
            scheme={scheme}
            parameter={parameter}
            since={versions.get(parameter.key) ?? null}
            answer={answers.get(parameter.key) ?? null}
            fault={isChecked || answers.get(parameter.key)?.text !== '' ? (faults.get(parameter.key) ?? null) : null}
            lacksReason={isChecked && given.some(({ key, reason }) => key === parameter.key && reason === '')}
            isMarked={marked === parameter.key}
            onAnswer={maySign ? (next) => answer(parameter.key, next) : null}
          />
        ))}
      </ul>
      {answers.size > 0 && (
        <section className="sign-bar" aria-label={t.parameters.sign}>
          {answers.size > 1 && (
            <label className="field">
              <span>{t.parameters.sharedReason}</span>
              <input className="input" value={sharedReason} onChange={(event) => setSharedReason(event.target.value)} />
            </label>
          )}
          <div className="actions">
            <Button
              type="primary"
              disabled={sign.isPending}
              onClick={() => {
                setChecked(true);
                if (isSound) sign.mutate({ base: began ?? saved.version, signatures: given, answers });
              }}
            >
              {sign.isPending ? t.parameters.signing : t.parameters.signAll(answers.size)}
            </Button>
            <span className="unclear">{t.parameters.asWho(account.title)}</span>
          </div>
        </section>
      )}
    </>
  );
}
