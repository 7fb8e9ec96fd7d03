// The tasks of one body (任务清单): of a section its own, with lights, reporting and absences.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ListFilter } from '../form/list-filter.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { addressOf } from '../pages.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { useAccount } from '../session.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { countLights, lights } from '../../engine/task.ts';
import { Absences } from './absences.tsx';
import { LightMark } from './light.tsx';
import { tasksQuery } from './query.ts';
import { TaskCard } from './task-card.tsx';
import { useTaskWords } from './words.ts';
import './task.css';

export function Page() {
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  return <BodyTasks cycle={cycle} body={body} />;
}

/** What waits comes first: late ones, then those due next; what is answered or has no milestones last. */
const urgency = (milestones: readonly { light: string; date: string }[]): string =>
  milestones
    .filter(({ light }) => light !== 'done' && light !== 'no-data')
    .map(({ date }) => date)
    .toSorted()[0] ?? '9999';

export function BodyTasks({ cycle, body }: { cycle: string; body: string }) {
  const t = useTaskWords();
  const { body: own, section } = useAccount();
  const { data, error, refetch } = useQuery(tasksQuery(cycle, body));
  const [search, setSearch] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  const counts = countLights(data.tasks.flatMap(({ milestones }) => milestones));
  const shown = data.tasks
    .filter(
      ({ whole, target, owner, milestones }) =>
        [whole, target ?? '', owner ?? '', ...milestones.map(({ text }) => text)].some((text) =>
          text.includes(search.trim()),
        ) &&
        (!onlyOpen || urgency(milestones) !== '9999'),
    )
    .toSorted((a, b) => {
      const [one, other] = [urgency(a.milestones), urgency(b.milestones)];
      return Number(one > other) - Number(one < other);
    });
  const issue = data.inForce?.issue ?? null;
  const source = data.inForce === null ? '' : issue === null ? t.notIssued : t.source(issue.reference);
  return (
    <div className="tasks">
      <PageHeader
        title={`${t.home.title} · ${data.subject}`}
        about={`${own?.id === body ? t.about(section) : ''} ${source}`.trim()}
      >
        <Link to={addressOf('half-year', { cycle, body })}>{t.toHalfYear}</Link>
      </PageHeader>
      <p className="task-counts">
        {lights.map((light) => (
          <LightMark key={light} light={light} count={counts[light]} />
        ))}
      </p>
      {data.mayDeclare && <Absences cycle={cycle} reply={data} />}
      <ListFilter
        label={t.search}
        search={search}
        onSearch={setSearch}
        only={[{ label: t.onlyOpen, isOn: onlyOpen, onChange: setOnlyOpen }]}
      />
      {data.tasks.length === 0 ? (
        <Empty title={t.nothing} next={t.nothingNext} />
      ) : shown.length === 0 ? (
        <Empty title={t.none} />
      ) : (
        <LongList className="task-list" tag="ul" items={shown} keyOf={({ node }) => node}>
          {(task) => <TaskCard cycle={cycle} reply={data} task={task} />}
        </LongList>
      )}
    </div>
  );
}
