// One opinion (一条意见): what it is about, what it proposes and why, and what became of it.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { verdicts } from '../../domain/consultation.ts';
import type { ConsultationReply } from '../../api/consultation.ts';
import { instantText } from '../../domain/instant.ts';
import { useBoth } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useConsultationWords } from './words.ts';

export type Reply = NonNullable<NonNullable<ConsultationReply['answers']>[number]['opinions'][number]['reply']>;

type Props = {
  /** The row, or whose it is. */
  title: string;
  original?: string | null;
  text: string;
  reason: string;
  isLate: boolean;
  children?: ReactNode;
};

export function OpinionCard({ title, original = null, text, reason, isLate, children }: Props) {
  const t = useConsultationWords();
  return (
    <div className="consultation-opinion">
      <div className="consultation-head">
        <h3>{title}</h3>
        {isLate && <span className="consultation-late">{t.isLate}</span>}
      </div>
      {original !== null && (
        <details>
          <summary>{t.opinion.original}</summary>
          <p className="consultation-text">{original}</p>
        </details>
      )}
      <p className="consultation-text">{text}</p>
      {reason !== '' && (
        <p className="consultation-text unclear">
          <b>{t.opinion.reason}</b> {reason}
        </p>
      )}
      {children}
    </div>
  );
}

export function ReplyShown({ cycle, reply }: { cycle: string; reply: Reply | null }) {
  const t = useConsultationWords();
  const both = useBoth();
  if (reply === null) return <p className="unclear">{t.noReply}</p>;
  const { verdict, reason, done, at, by, isAfterRelease } = reply;
  return (
    <div className={`consultation-reply is-${verdict}`}>
      <p>
        <b>{both(verdicts[verdict])}</b>
        {done !== null && (
          <Link to={addressOf('scheme-version', { cycle, version: String(done) })}>{t.doneIn(done)}</Link>
        )}
        {isAfterRelease && <span className="consultation-late">{t.afterRelease}</span>}
      </p>
      {reason !== '' && <p className="consultation-text">{reason}</p>}
      <p className="unclear">{t.repliedBy(instantText(at), by ?? t.system)}</p>
    </div>
  );
}
