// What a body is called on the screen (单位称呼): as the directory calls it, as the document did where it does not know it.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { directoryQuery } from './directory.ts';

type Body = { id: string; title: string };

export function useBodyTitle(): (body: Body) => string {
  const { data } = useQuery({ ...directoryQuery, staleTime: 60_000 });
  const titles = useMemo(() => new Map(data?.bodies.map(({ id, title }) => [id, title])), [data]);
  return useCallback(({ id, title }) => titles.get(id) ?? title, [titles]);
}
