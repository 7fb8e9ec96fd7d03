// How documents call a body and its sections (文件里的称呼), with the places; what the directory lacks can be added.
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import type { NamesReply } from '../../api/body.ts';
import { read } from '../fetch.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { directory as en } from '../words/en/directory.ts';
import { directory as zh } from '../words/zh/directory.ts';
import type { Entry } from './directory.ts';

type Used = NamesReply['names'][number];
const placesShown = 4;

export function UsedNames({ entry, onAdd }: { entry: Entry; onAdd?: (name: string) => void }) {
  const t = useWords({ zh, en });
  const { data, error, refetch } = useQuery({
    queryKey: ['bodies', entry.id, 'names', entry.revision],
    queryFn: ({ signal }) => read<NamesReply>(`/api/bodies/${encodeURIComponent(entry.id)}/names`, { signal }),
  });
  return (
    <section className="drawer-part">
      <h3>{t.used}</h3>
      {error !== null ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={2} />
      ) : data.names.length === 0 ? (
        <p className="unclear">{t.usedNone}</p>
      ) : (
        <LongList tag="ul" className="plain-list" label={t.used} items={data.names} keyOf={({ name }) => name}>
          {(used) => <Name used={used} {...(onAdd === undefined ? {} : { onAdd })} />}
        </LongList>
      )}
    </section>
  );
}

function Name({ used: { name, isKnown, places }, onAdd }: { used: Used; onAdd?: (name: string) => void }) {
  const t = useWords({ zh, en });
  const words = { list: t.asList, assessor: t.asAssessor, lead: t.asLead };
  const isOfSection = places.every((place) => place.as === 'lead');
  return (
    <>
      <b>{name}</b> {!isKnown && <Tag color="warning">{t.usedUnknown}</Tag>}
      {!isKnown && !isOfSection && onAdd !== undefined && (
        <Button size="small" onClick={() => onAdd(name)}>
          {t.usedAdd(name)}
        </Button>
      )}
      {places.slice(0, placesShown).map((place) => (
        <span key={`${place.cycle} ${place.as} ${place.node ?? ''}`} className="list-note">
          {[place.title, words[place.as], place.label].filter((part) => part !== '').join(' · ')}
        </span>
      ))}
      {places.length > placesShown && <span className="list-note">{t.more(places.length - placesShown)}</span>}
    </>
  );
}
