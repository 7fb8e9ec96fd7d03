// Rows to choose (选指标): several, found by their number and title.
import { Picker } from '../form/picker.tsx';
import type { Row } from './rows.ts';

type Props = {
  id: string;
  rows: readonly Row[];
  value: string[];
  isFixed?: boolean;
  describedBy?: string | undefined;
  onChange: (rows: string[]) => void;
};

export function RowPicker({ id, rows, value, isFixed = false, describedBy, onChange }: Props) {
  return (
    <Picker
      id={id}
      mode="multiple"
      className="evidence-rows-field"
      aria-describedby={describedBy}
      disabled={isFixed}
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={rows.map((row) => ({ value: row.id, label: row.label }))}
    />
  );
}
