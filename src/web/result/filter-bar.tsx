// What of the ranking is to be seen (筛选): group, name, grade, remarks, moves.
import { Button } from 'antd';
import type { RankingReply } from '../../api/computation.ts';
import { useWords } from '../language.ts';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import { SearchField } from '../form/search-field.tsx';
import { type Filters, noFilters } from './ranking-view.ts';

type Props = { ranking: RankingReply; filters: Filters; onChange: (filters: Filters) => void; shown: number };

export function FilterBar({ ranking, filters, onChange, shown }: Props) {
  const t = useWords({ zh, en });
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const groups = [{ id: null, title: t.allGroups }, ...ranking.groups];
  const isFiltered = shown !== ranking.rows.length;
  const check = (key: 'hasRemarks' | 'hasMoved', label: string) => (
    <label className="check">
      <input type="checkbox" checked={filters[key]} onChange={({ target }) => set({ [key]: target.checked })} />
      {label}
    </label>
  );
  return (
    <search className="ranking-filters">
      {ranking.groups.length > 1 && (
        <fieldset className="segments">
          <legend className="unseen">{t.group}</legend>
          {groups.map(({ id, title }) => (
            <label key={id ?? ''} className={filters.group === id ? 'is-chosen' : ''}>
              <input
                type="radio"
                name="group"
                className="unseen"
                checked={filters.group === id}
                onChange={() => set({ group: id })}
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
      <SearchField label={t.search} value={filters.text} onChange={(text) => set({ text })} />
      {ranking.lines.length > 0 && (
        <select
          className="select"
          aria-label={t.grade}
          value={filters.grade ?? ''}
          onChange={({ target }) => set({ grade: target.value === '' ? null : target.value })}
        >
          <option value="">{t.everyGrade}</option>
          {ranking.lines.map(({ title }) => (
            <option key={title}>{title}</option>
          ))}
        </select>
      )}
      {check('hasRemarks', t.withRemarks)}
      {ranking.rows.some(({ before }) => before !== null) && check('hasMoved', t.moved)}
      <span role="status" className="unclear">
        {t.count(shown, ranking.rows.length)}
      </span>
      {isFiltered && (
        <Button size="small" type="link" onClick={() => onChange(noFilters)}>
          {t.clear}
        </Button>
      )}
    </search>
  );
}
