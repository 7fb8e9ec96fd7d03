// Where a person belongs (所在单位和科室): two lists, the second of the first's sections.
import type { Entry } from '../body/directory.ts';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { account as en } from '../words/en/account.ts';
import { account as zh } from '../words/zh/account.ts';

export type Place = { title: string; body: string | null; section: string | null };
type Props = { place: Place; bodies: readonly Entry[]; isChecked: boolean; onChange: (place: Place) => void };

export function PlaceFields({ place, bodies, isChecked, onChange }: Props) {
  const t = useWords({ zh, en });
  const offered = bodies.filter(({ id, retiredAt }) => retiredAt === null || id === place.body);
  const sections = bodies.find(({ id }) => id === place.body)?.sections ?? [];
  const orNull = (value: string) => (value === '' ? null : value);
  return (
    <>
      <Field label={t.person} fault={isChecked && place.title.trim() === '' ? t.personMissing : null}>
        {(field) => (
          <input
            {...field}
            className="input"
            autoComplete="off"
            value={place.title}
            onChange={(event) => onChange({ ...place, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.body}>
        {(field) => (
          <select
            {...field}
            className="select"
            value={place.body ?? ''}
            onChange={(event) => onChange({ ...place, body: orNull(event.target.value), section: null })}
          >
            <option value="">{t.nowhere}</option>
            {offered.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {sections.length > 0 && (
        <Field label={t.section}>
          {(field) => (
            <select
              {...field}
              className="select"
              value={place.section ?? ''}
              onChange={(event) => onChange({ ...place, section: orNull(event.target.value) })}
            >
              <option value="">{t.noSection}</option>
              {sections.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}
