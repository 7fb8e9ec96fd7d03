// On which version an import stands (所依据的版本): the newest that the person has seen; a newer one is told before anything is saved on it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportTarget } from '../../domain/import-target.ts';
import { schemeQuery } from '../scheme/query.ts';

export type Based = {
  /** With the newest version as base; 0 while that is not known. */
  target: ImportTarget;
  /** The version that somebody saved meanwhile; null: none. */
  moved: number | null;
  see: () => void;
};

export function useBase(chosen: ImportTarget): Based {
  const cycle = chosen.into === 'cycle' ? chosen.cycle : null;
  const newest = useQuery({ ...schemeQuery(cycle ?? '', null), enabled: cycle !== null }).data?.version ?? 0;
  const [seen, setSeen] = useState<{ cycle: string; version: number } | null>(null);
  if (cycle !== null && newest > 0 && seen?.cycle !== cycle) setSeen({ cycle, version: newest });
  const isMoved = cycle !== null && seen?.cycle === cycle && newest > seen.version;
  return {
    target: chosen.into === 'cycle' ? { ...chosen, base: newest } : chosen,
    moved: isMoved ? newest : null,
    see: () => {
      if (cycle !== null) setSeen({ cycle, version: newest });
    },
  };
}
