// Work that can be stopped (可取消的操作): what is stopped in time leaves nothing at the server, and is no error.
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';

/**
 * A mutation with `stop`. A new one stops the one before. What is stopped may have been done a moment before:
 * `becameOf` asks the server, and answers null where nothing was done.
 */
export function useStoppable<Given, Reply>(
  send: (given: Given, signal: AbortSignal) => Promise<Reply>,
  becameOf: (given: Given) => Promise<Reply | null> = () => Promise.resolve(null),
) {
  const own = useRef<AbortController | null>(null);
  const [isStopping, setStopping] = useState(false);
  const run = useMutation({
    mutationFn: async (given: Given) => {
      own.current?.abort();
      const { signal } = (own.current = new AbortController());
      setStopping(false);
      try {
        return await send(given, signal);
      } catch (fault) {
        const reply = signal.aborted ? await becameOf(given) : null;
        if (reply === null) throw fault;
        return reply;
      }
    },
  });
  const isStopped = run.error instanceof DOMException && run.error.name === 'AbortError';
  const stop = () => {
    setStopping(true);
    own.current?.abort();
  };
  return { ...run, error: isStopped ? null : run.error, isStopped, isStopping: isStopping && run.isPending, stop };
}
