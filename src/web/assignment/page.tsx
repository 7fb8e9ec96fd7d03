// Assignments of all bodies (责任分工): which have rows without leads, owners or targets; a subject goes to its own.
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssignmentsReply } from '../../api/assignment.ts';
import { lacks } from '../../domain/lack.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useCycleId } from '../scheme/address.ts';
import { Digits } from '../state/digits.tsx';
import { Empty } from '../state/empty.tsx';
import { instantText } from '../../domain/instant.ts';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { assignmentsQuery } from './query.ts';
import { useAssignmentWords } from './words.ts';
import './assignment.css';

type Entry = AssignmentsReply['assignments'][number];

const lacking = (entry: Entry): number => lacks.reduce((sum, lack) => sum + (entry.lacks[lack] ?? 0), 0);

export function Page() {
  const t = useAssignmentWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const { data, error, refetch } = useQuery(assignmentsQuery(cycle));
  const [search, setSearch] = useState('');
  const [onlyLacking, setOnlyLacking] = useState(false);
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={10} />;
  const [first, ...others] = data.assignments;
  if (first !== undefined && others.length === 0)
    return <Navigate to={addressOf('assignment', { cycle, body: first.body })} replace />;
  const shown = data.assignments.filter(
    (entry) => entry.title.includes(search.trim()) && (!onlyLacking || lacking(entry) > 0),
  );
  return (
    <>
      <PageHeader title={pages.assignments} about={t.about} />
      {first === undefined ? (
        <Empty title={t.noSubjects} next={t.noSubjectsNext} />
      ) : (
        <section className="card">
          <ListFilter
            label={t.search}
            search={search}
            onSearch={setSearch}
            only={[{ label: t.onlyLacking, isOn: onlyLacking, onChange: setOnlyLacking }]}
          />
          <LongTable<Entry>
            rowKey="body"
            width={940}
            dataSource={shown}
            columns={[
              {
                key: 'title',
                title: t.body,
                width: 240,
                render: (_, { body, title }) => <Link to={addressOf('assignment', { cycle, body })}>{title}</Link>,
              },
              { key: 'group', title: t.group, dataIndex: 'group', width: 90 },
              {
                key: 'saved',
                title: t.saved,
                width: 230,
                render: (_, { version, by, at }) =>
                  at === null ? t.never : t.version(version, by ?? t.system, instantText(at)),
              },
              ...lacks.map((lack) => ({
                key: lack,
                title: t.lacks[lack],
                width: 80,
                sorter: (a: Entry, b: Entry) => (a.lacks[lack] ?? 0) - (b.lacks[lack] ?? 0),
                render: (_: unknown, entry: Entry) => {
                  const count = entry.lacks[lack];
                  if (count !== undefined) return <Digits text={String(count)} />;
                  return lack === lacks[0] && lacking(entry) === 0 ? <span className="done">{t.complete}</span> : '';
                },
              })),
            ]}
          />
        </section>
      )}
    </>
  );
}
