// What the server knows of handing marks in, and of what stands beside a mark (报送查询).
import { queryOptions, useMutation } from '@tanstack/react-query';
import type { HandingReply, MarkCasesReply, MarkContextReply } from '../../api/handing.ts';
import { read, request } from '../fetch.ts';
import { queries } from '../query.ts';

const inCycle = (cycle: string, rest: string): string => `/api/cycles/${encodeURIComponent(cycle)}/${rest}`;

export const handingQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['handing', cycle],
    queryFn: ({ signal }) => read<HandingReply>(inCycle(cycle, 'handing'), { signal }),
  });

const at = (...parts: string[]): string => parts.map((part) => encodeURIComponent(part)).join('/');

export const markContextQuery = (cycle: string, node: string, subject: string) =>
  queryOptions({
    queryKey: ['mark-context', cycle, node, subject],
    queryFn: ({ signal }) => read<MarkContextReply>(inCycle(cycle, at('mark-context', node, subject)), { signal }),
    staleTime: 60_000,
  });

export const markCasesQuery = (cycle: string, assessor: string) =>
  queryOptions({
    queryKey: ['mark-cases', cycle, assessor],
    queryFn: ({ signal }) => read<MarkCasesReply>(inCycle(cycle, at('mark-cases', assessor)), { signal }),
    staleTime: 60_000,
  });

export type HandingDeed = 'check' | 'handing-in' | 'recall' | 'return';

/** What is known is asked anew also where it was refused: somebody else may have acted. */
export const useHandingDeed = (cycle: string) =>
  useMutation({
    mutationFn: ({ body, deed, said }: { body: string; deed: HandingDeed; said: object }) =>
      request<HandingReply>('POST', inCycle(cycle, `handing/${encodeURIComponent(body)}/${deed}`), said),
    onSuccess: (next) => queries.setQueryData(handingQuery(cycle).queryKey, next),
    onError: () => queries.invalidateQueries({ queryKey: handingQuery(cycle).queryKey }),
  });
