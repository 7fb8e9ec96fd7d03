// Whose facts are tried (选单位): the subjects by their groups.
import type { Scheme } from '../../domain/scheme.ts';
import { useWords } from '../language.ts';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';

type Props = { scheme: Scheme; label: string; value: string; onChange: (subject: string) => void };

export function SubjectChoice({ scheme, label, value, onChange }: Props) {
  const t = useWords({ zh, en });
  return (
    <select className="select" aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t.choose}</option>
      {scheme.groups.map((group) => (
        <optgroup key={group.id} label={group.title}>
          {scheme.subjects
            .filter((each) => each.group === group.id)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
