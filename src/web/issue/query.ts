// What the server knows of issued assignments, their copies and filings (印发查询).
import { queryOptions } from '@tanstack/react-query';
import type { CopiesReply, FilingsReply, IssuesReply } from '../../api/issue.ts';
import { assignmentPath } from '../assignment/query.ts';
import { read } from '../fetch.ts';

export const issuesPath = (cycle: string, body: string, rest = ''): string =>
  assignmentPath(cycle, body, `/issues${rest}`);

const inCycle = (cycle: string, rest: string): string => `/api/cycles/${encodeURIComponent(cycle)}/${rest}`;

export const copyPath = (cycle: string, body: string, number: number, rest: string): string =>
  inCycle(cycle, `copies/${encodeURIComponent(body)}/${number}/${rest}`);

export const issuesQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['issues', cycle, body],
    queryFn: ({ signal }) => read<IssuesReply>(issuesPath(cycle, body), { signal }),
  });

export const filingsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['filings', cycle],
    queryFn: ({ signal }) => read<FilingsReply>(inCycle(cycle, 'filings'), { signal }),
  });

export const copiesQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['copies', cycle],
    queryFn: ({ signal }) => read<CopiesReply>(inCycle(cycle, 'copies'), { signal }),
  });
