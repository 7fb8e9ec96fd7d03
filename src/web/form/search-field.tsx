// Where somebody types what to look for in a list (查找框).
type Props = { label: string; value: string; onChange: (text: string) => void };

export const SearchField = ({ label, value, onChange }: Props) => (
  <input
    className="input"
    type="search"
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);
