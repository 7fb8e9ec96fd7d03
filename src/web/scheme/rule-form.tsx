// Rules of the whole scheme or of a row (规则表单): read at a glance, opened to be changed together.
import { Button } from 'antd';
import { useState } from 'react';
import type { FormField } from '../../domain/operation-form/form.ts';
import { recordLanguage, useBoth } from '../language.ts';
import { FieldsForm } from './operation-fields.tsx';
import { isRecord, type Known } from './operation-value.ts';
import { Overtaken } from './overtaken.tsx';
import { typedMark } from './typed-sight.ts';
import { type TypedPlace, useTyped } from './typed.ts';
import { useSchemeWords } from './words.ts';

type Written = Record<string, unknown>;
type Props = {
  title: string;
  /** Where it is kept while it is written. */
  place: TypedPlace;
  fields: readonly FormField[];
  value: Written;
  known: Known;
  mayEdit: boolean;
  /** What a field says now. */
  wordsOf: (key: string) => string;
  /** Null where what is written is no rule; else takes what changed, and answers whether the form is done. */
  parse: (written: Written) => (() => boolean) | null;
};

export function RuleForm({ title, place, fields, value, known, mayEdit, wordsOf, parse }: Props) {
  const t = useSchemeWords();
  const say = useBoth();
  const [asks, setAsks] = useState(false);
  const field = useTyped(place, value);
  const written: Written | null = isRecord(field.typed?.value) ? field.typed.value : asks ? value : null;
  const isOvertaken = (field.typed?.overtaken.length ?? 0) > 0;
  const titles = new Map(fields.map(({ key, words }) => [key, say(words)]));
  const close = () => {
    field.forget();
    setAsks(false);
  };
  const take = written === null ? null : parse(written);
  return (
    <section className="operation rules" aria-label={title} {...typedMark(place.node, field.typed !== null)}>
      <h3>{title}</h3>
      {written === null || !mayEdit ? (
        <>
          <dl className="rule-state">
            {fields.map(({ key, words }) => (
              <div key={key}>
                <dt>{say(words)}</dt>
                {value[key] === null ? <dd>{t.rules.none}</dd> : <dd lang={recordLanguage}>{wordsOf(key)}</dd>}
              </div>
            ))}
          </dl>
          {mayEdit && <Button onClick={() => setAsks(true)}>{t.rules.change}</Button>}
        </>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isOvertaken && take?.() === true) close();
          }}
        >
          <FieldsForm fields={fields} value={written} known={known} onChange={field.type} />
          <Overtaken typed={field} titleOf={(key) => titles.get(key) ?? key} wordsOf={wordsOf} />
          {take === null && <p role="status">{t.rules.incomplete}</p>}
          <div className="actions">
            <Button type="primary" htmlType="submit" disabled={take === null || isOvertaken}>
              {t.rules.apply}
            </Button>
            <Button onClick={close}>{t.tree.cancel}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
