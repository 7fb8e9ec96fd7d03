// The board of handing in (报送情况): which assessor has marked, checked and handed in; the organiser sends back.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { HandingReply } from '../../api/handing.ts';
import { instantText } from '../../domain/instant.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { usePunctuation } from '../punctuation.ts';
import { useCycleId } from '../scheme/address.ts';
import { Digits } from '../state/digits.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { HandingDialog } from './dialog.tsx';
import { handingQuery } from './query.ts';
import { useHandingWords } from './words.ts';
import './handing.css';

type Entry = HandingReply['assessors'][number];
const marks: Record<Entry['state'], string> = {
  open: 'handing-mark',
  checked: 'handing-mark is-waiting',
  'handed-in': 'handing-mark is-done',
  changed: 'handing-mark is-late',
  returned: 'handing-mark is-late',
};

export function Page() {
  const t = useHandingWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const { semicolon } = usePunctuation();
  const { data, error, refetch } = useQuery(handingQuery(cycle));
  const [search, setSearch] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [returned, setReturned] = useState<Entry | null>(null);
  if (data === undefined)
    return (
      <>
        <PageHeader title={pages.handing} />
        {error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />}
      </>
    );
  const { assessors, closesOn } = data;
  const shown = assessors.filter(
    ({ title, state }) => title.includes(search.trim()) && (!onlyOpen || state !== 'handed-in'),
  );
  const done = assessors.filter(({ state }) => state === 'handed-in').length;
  const about = [t.about, t.count(done, assessors.length), ...(closesOn === null ? [] : [t.closes(closesOn)])];
  return (
    <>
      <PageHeader title={pages.handing} about={about.join(' ')} />
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
          width={980}
          dataSource={shown}
          columns={[
            { key: 'title', title: t.body, dataIndex: 'title', width: 180 },
            {
              key: 'state',
              title: t.state,
              width: 220,
              render: (_, { state, full, accounts }) => (
                <>
                  <span className={marks[state]}>{t.states[state]}</span>
                  {accounts === 0 && <p className="unclear">{t.noAccount}</p>}
                  {full.length > 0 && <p className="handing-note">{t.full(full.join(semicolon))}</p>}
                </>
              ),
            },
            {
              key: 'marked',
              title: t.marked,
              width: 110,
              sorter: (a, b) => a.expected - a.given - (b.expected - b.given),
              render: (_, { given, expected }) => <Digits text={t.markedOf(given, expected)} />,
            },
            {
              key: 'checked',
              title: t.checked,
              width: 190,
              render: (_, { checks, accounts, state }) =>
                checks.length > 0 ? (
                  checks.map(({ by, at }) => <p key={at}>{t.by(by, instantText(at))}</p>)
                ) : (
                  <span className="unclear">{accounts === 1 && state === 'handed-in' ? t.alone : ''}</span>
                ),
            },
            {
              key: 'handed',
              title: t.handedIn,
              width: 200,
              render: (_, { last }) =>
                last !== null && (
                  <>
                    <p>
                      {t.done[last.act]} · {t.by(last.by, instantText(last.at))}
                    </p>
                    {last.reason !== '' && <p className="unclear">{t.reasonOf(last.reason)}</p>}
                  </>
                ),
            },
            {
              key: 'act',
              title: t.act,
              width: 100,
              render: (_, entry) =>
                entry.mayReturn && (
                  <Button size="small" aria-label={t.giveBackOf(entry.title)} onClick={() => setReturned(entry)}>
                    {t.giveBack}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {returned !== null && (
        <HandingDialog cycle={cycle} entry={returned} deed="return" onClose={() => setReturned(null)} />
      )}
    </>
  );
}
