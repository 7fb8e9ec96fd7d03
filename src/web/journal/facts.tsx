// A correction with both facts (更正前后): what stood, what stands now, by whom.
import { useQuery } from '@tanstack/react-query';
import type { EntryFactsReply } from '../../api/journal.ts';
import { instantText } from '../../domain/instant.ts';
import { read } from '../fetch.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { journal as en } from '../words/en/journal.ts';
import { journal as zh } from '../words/zh/journal.ts';

type Pair = EntryFactsReply['facts'][number];
type Shown = Pair['fact'];

export function Facts({ sequence }: { sequence: number }) {
  const t = useWords({ zh, en });
  const { data, error, refetch } = useQuery({
    queryKey: ['journal-facts', sequence],
    queryFn: ({ signal }) => read<EntryFactsReply>(`/api/journal/${sequence}/facts`, { signal }),
    staleTime: Infinity,
  });
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={2} />;
  return (
    <LongList tag="ul" className="journal-facts" items={data.facts} keyOf={({ fact }) => fact.fact.id}>
      {(pair) => (pair.before === null ? <p>{t.first}</p> : <Comparison before={pair.before} after={pair.fact} />)}
    </LongList>
  );
}

const reasonOf = ({ fact }: Shown): string => ('reason' in fact ? (fact.reason ?? '') : '');

function Comparison({ before, after }: { before: Shown; after: Shown }) {
  const t = useWords({ zh, en });
  const lines: [string, (shown: Shown) => string][] = [
    [t.content, ({ value }) => value],
    [t.reason, reasonOf],
    [t.by, ({ fact }) => fact.by],
    [t.day, ({ fact }) => fact.at],
    [t.instant, ({ at }) => instantText(at)],
  ];
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t.event}</span>
          </th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {lines
          .filter(([, of]) => of(before) !== '' || of(after) !== '')
          .map(([label, of]) => (
            <tr key={label} className={of(before) === of(after) ? '' : 'is-changed'}>
              <th scope="row">{label}</th>
              <td>{of(before)}</td>
              <td>{of(after)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
