// Evidence of all bodies (佐证材料): who has handed in how much, and what was handed in more than once; a subject goes to its own.
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { EvidenceBodiesReply } from '../../api/evidence.ts';
import { instantText } from '../../domain/instant.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useCycleId } from '../scheme/address.ts';
import { useMay } from '../may.ts';
import { Digits } from '../state/digits.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { AlikeList } from './alike-list.tsx';
import './evidence.css';
import { evidenceBodiesQuery } from './query.ts';
import { useEvidenceWords } from './words.ts';

type Entry = EvidenceBodiesReply['bodies'][number];

export function Page() {
  const t = useEvidenceWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const may = useMay();
  const { data, error, refetch } = useQuery(evidenceBodiesQuery(cycle));
  const [search, setSearch] = useState('');
  const [onlyNone, setOnlyNone] = useState(false);
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={10} />;
  const [first, ...others] = data.bodies;
  if (first !== undefined && others.length === 0)
    return <Navigate to={addressOf('evidence-body', { cycle, body: first.body })} replace />;
  const shown = data.bodies.filter(({ title, pieces }) => title.includes(search.trim()) && (!onlyNone || pieces === 0));
  return (
    <>
      <PageHeader title={pages.evidence} about={t.about} />
      {may('evidence:compare') && <AlikeList cycle={cycle} />}
      {first === undefined ? (
        <Empty title={t.noBodies} next={t.noBodiesNext} />
      ) : (
        <section className="card">
          <ListFilter
            label={t.search}
            search={search}
            onSearch={setSearch}
            only={[{ label: t.onlyNone, isOn: onlyNone, onChange: setOnlyNone }]}
          />
          <LongTable<Entry>
            rowKey="body"
            width={680}
            dataSource={shown}
            columns={[
              {
                key: 'title',
                title: t.body,
                width: 260,
                render: (_, { body, title }) => <Link to={addressOf('evidence-body', { cycle, body })}>{title}</Link>,
              },
              {
                key: 'pieces',
                title: t.pieces,
                width: 100,
                sorter: (a, b) => a.pieces - b.pieces,
                render: (_, { pieces }) => (pieces === 0 ? t.none : <Digits text={String(pieces)} />),
              },
              {
                key: 'rows',
                title: t.rowsServed,
                width: 140,
                sorter: (a, b) => a.rows - b.rows,
                render: (_, { rows }) => <Digits text={String(rows)} />,
              },
              {
                key: 'last',
                title: t.last,
                width: 180,
                render: (_, { lastAt }) => (lastAt === null ? '' : instantText(lastAt)),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
