// Where the paper is named that orders a change (调整依据): shown only once the scheme is issued.
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { useOrder } from './order.ts';
import './order.css';

/** `isChecked`: somebody tried to save without it. */
export function OrderFields({ cycle, isChecked = false }: { cycle: string; isChecked?: boolean }) {
  const t = useWords({ zh, en }).order;
  const { isNeeded, typed, type } = useOrder(cycle);
  const dayFault = useDayFault(typed.on);
  if (!isNeeded) return null;
  return (
    <fieldset className="order">
      <legend>{t.title}</legend>
      <p>{t.why}</p>
      <Field label={t.number} fault={isChecked && typed.number.trim() === '' ? t.numberMissing : null}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            maxLength={100}
            value={typed.number}
            onChange={({ target }) => type({ number: target.value })}
          />
        )}
      </Field>
      <Field label={t.on} fault={dayFault ?? (isChecked && typed.on.trim() === '' ? t.onMissing : null)}>
        {(ties) => <DayInput ties={ties} value={typed.on} onChange={(on) => type({ on })} />}
      </Field>
      <Field label={t.name}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            maxLength={200}
            value={typed.title}
            onChange={({ target }) => type({ title: target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
