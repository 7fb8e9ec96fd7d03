// Versions of the scheme (方案：版本): who saved what and when, and what any two of them differ in.
import { useBoth } from '../language.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchemeVersionsReply } from '../../api/scheme.ts';
import { addressOf } from '../pages.ts';
import { instantText } from '../../domain/instant.ts';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { useGo } from './address.ts';
import { ChangeList } from './change-list.tsx';
import { SchemeFrame } from './frame.tsx';
import { differenceQuery, versionsQuery } from './query.ts';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="versions">{({ cycle }) => <Versions cycle={cycle} />}</SchemeFrame>;

type Version = SchemeVersionsReply['versions'][number];

function Versions({ cycle }: { cycle: string }) {
  const both = useBoth();
  const t = useSchemeWords();
  const { data, error, refetch } = useQuery(versionsQuery(cycle));
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const [newest] = data.versions;
  return (
    <>
      <section className="card">
        <h2>{t.versions.list}</h2>
        <LongTable<Version>
          rowKey="version"
          width={620}
          dataSource={data.versions}
          columns={[
            {
              key: 'version',
              title: t.versions.version,
              width: 140,
              render: (_, { version }) => (
                <>
                  <Link
                    to={addressOf('scheme-version', { cycle, version: String(version) })}
                    aria-label={t.versions.open(version)}
                  >
                    {t.versions.nth(version)}
                  </Link>{' '}
                  {version === newest?.version && <span className="severity is-note">{t.versions.newest}</span>}
                </>
              ),
            },
            { key: 'by', title: t.versions.by, width: 100, render: (_, { by }) => by ?? t.system },
            { key: 'at', title: t.versions.at, width: 150, render: (_, { at }) => instantText(at) },
            { key: 'note', title: t.versions.note, render: (_, { note }) => both(note) },
          ]}
        />
      </section>
      <section className="card">
        <h2>{t.versions.compare}</h2>
        {data.versions.length < 2 ? (
          <p className="unclear">{t.versions.onlyOne}</p>
        ) : (
          <Comparison cycle={cycle} versions={data.versions} />
        )}
      </section>
    </>
  );
}

function Comparison({ cycle, versions }: { cycle: string; versions: readonly Version[] }) {
  const both = useBoth();
  const t = useSchemeWords();
  const go = useGo(cycle);
  const [chosen, setChosen] = useState<{ from: number; to: number } | null>(null);
  const { from, to } = chosen ?? { from: versions[1]?.version ?? 1, to: versions[0]?.version ?? 1 };
  const { data, error } = useQuery(differenceQuery(cycle, from, to));
  const chooser = (label: string, value: number, choose: (version: number) => void) => (
    <label className="inline-field">
      {label}
      <select className="select" value={String(value)} onChange={(event) => choose(Number(event.target.value))}>
        {versions.map(({ version, note }) => (
          <option key={version} value={String(version)}>
            {`${t.versions.nth(version)} ${both(note)}`}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <div className="actions">
        {chooser(t.versions.from, from, (version) => setChosen({ from: version, to }))}
        {chooser(t.versions.to, to, (version) => setChosen({ from, to: version }))}
      </div>
      {error !== null && <Refused error={error} />}
      {data === undefined && error === null && <Loading lines={3} />}
      {data !== undefined && (
        <>
          {data.changes.length > 0 && <p role="status">{t.versions.changes(data.changes.length)}</p>}
          <ChangeList changes={data.changes} onPick={(node) => go('scheme-tree', node)} />
        </>
      )}
    </>
  );
}
