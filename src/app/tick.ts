// The clock of the server (定时): work that comes again and again, one after another, until it is stopped.

/** At once, and `every` milliseconds after the end of each; `work` tells its own faults. */
export function ticking(every: number, work: () => Promise<unknown>): { stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    await work();
    if (isStopped) return;
    timer = setTimeout(() => {
      now = tick();
    }, every);
    // It alone does not keep the process.
    timer.unref();
  };
  let now = tick();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await now;
    },
  };
}
