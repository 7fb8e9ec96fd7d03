// What the server says about a reading (试读): asked anew a moment after each change; the last answer stays until the next one.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VerdictReply } from '../../api/import.ts';
import { canonical } from '../../domain/canonical.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import type { Reading } from '../../domain/reading.ts';
import { request } from '../fetch.ts';
import { useSettled } from '../state/settled.ts';
import { isWhole } from './target.ts';

export type Judged = {
  /** The last one there was, also while the next is being made or refused. */
  verdict: VerdictReply | null;
  /** Whether it is of what stands on the page now. */
  isCurrent: boolean;
  isJudging: boolean;
  /** Somebody stopped it: it is asked again with `retry`, or with the next change. */
  isStopped: boolean;
  error: Error | null;
  retry: () => void;
  /** The server stops too: at its next question to the database. */
  stop: () => void;
};

export function useVerdict(sha256: string, reading: Reading, target: ImportTarget): Judged {
  const client = useQueryClient();
  const asked = canonical({ reading, target });
  const [settled] = useSettled(asked);
  // What is asked for may lag behind what stands on the page: each has to be whole.
  const isAskable = isWhole(target) && isWhole((JSON.parse(settled) as { target: ImportTarget }).target);
  const queryKey = ['import', sha256, settled];
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      request<VerdictReply>('POST', `/api/documents/${sha256}/reading`, JSON.parse(settled), { signal }),
    enabled: isAskable,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const [last, setLast] = useState<VerdictReply | null>(null);
  if (data !== undefined && data !== last) setLast(data);
  const isJudging = isFetching || asked !== settled;
  const isAnswered = data !== undefined && !isPlaceholderData;
  return {
    verdict: data ?? last,
    isCurrent: isAnswered && asked === settled && isWhole(target),
    isJudging,
    isStopped: !isJudging && !isAnswered && error === null && isWhole(target),
    error,
    retry: () => void refetch(),
    stop: () => void client.cancelQueries({ queryKey }),
  };
}
