// The fields of the three kinds of facts (表单字段): adjustments, figures, and the table of a tally.
import { Button } from 'antd';
import { figuresRead } from '../../domain/operation-reads.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Field } from '../form/field.tsx';
import { numberIn } from '../form/number.ts';
import { useWords } from '../language.ts';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { fieldsOf, isCount, levelsOf, lineFault, type Values, vetoCases, votesIn } from './values.ts';

type Props = { plan: Plan; node: PlannedNode; values: Values; onChange: (values: Values) => void };
type TextKey = keyof Values['texts'];

const amounts: readonly TextKey[] = ['points', 'share', 'value'];
const wholes: readonly TextKey[] = ['rank', 'ranked', 'tied', 'bodies'];

function TextField({
  name,
  values,
  onChange,
  choices,
}: Omit<Props, 'plan' | 'node'> & { name: TextKey; choices?: readonly string[] }) {
  const t = useWords({ zh, en }).form;
  const text = values.texts[name];
  const set = (next: string) => onChange({ ...values, texts: { ...values.texts, [name]: next } });
  const label = t[name === 'period' ? 'key' : name];
  const hint = name === 'matter' ? t.matterHint : name === 'incident' ? t.incidentHint : undefined;
  const isWrong =
    text.trim() !== '' &&
    ((amounts.includes(name) && numberIn(text) === null) || (wholes.includes(name) && !isCount(text)));
  const dayFault = useDayFault(name === 'date' ? text : '');
  const fault = isWrong ? (amounts.includes(name) ? t.notANumber : t.notACount) : dayFault;
  return (
    <Field label={label} fault={fault} {...(hint === undefined ? {} : { hint })}>
      {(ties) =>
        choices !== undefined ? (
          <select {...ties} className="select" value={text} onChange={({ target }) => set(target.value)}>
            <option value="">{t.none}</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : name === 'evidence' ? (
          <textarea
            {...ties}
            className="input fact-lines"
            rows={2}
            value={text}
            onChange={({ target }) => set(target.value)}
          />
        ) : name === 'date' ? (
          <DayInput ties={ties} value={text} onChange={set} />
        ) : (
          <input
            {...ties}
            className="input"
            inputMode={amounts.includes(name) ? 'decimal' : wholes.includes(name) ? 'numeric' : 'text'}
            value={text}
            onChange={({ target }) => set(target.value)}
          />
        )
      }
    </Field>
  );
}

export function AdjustmentFields({ plan, node, values, onChange }: Props) {
  const levels = values.isVeto ? vetoCases(plan) : levelsOf(node);
  return (
    <div className="fact-fields">
      {fieldsOf(node, values.isVeto).map((name) => (
        <TextField
          key={name}
          name={name}
          values={values}
          onChange={onChange}
          {...(name === 'level' && levels !== null ? { choices: levels } : {})}
        />
      ))}
      <TextField name="evidence" values={values} onChange={onChange} />
    </div>
  );
}

export function FigureFields({ plan, node, values, onChange }: Props) {
  const t = useWords({ zh, en }).form;
  const reads = figuresRead(node.operation, plan.scheme.cycle ?? '');
  const levels = levelsOf(node);
  const { key, period } = values.texts;
  return (
    <div className="fact-fields">
      <Field label={t.key}>
        {(ties) => (
          <select
            {...ties}
            className="select"
            value={JSON.stringify({ key, period })}
            onChange={({ target }) =>
              onChange({
                ...values,
                texts: { ...values.texts, ...(JSON.parse(target.value) as { key: string; period: string }) },
              })
            }
          >
            {reads.map((read) => (
              <option key={JSON.stringify(read)} value={JSON.stringify({ key: read.key, period: read.period })}>
                {read.key} · {read.period}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!values.isNotApplicable && levels !== null && (
        <TextField name="level" values={values} onChange={onChange} choices={levels} />
      )}
      {!values.isNotApplicable && levels === null && <TextField name="value" values={values} onChange={onChange} />}
      <label className="fact-check">
        <input
          type="checkbox"
          checked={values.isNotApplicable}
          onChange={({ target }) => onChange({ ...values, isNotApplicable: target.checked })}
        />
        {t.notApplicable}
      </label>
      <TextField name="reason" values={values} onChange={onChange} />
      <TextField name="evidence" values={values} onChange={onChange} />
    </div>
  );
}

export function TallyFields({ node, values, onChange }: Props) {
  const t = useWords({ zh, en }).form;
  const { operation } = node;
  const group = ('voterGroup' in operation ? operation.voterGroup : null) ?? null;
  const channel = ('channel' in operation ? operation.channel : null) ?? null;
  const change = (at: number, part: Partial<Values['counts'][number]>) =>
    onChange({
      ...values,
      counts: values.counts.map((count, index) => (index === at ? { ...count, ...part } : count)),
    });
  const total = votesIn(values.counts).reduce((sum, [, votes]) => sum + votes, 0);
  const faultOf = (line: Values['counts'][number]) => lineFault(values.counts, line);
  const [fault] = values.counts.flatMap((line) => faultOf(line) ?? []);
  return (
    <>
      <table className="fact-tally">
        <caption>{t.place(group, channel)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.answer}</th>
            <th scope="col">{t.votes}</th>
          </tr>
        </thead>
        <tbody>
          {values.counts.map((count, at) => (
            <tr key={count.line}>
              <td>
                <input
                  className="input"
                  aria-label={`${t.answer} ${at + 1}`}
                  aria-invalid={faultOf(count) === 'answerMissing' || faultOf(count) === 'answerTwice'}
                  value={count.answer}
                  onChange={({ target }) => change(at, { answer: target.value })}
                />
              </td>
              <td>
                <input
                  className="input digits"
                  aria-label={`${count.answer} ${t.votes}`}
                  aria-invalid={faultOf(count) === 'notACount'}
                  inputMode="numeric"
                  value={count.votes}
                  onChange={({ target }) => change(at, { votes: target.value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td className="digits">{total}</td>
          </tr>
        </tfoot>
      </table>
      {fault !== undefined && (
        <p className="field-fault" role="alert">
          {t[fault]}
        </p>
      )}
      <div className="actions">
        <Button
          onClick={() =>
            onChange({ ...values, counts: [...values.counts, { line: values.counts.length, answer: '', votes: '' }] })
          }
        >
          {t.addAnswer}
        </Button>
      </div>
      <TextField name="evidence" values={values} onChange={onChange} />
    </>
  );
}
