// Faults found in a document (问题清单): severity, place, sentence; one press leads to the place.
import type { ReactNode } from 'react';
import type { Problem, Severity } from '../../domain/problem.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { LongList } from './long-list.tsx';
import { ProblemWords } from './problem-words.tsx';

type Props = {
  problems: readonly Problem[];
  /** Shows the place of the problem. Without it the list is only read. */
  onPick?: (problem: Problem) => void;
  /** What stands below the sentence: a choice to be made. */
  renderBelow?: (problem: Problem) => ReactNode;
};

const order: readonly Severity[] = ['error', 'question', 'note'];

const keyOf = ({ code, place, message }: Problem, index: number): string => `${index} ${code} ${place.text} ${message}`;

export function ProblemList({ problems, onPick, renderBelow }: Props) {
  const t = useWords({ zh, en });
  const sorted = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  if (sorted.length === 0) return <p className="problems-none">{t.problems.none}</p>;
  return (
    <section className="problems" aria-label={t.problems.list}>
      <p className="problems-count">{t.problems.count(count('error'), count('question'), count('note'))}</p>
      <LongList items={sorted} keyOf={keyOf}>
        {(problem) => (
          <>
            <Row problem={problem} onPick={onPick} />
            {renderBelow?.(problem)}
          </>
        )}
      </LongList>
    </section>
  );
}

type Picked = { onPick: Props['onPick'] };

function Row({ problem, onPick }: { problem: Problem } & Picked) {
  const t = useWords({ zh, en });
  const words = (
    <>
      <span className={`severity is-${problem.severity}`}>{t.problems[problem.severity]}</span>
      <span className="problem-place" lang="zh-CN">
        {problem.place.text}
      </span>
      <span className="problem-message">
        <ProblemWords problem={problem} />
      </span>
    </>
  );
  if (onPick === undefined) return <div className="problem">{words}</div>;
  return (
    <button type="button" className="problem" onClick={() => onPick(problem)}>
      {words}
    </button>
  );
}
