// Several things to choose (多选框): bodies, pieces of evidence, found by name, in a dialog too.
import { useState } from 'react';
import { Picker } from './picker.tsx';

type Props = {
  id: string;
  items: readonly { id: string; title: string }[];
  isFixed?: boolean;
  value: string[];
  onChange: (ids: string[]) => void;
};

export function ManyPicker({ id, items, isFixed = false, value, onChange }: Props) {
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
      options={items.map((each) => ({ value: each.id, label: each.title }))}
      getPopupContainer={(element) => element.closest('dialog') ?? document.body}
    />
  );
}
