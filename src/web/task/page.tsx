// Tasks (任务): of all bodies for the organiser, who is late with most first; whoever belongs to a body goes to its own.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TaskBoardReply } from '../../api/task.ts';
import { lights } from '../../engine/task.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useCycleId } from '../scheme/address.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { Digits } from '../state/digits.tsx';
import { Empty } from '../state/empty.tsx';
import { LongList } from '../state/long-list.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { BodyTasks } from './body-page.tsx';
import { LightMark } from './light.tsx';
import { taskBoardQuery } from './query.ts';
import { useTaskWords } from './words.ts';
import './task.css';

export function Page() {
  const cycle = useCycleId();
  const { body } = useAccount();
  const isOwn = useMay()('task:report');
  return isOwn && body !== null ? <BodyTasks cycle={cycle} body={body.id} /> : <Board cycle={cycle} />;
}

type Entry = TaskBoardReply['bodies'][number];

function Board({ cycle }: { cycle: string }) {
  const { board: t, lights: words, daysLeft } = useTaskWords();
  const { pages } = useWords({ zh, en });
  const { data, error, refetch } = useQuery(taskBoardQuery(cycle));
  const [search, setSearch] = useState('');
  const [onlyLate, setOnlyLate] = useState(false);
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  const shown = data.bodies.filter(
    ({ title, lights: counts }) => title.includes(search.trim()) && (!onlyLate || counts.late > 0),
  );
  return (
    <>
      <PageHeader title={pages.tasks} about={t.about} />
      <ListFilter
        label={t.search}
        search={search}
        onSearch={setSearch}
        only={[{ label: t.onlyLate, isOn: onlyLate, onChange: setOnlyLate }]}
      />
      {shown.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <LongTable<Entry>
          rowKey="body"
          width={1020}
          dataSource={shown}
          columns={[
            {
              key: 'title',
              title: t.body,
              width: 220,
              render: (_, { body, title }) => <Link to={addressOf('tasks-of', { cycle, body })}>{title}</Link>,
            },
            { key: 'group', title: t.group, dataIndex: 'group', width: 80 },
            {
              key: 'issued',
              title: t.issued,
              width: 90,
              render: (_, { issued }) => (issued ? t.isIssued : <span className="unclear">{t.isNotIssued}</span>),
            },
            ...lights.map((light) => ({
              key: light,
              title: words[light],
              width: 90,
              sorter: (a: Entry, b: Entry) => a.lights[light] - b.lights[light],
              render: (_: unknown, { lights: counts }: Entry) =>
                counts[light] === 0 ? (
                  ''
                ) : light === 'late' ? (
                  <LightMark light="late" count={counts.late} />
                ) : (
                  <Digits text={String(counts[light])} />
                ),
            })),
            {
              key: 'escalated',
              title: t.escalated,
              width: 200,
              render: (_, { escalated }) =>
                escalated.length === 0 ? (
                  ''
                ) : (
                  <details className="task-escalated">
                    <summary>{t.escalatedCount(escalated.length)}</summary>
                    <LongList
                      tag="ul"
                      className="plain-list"
                      items={escalated}
                      keyOf={({ node, date, milestone }) => `${node} ${date} ${milestone}`}
                    >
                      {({ milestone, daysLate, label }) => (
                        <>
                          {label} · {milestone} <span className="unclear">{daysLeft(-daysLate)}</span>
                        </>
                      )}
                    </LongList>
                  </details>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
