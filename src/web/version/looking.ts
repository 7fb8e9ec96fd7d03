// Looking again and again until something is known (反复核对).
import { useEffect } from 'react';

/** In milliseconds. */
export const lookAgain = 3000;

/** Looks at once, and every few seconds as long as `since` stays the same; null: there is nothing to find out. What fails is tried again. */
export function useLooking(since: number | null, look: () => Promise<unknown>): void {
  useEffect(() => {
    if (since === null) return undefined;
    let isUnderWay = false;
    // A look that takes long is waited for: the next one would take its answer away.
    const again = async (): Promise<void> => {
      if (isUnderWay) return;
      isUnderWay = true;
      await look().catch(() => undefined);
      isUnderWay = false;
    };
    void again();
    const timer = setInterval(() => void again(), lookAgain);
    return () => clearInterval(timer);
  }, [since, look]);
}
