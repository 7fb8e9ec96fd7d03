// What the pages of the results ask the server (结果查询).
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComputationsReply, RankingReply } from '../../api/computation.ts';
import { read } from '../fetch.ts';

const cycleAddress = (cycle: string): string => `/api/cycles/${encodeURIComponent(cycle)}/computations`;

/** `number` null: the newest. */
export const computationAddress = (cycle: string, number: number | null): string =>
  `${cycleAddress(cycle)}/${number ?? 'newest'}`;

export const computationsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['computations', cycle],
    queryFn: ({ signal }) => read<ComputationsReply>(cycleAddress(cycle), { signal }),
  });

export const rankingQuery = (cycle: string, number: number | null) =>
  queryOptions({
    queryKey: ['computations', cycle, number, 'ranking'],
    queryFn: ({ signal }) => read<RankingReply>(`${computationAddress(cycle, number)}/ranking`, { signal }),
    enabled: number !== null,
  });

/** The computation of the address (`?computation=3`), else the newest; `number` null while none is known. */
/** `isListed`: whoever sees one scorecard alone is shown that of the computation that was applied, and no list. */
export function useComputation(cycle: string, isListed = true) {
  const { computation }: { computation?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const list = useQuery({ ...computationsQuery(cycle), enabled: isListed });
  const computations = list.data?.computations ?? [];
  const newest = computations[0]?.number ?? null;
  const asked = computations.find(({ number }) => number === computation)?.number ?? null;
  const choose = (chosen: number) => {
    // Asked now, not when the page was drawn: it may have been computed since.
    const [last] = queries.getQueryData(computationsQuery(cycle).queryKey)?.computations ?? [];
    const wanted = chosen === last?.number ? undefined : chosen;
    void navigate({ to: '.', search: (before: object) => ({ ...before, computation: wanted }), replace: true });
  };
  return { list, computations, newest, number: asked ?? newest, choose };
}
