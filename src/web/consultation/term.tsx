// Until when a round is answered (答复期限): the day, and how far it is.
import type { ConsultationsReply } from '../../api/consultation.ts';
import { instantText } from '../../domain/instant.ts';
import { useConsultationWords } from './words.ts';

type Round = Pick<ConsultationsReply['rounds'][number], 'dueOn' | 'daysLeft' | 'releasedAt'>;

export function Term({ round: { dueOn, daysLeft, releasedAt } }: { round: Round }) {
  const t = useConsultationWords();
  const isNear = releasedAt === null && daysLeft <= 3;
  return (
    <p className="consultation-term digits">
      <span>{t.due(dueOn)}</span>
      {releasedAt === null ? (
        <b className={isNear ? 'consultation-near' : undefined}>
          {daysLeft < 0 ? t.over(-daysLeft) : t.daysLeft(daysLeft)}
        </b>
      ) : (
        <b className="done">{t.released(instantText(releasedAt))}</b>
      )}
    </p>
  );
}
