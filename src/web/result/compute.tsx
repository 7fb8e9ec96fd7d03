// Computing from the page (计算按钮): shows that it runs and stops it, what came of it, and where faults are mended.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ComputeReply } from '../../api/computation.ts';
import { RefusedError, request } from '../fetch.ts';
import { useStoppable } from '../form/stoppable.ts';
import { homeQuery } from '../home/query.ts';
import { useWords } from '../language.ts';
import { addressOf, type PageId } from '../pages.ts';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';

/** Which page mends what a computation is refused for. */
const menders: Record<string, readonly { page: PageId; word: 'toScheme' | 'toMarks' | 'toFacts' }[]> = {
  'scheme-has-errors': [{ page: 'scheme', word: 'toScheme' }],
  'scheme-has-questions': [{ page: 'scheme', word: 'toScheme' }],
  'no-subjects': [{ page: 'scheme-subjects', word: 'toScheme' }],
  'facts-invalid': [
    { page: 'marks', word: 'toMarks' },
    { page: 'facts', word: 'toFacts' },
    { page: 'scheme', word: 'toScheme' },
  ],
};

export function useCompute(cycle: string, onComputed: (number: number) => void) {
  const queries = useQueryClient();
  const address = `/api/cycles/${encodeURIComponent(cycle)}/computations`;
  const refresh = () => queries.invalidateQueries({ queryKey: ['computations', cycle] });
  const computing = useStoppable(async (_: void, signal) => {
    const computed = await request<ComputeReply>('POST', address, undefined, { signal });
    await refresh();
    return computed;
  });
  const stop = () => {
    computing.stop();
    // It may have been kept a moment before.
    void refresh();
  };
  // Given here, it is called only while the page is open: elsewhere nobody asked to be led to the results.
  const compute = () => computing.mutate(undefined, { onSuccess: ({ number }) => onComputed(number) });
  return { ...computing, compute, stop };
}
type Computing = ReturnType<typeof useCompute>;

type ButtonProps = { computing: Computing; isUrgent: boolean; isFirst: boolean };

export function ComputeButton({ computing, isUrgent, isFirst }: ButtonProps) {
  const t = useWords({ zh, en });
  return (
    // Not disabled while it runs: a disabled button loses the focus, and the keyboard its place.
    <Button
      type={isUrgent ? 'primary' : 'default'}
      aria-disabled={computing.isPending}
      onClick={() => {
        if (!computing.isPending) computing.compute();
      }}
    >
      {isFirst ? t.computeFirst : t.compute}
    </Button>
  );
}

/** Before it is computed: how many marks are still to come. */
export function Lacking({ cycle }: { cycle: string }) {
  const t = useWords({ zh, en });
  const { data } = useQuery(homeQuery(cycle));
  const shares = (data?.cycle?.id === cycle ? data.cycle.assessors : null) ?? [];
  const lacking = shares.reduce((sum, { given, expected }) => sum + Math.max(0, expected - given), 0);
  return lacking === 0 ? null : <p className="unclear">{t.lacking(lacking)}</p>;
}

export function ComputeState({ computing, cycle }: { computing: Computing; cycle: string }) {
  const t = useWords({ zh, en });
  if (computing.isPending) return <Progress label={t.computing} share={null} onCancel={computing.stop} />;
  if (computing.isStopped)
    return (
      <p className="notice" role="status">
        {t.stopped}
      </p>
    );
  if (computing.error !== null) {
    const code = computing.error instanceof RefusedError ? computing.error.words.code : '';
    return (
      <Refused error={computing.error} onRetry={computing.compute}>
        {(menders[code] ?? []).map(({ page, word }) => (
          <Link key={page} to={addressOf(page, { cycle })}>
            {t[word]}
          </Link>
        ))}
      </Refused>
    );
  }
  if (!computing.isSuccess) return null;
  return (
    <p className="done" role="status">
      {t.computed(computing.data.number)}
    </p>
  );
}
