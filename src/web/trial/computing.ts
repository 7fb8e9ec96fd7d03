// Trials computed beside the page (试算): one at a time, the newest wins, nothing is sent to the server.
import { useEffect, useRef, useState } from 'react';
import type { ComputationDifference } from '../../engine/computation-difference/difference.ts';
import type { Given } from '../../engine/computation.ts';
import type { Trial } from '../../engine/what-if.ts';
import { RefusedError, type RefusalWords } from '../fetch.ts';
import { today } from '../instant.ts';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import type { Answer, Question } from './worker.ts';

export type Trying = {
  /** Of the trials answered last; null where they are refused, or nothing is answered yet. */
  difference: ComputationDifference | null;
  error: Error | null;
  isBusy: boolean;
  /** Somebody stopped it; whatever is tried next is computed again. */
  isStopped: boolean;
  stop: () => void;
  goOn: () => void;
};
/** `of`: the very trials that were answered. */
type Answered = Pick<Trying, 'difference' | 'error'> & { of: readonly Trial[] | null };

/** The scheme is as it was: what does not fit is the trial alone, and may be half of what is being typed. */
const ofTrial = (words: RefusalWords): RefusalWords => ({
  ...words,
  what: zh.notComputable,
  next: zh.notComputableNext,
  english: `${en.notComputable} ${words.english} ${en.notComputableNext}`,
});

function answered(of: readonly Trial[] | null, answer: Answer): Answered {
  if ('difference' in answer) return { of, difference: answer.difference, error: null };
  if ('fault' in answer) return { of, difference: null, error: new Error(answer.fault) };
  // The reason lists the faults already, and here there is no place to go to.
  return { of, difference: null, error: new RefusedError(422, { ...ofTrial(answer.refusal), problems: [] }) };
}

/** `trials` must keep its identity while nothing is changed. */
export function useTrying(basis: Given, trials: readonly Trial[]): Trying {
  const [last, setLast] = useState<Answered>({ of: null, difference: null, error: null });
  /** Those whose computing was stopped. */
  const [stopped, setStopped] = useState<readonly Trial[] | null>(null);
  // A worker hears nothing while it computes: to stop it is to end it, and the next one begins anew.
  const [turn, setTurn] = useState(0);
  const ask = useRef<(trials: readonly Trial[]) => void>(() => undefined);
  useEffect(() => {
    let worker: Worker | null = null;
    let asked: readonly Trial[] | null = null;
    let waiting: readonly Trial[] | null = null;
    const send = (those: readonly Trial[]) => {
      asked = those;
      const first = worker === null ? basis : null;
      worker ??= start();
      worker.postMessage({ basis: first, trials: those, today: today() } satisfies Question, []);
    };
    const finish = (answer: Answer) => {
      setLast(answered(asked, answer));
      asked = null;
      if (waiting === null) return;
      const next = waiting;
      waiting = null;
      send(next);
    };
    const start = (): Worker => {
      const fresh = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
      fresh.addEventListener('message', ({ data }: MessageEvent<Answer>) => finish(data));
      fresh.addEventListener('error', ({ message }) => {
        // One that broke, or never came, hears no more: what is tried next begins with another.
        fresh.terminate();
        worker = null;
        finish({ fault: message });
      });
      return fresh;
    };
    ask.current = (those) => {
      if (asked !== null) waiting = those;
      else send(those);
    };
    // The basis is computed while the first change is thought about.
    send([]);
    return () => worker?.terminate();
    // A worker of its own for each turn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [basis, turn]);
  useEffect(() => ask.current(trials), [trials]);
  const isStopped = stopped === trials;
  return {
    difference: last.difference,
    error: last.error,
    isBusy: last.of !== trials && !isStopped,
    isStopped,
    stop: () => {
      setStopped(trials);
      setTurn(turn + 1);
    },
    goOn: () => {
      setStopped(null);
      ask.current(trials);
    },
  };
}
