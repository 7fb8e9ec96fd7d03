// A place to type a day (日期输入): the same on every machine, whatever the language of the browser.
import { useState } from 'react';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { dayIn } from './day.ts';
import type { FieldTies } from './field.tsx';

type Props = {
  ties: FieldTies;
  value: string;
  onChange: (text: string) => void;
};

/** What is wrong with a typed day; null where it is one, or nothing is typed. */
export function useDayFault(text: string): string | null {
  const { day } = useWords({ zh, en });
  return text.trim() === '' || dayIn(text) !== null ? null : day.fault;
}

/** Other ways to write a day become 2022-12-30 when the field is left. */
export function DayInput({ ties, value, onChange }: Props) {
  const { day } = useWords({ zh, en });
  return (
    <input
      {...ties}
      className="input digits"
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      placeholder={day.form}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onBlur={() => onChange(dayIn(value) ?? value)}
    />
  );
}

/** Tells only of whole days and of none: for a search that follows the typing. */
export function SettledDayInput({ ties, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  if (value !== last) {
    setLast(value);
    if (value !== (dayIn(text) ?? '')) setText(value);
  }
  return (
    <DayInput
      ties={{ ...ties, 'aria-invalid': text.trim() !== '' && dayIn(text) === null }}
      value={text}
      onChange={(next) => {
        setText(next);
        const day = next.trim() === '' ? '' : dayIn(next);
        if (day !== null && day !== value) onChange(day);
      }}
    />
  );
}
