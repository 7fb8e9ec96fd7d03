// The assignment of one body (本单位责任分工): rows to fill in, the check beside them, versions below.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { AssignmentReply } from '../../api/assignment.ts';
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { checkAssignment } from '../../engine/assignment-check.ts';
import { request } from '../fetch.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { addressOf } from '../pages.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { schemeQuery } from '../scheme/query.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { instantText } from '../../domain/instant.ts';
import { longFrom } from '../state/long.ts';
import { Loading } from '../state/loading.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { useAhead, useSteady } from '../version/ahead.ts';
import { useArrival } from '../version/arrival.ts';
import { SaveFault } from '../version/save-fault.tsx';
import { useVersionSave } from '../version/save.ts';
import { AssignmentBehind } from './behind.tsx';
import { useAssignmentDraft, useAssignmentRoom } from './draft.ts';
import { assignmentPath, assignmentQuery } from './query.ts';
import { AssignmentRowCard } from './row-card.tsx';
import { type AssignmentDraft, changedBy, emptyRow, rowsFor, withRow } from './rows.ts';
import { SaveBar } from './save-bar.tsx';
import { TogetherBar } from './together.tsx';
import { Versions } from './versions.tsx';
import { useAssignmentWords } from './words.ts';
import './assignment.css';

export function Page() {
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  const saved = useQuery(assignmentQuery(cycle, body, null));
  const scheme = useQuery(schemeQuery(cycle, null));
  const error = saved.error ?? scheme.error;
  if (saved.data === undefined || scheme.data === undefined)
    return error === null ? <Loading lines={10} /> : <Refused error={error} />;
  return (
    <BodyAssignment
      key={`${cycle} ${body}`}
      cycle={cycle}
      saved={saved.data}
      look={saved.refetch}
      scheme={scheme.data.scheme}
    />
  );
}

type Save = Pick<AssignmentDraft, 'base' | 'rows'> & { assignment: Assignment; note: string };
type Props = {
  cycle: string;
  saved: AssignmentReply;
  /** Reads that anew. */
  look: Parameters<typeof useAhead>[1]['fetch'];
  scheme: Scheme;
};

function BodyAssignment({ cycle, saved: newest, look, scheme }: Props) {
  const t = useAssignmentWords();
  const account = useAccount();
  const seesAll = useMay()('assignment:read') && account.body?.id !== newest.body;
  const { body } = newest;
  const kept = useAssignmentDraft(cycle, body);
  const room = useAssignmentRoom(cycle, body);
  const { now, keep } = room;
  const isAhead = useAhead(kept?.base, { version: newest.version, fetch: look });
  const both = useMemo(() => ({ saved: newest, draft: kept }), [newest, kept]);
  const steady = useSteady(both, !isAhead);
  const { saved, draft } = steady ?? both;
  const [open, setOpen] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(saved.own === null || saved.mayEdit);
  const nodes = rowsFor(scheme, body);
  const isShown = (id: string | null) => showsAll || id === null || saved.own?.includes(id) !== false;
  const shown = nodes.filter(({ id }) => isShown(id));
  const isBehind = draft !== null && draft.sent.length === 0 && draft.base !== saved.version;
  const assignment = changedBy(saved.assignment, draft?.rows ?? [], nodes);
  const problems = checkAssignment(scheme, assignment);
  const gone = saved.assignment.rows.filter((row) => !nodes.some(({ id }) => id === row.node)).length;
  const save = useVersionSave(room, {
    key: ['assignment', cycle, body],
    contentOf: ({ assignment: made }: Save) => made,
    partOf: ({ rows }) => ({ rows }),
    send: ({ rows: _rows, assignment: made, ...sent }) =>
      request<AssignmentReply>('POST', assignmentPath(cycle, body), { ...sent, assignment: made }),
  });
  const isUnsure = kept !== null && kept.sent.length > 0 && !save.isPending;
  const found = useArrival(room, isUnsure ? newest.version : null);
  const savedAs = Math.max(found ?? 0, save.data?.version ?? 0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, isChosen: boolean) => {
    const others = [...chosen].filter((each) => each !== id);
    setChosen(new Set(isChosen ? [...others, id] : others));
  };
  const rowOf = (id: string) => assignment.rows.find((row) => row.node === id) ?? emptyRow(id);
  const change = (rows: readonly AssignmentRow[]) =>
    keep(
      rows.reduce(
        (made, row) => withRow(made, row, isAhead ? null : saved.assignment),
        now() ?? { base: saved.version, rows: [], sent: [] },
      ),
    );
  const show = (node: string | null) => {
    if (node === null) return;
    setOpen(saved.mayEdit ? node : null);
    const card = document.querySelector(`[data-node="${CSS.escape(node)}"]`);
    card?.scrollIntoView({ block: 'center' });
    if (card instanceof HTMLElement) card.focus({ preventScroll: true });
  };
  if (steady === null) return <Loading lines={10} />;
  return (
    <div className="assignment">
      <PageHeader
        title={saved.assignment.title}
        about={saved.at === null ? t.never : t.version(saved.version, saved.by ?? t.system, instantText(saved.at))}
      >
        {seesAll && <Link to={addressOf('assignments', { cycle })}>{t.list}</Link>}
        <Link to={addressOf('issues', { cycle, body })}>{t.toIssues}</Link>
        <DownloadButton path={assignmentPath(cycle, body, '/table.docx')} label={t.download} />
      </PageHeader>
      <LeaveGuard isUnsaved={draft !== null} why={t.leave} />
      {saved.mayEdit ? (
        <SaveBar
          rows={draft?.rows.length ?? 0}
          isBehind={isBehind}
          isSaving={save.isPending}
          isUnsure={isUnsure}
          isOvertaken={isUnsure && draft?.base !== saved.version}
          savedAs={savedAs}
          newest={saved.version}
          onSave={(note) => {
            if (draft === null) return;
            const onSuccess = () => now() === null && setOpen(null);
            save.mutate({ base: draft.base, rows: draft.rows, assignment, note }, { onSuccess });
          }}
          onDrop={() => keep(null)}
        />
      ) : (
        <p className="unclear">{t.readOnly}</p>
      )}
      {save.error !== null && !isBehind && save.variables?.base === (draft?.base ?? saved.version) && (
        <SaveFault error={save.error} isUnsure={isUnsure}>
          <Refused error={save.error} />
        </SaveFault>
      )}
      {isBehind && (
        <AssignmentBehind
          cycle={cycle}
          saved={saved}
          draft={draft}
          scheme={scheme}
          nodes={nodes}
          onAccept={(next) => {
            if (isAhead) return;
            save.reset();
            keep(next);
          }}
        />
      )}
      {gone > 0 && <p className="notice is-waiting">{t.goneWhy(gone)}</p>}
      <div className="assignment-body">
        <section aria-label={t.rows}>
          {saved.own !== null && (
            <label className="check assignment-own">
              <input type="checkbox" checked={!showsAll} onChange={() => setShowsAll(!showsAll)} />
              {t.onlyOwn(nodes.filter(({ id }) => saved.own?.includes(id)).length, nodes.length)}
            </label>
          )}
          <ul className="assignment-rows">
            {shown.map((node) => (
              <AssignmentRowCard
                key={node.id}
                node={node}
                row={rowOf(node.id)}
                sections={saved.sections}
                isChanged={draft?.rows.some((row) => row.node === node.id) === true}
                lacks={problems.filter(({ place }) => place.node === node.id)}
                isOpen={open === node.id}
                isAmongMany={shown.length > longFrom}
                label={labelOf(node)}
                onOpen={saved.mayEdit ? (isOpen) => setOpen(isOpen ? node.id : null) : null}
                onChange={(row) => change([row])}
                choice={saved.mayEdit ? { isChosen: chosen.has(node.id), onChoose: (is) => choose(node.id, is) } : null}
              />
            ))}
          </ul>
          {saved.mayEdit && shown.length > 0 && (
            <TogetherBar
              rows={shown.map(({ id }) => rowOf(id))}
              chosen={chosen}
              sections={saved.sections}
              onChoose={(ids) => setChosen(new Set(ids))}
              onWrite={change}
            />
          )}
        </section>
        <aside aria-label={t.check}>
          <div className="card assignment-check">
            <h2>{t.check}</h2>
            <ProblemList
              problems={problems.filter(({ place }) => isShown(place.node))}
              onPick={({ place }) => show(place.node)}
            />
          </div>
          <Versions
            cycle={cycle}
            body={body}
            newest={saved.version}
            onRestore={
              saved.mayEdit
                ? (old) =>
                    !isAhead && change(nodes.map(({ id }) => old.rows.find(({ node }) => node === id) ?? emptyRow(id)))
                : null
            }
          />
        </aside>
      </div>
    </div>
  );
}
