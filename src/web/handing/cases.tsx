// Earlier similar deductions while a reason is typed (以往类似的扣分): the same row first, then by the words that they share.
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { MarkCasesReply } from '../../api/handing.ts';
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

const lookedAt = 60;
const shownMost = 4;
/** Of one reason, so many amounts are told. */
const amountsMost = 6;

type Found = { reason: string; row: string; cases: MarkCasesReply['cases'] };

/** The same reason on the same row is one line, however often it was given. */
const grouped = (cases: MarkCasesReply['cases']): Found[] =>
  [...Map.groupBy(cases, ({ row, reason }) => `${row}\n${reason}`).values()].slice(0, shownMost).flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ reason: first.reason, row: first.row, cases: same }];
  });

export function SimilarCases({ cycle, assessor, row, typed, own, onUse }: Props) {
  const t = useHandingWords().context;
  const { data } = useQuery(markCasesQuery(cycle, assessor));
  const settled = useDeferredValue(typed);
  const found = useMemo(() => {
    const others = (data?.cases ?? []).filter(({ id }) => id !== own);
    return grouped(similarCases(others, { row, typed: settled }, lookedAt));
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
            {found.map(({ reason, row: where, cases }) => (
              <li key={`${where} ${reason}`}>
                <b className="digits">{t.off([...new Set(cases.map(({ off }) => off))].slice(0, amountsMost))}</b>{' '}
                {reason}
                <span className="field-hint">
                  {' '}
                  {t.caseOf([...new Set(cases.map(({ year }) => year))], cases[0]?.subject ?? '', cases.length, where)}
                </span>
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
