// The newest version as this tab knows it (最新一版): what a save answered with stands there at once.
import type { QueryKey } from '@tanstack/react-query';
import { queries } from '../query.ts';

/**
 * At one go with what the caller does to its draft. What was asked before the save would be drawn over its answer: asked
 * again, that question is given up, and something newer still is learnt all the same.
 */
export function acceptNewest(queryKey: QueryKey, reply: object): void {
  const isAsked = queries.isFetching({ queryKey, exact: true }) > 0;
  queries.setQueryData(queryKey, reply);
  if (isAsked) void queries.invalidateQueries({ queryKey, exact: true });
}
