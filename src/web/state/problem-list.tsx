// Faults found in a document (问题清单): severity, place, sentence; one press leads to the place.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import type { Problem, Severity } from '../../domain/problem.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { longFrom } from './long.ts';

type Props = {
  problems: readonly Problem[];
  /** Shows the place of the problem. Without it the list is only read. */
  onPick?: (problem: Problem) => void;
  /** What stands below the sentence: a choice to be made. */
  renderBelow?: (problem: Problem) => ReactNode;
};

const order: readonly Severity[] = ['error', 'question', 'note'];

export function ProblemList({ problems, onPick, renderBelow }: Props) {
  const t = useWords({ zh, en });
  const sorted = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  if (sorted.length === 0) return <p className="problems-none">{t.problems.none}</p>;
  return (
    <section className="problems" aria-label={t.problems.list}>
      <p className="problems-count">{t.problems.count(count('error'), count('question'), count('note'))}</p>
      {sorted.length > longFrom ? (
        <LongList problems={sorted} onPick={onPick} renderBelow={renderBelow} />
      ) : (
        <ol>
          {sorted.map((problem) => (
            <li key={`${problem.code} ${problem.place.text} ${problem.message}`}>
              <Row problem={problem} onPick={onPick} />
              {renderBelow?.(problem)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type Picked = { onPick: Props['onPick'] };

function Row({ problem, onPick }: { problem: Problem } & Picked) {
  const t = useWords({ zh, en });
  const words = (
    <>
      <span className={`severity is-${problem.severity}`}>{t.problems[problem.severity]}</span>
      <span className="problem-place">{problem.place.text}</span>
      <span className="problem-message">{problem.message}</span>
    </>
  );
  if (onPick === undefined) return <div className="problem">{words}</div>;
  return (
    <button type="button" className="problem" onClick={() => onPick(problem)}>
      {words}
    </button>
  );
}

/** Only the rows in sight are in the page; each is measured, since sentences differ in length. */
function LongList({
  problems,
  onPick,
  renderBelow,
}: { problems: readonly Problem[]; renderBelow: Props['renderBelow'] } & Picked) {
  const place = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: problems.length,
    getScrollElement: () => place.current,
    estimateSize: () => 56,
    overscan: 8,
  });
  return (
    <div ref={place} className="problems-long">
      <ol style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const problem = problems[index];
          if (problem === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={problems.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row problem={problem} onPick={onPick} />
              {renderBelow?.(problem)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
