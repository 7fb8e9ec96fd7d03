// The import at work (核对): the table on the left, what it became on the right; pointing at one shows the other.
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import { canonical } from '../../domain/canonical.ts';
import { isOpen, nodesOf } from '../../domain/scheme.ts';
import { useCycles } from '../cycle.ts';
import { RefusedError } from '../fetch.ts';
import { isNarrow } from '../frame/narrow.ts';
import { useWords } from '../language.ts';
import { useAccount } from '../session.ts';
import { useEffectOnRanks } from '../scheme/effect.tsx';
import { OrderFields } from '../stage/order-fields.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { official } from '../words/official.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { decide, type Decision, type History, readingOf } from './decision.ts';
import { useBase } from './base.ts';
import { ImportChanges } from './changes.tsx';
import { type Kept, useCommit } from './commit.ts';
import { CommitState } from './committing.tsx';
import { DecisionList, UndoRedo } from './decisions.tsx';
import { usePointing, type View, views } from './pointing.ts';
import { forget, useWork } from './keep.ts';
import { JudgingState } from './judging.tsx';
import { ImportProblems } from './problems.tsx';
import { SchemeTree } from './scheme-tree.tsx';
import { SourcePane } from './source-pane.tsx';
import { TargetForm } from './target-form.tsx';
import { cycleTold, defaultTarget, yearIn } from './target.ts';
import { isWaiting, type TypedCell, withTyped } from './typed-cell.ts';
import { TypedNotice } from './typed-notice.tsx';
import { ImportUnfit } from './unfit.tsx';
import { useVerdict } from './verdict.ts';
import { YearQuestion } from './year-question.tsx';

const thisYear = new Date().getFullYear();

/** `isAlone`: the directory has nobody but the organiser. */
type Props = { raw: DocumentReply; isAlone: boolean; onImported: (imported: Kept) => void };

export function Workbench({ raw, isAlone, onImported }: Props) {
  const t = useWords({ zh, en });
  const { sha256 } = raw;
  const account = useAccount().id;
  const { cycles } = useCycles();
  const [work, change] = useWork(account, sha256);
  const { history, list, typed } = work;
  const fresh = useMemo(
    () => defaultTarget(raw, cycles, { year: thisYear, titleOf: official.cycleTitle, isAlone }),
    [raw, cycles, isAlone],
  );
  const told = work.target === null ? cycleTold(raw, cycles) : null;
  const chosen: ImportTarget = work.target ?? fresh;
  const { target, moved, see } = useBase(chosen);
  const reading = useMemo(() => readingOf(history), [history]);
  const judged = useVerdict(sha256, reading, target);
  const { verdict, isCurrent, error, retry } = judged;

  const [view, setView] = useState<Exclude<View, 'source'>>('tree');
  const [isSource, setSource] = useState(false);
  const show = (next: View) => {
    setSource(next === 'source');
    if (next !== 'source') setView(next);
  };
  const { lit, aim, nodeAim, takeAim, leave, pointCell, pointNode, pickNode, pickProblem } = usePointing(
    sha256,
    verdict,
    show,
    useCallback(() => setSource(false), []),
  );

  const go = (next: History) => change((before) => ({ ...before, history: next }));
  const onDecide = useCallback(
    (decision: Decision) => change((before) => ({ ...before, history: decide(before.history, decision) })),
    [change],
  );

  const onTyped = useCallback(
    (next: (before: TypedCell | null) => TypedCell | null) =>
      change((before) => ({ ...before, typed: next(before.typed) })),
    [change],
  );
  const onTake = useCallback(
    () => change((before) => ({ ...before, history: withTyped(before.history, before.typed), typed: null })),
    [change],
  );
  const [isTypedTold, setTypedTold] = useState(false);
  const waiting = isWaiting(typed, history) ? typed : null;
  const seeTyped = ({ table, row, column }: TypedCell) => {
    takeAim([{ table, row, column, rowEnd: row, columnEnd: column }], true, false);
    if (isNarrow()) show('source');
  };

  const commit = useCommit({ document: sha256, reading, target }, (kept) => {
    forget(account, sha256);
    onImported(kept);
  });
  const effect = useEffectOnRanks({
    cycle: target.into === 'cycle' ? target.cycle : '',
    base: target.into === 'cycle' ? target.base : 0,
    scheme: verdict?.scheme ?? null,
    change: canonical({ sha256, reading }),
  });
  const errors = verdict?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  // What the commit will refuse in the same words: they stand first in the list.
  const isRefused = verdict?.problems.some(({ code }) => code === 'row-in-use') === true;
  const commitWords = (): string => {
    if (commit.isPending) return t.commit.working;
    if (verdict === null) return t.commit.wait;
    if (told !== null) return t.commit.choose;
    const { rows, scheme, kept } = verdict;
    const open = scheme.parameters.filter(isOpen).length;
    const words =
      target.into === 'new-cycle'
        ? t.commit.cycle(target.year, rows, scheme.subjects.length, open)
        : t.commit.version(scheme.title, target.base + 1, rows, kept.length, open);
    return errors === 0 ? words : `${words}${t.commit.errors(errors)}`;
  };
  const isUnordered = commit.error instanceof RefusedError && commit.error.words.code === 'order-needed';
  const changes = target.into === 'cycle' ? (verdict?.changes ?? null) : null;
  const shownViews = views.filter((each) => each !== 'changes' || changes !== null);
  const counts: Partial<Record<View, number | undefined>> = {
    problems: verdict?.problems.length,
    changes: changes?.length,
  };
  const titleOf = (each: View): string => [t.views[each], counts[each] ?? ''].join(' ').trim();
  const right = shownViews.includes(view) ? view : 'tree';
  const visible = isSource && isNarrow() ? 'source' : right;
  return (
    <div className="bench">
      <div className="bench-bar">
        <div role="group" aria-label={t.views.label} className="chips">
          {shownViews.map((each) => (
            <button
              key={each}
              type="button"
              className={each === 'source' ? 'chip is-narrow-only' : 'chip'}
              aria-pressed={each === visible}
              onClick={() => show(each)}
            >
              {titleOf(each)}
            </button>
          ))}
        </div>
        <JudgingState judged={judged} />
        <div className="actions">
          <UndoRedo history={history} onGo={go} />
        </div>
      </div>
      {told !== null && verdict !== null && (
        <YearQuestion
          told={told}
          fresh={fresh}
          onTarget={(next) => change((before) => ({ ...before, target: next, list: null }))}
        />
      )}
      <div className={`panes is-${visible}`}>
        <SourcePane
          raw={raw}
          reading={reading}
          columns={verdict?.columns ?? []}
          lit={lit.spots}
          aim={aim}
          typed={typed}
          onTyped={onTyped}
          onTake={onTake}
          onPoint={pointCell}
          onLeave={leave}
          onDecide={onDecide}
        />
        <section className="pane result-pane" aria-label={t.views[right]}>
          {error !== null && <Refused error={error} onRetry={retry} />}
          {verdict === null ? (
            error === null && !judged.isStopped && <Loading />
          ) : (
            <>
              {right === 'tree' && (
                <>
                  <p className="pane-note">{t.tree.count(verdict.rows, [...nodesOf(verdict.scheme.root)].length)}</p>
                  <SchemeTree
                    scheme={verdict.scheme}
                    lit={lit.nodes}
                    aim={nodeAim}
                    onPoint={pointNode}
                    onPick={pickNode}
                  />
                </>
              )}
              {right === 'problems' && (
                <ImportProblems
                  problems={verdict.problems}
                  made={reading.readings ?? {}}
                  onPick={pickProblem}
                  onDecide={onDecide}
                />
              )}
            </>
          )}
          {right === 'changes' && changes !== null && (
            <ImportChanges base={target.into === 'cycle' ? target.base : 0} changes={changes} onPick={pickNode} />
          )}
          {right === 'decisions' && <DecisionList history={history} onGo={go} />}
          {right === 'target' && (
            <TargetForm
              target={target}
              fresh={fresh}
              isAlone={isAlone}
              tableYear={yearIn(raw)}
              cycles={cycles}
              verdict={verdict}
              onChanges={() => show('changes')}
              list={list}
              subject={reading.subjectTitle ?? null}
              onTarget={(next, file) => change((before) => ({ ...before, target: next, list: file }))}
              onSubject={(title) => onDecide({ type: 'subject', title })}
            />
          )}
        </section>
      </div>
      {moved !== null && (
        <section className="notice is-waiting" role="alert">
          <p>{t.commit.moved(moved)}</p>
          <Button
            onClick={() => {
              see();
              show('changes');
            }}
          >
            {t.commit.seeMoved}
          </Button>
        </section>
      )}
      {verdict?.unfit != null && <ImportUnfit unfit={verdict.unfit} onPick={pickProblem} />}
      {waiting !== null && isTypedTold && (
        <TypedNotice
          typed={waiting}
          onSee={() => seeTyped(waiting)}
          onTake={onTake}
          onDrop={() => onTyped(() => null)}
        />
      )}
      <CommitState commit={commit} />
      {target.into === 'cycle' && <OrderFields cycle={target.cycle} isChecked={isUnordered} />}
      {effect.view}
      <div className="commit-bar">
        <Button onClick={() => show('target')}>{t.commit.change}</Button>
        <Button
          type="primary"
          className="commit"
          disabled={
            told !== null ||
            moved !== null ||
            !isCurrent ||
            error !== null ||
            commit.isPending ||
            isRefused ||
            !effect.isSeen
          }
          onClick={() => (waiting === null ? commit.commit() : setTypedTold(true))}
        >
          {commitWords()}
        </Button>
      </div>
    </div>
  );
}
