// Where somebody writes several lines (多行文字).
import type { FieldTies } from './field.tsx';

type Props = {
  ties: FieldTies;
  value: string;
  /** At most so many signs. */
  most: number;
  rows?: number;
  /** Where a dialog puts the focus. */
  isFirst?: boolean;
  onChange: (text: string) => void;
};

export const TallText = ({ ties, value, most, rows = 3, isFirst = false, onChange }: Props) => (
  <textarea
    {...ties}
    className="input is-tall"
    {...(isFirst ? { 'data-first': true } : {})}
    rows={rows}
    maxLength={most}
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);
