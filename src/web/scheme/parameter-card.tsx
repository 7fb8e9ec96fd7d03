// One parameter (参数): its question, where it is used, how it stands, and an answer to sign.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useMemo, type ReactNode } from 'react';
import { showSentence, wholeLabelOf } from '../../domain/display.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import type { Words } from '../../domain/operation-form/words.ts';
import { isOpen, type Node, type Parameter, type Scheme } from '../../domain/scheme.ts';
import { placeWords } from '../../domain/source.ts';
import { fieldFor } from '../../engine/operation-form/parameter-field.ts';
import { recordLanguage, useBoth } from '../language.ts';
import { Field } from '../form/field.tsx';
import { CutName, NodeName } from '../node-name.tsx';
import { addressOf } from '../pages.ts';
import { instantText } from '../../domain/instant.ts';
import { useInSight } from '../state/in-sight.ts';
import { LongList } from '../state/long-list.tsx';
import { FreeValue } from './free-value.tsx';
import { adjustableIn, type Answer, formFor, usersOf } from './parameter-value.ts';
import { usePunctuation } from '../punctuation.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  cycle: string;
  scheme: Scheme;
  parameter: Parameter;
  since: { at: string; version: number } | null;
  answer: Answer | null;
  fault: ReactNode;
  lacksReason: boolean;
  /** Somebody else answered after this answer began. */
  isOvertaken: boolean;
  isMarked: boolean;
  /** Of a long list only those in sight are drawn. */
  isAmongMany: boolean;
  /** Null: the account may not sign. */
  onAnswer: ((answer: Answer | null) => void) | null;
};

export function ParameterCard(props: Props) {
  const { parameter, answer, isMarked, isAmongMany } = props;
  const { place, isDrawn, style } = useInSight<HTMLLIElement>(!isAmongMany || answer !== null, 190);
  return (
    <li
      ref={place}
      className={isMarked ? 'card parameter is-marked' : 'card parameter'}
      style={style}
      data-parameter={parameter.key}
      tabIndex={-1}
    >
      {isDrawn && <Content {...props} />}
    </li>
  );
}

function Content(props: Props) {
  const both = useBoth();
  const t = useSchemeWords();
  const { cycle, scheme, parameter, answer, isOvertaken, onAnswer } = props;
  const users = useMemo(() => usersOf(scheme, parameter.key), [scheme, parameter.key]);
  const rule = useMemo(() => fieldFor(scheme, parameter.key)?.rule ?? null, [scheme, parameter.key]);
  const begin = () => {
    const at = parameter.choices?.findIndex(({ value }) => valueText(value) === valueText(parameter.value)) ?? -1;
    const text = parameter.value === null || at >= 0 ? '' : valueText(parameter.value);
    const isFree = text !== '' || (parameter.choices ?? []).length === 0;
    onAnswer?.({ choice: isFree ? 'own' : at >= 0 ? at : null, text, reason: '', seen: parameter });
  };
  const state = isOpen(parameter) ? 'question' : 'note';
  return (
    <>
      <h3>
        <span className={`severity is-${state}`}>
          {isOpen(parameter)
            ? t.parameters.filters.open
            : parameter.signer === null
              ? t.parameters.filters.stated
              : t.parameters.filters.signed}
        </span>{' '}
        <CutName label={parameter.title} whole={wholeTitle(parameter.title, users)} />
      </h3>
      <State {...props} />
      <Users cycle={cycle} users={users} rule={rule} />
      {parameter.source !== null && <p className="unclear">{both(placeWords(parameter.source))}</p>}
      {answer === null
        ? onAnswer !== null && (
            <Button onClick={begin}>{isOpen(parameter) ? t.parameters.sign : t.parameters.change}</Button>
          )
        : onAnswer !== null && (
            <>
              {isOvertaken && (
                <div className="notice is-waiting" role="alert">
                  <p>{t.parameters.overtaken}</p>
                  <div className="actions">
                    <Button onClick={() => onAnswer({ ...answer, seen: parameter })}>{t.parameters.signOver}</Button>
                    <Button onClick={() => onAnswer(null)}>{t.parameters.leaveTheirs}</Button>
                  </div>
                </div>
              )}
              <AnswerForm {...props} answer={answer} onAnswer={onAnswer} />
            </>
          )}
    </>
  );
}

/** The question with the names of its rows in full. */
const wholeTitle = (title: string, users: readonly Node[]): string =>
  users
    .filter((node) => node.title.endsWith('…'))
    .reduce((words, node) => words.replaceAll(node.title, wholeLabelOf({ ...node, number: null })), title);

const fewUsers = 3;

/** The rows that read it, each a way there; many of them only when they are asked for. */
function Users({ cycle, users, rule }: { cycle: string; users: readonly Node[]; rule: Words | null }) {
  const t = useSchemeWords();
  const say = useBoth();
  if (users.length === 0)
    return <p className="unclear">{rule === null ? t.parameters.nowhere : t.parameters.usedInRule(say(rule))}</p>;
  const linkTo = (node: Node) => (
    <Link
      key={node.id}
      className="used-in"
      to={addressOf('scheme-tree', { cycle })}
      hash={encodeURIComponent(node.id)}
      hashScrollIntoView={false}
    >
      <NodeName node={node} />
    </Link>
  );
  if (users.length <= fewUsers)
    return (
      <p className="unclear">
        {t.parameters.usedIn} {users.map(linkTo)}
      </p>
    );
  return (
    <details>
      <summary>{t.parameters.usedInMany(users.length)}</summary>
      <LongList tag="ul" className="plain-list" items={users} keyOf={({ id }) => id}>
        {linkTo}
      </LongList>
    </details>
  );
}

function State({ scheme, parameter, since }: Props) {
  const t = useSchemeWords();
  const { pair } = usePunctuation();
  const words = useMemo(
    () =>
      parameter.value === null ? '' : showSentence(valueTeller(scheme)(parameter.key, valueText(parameter.value))),
    [scheme, parameter],
  );
  if (isOpen(parameter))
    return (
      <>
        <p>{t.parameters.stateOpen}</p>
        {words !== '' && <p>{pair(t.parameters.proposal, words)}</p>}
      </>
    );
  const { signer, reason, source } = parameter;
  return (
    <dl className="parameter-state">
      <dt>{t.parameters.value}</dt>
      <dd lang={recordLanguage}>{words}</dd>
      <dt>{signer === null ? t.parameters.stateStated : t.parameters.stateSigned(signer)}</dt>
      <dd>
        {signer === null ? (source?.words ?? '') : t.parameters.assumption}
        {signer !== null && since !== null && (
          <span className="unclear"> · {t.parameters.signedAt(instantText(since.at), since.version)}</span>
        )}
      </dd>
      {reason !== null && (
        <>
          <dt>{t.parameters.reason}</dt>
          <dd>{reason}</dd>
        </>
      )}
    </dl>
  );
}

type FormProps = Props & { answer: Answer; onAnswer: (answer: Answer | null) => void };

function AnswerForm({ scheme, parameter, answer, fault, lacksReason, onAnswer }: FormProps) {
  const t = useSchemeWords();
  const name = useId();
  const choices = parameter.choices ?? [];
  const form = useMemo(() => formFor(scheme, parameter.key), [scheme, parameter.key]);
  const begun = adjustableIn(form, parameter, answer);
  return (
    <div className="form answer">
      {choices.length > 0 && (
        <fieldset>
          <legend>{t.parameters.answer}</legend>
          {choices.map(({ title }, at) => (
            <label key={title} className="choice">
              <input
                type="radio"
                name={name}
                checked={answer.choice === at}
                onChange={() => onAnswer({ ...answer, choice: at })}
              />
              {title}
            </label>
          ))}
          <label className="choice">
            <input
              type="radio"
              name={name}
              checked={answer.choice === 'own'}
              onChange={() => onAnswer({ ...answer, choice: 'own' })}
            />
            {t.parameters.other}
          </label>
        </fieldset>
      )}
      {(answer.choice === 'own' || begun !== null) && (
        <FreeValue
          scheme={scheme}
          parameter={parameter}
          answer={begun === null ? answer : { ...answer, text: JSON.stringify(begun) }}
          fault={fault}
          onAnswer={(next) => onAnswer({ ...next, choice: 'own' })}
        />
      )}
      {answer.choice !== 'own' && begun === null && fault !== null && <p className="field-fault">{fault}</p>}
      <Field
        label={t.parameters.reason}
        hint={t.parameters.reasonHint}
        fault={lacksReason ? t.parameters.reasonMissing : null}
      >
        {(field) => (
          <input
            {...field}
            className="input"
            maxLength={1000}
            value={answer.reason}
            onChange={(event) => onAnswer({ ...answer, reason: event.target.value })}
          />
        )}
      </Field>
      <div>
        <Button onClick={() => onAnswer(null)}>{t.parameters.close}</Button>
      </div>
    </div>
  );
}
