// A text of a row (项的文字): typed in place, and taken into the draft when it is left.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Field } from '../form/field.tsx';
import { Overtaken } from './overtaken.tsx';
import { typedMark } from './typed-sight.ts';
import { type TypedPlace, useTyped } from './typed.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  place: TypedPlace;
  label: string;
  value: string | null;
  isFixed: boolean;
  isLong?: boolean;
  /** What to say where nothing is written; null: nothing may stand there. */
  missing?: string | null;
  /** Null where it cannot be taken: then it stays typed. */
  onSave: (text: string | null) => unknown;
};

const writtenIn = (text: unknown): string | null => (typeof text === 'string' && text.trim() !== '' ? text : null);

/** What is the same is no edit. What was typed before a reload, or was changed by somebody else meanwhile, is asked about first. */
export function TextField({ place, label, value, isFixed, isLong = false, missing = null, onSave }: Props) {
  const t = useSchemeWords();
  const now = value ?? '';
  const field = useTyped(place, now);
  const { typed } = field;
  const text = typeof typed?.value === 'string' ? typed.value : now;
  const isMissing = missing !== null && writtenIn(text) === null;
  const take = () => {
    const last = field.current();
    if (last === null) return;
    const next = writtenIn(last.value);
    const isRefused = last.overtaken.length > 0 || (missing !== null && next === null);
    if (next === value || (!isRefused && onSave(next) !== null)) field.forget();
    else field.leave();
  };
  const leave = () => {
    if (!isFixed && field.current()?.isLeft === false) take();
  };
  const leaving = useRef({ leave, stay: field.leave });
  useEffect(() => {
    leaving.current = { leave, stay: field.leave };
  });
  // The back button takes the focus away without a word; what is typed already when the field appears waits for a word.
  useEffect(() => {
    leaving.current.stay();
    return () => leaving.current.leave();
  }, []);
  if (isFixed)
    return (
      <div className="field">
        <h3>{label}</h3>
        <p className="node-text">{value ?? t.node.nothing}</p>
      </div>
    );
  return (
    <div {...typedMark(place.node, typed?.isLeft === true)}>
      <Field label={label} fault={isMissing ? missing : null}>
        {(ties) => {
          const same = { ...ties, value: text, onBlur: leave };
          return isLong ? (
            <textarea
              {...same}
              className="input node-area"
              rows={Math.min(8, Math.max(2, Math.ceil(text.length / 28)))}
              onChange={(event) => field.type(event.target.value)}
            />
          ) : (
            <input {...same} className="input" onChange={(event) => field.type(event.target.value)} />
          );
        }}
      </Field>
      <Overtaken typed={field} titleOf={() => null} wordsOf={() => value ?? t.node.nothing} />
      {typed?.isLeft === true && typed.overtaken.length === 0 && (
        <div className="actions">
          <span className="unclear">{t.draft.textLeft}</span>
          <Button size="small" aria-label={`${t.draft.takeText} ${label}`} disabled={isMissing} onClick={take}>
            {t.draft.takeText}
          </Button>
          <Button size="small" aria-label={`${t.draft.dropText} ${label}`} onClick={field.forget}>
            {t.draft.dropText}
          </Button>
        </div>
      )}
    </div>
  );
}
