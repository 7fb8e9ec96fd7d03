// The rounds of the consultation of a year (征求意见): what is to be answered and what was, and for the organiser how far each is.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ConsultationsReply } from '../../api/consultation.ts';
import { instantText } from '../../domain/instant.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useCycleId } from '../scheme/address.ts';
import { useMay } from '../may.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { consultationsQuery } from './query.ts';
import { SendDialog } from './send.tsx';
import { Term } from './term.tsx';
import { useConsultationWords } from './words.ts';
import './consultation.css';

export function Page() {
  const t = useConsultationWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const may = useMay();
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const { data, error, refetch } = useQuery(consultationsQuery(cycle));
  if (data === undefined)
    return error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />;
  const { rounds, newest } = data;
  const maySend = may('consultation:send') && newest !== null;
  return (
    <>
      <PageHeader title={pages.consultations} about={t.about}>
        {maySend && (
          <Button type="primary" onClick={() => setSending(true)}>
            {t.send.open}
          </Button>
        )}
      </PageHeader>
      {sent !== null && (
        <p className="notice" role="status">
          {t.send.done(sent)}
        </p>
      )}
      {rounds.length === 0 ? (
        <Empty
          title={may('consultation:send') ? t.none : t.noneOwn}
          next={may('consultation:send') ? t.noneNext : t.noneOwnNext}
        />
      ) : (
        <ul className="consultation-rounds">
          {rounds.map((round) => (
            <li key={round.number} className="card">
              <RoundCard cycle={cycle} round={round} />
            </li>
          ))}
        </ul>
      )}
      {isSending && newest !== null && (
        <SendDialog
          cycle={cycle}
          rounds={rounds.length}
          newest={newest}
          onClose={() => setSending(false)}
          onSent={(number) => {
            setSending(false);
            setSent(number);
          }}
        />
      )}
    </>
  );
}

type Round = ConsultationsReply['rounds'][number];

function RoundCard({ cycle, round }: { cycle: string; round: Round }) {
  const t = useConsultationWords();
  const may = useMay();
  const { number, version, note, at, by, asked, own, counts, releasedAt } = round;
  const isOpen = own !== null && own.answeredAt === null && releasedAt === null && may('consultation:answer');
  return (
    <>
      <div className="consultation-head">
        <h2>
          <Link to={addressOf('consultation', { cycle, round: String(number) })}>{t.round(number, version)}</Link>
        </h2>
        <Term round={round} />
      </div>
      <p className="unclear">{t.sent(instantText(at), by ?? t.system, asked)}</p>
      {note !== '' && <p className="consultation-text">{note}</p>}
      {counts !== null && (
        <p className="digits">
          {[
            t.counts(counts.answered, asked),
            ...(counts.late > 0 ? [t.late(counts.late)] : []),
            t.opinions(counts.opinions),
            ...(counts.opinions > counts.replied ? [t.unreplied(counts.opinions - counts.replied)] : []),
          ].join(' · ')}
        </p>
      )}
      {own !== null && may('consultation:answer') && (
        <p className={own.answeredAt === null ? 'consultation-waiting' : 'done'}>
          {own.answeredAt === null
            ? round.daysLeft < 0
              ? t.own.overdue
              : t.own.open
            : (own.isLate ? t.own.late : t.own.done)(instantText(own.answeredAt))}
        </p>
      )}
      <div className="actions">
        <Link className="consultation-go" to={addressOf('consultation', { cycle, round: String(number) })}>
          {isOpen ? t.own.answer : t.own.look}
        </Link>
      </div>
    </>
  );
}
