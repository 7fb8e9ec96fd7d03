// Whether something takes long (等得久): what is over at once shows no progress, so that nothing flickers.
import { useEffect, useState } from 'react';

/** How long a person waits without being told, in ms. */
const patience = 1000;

/** True once `isWaiting` has been so for a second, until it ends. */
export function useLongWait(isWaiting: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLong(true), patience);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isWaiting && isLong;
}
