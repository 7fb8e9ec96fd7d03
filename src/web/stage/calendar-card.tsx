// The calendar of a year (考评日程): its days with how far they are, and the form that sets them.
import { Button } from 'antd';
import { useState } from 'react';
import type { StageReply } from '../../api/stage.ts';
import { CalendarDay, calendarDays } from '../../domain/calendar.ts';
import { daysBetween } from '../../domain/day.ts';
import { hasReached } from '../../domain/stage.ts';
import { dayIn } from '../form/day.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Field } from '../form/field.tsx';
import { today } from '../instant.ts';
import { useBoth, useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { Refused } from '../state/refused.tsx';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { useDeed } from './query.ts';

type Props = { cycle: string; view: StageReply };

export function CalendarCard({ cycle, view }: Props) {
  const t = useWords({ zh, en }).calendar;
  const both = useBoth();
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  const { calendar } = view;
  return (
    <section className="card" aria-labelledby="calendar">
      <h2 id="calendar">{t.title}</h2>
      <p className="unclear">{t.why}</p>
      {isEdited ? (
        <Form cycle={cycle} view={view} onClose={() => setEdited(false)} />
      ) : (
        <>
          <dl className="calendar-days">
            {CalendarDay.options.map((day) => {
              const set = calendar[day];
              return (
                <div key={day}>
                  <dt>{both(calendarDays[day])}</dt>
                  <dd>
                    {set ?? t.none}{' '}
                    {set !== null && <span className="list-note">{t.left(daysBetween(today(), set))}</span>}
                  </dd>
                </div>
              );
            })}
          </dl>
          {may('calendar:edit') && (
            <div className="actions">
              <Button onClick={() => setEdited(true)}>{t.edit}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

type Typed = Record<CalendarDay, string>;

function Form({ cycle, view, onClose }: Props & { onClose: () => void }) {
  const t = useWords({ zh, en }).calendar;
  const [typed, setTyped] = useState<Typed>(
    () => Object.fromEntries(CalendarDay.options.map((day) => [day, view.calendar[day] ?? ''])) as Typed,
  );
  // What one looked at when one began: a change of somebody else is a conflict, not undone.
  const [base] = useState(view.calendarVersion);
  const deed = useDeed(cycle);
  const isWrong = CalendarDay.options.some((day) => typed[day].trim() !== '' && dayIn(typed[day]) === null);
  const save = () => {
    const calendar = Object.fromEntries(CalendarDay.options.map((day) => [day, dayIn(typed[day])]));
    deed.mutate([{ rest: 'calendar', method: 'PUT', body: { base, calendar } }], { onSuccess: onClose });
  };
  return (
    <form
      className="calendar-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) save();
      }}
    >
      {CalendarDay.options.map((day) => (
        <DayField
          key={day}
          day={day}
          text={typed[day]}
          isFixed={day === 'closesOn' && hasReached(view.stage, 'marking')}
          onText={(text) => setTyped((before) => ({ ...before, [day]: text }))}
        />
      ))}
      {deed.error !== null && <Refused error={deed.error} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={deed.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

type DayProps = { day: CalendarDay; text: string; isFixed: boolean; onText: (text: string) => void };

function DayField({ day, text, isFixed, onText }: DayProps) {
  const t = useWords({ zh, en }).calendar;
  const both = useBoth();
  const fault = useDayFault(text);
  if (isFixed)
    return (
      <div className="field">
        <b>{both(calendarDays[day])}</b>
        <p className="field-hint">
          {text === '' ? t.none : text} {t.fixed}
        </p>
      </div>
    );
  return (
    <Field label={both(calendarDays[day])} fault={fault}>
      {(ties) => <DayInput ties={ties} value={text} onChange={onText} />}
    </Field>
  );
}
