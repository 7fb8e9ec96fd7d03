// Where the year stands (年度进展): scheme, marks, other facts, computation; only what the account may see.
import type { ReactNode } from 'react';
import type { HomeReply } from '../../api/home.ts';
import { instantText } from '../instant.ts';
import { useWords } from '../language.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';
import { Bar } from './bar.tsx';
import { Discard } from './discard.tsx';

type Cycle = HomeReply['cycles'][number];

export function YearState({ cycle }: { cycle: Cycle }) {
  const { scheme, assessors, facts, computation } = cycle;
  return (
    <section className="card" aria-labelledby="year">
      <h2 id="year">{cycle.title}</h2>
      <dl className="year">
        {scheme !== null && <SchemeState scheme={scheme} />}
        {assessors !== null && assessors.length > 0 && <MarksState assessors={assessors} />}
        {facts !== null && <FactsState facts={facts} />}
        {facts !== null && <ComputationState computation={computation} />}
      </dl>
      <Discard cycle={cycle} />
    </section>
  );
}

function Part({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b className="digits">{value}</b>
        <span className="list-note">{children}</span>
      </dd>
    </div>
  );
}

function SchemeState({ scheme: { version, errors, open } }: { scheme: NonNullable<Cycle['scheme']> }) {
  const t = useWords({ zh, en });
  return (
    <Part label={t.scheme} value={t.schemeVersion(version)}>
      {errors > 0 && <span className="share-error">{t.schemeErrors(errors)} </span>}
      {open > 0 && <span className="share-lack">{t.schemeOpen(open)}</span>}
      {errors === 0 && open === 0 && <span className="done">{t.schemeSound}</span>}
    </Part>
  );
}

function MarksState({ assessors }: { assessors: NonNullable<Cycle['assessors']> }) {
  const t = useWords({ zh, en });
  const total = (key: 'given' | 'expected') => assessors.reduce((sum, share) => sum + share[key], 0);
  const [given, expected] = [total('given'), total('expected')];
  return (
    <Part label={t.marks} value={t.marksOf(String(given), String(expected))}>
      <Bar label={t.marks} given={given} expected={expected} />
      {given < expected ? (
        <span className="share-lack">{t.marksLack(expected - given)}</span>
      ) : (
        <span className="done">{t.marksDone}</span>
      )}
    </Part>
  );
}

function FactsState({ facts: { adjustment, figure, tally } }: { facts: NonNullable<Cycle['facts']> }) {
  const t = useWords({ zh, en });
  return (
    <Part label={t.facts} value={String(adjustment + figure + tally)}>
      {t.factsOf(adjustment, figure, tally)}
    </Part>
  );
}

function ComputationState({ computation }: Pick<Cycle, 'computation'>) {
  const t = useWords({ zh, en });
  if (computation === null) return null;
  const { number, at, schemeChanged, factsAfter } = computation;
  const isFresh = !schemeChanged && factsAfter === 0;
  return (
    <Part label={t.computation} value={t.computationNumber(number)}>
      {instantText(at)} {isFresh && <span className="done">{t.computationFresh}</span>}
      {schemeChanged && <span className="share-lack">{t.computationScheme} </span>}
      {factsAfter > 0 && <span className="share-lack">{t.computationFacts(factsAfter)}</span>}
    </Part>
  );
}
