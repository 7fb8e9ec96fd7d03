// The parameters of the scheme (方案：参数): every open question, who answered which and why, and signing several at once.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { SchemeReply } from '../../api/scheme.ts';
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import { isOpen, type Parameter } from '../../domain/scheme.ts';
import { request } from '../fetch.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Restored } from '../form/restored.tsx';
import { Offers } from '../import/offers.tsx';
import { queries } from '../query.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { OpenNow } from '../stage/open-now.tsx';
import { orderFor } from '../stage/order.ts';
import { longFrom } from '../state/long.ts';
import { ProblemWords } from '../state/problem-words.tsx';
import { useMarked } from '../hash.ts';
import { type AnswersByKey, useAnswers } from './answers.ts';
import type { Editor } from './editor.ts';
import { acceptSigned } from './save.ts';
import { SchemeFrame } from './frame.tsx';
import { NotSaved } from './not-saved.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { type Answer, exampleText, faultIn, isBegunOnly, isOvertaken, lackOf, valueIn } from './parameter-value.ts';
import { answersQuery, pathOf } from './query.ts';
import { SignBar } from './sign-bar.tsx';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="parameters">{(editor) => <Parameters editor={editor} />}</SchemeFrame>;

const filters = ['open', 'signed', 'stated', 'all'] as const;
type Filter = (typeof filters)[number];

const stateOf = (parameter: Parameter): Filter =>
  isOpen(parameter) ? 'open' : parameter.signer === null ? 'stated' : 'signed';

type Signing = {
  base: number;
  answers: AnswersByKey;
  signatures: { key: string; value: unknown; reason: string }[];
  despiteFacts?: boolean;
};

/** What was answered or changed while others were being signed, now on top of those. */
function answersLeft(now: AnswersByKey, sent: AnswersByKey, parameters: readonly Parameter[]): AnswersByKey {
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
  const { answers, sharedReason, change, setSharedReason } = useAnswers(cycle);
  const [hadAnswers] = useState(answers.size > 0);
  /** Keys of the answers that were to be signed when it did not work: what is opened later is not wrong yet. */
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
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
    const problem = value === undefined ? null : faultIn(scheme, key, value);
    const found = problem === null ? null : <ProblemWords problem={problem} />;
    const fault =
      value === undefined ? t.parameters.lacks[lackOf(scheme, key, answer)](exampleText(scheme, key)) : found;
    return [
      { key, value, reason, fault, isBegunOnly: isBegunOnly(answer), isOvertaken: isOvertaken(parameter, answer) },
    ];
  });
  const givenTo = new Map(given.map((each) => [each.key, each]));
  const said = given.filter((each) => !each.isBegunOnly);
  // Where nothing at all is chosen, that is what is wrong.
  const wrong = (said.length > 0 ? said : given).find(
    (each) => each.fault !== null || each.reason === '' || each.isOvertaken,
  );
  const answered = said.reduce((now, { key, value, reason }) => {
    const edited = editScheme(now, { type: 'parameter', key, value: value ?? null, signer: account.title, reason });
    return 'problem' in edited ? now : edited.scheme;
  }, scheme);
  const sign = useMutation({
    mutationFn: ({ answers: _answers, ...sent }: Signing) =>
      request<SchemeReply>('POST', pathOf(cycle, 'parameters'), { ...sent, ...orderFor(cycle) }),
    onSuccess: async (reply, { base, answers: sent }) => {
      change((now) => answersLeft(now, sent, reply.scheme.parameters));
      setTried(new Set());
      await acceptSigned(account.id, cycle, base, reply);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['scheme', cycle] }),
  });
  const answer = (key: string, next: Answer | null) => {
    if (!sign.isPending) sign.reset();
    if (next === null) setTried((before) => new Set([...before].filter((each) => each !== key)));
    change((now) => {
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
    change((now) => new Map([...now, ...fresh]));
  };
  return (
    <>
      <LeaveGuard isUnsaved={given.length > 0} why={t.parameters.leave} />
      {hadAnswers && given.length > 0 && <Restored onAnew={() => change(() => new Map())} />}
      <section className="card parameters-head">
        <h2>{open === 0 ? t.parameters.allDone : t.parameters.open(open)}</h2>
        {open === 0 && <OpenNow cycle={cycle} />}
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
              fault={tried.has(key) || answers.get(key)?.text !== '' ? (own?.fault ?? null) : null}
              lacksReason={tried.has(key) && own?.reason === ''}
              isOvertaken={own?.isOvertaken === true}
              isMarked={marked === key}
              isAmongMany={list.length > longFrom}
              onAnswer={maySign ? (next) => answer(key, next) : null}
            />
          );
        })}
      </ul>
      {given.length > 0 && (
        <SignBar
          cycle={cycle}
          base={saved.version}
          scheme={answered}
          count={given.filter(({ value }) => value !== undefined).length}
          sharedReason={sharedReason}
          isSigning={sign.isPending}
          onReason={setSharedReason}
          onSign={() => {
            if (wrong !== undefined) {
              setTried(new Set(given.map(({ key }) => key)));
              return showCard(wrong.key);
            }
            const signatures = said.map(({ key, value, reason }) => ({ key, value, reason }));
            const sent = new Map([...answers].filter(([, each]) => !isBegunOnly(each)));
            return sign.mutate({ base: saved.version, answers: sent, signatures });
          }}
        />
      )}
    </>
  );
}
