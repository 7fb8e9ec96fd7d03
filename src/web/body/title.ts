// What bodies are called on the screen (单位称呼): the directory is asked for, and answers later than the page is drawn.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Scheme } from '../../domain/scheme.ts';
import { bodyTitles, type Titles } from '../../domain/title.ts';
import { directoryQuery } from './directory.ts';

export function useBodyTitles(scheme: Scheme): Titles {
  const { data } = useQuery({ ...directoryQuery, staleTime: 60_000 });
  return useMemo(() => bodyTitles(scheme, data?.bodies), [scheme, data]);
}
