// One round of the consultation (一轮征求意见): the draft, the own answer, and for the organiser all answers and replies.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConsultationReply } from '../../api/consultation.ts';
import { instantText } from '../../domain/instant.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { ChangeList } from '../scheme/change-list.tsx';
import { schemeQuery, tableQuery, wordAddress } from '../scheme/query.ts';
import { OfficialTable } from '../scheme/table.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { Loading } from '../state/loading.tsx';
import { NotFound } from '../state/not-found.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Answer } from './answer.tsx';
import { Board } from './board.tsx';
import { AllOpinions } from './opinions.tsx';
import { consultationPath, consultationQuery } from './query.ts';
import { Release } from './release.tsx';
import { Summary } from './summary.tsx';
import { Term } from './term.tsx';
import { useConsultationWords } from './words.ts';
import '../scheme/scheme.css';
import './consultation.css';

export function Page() {
  const cycle = useCycleId();
  const text = useParams({ strict: false, select: valueIn('round') });
  return /^\d{1,9}$/u.test(text) ? <RoundOf cycle={cycle} number={Number(text)} /> : <NotFound />;
}

function RoundOf({ cycle, number }: { cycle: string; number: number }) {
  const round = useQuery(consultationQuery(cycle, number));
  const scheme = useQuery({
    ...schemeQuery(cycle, round.data?.version ?? null),
    enabled: round.data !== undefined,
  });
  const error = round.error ?? scheme.error;
  if (round.data === undefined || scheme.data === undefined)
    return error === null ? (
      <Loading lines={10} />
    ) : (
      <Refused error={error} onRetry={() => void Promise.all([round.refetch(), scheme.refetch()])} />
    );
  return <Shown cycle={cycle} round={round.data} scheme={scheme.data.scheme} />;
}

type Props = { cycle: string; round: ConsultationReply; scheme: Scheme };

function Shown({ cycle, round, scheme }: Props) {
  const t = useConsultationWords();
  const shell = useWords({ zh, en });
  const { number, version, at, by, asked, note, answers, own, summary, releasedAt } = round;
  /** The row that an opinion is to be about: told to the answer by the table. */
  const [picked, setPicked] = useState<{ node: string; time: number } | null>(null);
  const hasSummary = summary !== null && (releasedAt !== null || answers !== null);
  return (
    <div className="consultation">
      <PageHeader title={t.title(number)} about={t.sent(instantText(at), by ?? t.system, asked)}>
        <Link to={addressOf('consultations', { cycle })}>{shell.pages.consultations}</Link>
        {hasSummary && (
          <>
            <DownloadButton path={consultationPath(cycle, `/${number}/summary.docx`)} label={t.summary.docx} />
            <DownloadButton path={consultationPath(cycle, `/${number}/summary.xlsx`)} label={t.summary.xlsx} />
          </>
        )}
        {round.mayReply && <Release cycle={cycle} round={round} />}
      </PageHeader>
      <Term round={round} />
      {note !== '' && (
        <section className="card" aria-label={t.note}>
          <p className="consultation-text">{note}</p>
        </section>
      )}
      {own !== null && (answers === null || own.mayAnswer) && (
        <Answer cycle={cycle} round={round} own={own} scheme={scheme} picked={picked} />
      )}
      {answers !== null && round.addressed !== null && (
        <>
          <Board round={round} addressed={round.addressed} answers={answers} />
          <AllOpinions cycle={cycle} round={round} answers={answers} scheme={scheme} />
        </>
      )}
      {answers === null && summary !== null && <Summary lines={summary} />}
      <Changes round={round} />
      <section aria-labelledby="draft">
        <div className="section-head">
          <h2 id="draft">{t.draft}</h2>
          <DownloadButton path={wordAddress(cycle, version)} label={t.download} />
        </div>
        {own?.mayAnswer === true && <p className="unclear">{t.draftHint}</p>}
        <Draft
          cycle={cycle}
          version={version}
          onPick={own?.mayAnswer === true ? (node) => setPicked({ node, time: Date.now() }) : null}
        />
      </section>
    </div>
  );
}

function Changes({ round: { before, changes, version } }: { round: ConsultationReply }) {
  const t = useConsultationWords();
  if (changes === null || before === null) return null;
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{t.changes}</h2>
      {before !== version && <p>{t.changesFrom(before, version)}</p>}
      <ChangeList changes={changes} />
    </section>
  );
}

type DraftProps = { cycle: string; version: number; onPick: ((node: string) => void) | null };

function Draft({ cycle, version, onPick }: DraftProps) {
  const t = useConsultationWords();
  const { data, error, refetch } = useQuery(tableQuery(cycle, version));
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={12} />;
  const pick = onPick === null ? undefined : { label: t.answer.addOn, onPick };
  return <OfficialTable table={data} linkOf={null} pick={pick} />;
}
