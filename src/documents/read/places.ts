// How many files are read at once (读取名额): each reading takes a place, the others wait in the order in which they came.

export type Places = {
  /** Runs `task` in a place; whoever is aborted while waiting leaves the queue, throws the signal's reason and never starts. */
  hold: <Result>(task: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
};

/** At least one place. */
export function openPlaces(count: number): Places {
  let free = Math.max(1, count);
  const waiting = new Set<() => void>();

  /** A place that was handed over is not counted as free in between: nobody slips in. */
  function leave(): void {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  }

  function enter(signal: AbortSignal | undefined): Promise<void> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const settle = (): void => {
      waiting.delete(start);
      signal?.removeEventListener('abort', giveUp);
    };
    const start = (): void => {
      settle();
      resolve();
    };
    const giveUp = (): void => {
      settle();
      reject(signal?.reason);
    };
    waiting.add(start);
    signal?.addEventListener('abort', giveUp);
    return promise;
  }

  return {
    hold: async (task, signal) => {
      signal?.throwIfAborted();
      await enter(signal);
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
