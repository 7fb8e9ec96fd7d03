// One version of an assignment (分工的一版): read-only, with what it changed against any other.
import { useBoth } from '../language.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssignmentReply, AssignmentVersionsReply } from '../../api/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { assignmentDifference } from '../../engine/assignment-difference.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { instantText } from '../../domain/instant.ts';
import { addressOf } from '../pages.ts';
import { useCycleId, useVersion, valueIn } from '../scheme/address.ts';
import { ChangeList } from '../scheme/change-list.tsx';
import { schemeQuery } from '../scheme/query.ts';
import { longFrom } from '../state/long.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { assignmentPath, assignmentQuery, assignmentVersionsQuery } from './query.ts';
import { AssignmentRowCard } from './row-card.tsx';
import { emptyRow, rowsFor } from './rows.ts';
import { useAssignmentWords } from './words.ts';
import './assignment.css';

export function Page() {
  const both = useBoth();
  const t = useAssignmentWords();
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  const version = useVersion();
  const scheme = useQuery(schemeQuery(cycle, null));
  const saved = useQuery(assignmentQuery(cycle, body, version));
  const versions = useQuery(assignmentVersionsQuery(cycle, body));
  const error = scheme.error ?? saved.error ?? versions.error;
  if (error !== null) return <Refused error={error} />;
  if (scheme.data === undefined || saved.data === undefined || versions.data === undefined)
    return <Loading lines={10} />;
  const { assignment, note, by, at } = saved.data;
  const nodes = rowsFor(scheme.data.scheme, body);
  const gone = assignment.rows.filter((row) => !nodes.some(({ id }) => id === row.node));
  return (
    <div className="assignment">
      <PageHeader
        title={assignment.title}
        about={`${t.readVersion} ${t.version(version, by ?? t.system, at === null ? '' : instantText(at))} · ${both(note)}`}
      >
        <Link to={addressOf('assignment', { cycle, body })}>{t.toNewest}</Link>
        <DownloadButton path={assignmentPath(cycle, body, `/table.docx?version=${version}`)} label={t.download} />
      </PageHeader>
      <section className="card">
        <h2>{t.compare}</h2>
        {versions.data.versions.length < 2 ? (
          <p className="unclear">{t.onlyOne}</p>
        ) : (
          <Difference cycle={cycle} scheme={scheme.data.scheme} saved={saved.data} versions={versions.data.versions} />
        )}
      </section>
      <section aria-label={t.rows}>
        <ul className="assignment-rows">
          {[...nodes, ...gone.map(({ node: id }) => ({ id, title: id, criterion: null, number: null }))].map((node) => (
            <AssignmentRowCard
              key={node.id}
              node={node}
              row={assignment.rows.find((row) => row.node === node.id) ?? emptyRow(node.id)}
              sections={[]}
              isChanged={false}
              lacks={[]}
              isOpen={false}
              isAmongMany={nodes.length + gone.length > longFrom}
              label={nodes.some(({ id }) => id === node.id) ? labelOf(node) : `${t.gone} ${node.id}`}
              choice={null}
              onOpen={null}
              onChange={() => undefined}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

type Props = {
  cycle: string;
  scheme: Scheme;
  saved: AssignmentReply;
  versions: AssignmentVersionsReply['versions'];
};

/** At first against the version before; the first one against the newest. */
function Difference({ cycle, scheme, saved, versions }: Props) {
  const both = useBoth();
  const t = useAssignmentWords();
  const others = versions.filter(({ version }) => version !== saved.version);
  const before = others.find(({ version }) => version < saved.version) ?? others[0];
  const [chosen, setChosen] = useState<number | null>(null);
  const other = chosen ?? before?.version ?? saved.version;
  const { data, error } = useQuery(assignmentQuery(cycle, saved.body, other));
  const [from, to] = other < saved.version ? [data, saved] : [saved, data];
  return (
    <>
      <label className="inline-field">
        {t.compareWith}
        <select className="select" value={String(other)} onChange={(event) => setChosen(Number(event.target.value))}>
          {others.map(({ version, note }) => (
            <option key={version} value={String(version)}>
              {`${t.nth(version)} ${both(note)}`}
            </option>
          ))}
        </select>
      </label>
      {error !== null && <Refused error={error} />}
      {from === undefined || to === undefined ? (
        error === null && <Loading lines={2} />
      ) : (
        <>
          <p className="unclear">{t.fromTo(from.version, to.version)}</p>
          <ChangeList changes={assignmentDifference(scheme, from.assignment, to.assignment)} />
        </>
      )}
    </>
  );
}
