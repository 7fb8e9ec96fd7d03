// What waits for whom, as the console asks for it (首页查询): also how far marking is, for whoever is about to compute.
import { queryOptions } from '@tanstack/react-query';
import type { HomeReply } from '../../api/home.ts';
import { read } from '../fetch.ts';

/** `cycle` null: the server chooses, as the header does. */
export const homeQuery = (cycle: string | null) =>
  queryOptions({
    queryKey: ['home', cycle],
    queryFn: ({ signal }) =>
      read<HomeReply>(`/api/home${cycle === null ? '' : `?cycle=${encodeURIComponent(cycle)}`}`, { signal }),
    staleTime: 0,
  });
