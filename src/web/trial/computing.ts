// Trials computed beside the page (试算): one at a time, the newest wins, nothing is sent to the server.
import { useEffect, useRef, useState } from 'react';
import type { ComputationDifference } from '../../engine/computation-difference/difference.ts';
import type { Given } from '../../engine/computation.ts';
import type { Trial } from '../../engine/what-if.ts';
import { RefusedError } from '../fetch.ts';
import { instantText } from '../instant.ts';
import type { Answer, Question } from './worker.ts';

export type Trying = {
  /** Of the trials answered last; null where nothing is tried. */
  difference: ComputationDifference | null;
  error: Error | null;
  isBusy: boolean;
};
const still: Trying = { difference: null, error: null, isBusy: false };

function outcomeOf(answer: Answer): Trying {
  if ('difference' in answer) return { ...still, difference: answer.difference };
  if ('fault' in answer) return { ...still, error: new Error(answer.fault) };
  // The reason lists the faults already, and here there is no place to go to.
  return { ...still, error: new RefusedError(422, { ...answer.refusal, problems: [] }) };
}

const today = (): string => instantText(new Date().toISOString()).slice(0, 10);

/** `trials` must keep its identity while nothing is changed. */
export function useTrying(basis: Given, trials: readonly Trial[]): Trying {
  const [trying, setTrying] = useState(still);
  const ask = useRef<(trials: readonly Trial[]) => void>(() => undefined);
  useEffect(() => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
    let isBusy = false;
    let waiting: readonly Trial[] | null = null;
    let first: Given | null = basis;
    const send = (those: readonly Trial[]) => {
      isBusy = true;
      worker.postMessage({ basis: first, trials: those, today: today() } satisfies Question);
      first = null;
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      isBusy = false;
      if (waiting === null) return setTrying(outcomeOf(data));
      const next = waiting;
      waiting = null;
      send(next);
    });
    worker.addEventListener('error', ({ message }) => setTrying({ ...still, error: new Error(message) }));
    ask.current = (those) => {
      if (isBusy) waiting = those;
      else send(those);
    };
    // The basis is computed while the first change is thought about.
    send([]);
    return () => worker.terminate();
  }, [basis]);
  useEffect(() => {
    setTrying((before) => ({ ...before, isBusy: true }));
    ask.current(trials);
  }, [trials]);
  return trying;
}
