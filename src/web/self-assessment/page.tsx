// Self-assessments (自评): of all bodies for the organiser; whoever belongs to a body goes to its own.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SelfAssessmentsReply } from '../../api/self-assessment.ts';
import { instantText } from '../../domain/instant.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useMayEver } from '../may.ts';
import { addressOf } from '../pages.ts';
import { useCycleId } from '../scheme/address.ts';
import { useAccount } from '../session.ts';
import { Digits } from '../state/digits.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { BodySelfAssessment } from './body-page.tsx';
import { selfAssessmentsQuery } from './query.ts';
import { useSelfAssessmentWords } from './words.ts';
import './self-assessment.css';

export function Page() {
  const cycle = useCycleId();
  const { body } = useAccount();
  const isOwn = useMayEver()('self-assessment:write');
  return isOwn && body !== null ? <BodySelfAssessment cycle={cycle} body={body.id} /> : <Board cycle={cycle} />;
}

type Entry = SelfAssessmentsReply['bodies'][number];

function Board({ cycle }: { cycle: string }) {
  const t = useSelfAssessmentWords();
  const { pages } = useWords({ zh, en });
  const { data, error, refetch } = useQuery(selfAssessmentsQuery(cycle));
  const [search, setSearch] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  if (data === undefined)
    return (
      <>
        <PageHeader title={pages['self-assessments']} />
        {error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />}
      </>
    );
  const shown = data.bodies.filter(
    ({ title, handed }) => title.includes(search.trim()) && (!onlyOpen || handed === null || handed.isChanged),
  );
  const about = [t.boardAbout, ...(data.dueOn === null ? [] : [t.due(data.dueOn)])].join(' ');
  return (
    <>
      <PageHeader title={pages['self-assessments']} about={about} />
      <ListFilter
        label={t.search}
        search={search}
        onSearch={setSearch}
        only={[{ label: t.onlyOpen, isOn: onlyOpen, onChange: setOnlyOpen }]}
      />
      {shown.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <LongTable<Entry>
          rowKey="body"
          width={680}
          dataSource={shown}
          columns={[
            {
              key: 'title',
              title: t.body,
              width: 260,
              render: (_, { body, title }) => <Link to={addressOf('self-assessment', { cycle, body })}>{title}</Link>,
            },
            {
              key: 'written',
              title: t.written,
              width: 120,
              sorter: (a, b) => a.written - b.written,
              render: (_, { written, of }) => <Digits text={t.writtenOf(written, of)} />,
            },
            {
              key: 'handed',
              title: t.handed,
              width: 300,
              render: (_, { handed }) =>
                handed === null ? (
                  <span className="unclear">{t.notHanded}</span>
                ) : (
                  [
                    t.handedAt(instantText(handed.at)),
                    ...(handed.isLate ? [t.late] : []),
                    ...(handed.isChanged ? [t.changed] : []),
                  ].join(' · ')
                ),
            },
          ]}
        />
      )}
    </>
  );
}
