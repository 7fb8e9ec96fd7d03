// Accounts (账号): who may log in, as what; opened by one administrator, given roles by another.
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { OpenedReply } from '../../api/account.ts';
import { directoryQuery, type Entry } from '../body/directory.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { useRoleTitles } from '../role.ts';
import { useMay } from '../may.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { account as en } from '../words/en/account.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { account as zh } from '../words/zh/account.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { SearchField } from '../form/search-field.tsx';
import { accountsQuery, type Line, type State, states, statesOf } from './accounts.ts';
import { AccountDrawer } from './drawer.tsx';
import { NewAccount } from './new.tsx';
import { StartPassword } from './start-password.tsx';
import './account.css';

/** An address may ask for a state: /accounts#waiting. */
const asked = (): State => stateNames.find((each) => `#${each}` === location.hash) ?? 'all';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const may = useMay();
  const { data, error, refetch } = useQuery(accountsQuery);
  const bodies = useQuery(directoryQuery).data?.bodies ?? [];
  const [search, setSearch] = useState('');
  const [state, setState] = useState<State>(asked);
  /** Null: a new account; undefined: none is open. */
  const [open, setOpen] = useState<string | null | undefined>();
  const [opened, setOpened] = useState<OpenedReply | null>(null);
  const all = data?.accounts ?? [];
  const body = new Map(bodies.map((each) => [each.id, each]));
  const shown = all.filter((line) => states[state](line) && isFound(line, body, search));
  const current = all.find(({ id }) => id === open);
  const refresh = () => queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
  const take = (saved: Line) => {
    queries.setQueryData(accountsQuery.queryKey, (before) =>
      before === undefined
        ? undefined
        : { ...before, accounts: before.accounts.map((each) => (each.id === saved.id ? saved : each)) },
    );
    void refresh();
  };
  const showPassword = (reply: OpenedReply) => {
    setOpen(undefined);
    setOpened(reply);
    void refresh();
  };
  return (
    <>
      <PageHeader title={shell.pages.accounts} about={t.about}>
        {may('account:create') && (
          <Button type="primary" onClick={() => setOpen(null)}>
            {t.add}
          </Button>
        )}
      </PageHeader>
      <div className="list-filter">
        <SearchField label={t.search} value={search} onChange={setSearch} />
        <select
          className="select"
          aria-label={t.filter}
          value={state}
          onChange={(event) => setState(stateNames.find((each) => each === event.target.value) ?? 'all')}
        >
          {stateNames.map((each) => (
            <option key={each} value={each}>
              {`${t[each]} ${all.filter(states[each]).length}`}
            </option>
          ))}
        </select>
      </div>
      {error !== null && data === undefined ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={8} />
      ) : shown.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <Table lines={shown} bodies={body} onOpen={setOpen} />
      )}
      {open === null && <NewAccount bodies={bodies} onClose={() => setOpen(undefined)} onOpened={showPassword} />}
      {current !== undefined && (
        <AccountDrawer
          key={current.id}
          line={current}
          bodies={bodies}
          onClose={() => setOpen(undefined)}
          onChanged={take}
          onOpened={showPassword}
        />
      )}
      {opened !== null && <StartPassword opened={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

const stateNames = ['all', 'waiting', 'locked', 'unused', 'closed'] as const;
type Bodies = ReadonlyMap<string, Entry>;

const placeOf = ({ body, section }: Line, bodies: Bodies): string => {
  const found = body === null ? undefined : bodies.get(body);
  return [found?.title, found?.sections.find(({ id }) => id === section)?.title]
    .filter((part) => part !== undefined)
    .join(' · ');
};

function isFound(line: Line, bodies: Bodies, search: string): boolean {
  const words = `${line.title} ${line.name} ${placeOf(line, bodies)}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => words.includes(word));
}

type TableProps = { lines: readonly Line[]; bodies: Bodies; onOpen: (id: string) => void };

function Table({ lines, bodies, onOpen }: TableProps) {
  const t = useWords({ zh, en });
  const listed = useRoleTitles();
  return (
    <LongTable<Line>
      width={820}
      rowKey="id"
      dataSource={lines}
      columns={[
        {
          title: t.person,
          key: 'person',
          width: 120,
          render: (_, { id, title, name }) => (
            <button type="button" className="link" aria-label={t.open(`${title} ${name}`)} onClick={() => onOpen(id)}>
              {title}
            </button>
          ),
        },
        { title: t.name, dataIndex: 'name', key: 'name', width: 160 },
        { title: t.place, key: 'place', width: 240, render: (_, line) => placeOf(line, bodies) },
        {
          title: t.roles,
          key: 'roles',
          width: 200,
          render: (_, { roles, wanted }) => (
            <>
              {roles.length === 0 ? <span className="unclear">{t.noRoles}</span> : listed(roles)}
              {wanted.length > 0 && <span className="list-note">{t.wants(listed(wanted))}</span>}
            </>
          ),
        },
        {
          title: t.state,
          key: 'state',
          width: 130,
          render: (_, line) =>
            statesOf(line).map((state) => (
              <Tag key={state} color={state === 'closed' ? 'default' : 'warning'}>
                {t[state]}
              </Tag>
            )),
        },
      ]}
    />
  );
}
