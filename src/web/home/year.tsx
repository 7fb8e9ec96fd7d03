// Where the year stands (年度进展): scheme, marks, other facts, computation, each with its page; only what the account may see.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HomeReply } from '../../api/home.ts';
import { instantText } from '../../domain/instant.ts';
import { hasReached, stages } from '../../domain/stage.ts';
import { useBoth, useWords } from '../language.ts';
import { addressOf, type PageId } from '../pages.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { StageBar } from '../stage/bar.tsx';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';
import { Bar } from './bar.tsx';
import { Discard, type Discarded } from './discard.tsx';

type Cycle = NonNullable<HomeReply['cycle']>;

type Props = { onDiscarded: (discarded: Discarded) => void };

export function Year({ cycle, onDiscarded }: Props & { cycle: Cycle | null }) {
  const t = useWords({ zh, en });
  const may = useMay();
  return (
    <section className="card" aria-labelledby="year">
      <h2 id="year">{cycle === null ? t.year : t.yearOf(cycle.title)}</h2>
      {cycle !== null && <YearState cycle={cycle} onDiscarded={onDiscarded} />}
      {cycle === null && <p className="unclear">{may('cycle:read') ? t.noCycle : t.yearNotYours}</p>}
    </section>
  );
}

function YearState({ cycle, onDiscarded }: Props & { cycle: Cycle }) {
  const t = useWords({ zh, en });
  const both = useBoth();
  const { id, isBegun, scheme, assessors, own, duties, facts, computation } = cycle;
  return (
    <>
      <StageBar stage={cycle.stage} />
      <p>
        {both(stages[cycle.stage].now)} <Link to={addressOf('stage', { cycle: id })}>{t.toStage}</Link>
      </p>
      <OwnScorecard cycle={cycle} />
      <dl className="year">
        {scheme !== null && <SchemeState cycle={id} scheme={scheme} />}
        {duties !== null && <DutiesState duties={duties} />}
        {assessors !== null && assessors.length > 0 && <MarksState cycle={id} label={t.marks} shares={assessors} />}
        {assessors === null && own !== null && own.length > 0 && <MarksState cycle={id} label={t.own} shares={own} />}
        {facts !== null && <FactsState cycle={id} facts={facts} />}
        {computation !== null && <ComputationState cycle={id} computation={computation} />}
        {facts === null && (
          <Part label={t.begun} value={isBegun ? t.begunYes : t.begunNo}>
            {t.begunNote}
          </Part>
        )}
      </dl>
      <Discard cycle={cycle} onDiscarded={onDiscarded} />
    </>
  );
}

/** Whoever is appraised finds the own scorecard here once it is published. */
function OwnScorecard({ cycle: { id, stage, duties } }: { cycle: Cycle }) {
  const t = useWords({ zh, en });
  const { body } = useAccount();
  const may = useMay();
  if (body === null || duties === null || may('result:read') || !may('scorecard:read')) return null;
  if (!hasReached(stage, 'published')) return null;
  return (
    <p>
      <Link className="button-link" to={addressOf('scorecard', { cycle: id, subject: body.id })}>
        {t.toScorecard}
      </Link>
    </p>
  );
}

type PartProps = { label: string; value: string; children: ReactNode; way?: { page: PageId; cycle: string } };

function Part({ label, value, children, way }: PartProps) {
  return (
    <div>
      <dt>{way === undefined ? label : <Link to={addressOf(way.page, { cycle: way.cycle })}>{label}</Link>}</dt>
      <dd>
        <b className="digits">{value}</b>
        <span className="list-note">{children}</span>
      </dd>
    </div>
  );
}

function SchemeState({ cycle, scheme }: { cycle: string; scheme: NonNullable<Cycle['scheme']> }) {
  const t = useWords({ zh, en });
  const { version, errors, open } = scheme;
  const page = errors > 0 ? 'scheme-check' : open > 0 ? 'scheme-parameters' : 'scheme';
  return (
    <Part label={t.scheme} value={t.schemeVersion(version)} way={{ page, cycle }}>
      {errors > 0 && <span className="share-error">{t.schemeErrors(errors)} </span>}
      {open > 0 && <span className="share-lack">{t.schemeOpen(open)}</span>}
      {errors === 0 && open === 0 && <span className="done">{t.schemeSound}</span>}
    </Part>
  );
}

function DutiesState({ duties }: { duties: NonNullable<Cycle['duties']> }) {
  const t = useWords({ zh, en });
  const whole = duties.filter(({ lacks }) => lacks.length === 0).length;
  return (
    <Part label={t.assignment} value={t.marksOf(String(whole), String(duties.length))}>
      {t.assignmentWhole}
    </Part>
  );
}

type Share = { given: number; expected: number };
function MarksState({ cycle, label, shares }: { cycle: string; label: string; shares: readonly Share[] }) {
  const t = useWords({ zh, en });
  const total = (key: 'given' | 'expected') => shares.reduce((sum, share) => sum + share[key], 0);
  const [given, expected] = [total('given'), total('expected')];
  return (
    <Part label={label} value={t.marksOf(String(given), String(expected))} way={{ page: 'marks', cycle }}>
      <Bar label={label} given={given} expected={expected} />
      {given < expected ? (
        <span className="share-lack">{t.marksLack(expected - given)}</span>
      ) : (
        <span className="done">{t.marksDone}</span>
      )}
    </Part>
  );
}

function FactsState({ cycle, facts }: { cycle: string; facts: NonNullable<Cycle['facts']> }) {
  const t = useWords({ zh, en });
  const { adjustment, figure, tally } = facts;
  return (
    <Part label={t.facts} value={String(adjustment + figure + tally)} way={{ page: 'facts', cycle }}>
      {t.factsOf(adjustment, figure, tally)}
    </Part>
  );
}

function ComputationState({ cycle, computation }: { cycle: string; computation: NonNullable<Cycle['computation']> }) {
  const t = useWords({ zh, en });
  const { number, at, schemeChanged, factsAfter } = computation;
  const isFresh = !schemeChanged && factsAfter === 0;
  return (
    <Part label={t.computation} value={t.computationNumber(number)} way={{ page: 'results', cycle }}>
      {instantText(at)} {isFresh && <span className="done">{t.computationFresh}</span>}
      {schemeChanged && <span className="share-lack">{t.computationScheme} </span>}
      {factsAfter > 0 && <span className="share-lack">{t.computationFacts(factsAfter)}</span>}
    </Part>
  );
}
