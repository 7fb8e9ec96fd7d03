// The appraisal year that the screen is about (考评年度): of the address, else the one chosen last.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import type { CyclesReply } from '../api/cycle.ts';
import { currentCycle } from '../domain/cycle.ts';
import { read } from './fetch.ts';
import { useSession } from './session.ts';
import { storedText, storeText } from './storage.ts';

/** What the list of cycles says of each. */
export type CycleEntry = CyclesReply['cycles'][number];

export const cyclesQuery = queryOptions({
  queryKey: ['cycles'],
  queryFn: ({ signal }) => read<CyclesReply>('/api/cycles', { signal }),
  staleTime: 30_000,
});

const key = 'plumbline.cycle';
const listeners = new Set<() => void>();

let remembered = storedText(key);

export function rememberCycle(id: string): void {
  remembered = id;
  storeText(key, id);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Routes are made from a list, so the router does not know their parameters by type. */
const wantedCycle = (values: Record<string, string>): string | null => values['cycle'] ?? null;

/** All cycles, newest first as the server gives them, and the current one: null while they load, and where there is none. `wanted`: the one chosen, even before they are there. */
export function useCycles(): { cycles: CycleEntry[]; current: CycleEntry | null; wanted: string | null } {
  const cycle = useParams({ strict: false, select: wantedCycle });
  // Administrators have nothing to do with the years, and are refused.
  const enabled = useSession().data?.account?.acts.includes('cycle:read') === true;
  const { data } = useQuery({ ...cyclesQuery, enabled });
  const cycles = data?.cycles ?? [];
  const chosen = useSyncExternalStore(subscribe, () => remembered);
  const wanted = cycle ?? chosen;
  return { cycles, current: currentCycle(cycles, wanted), wanted };
}
