// All opinions by the rows of the draft (各方意见), each with its reply, for the organiser.
import { useState } from 'react';
import type { ConsultationReply } from '../../api/consultation.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { LongList } from '../state/long-list.tsx';
import { OpinionCard } from './opinion-card.tsx';
import { Replying } from './replying.tsx';
import { useConsultationWords } from './words.ts';

type Answers = NonNullable<ConsultationReply['answers']>;
type Props = { cycle: string; round: ConsultationReply; answers: Answers; scheme: Scheme };
type Line = { body: string; title: string; opinion: Answers[number]['opinions'][number] };

/** In the order of the table; what is about all of it comes first. */
function linesOf(answers: Answers, { root }: Scheme): Line[] {
  const order = [...nodesOf(root)].map(({ id }) => id);
  const place = ({ opinion: { node } }: Line): number => (node === null ? -1 : order.indexOf(node));
  return answers
    .flatMap(({ body, title, opinions }) => opinions.map((opinion) => ({ body, title, opinion })))
    .toSorted((a, b) => place(a) - place(b));
}

export function AllOpinions({ cycle, round, answers, scheme }: Props) {
  const t = useConsultationWords();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const lines = linesOf(answers, scheme);
  const open = lines.filter(({ opinion }) => opinion.reply === null).length;
  const shown = onlyOpen ? lines.filter(({ opinion }) => opinion.reply === null) : lines;
  return (
    <section className="card" aria-labelledby="opinions">
      <div className="section-head">
        <h2 id="opinions">{t.all.title}</h2>
        {lines.length > 0 && (
          <div className="actions">
            <label className="check">
              <input type="checkbox" checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} />
              {t.all.onlyOpen}
            </label>
          </div>
        )}
      </div>
      <p className="digits">
        {lines.length === 0
          ? t.all.none
          : [t.opinions(lines.length), open === 0 ? t.all.noneOpen : t.unreplied(open)].join(' · ')}
      </p>
      <LongList
        className="consultation-opinions"
        items={shown}
        label={t.all.title}
        keyOf={({ body, opinion }) => `${body} ${opinion.id}`}
      >
        {({ body, title, opinion }, index) => {
          const isFirst = index === 0 || shown[index - 1]?.opinion.node !== opinion.node;
          const row = opinion.label ?? t.opinion.general;
          return (
            <>
              {isFirst && <p className="consultation-row">{row}</p>}
              <OpinionCard
                title={title}
                original={isFirst ? opinion.original : null}
                text={opinion.text}
                reason={opinion.reason}
                isLate={opinion.isLate}
              >
                <Replying cycle={cycle} round={round} of={{ body, title, row }} opinion={opinion} />
              </OpinionCard>
            </>
          );
        }}
      </LongList>
    </section>
  );
}
