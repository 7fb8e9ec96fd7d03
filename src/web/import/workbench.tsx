// The import at work (核对): the table on the left, what it became on the right; pointing at one shows the other.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import type { ImportedReply } from '../../api/import.ts';
import { anchorsOf, nodesAt } from '../../domain/anchor.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import type { Problem } from '../../domain/problem.ts';
import { isOpen, nodesOf } from '../../domain/scheme.ts';
import { useCycles } from '../cycle.ts';
import { request } from '../fetch.ts';
import { useWords } from '../language.ts';
import { useSameId } from '../same-id.ts';
import { useAccount } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { official } from '../words/official.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { decide, type Decision, type History, readingOf } from './decision.ts';
import { useBase } from './base.ts';
import { ImportChanges } from './changes.tsx';
import { DecisionList, UndoRedo } from './decisions.tsx';
import type { Spot } from './grid.ts';
import { forget, useWork } from './keep.ts';
import { JudgingState } from './judging.tsx';
import { ImportProblems } from './problems.tsx';
import { SchemeTree } from './scheme-tree.tsx';
import { SourcePane } from './source-pane.tsx';
import type { Aim } from './source-table.tsx';
import { TargetForm } from './target-form.tsx';
import { cycleTold, defaultTarget, yearIn } from './target.ts';
import { useVerdict } from './verdict.ts';
import { YearQuestion } from './year-question.tsx';

const views = ['source', 'tree', 'problems', 'decisions', 'changes', 'target'] as const;
type View = (typeof views)[number];

/** Where only one pane has room. */
const isNarrow = (): boolean => matchMedia('(max-width: 820px)').matches;

const thisYear = new Date().getFullYear();

type Lit = { spots: readonly Spot[]; nodes: ReadonlySet<string> };
const nothing: Lit = { spots: [], nodes: new Set() };

type Props = { raw: DocumentReply; onImported: (imported: ImportedReply) => void };

export function Workbench({ raw, onImported }: Props) {
  const t = useWords({ zh, en });
  const { sha256 } = raw;
  const account = useAccount().id;
  const { cycles } = useCycles();
  const client = useQueryClient();
  const [work, change] = useWork(account, sha256);
  const { history, list } = work;
  const fresh = useMemo(
    () => defaultTarget(raw, cycles, { year: thisYear, titleOf: official.cycleTitle }),
    [raw, cycles],
  );
  const told = work.target === null ? cycleTold(raw, cycles) : null;
  const chosen: ImportTarget = work.target ?? fresh;
  const { target, moved, see } = useBase(chosen);
  const reading = useMemo(() => readingOf(history), [history]);
  const judged = useVerdict(sha256, reading, target);
  const { verdict, isCurrent, error, retry } = judged;

  const [view, setView] = useState<View>('tree');
  const [lit, setLit] = useState<Lit>(nothing);
  const [aim, setAim] = useState<Aim | null>(null);
  const [nodeAim, setNodeAim] = useState<{ node: string; turn: number } | null>(null);
  const anchors = useMemo(
    () => (verdict === null ? new Map<string, Spot[]>() : anchorsOf(verdict.scheme, verdict.cells)),
    [verdict],
  );
  const nodesOn = useCallback((spot: Spot) => nodesAt(anchorsOnly(anchors), spot), [anchors]);

  const takeAim = (spots: readonly Spot[], isFlash: boolean) =>
    setAim((before) => ({ spots, isFlash, turn: (before?.turn ?? 0) + 1 }));
  const pointCell = useCallback(
    (spot: Spot) => {
      const nodes = nodesOn(spot);
      setLit({ spots: [spot], nodes: new Set(nodes) });
      const node = nodes.at(-1);
      if (node !== undefined) setNodeAim((before) => ({ node, turn: (before?.turn ?? 0) + 1 }));
    },
    [nodesOn],
  );
  const pointNode = (node: string, isFlash: boolean) => {
    const spots = anchors.get(node) ?? [];
    setLit({ spots, nodes: new Set([node]) });
    takeAim(spots, isFlash);
  };
  const pickNode = (node: string) => {
    pointNode(node, true);
    if (isNarrow()) setView('source');
  };
  const pickProblem = ({ place: { source, node } }: Problem) => {
    const spots =
      source !== null && source.sha256 === sha256 ? [source] : node === null ? [] : (anchors.get(node) ?? []);
    const [first] = spots;
    const nodes = node !== null ? [node] : first === undefined ? [] : nodesOn(first);
    setLit({ spots, nodes: new Set(nodes) });
    takeAim(spots, true);
    if (first === undefined && node !== null) setNodeAim((before) => ({ node, turn: (before?.turn ?? 0) + 1 }));
    if (isNarrow()) setView(first === undefined ? 'tree' : 'source');
  };

  const go = (next: History) => change((before) => ({ ...before, history: next }));
  const onDecide = useCallback(
    (decision: Decision) => change((before) => ({ ...before, history: decide(before.history, decision) })),
    [change],
  );

  const idOf = useSameId();
  const commit = useMutation({
    mutationFn: () => {
      const { into: _, ...rest } = target;
      const body = { document: sha256, reading };
      if (target.into === 'new-cycle') {
        const made = { ...body, ...rest };
        return request<ImportedReply>('POST', '/api/cycles', { ...made, id: idOf(made) });
      }
      return request<ImportedReply>('POST', `/api/cycles/${encodeURIComponent(target.cycle)}/scheme/imported`, {
        ...body,
        base: target.base,
      });
    },
    onSuccess: async (imported) => {
      forget(account, sha256);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      onImported(imported);
    },
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
  const changes = target.into === 'cycle' ? (verdict?.changes ?? null) : null;
  const shownViews = views.filter((each) => each !== 'changes' || changes !== null);
  const counts: Partial<Record<View, number | undefined>> = {
    problems: verdict?.problems.length,
    changes: changes?.length,
  };
  const titleOf = (each: View): string => [t.views[each], counts[each] ?? ''].join(' ').trim();
  const right = view === 'source' || !shownViews.includes(view) ? 'tree' : view;
  return (
    <div className="bench">
      <div className="bench-bar">
        <div role="group" aria-label={t.views.label} className="chips">
          {shownViews.map((each) => (
            <button
              key={each}
              type="button"
              className={each === 'source' ? 'chip is-narrow-only' : 'chip'}
              aria-pressed={each === view || (each === right && view === 'source' && !isNarrow())}
              onClick={() => setView(each)}
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
      <div className={`panes is-${view}`}>
        <SourcePane
          raw={raw}
          reading={reading}
          columns={verdict?.columns ?? []}
          lit={lit.spots}
          aim={aim}
          onPoint={pointCell}
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
                    onPoint={(node) => pointNode(node, false)}
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
              tableYear={yearIn(raw)}
              cycles={cycles}
              verdict={verdict}
              onChanges={() => setView('changes')}
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
              setView('changes');
            }}
          >
            {t.commit.seeMoved}
          </Button>
        </section>
      )}
      {commit.isPending && <Progress label={t.commit.unstoppable} share={null} />}
      {commit.error !== null && <Refused error={commit.error} />}
      <div className="commit-bar">
        <Button onClick={() => setView('target')}>{t.commit.change}</Button>
        <Button
          type="primary"
          className="commit"
          disabled={told !== null || moved !== null || !isCurrent || error !== null || commit.isPending || isRefused}
          onClick={() => commit.mutate()}
        >
          {commitWords()}
        </Button>
      </div>
    </div>
  );
}

/** Spots are as much of a source as it takes to know whether it covers a position. */
const anchorsOnly = (anchors: ReadonlyMap<string, readonly Spot[]>) => anchors as Parameters<typeof nodesAt>[0];
