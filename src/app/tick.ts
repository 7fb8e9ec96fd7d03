// The clock of the server (定时): work that comes again and again, one after another, until it is stopped.

/** `every` in milliseconds, from the end of one to the beginning of the next; what fails is told, and comes again. */
export function ticking(
  every: number,
  work: () => Promise<unknown>,
  onFault: (fault: unknown) => void,
): { stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let now: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    await work().catch(onFault);
    plan();
  };
  const plan = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      now = tick();
    }, every);
    // It alone does not keep the process.
    timer.unref();
  };
  plan();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await now;
    },
  };
}
