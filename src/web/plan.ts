// The plan of a cycle in the browser (计分方案定稿): the newest scheme as the engine carries it out.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Scheme } from '../domain/scheme.ts';
import { Refusal } from '../domain/refusal.ts';
import { plan, type Plan } from '../engine/plan.ts';
import { schemeQuery } from './scheme/query.ts';

/** Null while questions are open: what a full mark is may be one of them. */
function planOf(scheme: Scheme): Plan | null {
  try {
    return plan(scheme, null);
  } catch (fault) {
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}

/** `version` is undefined until the scheme is there; then `plan` is null where the scheme cannot be carried out yet. */
export function usePlan(cycle: string) {
  const { data, error, refetch } = useQuery(schemeQuery(cycle, null));
  const scheme = data?.scheme;
  const planned = useMemo(() => (scheme === undefined ? null : planOf(scheme)), [scheme]);
  return { version: data?.version, plan: planned, error, refetch };
}
