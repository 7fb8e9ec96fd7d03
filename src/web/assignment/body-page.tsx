// The assignment of one body (本单位责任分工): rows to fill in, the check beside them, versions below.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssignmentReply } from '../../api/assignment.ts';
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { checkAssignment } from '../../engine/assignment-check.ts';
import { RefusedError, request } from '../fetch.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { addressOf } from '../pages.ts';
import { queries } from '../query.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { schemeQuery } from '../scheme/query.ts';
import { useAccount, useMay } from '../session.ts';
import { instantText } from '../instant.ts';
import { longFrom } from '../state/long.ts';
import { Loading } from '../state/loading.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { AssignmentBehind } from './behind.tsx';
import { useAssignmentDraft } from './draft.ts';
import { assignmentPath, assignmentQuery } from './query.ts';
import { AssignmentRowCard } from './row-card.tsx';
import { type AssignmentDraft, changedBy, emptyRow, rowsFor, withoutSent, withRow } from './rows.ts';
import { SaveBar } from './save-bar.tsx';
import { Versions } from './versions.tsx';
import { useAssignmentWords } from './words.ts';
import './assignment.css';

export function Page() {
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  const saved = useQuery(assignmentQuery(cycle, body, null));
  const scheme = useQuery(schemeQuery(cycle, null));
  const error = saved.error ?? scheme.error;
  if (error !== null) return <Refused error={error} />;
  if (saved.data === undefined || scheme.data === undefined) return <Loading lines={10} />;
  return <BodyAssignment key={body} cycle={cycle} saved={saved.data} scheme={scheme.data.scheme} />;
}

type Sent = AssignmentDraft & { assignment: Assignment; note: string };
type Props = { cycle: string; saved: AssignmentReply; scheme: Scheme };

function BodyAssignment({ cycle, saved, scheme }: Props) {
  const t = useAssignmentWords();
  const account = useAccount();
  const seesAll = useMay()('assignment:read') && account.body?.id !== saved.body;
  const { body } = saved;
  const { draft, now, keep } = useAssignmentDraft(account.id, cycle, body);
  const [open, setOpen] = useState<string | null>(null);
  const nodes = rowsFor(scheme, body);
  const isBehind = draft !== null && draft.base !== saved.version;
  const assignment = changedBy(saved.assignment, draft?.rows ?? [], nodes);
  const problems = checkAssignment(scheme, assignment);
  const gone = saved.assignment.rows.filter((row) => !nodes.some(({ id }) => id === row.node)).length;
  const save = useMutation({
    mutationFn: ({ base, note, assignment: made }: Sent) =>
      request<AssignmentReply>('POST', assignmentPath(cycle, body), { base, assignment: made, note }),
    onSuccess: async (reply, { rows }) => {
      queries.setQueryData(assignmentQuery(cycle, body, null).queryKey, reply);
      const draftNow = now();
      const left = draftNow === null ? null : withoutSent(draftNow, rows, reply.version);
      keep(left);
      if (left === null) setOpen(null);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === 'assignments' || (queryKey[0] === 'assignment' && queryKey[3] === 'versions'),
      });
    },
    onError: async (error) => {
      if (error instanceof RefusedError && error.words.code === 'version-conflict')
        await queries.invalidateQueries({ queryKey: assignmentQuery(cycle, body, null).queryKey });
    },
  });
  const change = (row: AssignmentRow) =>
    keep(withRow(now() ?? { base: saved.version, rows: [] }, row, save.isPending ? null : saved.assignment));
  const show = (node: string | null) => {
    if (node === null) return;
    setOpen(saved.mayEdit ? node : null);
    const card = document.querySelector(`[data-node="${CSS.escape(node)}"]`);
    card?.scrollIntoView({ block: 'center' });
    if (card instanceof HTMLElement) card.focus({ preventScroll: true });
  };
  return (
    <div className="assignment">
      <PageHeader
        title={saved.assignment.title}
        about={saved.at === null ? t.never : t.version(saved.version, saved.by ?? t.system, instantText(saved.at))}
      >
        {seesAll && <Link to={addressOf('assignments', { cycle })}>{t.list}</Link>}
        <DownloadButton path={assignmentPath(cycle, body, '/table.docx')} label={t.download} />
      </PageHeader>
      <LeaveGuard isUnsaved={draft !== null} why={t.leave} />
      {saved.mayEdit ? (
        <SaveBar
          rows={draft?.rows.length ?? 0}
          isBehind={isBehind}
          isSaving={save.isPending}
          savedAs={save.data?.version ?? null}
          onSave={(note, onSaved) => {
            if (draft === null) return;
            save.mutate({ base: draft.base, rows: draft.rows, assignment, note }, { onSuccess: onSaved });
          }}
          onDrop={() => keep(null)}
        />
      ) : (
        <p className="unclear">{t.readOnly}</p>
      )}
      {save.error !== null && !isBehind && <Refused error={save.error} />}
      {isBehind && (
        <AssignmentBehind
          cycle={cycle}
          saved={saved}
          draft={draft}
          scheme={scheme}
          nodes={nodes}
          onAccept={(next) => {
            save.reset();
            keep(next);
          }}
        />
      )}
      {gone > 0 && <p className="notice is-waiting">{t.goneWhy(gone)}</p>}
      <div className="assignment-body">
        <section aria-label={t.rows}>
          <ul className="assignment-rows">
            {nodes.map((node) => (
              <AssignmentRowCard
                key={node.id}
                node={node}
                row={assignment.rows.find((row) => row.node === node.id) ?? emptyRow(node.id)}
                sections={saved.sections}
                isChanged={draft?.rows.some((row) => row.node === node.id) === true}
                lacks={problems.filter(({ place }) => place.node === node.id)}
                isOpen={open === node.id}
                isAmongMany={nodes.length > longFrom}
                label={labelOf(node)}
                onOpen={saved.mayEdit ? (isOpen) => setOpen(isOpen ? node.id : null) : null}
                onChange={change}
              />
            ))}
          </ul>
        </section>
        <aside aria-label={t.check}>
          <div className="card assignment-check">
            <h2>{t.check}</h2>
            <ProblemList problems={problems} onPick={({ place }) => show(place.node)} />
          </div>
          <Versions
            cycle={cycle}
            body={body}
            newest={saved.version}
            onRestore={
              saved.mayEdit
                ? (old) =>
                    keep(
                      nodes.reduce(
                        (made, { id }) =>
                          withRow(made, old.rows.find(({ node }) => node === id) ?? emptyRow(id), saved.assignment),
                        draft ?? { base: saved.version, rows: [] },
                      ),
                    )
                : null
            }
          />
        </aside>
      </div>
    </div>
  );
}
