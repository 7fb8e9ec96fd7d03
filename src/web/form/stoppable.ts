// Work that can be stopped (可取消的操作): what is stopped ends at the server too, and is no error.
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

/** A mutation with `stop`. A new one stops the one before. */
export function useStoppable<Given, Reply>(send: (given: Given, signal: AbortSignal) => Promise<Reply>) {
  const own = useRef<AbortController | null>(null);
  const run = useMutation({
    mutationFn: (given: Given) => {
      own.current?.abort();
      own.current = new AbortController();
      return send(given, own.current.signal);
    },
  });
  const isStopped = run.error instanceof DOMException && run.error.name === 'AbortError';
  return { ...run, error: isStopped ? null : run.error, isStopped, stop: () => own.current?.abort() };
}
