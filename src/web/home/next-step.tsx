// What the organiser does next (下一步): one step, with its reason and its button.
import { Link } from '@tanstack/react-router';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { addressIfAny, type PageId } from '../pages.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

type Cycle = HomeReply['cycles'][number];
type Step = keyof typeof zh.steps;

/** In the order of the year: the first that is not done. */
export function stepOf(cycle: Cycle | null): Step {
  if (cycle === null || cycle.scheme === null) return 'import';
  if (cycle.scheme.errors > 0) return 'errors';
  if (cycle.scheme.open > 0) return 'sign';
  if (cycle.assessors?.some(({ given, expected }) => given < expected) === true) return 'marks';
  if (cycle.computation === null) return 'compute';
  return cycle.computation.schemeChanged || cycle.computation.factsAfter > 0 ? 'recompute' : 'results';
}

const pageOf: Record<Step, PageId> = {
  import: 'import',
  errors: 'scheme-check',
  sign: 'scheme-parameters',
  marks: 'marks',
  compute: 'results',
  recompute: 'results',
  results: 'results',
};

export function NextStep({ cycle }: { cycle: Cycle | null }) {
  const t = useWords({ zh, en });
  const step = stepOf(cycle);
  const address = addressIfAny(pageOf[step], cycle === null ? {} : { cycle: cycle.id });
  const directory = step === 'import' ? addressIfAny('directory', {}) : null;
  const { why } = t.steps[step];
  const title = directory === null ? t.steps[step].title : t.stepSecond;
  return (
    <section className="card next-step" aria-labelledby="next-step">
      <div>
        <h2 id="next-step">{t.nextStep}</h2>
        <p>{why}</p>
        {directory !== null && <p className="unclear">{t.directoryFirst}</p>}
      </div>
      {directory !== null && <Link to={directory}>{t.stepFirst}</Link>}
      {address === null ? (
        <b>{title}</b>
      ) : (
        <Link className="button-link" to={address}>
          {title}
        </Link>
      )}
    </section>
  );
}
