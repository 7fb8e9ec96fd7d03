// Problems of the reading (问题): by kind, each leads to its cell, and where there are readings to choose from, one is chosen here.
import { useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { useWords } from '../language.ts';
import { ProblemList } from '../state/problem-list.tsx';
import { ColumnRole } from '../../domain/column-role.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { Decision } from './decision.ts';

type Kind = 'all' | 'error' | 'review' | 'choices' | 'sign' | 'note';
const kinds: readonly Kind[] = ['all', 'error', 'review', 'choices', 'sign', 'note'];

/** An open parameter is no fault of the reading: it is signed after the import. */
const isToSign = ({ code }: Problem): boolean => code === 'open-parameter';

const belongs: Record<Kind, (problem: Problem) => boolean> = {
  all: () => true,
  error: ({ severity }) => severity === 'error',
  review: (problem) => problem.severity === 'question' && !isToSign(problem),
  choices: ({ choices }) => choices !== undefined,
  sign: isToSign,
  note: ({ severity }) => severity === 'note',
};

type Props = {
  problems: readonly Problem[];
  /** What was chosen on the page: shown before the server has read anew. */
  made: Readonly<Record<string, number>>;
  onPick: (problem: Problem) => void;
  onDecide: (decision: Decision) => void;
};

export function ImportProblems({ problems, made, onPick, onDecide }: Props) {
  const t = useWords({ zh, en });
  const [chosen, setChosen] = useState<Kind | null>(null);
  const count = (kind: Kind) => problems.filter(belongs[kind]).length;
  // What stands in the way comes first; what is signed later is seen when it is asked for.
  const kind = chosen ?? (['error', 'choices', 'review'] as const).find((each) => count(each) > 0) ?? 'all';
  // Where a question is used is said by its own words already.
  const shown = problems
    .filter(belongs[kind])
    .map((problem) => (isToSign(problem) ? { ...problem, place: { ...problem.place, text: '' } } : problem));
  return (
    <div className="import-problems">
      <div role="group" aria-label={t.problems.filter} className="chips">
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === kind}
            disabled={count(each) === 0 && each !== kind}
            onClick={() => setChosen(each)}
          >
            {t.problems[each]} <span className="digits">{count(each)}</span>
          </button>
        ))}
      </div>
      {kind === 'sign' && <p className="unclear">{t.problems.signHint}</p>}
      {shown.length === 0 ? (
        <p className="unclear">{t.problems.none}</p>
      ) : (
        <ProblemList
          problems={shown}
          onPick={onPick}
          renderBelow={(problem) => <Choices problem={problem} made={made} onDecide={onDecide} />}
        />
      )}
    </div>
  );
}

const aboutColumns: ReadonlySet<string> = new Set(['column-unknown', 'column-guessed']);

function Choices({ problem, made, onDecide }: { problem: Problem } & Pick<Props, 'made' | 'onDecide'>) {
  const t = useWords({ zh, en });
  const { choices, key, place } = problem;
  if (choices === undefined || key === undefined) return null;
  const chosen = made[key] ?? problem.chosen;
  // What a column holds has words of the page; other readings are the document's own.
  const told = aboutColumns.has(problem.code) ? ColumnRole.options.map((role) => t.roles[role]) : choices;
  return (
    <fieldset className="choices">
      <legend>{t.problems.reading}</legend>
      {told.map((words, index) => (
        <label key={words}>
          <input
            type="radio"
            name={key}
            checked={chosen === index}
            onChange={() => onDecide({ type: 'choice', key, choice: index, place: place.text, words })}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
