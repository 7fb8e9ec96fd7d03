// What waits for whom, as the console asks for it (首页查询): also how far marking is, for whoever is about to compute.
import { queryOptions } from '@tanstack/react-query';
import type { HomeReply } from '../../api/home.ts';
import { read } from '../fetch.ts';

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => read<HomeReply>('/api/home', { signal }),
  staleTime: 0,
});
