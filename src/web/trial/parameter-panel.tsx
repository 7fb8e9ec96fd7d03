// Trying other policy values (改参数): one of the choices, or other amounts.
import { useState } from 'react';
import { oneLine, showSentence } from '../../domain/display.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import type { Parameter, Scheme } from '../../domain/scheme.ts';
import type { Json } from '../../domain/setting.ts';
import type { Given } from '../../engine/computation.ts';
import { narrow } from '../form/number.ts';
import { usePunctuation } from '../punctuation.ts';
import { recordLanguage, useWords } from '../language.ts';
import { FreeValue } from '../scheme/free-value.tsx';
import { type Answer, faultIn, valueIn } from '../scheme/parameter-value.ts';
import { ProblemWords } from '../state/problem-words.tsx';
import '../scheme/scheme.css';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import { amountsIn, asMeant, type Draft, isAmount, orderedAmounts, withAmount, withEntry } from './draft.ts';

type Props = {
  basis: Given;
  titles: ReadonlyMap<string, string>;
  draft: Draft;
  onChange: (draft: Draft) => void;
};

export function ParameterPanel({ basis, titles, draft, onChange }: Props) {
  const t = useWords({ zh, en });
  const [key, setKey] = useState('');
  const { scheme } = basis;
  const parameter = scheme.parameters.find((each) => each.key === key);
  const set = (value: Json | null) => onChange({ ...draft, parameters: withEntry(draft.parameters, key, value) });
  const now = parameter?.value ?? null;
  return (
    <section className="card" aria-labelledby="parameter-panel">
      <h2 id="parameter-panel">{t.parameters}</h2>
      <select className="select" aria-label={t.parameter} value={key} onChange={({ target }) => setKey(target.value)}>
        <option value="">{t.choose}</option>
        {scheme.parameters.map((each) => (
          <option key={each.key} value={each.key}>
            {oneLine(each.title)}
          </option>
        ))}
      </select>
      {parameter !== undefined && (
        <>
          <p>
            <span className="unclear">{t.now}</span>{' '}
            <span lang={recordLanguage}>
              {now === null ? '—' : showSentence(valueTeller(scheme)(key, valueText(now)))}
            </span>
          </p>
          <Editor
            key={key}
            scheme={scheme}
            parameter={parameter}
            titles={titles}
            tried={draft.parameters.get(key) ?? null}
            onChange={set}
          />
        </>
      )}
    </section>
  );
}

/** No value is written so. */
const other = 'other value';

type EditorProps = {
  scheme: Scheme;
  parameter: Parameter;
  titles: ReadonlyMap<string, string>;
  tried: Json | null;
  onChange: (value: Json | null) => void;
};

function Editor({ scheme, parameter, titles, tried, onChange }: EditorProps) {
  const t = useWords({ zh, en });
  const { pair } = usePunctuation();
  const [isOther, setOther] = useState(false);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const choices = parameter.choices ?? [];
  if (choices.length > 0)
    return (
      <>
        <select
          className="select"
          aria-label={pair(t.tried, oneLine(parameter.title))}
          value={isOther ? other : tried === null ? '' : JSON.stringify(tried)}
          onChange={({ target }) => {
            const chosen = choices.find(({ value }) => JSON.stringify(value) === target.value);
            setOther(target.value === other);
            onChange(chosen?.value ?? null);
          }}
        >
          <option value="">{t.choose}</option>
          {choices.map(({ value, title }) => (
            <option key={title} value={JSON.stringify(value)}>
              {title}
            </option>
          ))}
          <option value={other}>{t.other}</option>
        </select>
        {isOther && <Free scheme={scheme} parameter={parameter} tried={tried} onChange={onChange} />}
      </>
    );
  const amounts = amountsIn(parameter.value);
  if (amounts === null) return <Free scheme={scheme} parameter={parameter} tried={tried} onChange={onChange} />;
  const set = (part: string, text: string) => {
    const said = narrow(text);
    const now = new Map(typed).set(part, text);
    setTyped(now);
    const isEmpty = said === '' && Object.keys(amounts).every((each) => (now.get(each) ?? '').trim() === '');
    if (isEmpty) onChange(null);
    // A part that is emptied is as it was.
    else if (said === '') onChange(withAmount(tried ?? parameter.value, part, amounts[part] ?? ''));
    else if (isAmount(said)) onChange(withAmount(tried ?? parameter.value, part, asMeant(amounts[part] ?? '', said)));
  };
  return (
    <table className="trial-table">
      <tbody>
        {orderedAmounts(scheme, amounts).map(([part, value]) => {
          const own = typed.get(part);
          // Taken back elsewhere on the page: only what is no number yet is still being typed.
          const isStale = tried === null && own !== undefined && isAmount(own.trim());
          const changed = amountsIn(tried)?.[part];
          const text = isStale ? '' : (own ?? (changed === value ? '' : (changed ?? '')));
          const said = narrow(text);
          const read = isAmount(said) ? asMeant(value, said) : said;
          const title = part === '' ? oneLine(parameter.title) : (titles.get(part) ?? part);
          return (
            <tr key={part}>
              <th scope="row">{title}</th>
              <td className="digits">{value}</td>
              <td>
                <input
                  className="input"
                  aria-label={pair(t.tried, title)}
                  aria-invalid={text !== '' && !isAmount(text.trim())}
                  value={text}
                  onChange={({ target }) => set(part, target.value)}
                />
                {text !== '' && !isAmount(text.trim()) && <small className="field-fault">{t.invalid}</small>}
                {read !== said && <small>{t.readAs(read)}</small>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Any value, by the form in which it would be signed: what the scheme would not take is not tried. */
function Free({ scheme, parameter, tried, onChange }: Omit<EditorProps, 'titles'>) {
  const { key, value: now } = parameter;
  const [answer, setAnswer] = useState<Answer>(() => {
    const value = tried ?? now;
    return { choice: 'own', text: value === null ? '' : valueText(value), reason: '', seen: parameter };
  });
  const said = valueIn(scheme, key, answer);
  const fault = said === undefined ? null : faultIn(scheme, key, said);
  return (
    <FreeValue
      scheme={scheme}
      parameter={parameter}
      answer={answer}
      fault={fault === null ? null : <ProblemWords problem={fault} />}
      onAnswer={(next) => {
        setAnswer(next);
        const value = valueIn(scheme, key, next);
        const isFit = value !== undefined && faultIn(scheme, key, value) === null;
        onChange(isFit && valueText(value) !== (now === null ? '' : valueText(now)) ? value : null);
      }}
    />
  );
}
