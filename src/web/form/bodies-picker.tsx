// Bodies to choose (选单位): one or several, found by name, in a dialog too.
import { useState } from 'react';
import { Picker } from './picker.tsx';

type Props = {
  id: string;
  bodies: readonly { id: string; title: string }[];
  isFixed?: boolean;
  value: string[];
  onChange: (bodies: string[]) => void;
};

export function BodiesPicker({ id, bodies, isFixed = false, value, onChange }: Props) {
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
      options={bodies.map((each) => ({ value: each.id, label: each.title }))}
      getPopupContainer={(element) => element.closest('dialog') ?? document.body}
    />
  );
}
