// Earlier similar deductions while a reason is typed (以往类似的扣分): the same row first, then by the words that they share.
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { similarCases } from '../../domain/similar.ts';
import { markCasesQuery } from './query.ts';
import { useHandingWords } from './words.ts';

type Props = {
  cycle: string;
  assessor: string;
  /** What the row is called, as the cases call it. */
  row: string;
  typed: string;
  /** The mark of the cell itself, which is no earlier case. */
  own: string | null;
  /** Null where nothing can be written. */
  onUse: ((reason: string) => void) | null;
};

const shownMost = 5;

export function SimilarCases({ cycle, assessor, row, typed, own, onUse }: Props) {
  const t = useHandingWords().context;
  const { data } = useQuery(markCasesQuery(cycle, assessor));
  const settled = useDeferredValue(typed);
  const found = useMemo(() => {
    const others = (data?.cases ?? []).filter(({ id }) => id !== own);
    return similarCases(others, { row, typed: settled }, shownMost);
  }, [data, own, row, settled]);
  if (data === undefined) return null;
  return (
    <section aria-label={t.cases} className="handing-cases">
      <h3>{t.cases}</h3>
      {found.length === 0 ? (
        <p className="field-hint">{t.casesNone}</p>
      ) : (
        <>
          <p className="field-hint">{t.casesHint}</p>
          <ul className="plain-list">
            {found.map(({ id, off, reason, year, subject, row: where }) => (
              <li key={id}>
                <b className="digits">{t.off(off)}</b> {reason}
                <span className="field-hint"> {t.caseOf(year, subject, where)}</span>
                {onUse !== null && reason !== typed && (
                  <button type="button" className="link" onClick={() => onUse(reason)}>
                    {t.use}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
