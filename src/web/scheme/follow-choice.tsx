// How other points follow (分值联动): three ways, each with the numbers that it would change, before anything is changed.
import { Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import { Follow, type SchemeEdit } from '../../domain/scheme-edit.ts';
import { rowTitles } from '../../domain/title.ts';
import { Digits } from '../state/digits.tsx';
import { ProblemWords } from '../state/problem-words.tsx';
import { LongList } from '../state/long-list.tsx';
import { type PointsChange, pointsChanges, replay } from './draft.ts';
import type { Editor } from './editor.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  editor: Editor;
  /** The edit, each way of following put in. */
  edit: (follow: Follow) => SchemeEdit;
  /** The row that goes, where the edit takes one away: asked plainly where no points depend on it. */
  removes?: Node | null;
  onDone: (node: string | null) => void;
  onCancel: () => void;
};

type Outcome = { changes: PointsChange[]; labels: ReadonlyMap<string, string> } | { problem: Problem };

const changesAny = (outcome: Outcome): boolean => 'changes' in outcome && outcome.changes.length > 0;

export function FollowChoice({ editor, edit, removes = null, onDone, onCancel }: Props) {
  const t = useSchemeWords();
  const name = useId();
  const { scheme, taken } = editor;
  const outcomes = useMemo(
    () =>
      Follow.options.map((follow): [Follow, Outcome] => {
        const made = replay(scheme, [edit(follow)], taken);
        const problem = made.steps[0]?.problem ?? null;
        if (problem !== null) return [follow, { problem }];
        return [follow, { changes: pointsChanges(scheme, made.scheme), labels: rowTitles(made.scheme) }];
      }),
    [scheme, taken, edit],
  );
  const [wanted, setWanted] = useState<Follow | null>(null);
  const chosen = wanted ?? outcomes.find(([, outcome]) => 'changes' in outcome)?.[0] ?? 'none';
  const outcome = outcomes.find(([follow]) => follow === chosen)?.[1];
  const isPlain = removes !== null && removes.points === null && !outcomes.some(([, each]) => changesAny(each));
  return (
    <form
      className="form follow"
      onSubmit={(event) => {
        event.preventDefault();
        const made = editor.apply(edit(chosen));
        if (made !== null) onDone(made.node);
      }}
    >
      {removes !== null && (
        <p>
          {isPlain ? '' : t.tree.removePoints}
          {t.tree.removeBelow([...nodesOf(removes)].length - 1)}
          {t.tree.removeBack}
        </p>
      )}
      {!isPlain && (
        <fieldset>
          <legend>{t.follow.legend}</legend>
          {outcomes.map(([follow, each]) => (
            <label key={follow} className="choice">
              <input
                type="radio"
                name={name}
                checked={follow === chosen}
                disabled={'problem' in each}
                onChange={() => setWanted(follow)}
              />
              <span>
                {t.follow[follow]}
                <span className="unclear">
                  {' '}
                  {'problem' in each ? <ProblemWords problem={each.problem} /> : t.follow[`${follow}-why`]}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {!isPlain && outcome !== undefined && 'changes' in outcome && <Changes {...outcome} />}
      <div className="actions">
        <Button
          type="primary"
          danger={removes !== null}
          htmlType="submit"
          disabled={outcome === undefined || 'problem' in outcome}
        >
          {removes === null ? t.tree.apply : t.tree.remove}
        </Button>
        <Button onClick={onCancel}>{t.tree.cancel}</Button>
      </div>
    </form>
  );
}

function Changes({ changes, labels }: Extract<Outcome, { changes: PointsChange[] }>) {
  const t = useSchemeWords();
  if (changes.length === 0) return <p className="unclear">{t.follow.unchanged}</p>;
  return (
    <div role="status">
      <p>{t.follow.changes}</p>
      <LongList tag="ul" className="points-changes" items={changes} keyOf={({ node }) => node}>
        {({ node, before, after, isNew }) => (
          <>
            <span>{labels.get(node) ?? node}</span>
            <span>
              {isNew ? t.follow.isNew : <Digits text={before ?? t.tree.noPoints} />} →{' '}
              <Digits text={after ?? t.tree.noPoints} />
            </span>
          </>
        )}
      </LongList>
    </div>
  );
}
