// The released summary (征求意见情况汇总表), for all who were asked: row by row, whose opinion, and what became of it.
import type { ConsultationReply } from '../../api/consultation.ts';
import { verdicts } from '../../domain/consultation.ts';
import { useBoth } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { OpinionCard } from './opinion-card.tsx';
import { useConsultationWords } from './words.ts';

type Line = NonNullable<ConsultationReply['summary']>[number];

export function Summary({ lines }: { lines: readonly Line[] }) {
  const words = useConsultationWords();
  const t = words.summary;
  const both = useBoth();
  return (
    <section className="card" aria-labelledby="summary">
      <h2 id="summary">{t.title}</h2>
      {lines.length === 0 && <p>{t.none}</p>}
      <LongList className="consultation-opinions" label={t.title} items={lines} keyOf={(_, index) => index}>
        {({ row, original, body, text, reason, isLate, verdict, because, version }, index) => {
          const isFirst = index === 0 || lines[index - 1]?.row !== row;
          return (
            <>
              {isFirst && <p className="consultation-row">{row ?? words.opinion.general}</p>}
              <OpinionCard title={body} original={isFirst ? original : null} {...{ text, reason, isLate }}>
                <div className={`consultation-reply is-${verdict ?? 'open'}`}>
                  <p>
                    <b>{verdict === null ? words.noReply : both(verdicts[verdict])}</b>
                    {version !== null && <span>{words.doneIn(version)}</span>}
                  </p>
                  {because !== '' && <p className="consultation-text">{because}</p>}
                </div>
              </OpinionCard>
            </>
          );
        }}
      </LongList>
    </section>
  );
}
