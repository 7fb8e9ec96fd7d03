// A value of a parameter that is none of the suggested ones (另定取值): by the form of its place, or typed.
import { type ReactNode, useMemo } from 'react';
import { valueFrom } from '../../domain/policy-value.ts';
import type { Parameter, Scheme } from '../../domain/scheme.ts';
import { Field } from '../form/field.tsx';
import { useBoth } from '../language.ts';
import { Chooser, ShapeInput } from './operation-fields.tsx';
import { type Answer, begunIn, exampleText, formFor } from './parameter-value.ts';
import { useSchemeWords } from './words.ts';

type FreeProps = {
  scheme: Scheme;
  parameter: Parameter;
  fault: ReactNode;
  answer: Answer;
  onAnswer: (answer: Answer) => void;
};

/** What has a form of its own is filled in there; a number or a word is typed. */
export function FreeValue({ scheme, parameter, answer, fault, onAnswer }: FreeProps) {
  const t = useSchemeWords();
  const say = useBoth();
  const example = exampleText(scheme, parameter.key);
  const form = useMemo(() => formFor(scheme, parameter.key), [scheme, parameter.key]);
  if (form !== null) {
    const { shape, name, known, empty } = form;
    const begun = begunIn(form, valueFrom(example));
    const isEmpty = answer.text === 'none';
    const options = [{ value: 'written', title: t.operation.written }];
    if (empty !== null) options.push({ value: 'none', title: say(empty) });
    return (
      <fieldset className="operation-field">
        <legend>{t.parameters.value}</legend>
        {empty !== null && (
          <Chooser
            label={`${t.parameters.value} ${t.operation.how}`}
            value={answer.text === '' ? '' : isEmpty ? 'none' : 'written'}
            options={options}
            onChange={(how) => onAnswer({ ...answer, text: how === 'none' ? how : JSON.stringify(begun) })}
          />
        )}
        {(empty === null || (answer.text !== '' && !isEmpty)) && (
          <ShapeInput
            shape={shape}
            name={name}
            label={t.parameters.value}
            known={known}
            value={answer.text === '' ? begun : valueFrom(answer.text)}
            // In the order in which it is written: rows stay under the hand.
            onChange={(next) => onAnswer({ ...answer, text: typeof next === 'string' ? next : JSON.stringify(next) })}
          />
        )}
        {fault !== null && <p className="field-fault">{fault}</p>}
      </fieldset>
    );
  }
  return (
    <Field label={t.parameters.value} hint={t.parameters.otherHint(example)} fault={fault}>
      {(field) => (
        <textarea
          {...field}
          className="input node-area"
          rows={example.length > 30 ? 4 : 1}
          value={answer.text}
          onChange={(event) => onAnswer({ ...answer, text: event.target.value })}
        />
      )}
    </Field>
  );
}
