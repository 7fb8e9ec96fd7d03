// Somebody else saved the assignment meanwhile (分工版本冲突): which rows both changed, as the new version has them.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { AssignmentReply } from '../../api/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import type { Node } from '../../domain/scheme.ts';
import { assignmentQuery } from './query.ts';
import { type AssignmentDraft, clashes } from './rows.ts';
import { useAssignmentWords } from './words.ts';

type Props = {
  cycle: string;
  saved: AssignmentReply;
  draft: AssignmentDraft;
  nodes: readonly Node[];
  onAccept: () => void;
};

export function AssignmentBehind({ cycle, saved, draft, nodes, onAccept }: Props) {
  const t = useAssignmentWords();
  const { data } = useQuery({ ...assignmentQuery(cycle, saved.body, draft.base), enabled: draft.base > 0 });
  const base = data?.assignment ?? { ...saved.assignment, rows: [] };
  const both = draft.base > 0 && data === undefined ? [] : clashes(draft, base, saved.assignment);
  return (
    <section className="notice is-waiting" role="alert">
      <h2>{t.behind(saved.version)}</h2>
      <p>{both.length === 0 ? t.behindNone : t.behindWhy}</p>
      {both.length > 0 && (
        <ul>
          {both.map((row) => {
            const node = nodes.find(({ id }) => id === row.node);
            const sections = [...row.leads, ...row.cooperators].map(({ title }) => title);
            const told = [row.target, ...sections, row.owner, row.deputy].filter((text) => text !== null);
            return (
              <li key={row.node}>
                {node === undefined ? row.node : labelOf(node)} — {t.theirs} {told.join(' · ') || t.nothing}
              </li>
            );
          })}
        </ul>
      )}
      <div className="actions">
        <Button type="primary" onClick={onAccept}>
          {t.accept}
        </Button>
      </div>
    </section>
  );
}
