// Somebody else saved the assignment meanwhile (分工版本冲突): what the new version changed, and where the own rows differ from it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AssignmentReply } from '../../api/assignment.ts';
import type { AssignmentRow } from '../../domain/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { assignmentDifference } from '../../engine/assignment-difference.ts';
import { ClashList, type Side } from '../scheme/clash-list.tsx';
import { ChangeList } from '../scheme/change-list.tsx';
import { useAccount } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { assignmentQuery, assignmentVersionsQuery } from './query.ts';
import { type AssignmentDraft, clashes, onNewest, type RowField } from './rows.ts';
import { areOwn, newerThan } from '../version/sent.ts';
import { milestoneLines } from './milestones.tsx';
import { useAssignmentWords } from './words.ts';

type Props = {
  cycle: string;
  saved: AssignmentReply;
  draft: AssignmentDraft;
  scheme: Scheme;
  nodes: readonly Node[];
  onAccept: (draft: AssignmentDraft) => void;
};

const place = 'assignment-behind';

/** Brings the panel into sight, from wherever somebody was editing. */
export function showAssignmentBehind(): void {
  const panel = document.getElementById(place);
  panel?.scrollIntoView({ block: 'start' });
  panel?.focus({ preventScroll: true });
}

export function AssignmentBehind({ cycle, saved, draft, scheme, nodes, onAccept }: Props) {
  const t = useAssignmentWords();
  const { id: account } = useAccount();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const { data, error } = useQuery({ ...assignmentQuery(cycle, saved.body, draft.base), enabled: draft.base > 0 });
  const { data: versions } = useQuery(assignmentVersionsQuery(cycle, saved.body));
  const isOwn = areOwn(newerThan(draft.base, versions?.versions), account);
  const base = draft.base === 0 ? { ...saved.assignment, rows: [] } : data?.assignment;
  const newest = saved.assignment;
  const both = base === undefined ? [] : clashes(draft, base, newest);
  const wordsOf = (row: AssignmentRow, field: RowField): string => {
    if (field === 'milestones') return milestoneLines(row).join(' · ') || t.nothing;
    const value = row[field];
    const text = typeof value === 'object' && value !== null ? value.map(({ title }) => title).join(' · ') : value;
    return text === null || text === '' ? t.nothing : text;
  };
  const titleOf = (id: string): string => {
    const node = nodes.find((each) => each.id === id);
    return node === undefined ? id : labelOf(node);
  };
  const isUndecided = base === undefined || both.some(({ key }) => !chosen.has(key));
  return (
    <section id={place} tabIndex={-1} className="notice is-waiting behind" role="alert">
      <h2>{isOwn ? t.behindOwn(saved.version) : t.behind(saved.version)}</h2>
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
              <ClashList
                clashes={both.map(({ key, node, field, theirs, mine }) => ({
                  key,
                  title: t.fieldOf(titleOf(node), t[field]),
                  theirs: wordsOf(theirs, field),
                  mine: wordsOf(mine, field),
                }))}
                chosen={chosen}
                onChoose={(key, side) => setChosen(new Map([...chosen, [key, side]]))}
              />
            </>
          )}
        </>
      )}
      <div className="actions">
        <Button
          type="primary"
          disabled={isUndecided}
          onClick={() => {
            if (base === undefined) return;
            const yielded = both.filter(({ key }) => chosen.get(key) === 'theirs');
            onAccept(onNewest(draft, { base, newest, version: saved.version }, yielded));
          }}
        >
          {t.accept}
        </Button>
      </div>
    </section>
  );
}
