// Which scoring method a row has (选计分方法): one of the closed set, or none yet.
import { operationTypes } from '../../domain/operation-form/form.ts';
import type { OperationType } from '../../domain/operation.ts';
import type { FieldTies } from '../form/field.tsx';
import { useGlossary } from '../glossary.ts';
import { useSchemeWords } from './words.ts';

type Props = Partial<FieldTies> & {
  type: OperationType | null;
  onChoose: (type: OperationType | null) => void;
};

export function MethodSelect({ type, onChoose, ...ties }: Props) {
  const t = useSchemeWords();
  const { operations } = useGlossary();
  return (
    <select
      {...ties}
      className="select"
      value={type ?? ''}
      onChange={({ target }) => onChoose(operationTypes.find((each) => each === target.value) ?? null)}
    >
      <option value="">{t.operation.none}</option>
      {operationTypes.map((each) => (
        <option key={each} value={each}>
          {operations[each]}
        </option>
      ))}
    </select>
  );
}
