// What narrows a list (筛选): words to look for, conditions to tick, and what stands beside them.
import type { ReactNode } from 'react';
import { SearchField } from './search-field.tsx';

type Only = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };
type Props = {
  label: string;
  search: string;
  onSearch: (text: string) => void;
  only: readonly Only[];
  children?: ReactNode;
};

export const ListFilter = ({ label, search, onSearch, only, children }: Props) => (
  <div className="list-filter">
    <SearchField label={label} value={search} onChange={onSearch} />
    {only.map((each) => (
      <label key={each.label} className="check">
        <input type="checkbox" checked={each.isOn} onChange={({ target }) => each.onChange(target.checked)} />
        {each.label}
      </label>
    ))}
    {children}
  </div>
);
