// Somebody else saved the assignment meanwhile (分工版本冲突): what the new version changed, and where the own rows differ from it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { AssignmentReply } from '../../api/assignment.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { assignmentDifference } from '../../engine/assignment-difference.ts';
import { ChangeList } from '../scheme/change-list.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { assignmentQuery } from './query.ts';
import { type AssignmentDraft, changedBy, clashes } from './rows.ts';
import { useAssignmentWords } from './words.ts';

type Props = {
  cycle: string;
  saved: AssignmentReply;
  draft: AssignmentDraft;
  scheme: Scheme;
  nodes: readonly Node[];
  onAccept: () => void;
};

export function AssignmentBehind({ cycle, saved, draft, scheme, nodes, onAccept }: Props) {
  const t = useAssignmentWords();
  const { data, error } = useQuery({ ...assignmentQuery(cycle, saved.body, draft.base), enabled: draft.base > 0 });
  const base = draft.base === 0 ? { ...saved.assignment, rows: [] } : data?.assignment;
  const newest = saved.assignment;
  const both = base === undefined ? [] : clashes(draft, base, newest).map(({ node }) => node);
  const own = draft.rows.filter(({ node }) => both.includes(node));
  return (
    <section className="notice is-waiting" role="alert">
      <h2>{t.behind(saved.version)}</h2>
      {error !== null && <Refused error={error} />}
      {base === undefined ? (
        error === null && <Loading lines={2} />
      ) : (
        <>
          <p>{both.length === 0 ? t.behindNone : t.behindWhy}</p>
          <h3>{t.theirs}</h3>
          <ChangeList changes={assignmentDifference(scheme, base, newest)} />
          {both.length > 0 && (
            <>
              <h3>{t.mine}</h3>
              <ChangeList changes={assignmentDifference(scheme, newest, changedBy(newest, own, nodes))} />
            </>
          )}
        </>
      )}
      <div className="actions">
        <Button type="primary" onClick={onAccept}>
          {t.accept}
        </Button>
      </div>
    </section>
  );
}
