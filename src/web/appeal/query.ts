// What the server knows of appeals (申诉查询).
import { queryOptions } from '@tanstack/react-query';
import type { AppealsReply } from '../../api/appeal.ts';
import { read } from '../fetch.ts';
import { queries } from '../query.ts';

export const appealsPath = (cycle: string, rest = ''): string =>
  `/api/cycles/${encodeURIComponent(cycle)}/appeals${rest}`;

export const appealsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['appeals', cycle],
    queryFn: ({ signal }) => read<AppealsReply>(appealsPath(cycle), { signal }),
  });

export const refreshAppeals = (cycle: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: ['appeals', cycle] });
