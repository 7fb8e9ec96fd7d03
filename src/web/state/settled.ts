// What was typed, once the hand rests (停顿): nothing is asked at every key.
import { useEffect, useState } from 'react';

/** Long enough for a hand that types on, short enough to be there at once. */
const pause = 300;

/** `value` as it has stood for a moment, and how to take it at once. Hand in the same object as long as nothing changes. */
export function useSettled<T>(value: T): [T, () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return [settled, () => setSettled(value)];
}
