// Whom a fact is about (被考评单位): one or several, found by name.
import { useState } from 'react';
import type { Subject } from '../../domain/scheme.ts';
import { Picker } from '../form/picker.tsx';

type Props = {
  id: string;
  subjects: readonly Pick<Subject, 'id' | 'title'>[];
  isFixed: boolean;
  value: string[];
  onChange: (subjects: string[]) => void;
};

export function SubjectsPicker({ id, subjects, isFixed, value, onChange }: Props) {
  const [isListOpen, setListOpen] = useState(false);
  return (
    <Picker
      id={id}
      mode="multiple"
      open={isListOpen}
      onOpenChange={setListOpen}
      // Escape is for the list of names: it must not close the form with all that is typed.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setListOpen(false);
      }}
      onBlur={() => setListOpen(false)}
      disabled={isFixed}
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={subjects.map((each) => ({ value: each.id, label: each.title }))}
      getPopupContainer={(element) => element.closest('dialog') ?? document.body}
    />
  );
}
