// What is filled in of an assignment's row (分工的填写项): sections by name, and the two people.
import { useId } from 'react';
import { allSections, type AssignmentRow, type SectionReference } from '../../domain/assignment.ts';
import { Picker } from '../form/picker.tsx';
import { useAssignmentWords } from './words.ts';

export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);

type People = Pick<AssignmentRow, 'owner' | 'deputy'>;

export function PeopleFields({ people, onChange }: { people: People; onChange: (people: People) => void }) {
  const t = useAssignmentWords();
  const id = useId();
  const { owner, deputy } = people;
  return (
    <div className="assignment-people">
      {(['owner', 'deputy'] as const).map((field) => (
        <div key={field} className="field">
          <label htmlFor={`${id}-${field}`}>{t[field]}</label>
          <input
            id={`${id}-${field}`}
            className="input"
            value={people[field] ?? ''}
            onChange={(event) => onChange({ owner, deputy, [field]: textOrNull(event.target.value) })}
          />
        </div>
      ))}
    </div>
  );
}

type SectionsProps = {
  label: string;
  value: readonly SectionReference[];
  sections: readonly string[];
  onChange: (value: SectionReference[]) => void;
};

/** Sections by name; words that mean all of them keep their kind. */
export function SectionsField({ label, value, sections, onChange }: SectionsProps) {
  const t = useAssignmentWords();
  const id = useId();
  const groups = new Map(
    [allSections, ...value.filter(({ kind }) => kind === 'group')].map((each) => [each.title, each]),
  );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Picker
        id={id}
        mode="tags"
        value={value.map(({ title }) => title)}
        options={[...groups.keys(), ...sections].map((title) => ({ value: title, label: title }))}
        onChange={(chosen) =>
          onChange(
            chosen
              .map((title) => title.trim())
              .filter((title) => title !== '')
              .map((title) => groups.get(title) ?? { title, kind: 'section' }),
          )
        }
      />
      <p className="field-hint">{t.sectionHint}</p>
    </div>
  );
}
