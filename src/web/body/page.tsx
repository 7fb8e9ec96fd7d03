// The directory (单位名录): bodies by search, each edited in a drawer.
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { directory as en } from '../words/en/directory.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { directory as zh } from '../words/zh/directory.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { directoryQuery, type Entry, found } from './directory.ts';
import { BodyDrawer } from './drawer.tsx';
import { ListImport } from './list.tsx';
import './body.css';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const may = useMay();
  const { data, error, refetch } = useQuery(directoryQuery);
  const [search, setSearch] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [isImporting, setImporting] = useState(false);
  /** Null: a new body; undefined: none is open. */
  const [open, setOpen] = useState<string | null | undefined>();
  const all = data?.bodies ?? [];
  const active = all.filter(({ retiredAt }) => withRetired || retiredAt === null);
  const shown = found(active, search);
  const count = (of: (entry: Entry) => number) => active.reduce((sum, entry) => sum + of(entry), 0);
  const about = t.about(
    active.length,
    count(({ sections }) => sections.length),
    count(({ people }) => people.length),
  );
  return (
    <>
      <PageHeader title={shell.pages.directory} {...(data === undefined ? {} : { about })}>
        {may('body:import') && <Button onClick={() => setImporting(true)}>{t.import}</Button>}
        {may('body:edit') && (
          <Button type="primary" onClick={() => setOpen(null)}>
            {t.add}
          </Button>
        )}
      </PageHeader>
      <ListFilter
        label={t.search}
        search={search}
        onSearch={setSearch}
        only={[{ label: t.withRetired, isOn: withRetired, onChange: setWithRetired }]}
      />
      {error !== null && data === undefined ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={8} />
      ) : shown.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <Table entries={shown} onOpen={setOpen} />
      )}
      {isImporting && <ListImport onClose={() => setImporting(false)} />}
      {open !== undefined && (
        <BodyDrawer
          key={open ?? ''}
          entry={all.find(({ id }) => id === open) ?? null}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function Table({ entries, onOpen }: { entries: readonly Entry[]; onOpen: (id: string) => void }) {
  const t = useWords({ zh, en });
  return (
    <LongTable<Entry>
      width={720}
      rowKey="id"
      dataSource={entries}
      columns={[
        {
          title: t.body,
          key: 'body',
          width: 260,
          render: (_, { id, title, retiredAt }) => (
            <>
              <button type="button" className="link" aria-label={t.open(title)} onClick={() => onOpen(id)}>
                {title}
              </button>
              {retiredAt !== null && <Tag className="after">{t.retired}</Tag>}
            </>
          ),
        },
        { title: t.names, key: 'names', width: 260, render: (_, { names }) => names.join(' · ') },
        { title: t.sections, key: 'sections', width: 90, align: 'right', render: (_, { sections }) => sections.length },
        { title: t.people, key: 'people', width: 90, align: 'right', render: (_, { people }) => people.length },
      ]}
    />
  );
}
