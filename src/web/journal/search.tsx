// The fields of the search (留痕检索): offered is what the journal can be about.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import type { JournalPlacesReply } from '../../api/journal.ts';
import { read } from '../fetch.ts';
import { SettledDayInput } from '../form/day-input.tsx';
import { useNarrow } from '../frame/narrow.ts';
import { useWords } from '../language.ts';
import { journal as en } from '../words/en/journal.ts';
import { journal as zh } from '../words/zh/journal.ts';
import { anything, type Search } from './entries.ts';

type Props = { search: Search; onChange: (search: Search) => void; onEnter: () => void };
type Choice = { value: string; label: string };

export function SearchFields({ search, onChange, onEnter }: Props) {
  const t = useWords({ zh, en });
  const { data } = useQuery({
    queryKey: ['journal-places'],
    queryFn: ({ signal }) => read<JournalPlacesReply>('/api/journal/places', { signal }),
    staleTime: 60_000,
  });
  const choices: Record<'account' | 'body' | 'row' | 'event', Choice[]> = {
    account: (data?.people ?? []).map(({ id, name, title }) => ({
      value: id,
      label: name === '' ? title : `${title} · ${name}`,
    })),
    body: (data?.bodies ?? []).map(({ id, title }) => ({ value: id, label: title })),
    row: (data?.rows ?? []).map(({ cycle, node, label }) => ({ value: `${cycle} ${node}`, label })),
    event: (data?.events ?? []).map((event) => ({ value: event, label: t.events[event] })),
  };
  const labels = { account: t.person, body: t.body, row: t.row, event: t.event };
  const set = (part: Partial<Search>) => onChange({ ...search, ...part });
  const isNarrow = useNarrow();
  const form = (
    <form className="journal-search" role="search" onSubmit={(event) => event.preventDefault()}>
      <Labelled label={t.text}>
        {(id) => (
          <input
            id={id}
            className="input"
            type="search"
            placeholder={t.textHint}
            maxLength={64}
            value={search.text}
            onChange={(event) => set({ text: event.target.value })}
            onKeyDown={({ key, nativeEvent }) => {
              if (key === 'Enter' && !nativeEvent.isComposing) onEnter();
            }}
          />
        )}
      </Labelled>
      {(['account', 'body', 'row', 'event'] as const).map((key) => (
        <Labelled key={key} label={labels[key]}>
          {(id) => (
            <select
              id={id}
              className="select"
              value={search[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            >
              <option value="">{t.any}</option>
              {choices[key].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      ))}
      {(['from', 'until'] as const).map((key) => (
        <Labelled key={key} label={t[key]}>
          {(id) => (
            <SettledDayInput
              ties={{ id, 'aria-invalid': false, 'aria-describedby': undefined }}
              value={search[key]}
              onChange={(day) => set({ [key]: day })}
            />
          )}
        </Labelled>
      ))}
      <Button htmlType="button" disabled={search === anything} onClick={() => onChange(anything)}>
        {t.clear}
      </Button>
    </form>
  );
  if (!isNarrow) return form;
  return (
    <details className="journal-fold">
      <summary>{search === anything ? t.filters : t.filtered}</summary>
      {form}
    </details>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
