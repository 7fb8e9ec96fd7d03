// The plan of a cycle in the browser (计分方案定稿): the newest scheme as the engine carries it out.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { planIfAny } from '../engine/plan.ts';
import { schemeQuery } from './scheme/query.ts';

/** `version` is undefined until the scheme is there; then `plan` is null where the scheme cannot be carried out yet. */
export function usePlan(cycle: string) {
  const { data, error, refetch } = useQuery(schemeQuery(cycle, null));
  const scheme = data?.scheme;
  const planned = useMemo(() => (scheme === undefined ? null : planIfAny(scheme)), [scheme]);
  return { version: data?.version, plan: planned, error, refetch };
}
