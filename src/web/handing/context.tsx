// What stands beside a mark (评分的依据): the subject's target and milestones, its self-assessment, and last year's mark.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MarkContextReply } from '../../api/handing.ts';
import { instantText } from '../../domain/instant.ts';
import { usePunctuation } from '../punctuation.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { useSettled } from '../state/settled.ts';
import { markContextQuery } from './query.ts';
import { useHandingWords } from './words.ts';

type Props = { cycle: string; node: string; subject: string };

export function MarkContext({ cycle, node, subject }: Props) {
  // Whoever walks through the cells asks for none of them.
  const [asked] = useSettled(useMemo(() => ({ cycle, node, subject }), [cycle, node, subject]));
  const { data, error, refetch } = useQuery(markContextQuery(asked.cycle, asked.node, asked.subject));
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <Loading lines={2} /> : <Told context={data} />;
}

function Told({ context }: { context: MarkContextReply }) {
  const t = useHandingWords().context;
  const { aside, list } = usePunctuation();
  const { target, milestones, leads, lastYear, selfAssessment } = context;
  return (
    <div className="handing-context">
      <h3>{t.target}</h3>
      <p>{target ?? <span className="field-hint">{t.none}</span>}</p>
      {leads.length > 0 && <p className="field-hint">{t.leads(leads.join(list))}</p>}
      {milestones.length > 0 && (
        <details>
          <summary>
            {t.milestones} {milestones.length}
          </summary>
          <ul className="plain-list">
            {milestones.map(({ id, date, text }) => (
              <li key={id}>
                <b className="digits">{date}</b> {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h3>{t.self}</h3>
      {selfAssessment === null ? (
        <p className="field-hint">{t.noSelf}</p>
      ) : (
        <>
          <p className="handing-text">{selfAssessment.text}</p>
          <p className="field-hint">
            {[
              ...(selfAssessment.claimed === null ? [] : [t.claimed(selfAssessment.claimed)]),
              instantText(selfAssessment.at),
              ...(selfAssessment.isLate ? [t.late] : []),
            ].join(' · ')}
          </p>
        </>
      )}
      {lastYear !== null && (
        <>
          <h3>{t.lastYear(lastYear.title)}</h3>
          <ul className="plain-list">
            {lastYear.marks.map(({ assessor, value, notApplicable, reason }) => (
              <li key={assessor}>
                {t.mark(assessor, notApplicable ? t.notApplicable : (value ?? ''))}
                {reason !== null && <span className="field-hint">{aside(reason)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
