// Where a year stands, as the console asks for it (年度进展查询), and what is asked anew once something has moved.
import { queryOptions, useMutation } from '@tanstack/react-query';
import type { StageReply } from '../../api/stage.ts';
import { read, request } from '../fetch.ts';
import { queries } from '../query.ts';

const pathOf = (cycle: string, rest: string): string => `/api/cycles/${encodeURIComponent(cycle)}/${rest}`;

export const stageQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['stage', cycle],
    queryFn: ({ signal }) => read<StageReply>(pathOf(cycle, 'stage'), { signal }),
  });

/** What is done to it: where, and with what. Several are done one after another. */
export type Deed = { rest: string; body?: object; method?: 'POST' | 'PUT' };

/** Nearly everything depends on the stage: all is asked anew, also where it was refused, since somebody else may have moved it. */
export const useDeed = (cycle: string) =>
  useMutation({
    mutationFn: async (deeds: readonly Deed[]) => {
      for (const { rest, body, method = 'POST' } of deeds)
        queries.setQueryData(stageQuery(cycle).queryKey, await request<StageReply>(method, pathOf(cycle, rest), body));
    },
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
