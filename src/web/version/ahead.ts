// A draft that is ahead of what this tab knows (草稿比本页新): another tab of the browser saved, and the draft goes on from there.
import { useCallback, useState } from 'react';
import { useLooking } from './looking.ts';

/** `version`: the newest that this tab knows; `fetch` throws where it cannot be read, which the page tells. */
type Newest = { version: number | undefined; fetch: (options: { throwOnError: true }) => Promise<unknown> };

/**
 * Whether the newest version must be fetched before the draft can be drawn: `base` is the draft's. Where the server
 * has none so new, it was put back to an older state: then the draft is told to be behind.
 */
export function useAhead(base: number | undefined, { version, fetch }: Newest): boolean {
  const [looked, setLooked] = useState<number | null>(null);
  const isAhead = base !== undefined && version !== undefined && base > version && looked !== base;
  const look = useCallback(async () => {
    await fetch({ throwOnError: true });
    setLooked(base ?? null);
  }, [base, fetch]);
  useLooking(isAhead ? base : null, look);
  return isAhead;
}

/** `value` as it was when it was `isSteady` last; null before that. Meanwhile the page stays as it is, with all that is open and typed in it. */
export function useSteady<Value extends object>(value: Value, isSteady: boolean): Value | null {
  const [last, setLast] = useState<Value | null>(null);
  if (isSteady && last !== value) setLast(value);
  return isSteady ? value : last;
}
