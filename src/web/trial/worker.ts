// The worker of a trial (试算线程): the same engine beside the page, so that typing stays quick meanwhile.
import { Refusal } from '../../domain/refusal.ts';
import type { ComputationDifference } from '../../engine/computation-difference/difference.ts';
import { computationDifference } from '../../engine/computation-difference/difference.ts';
import { type Computation, compute, type Given } from '../../engine/computation.ts';
import { type Trial, whatIf } from '../../engine/what-if.ts';
import type { RefusalWords } from '../fetch.ts';
import { generateNoCode } from '../no-code.ts';

/** The first question brings the basis along. `today`: the day that trial marks bear. */
export type Question = { basis: Given | null; trials: readonly Trial[]; today: string };
export type Answer = { difference: ComputationDifference } | { refusal: RefusalWords } | { fault: string };

generateNoCode();
let before: Computation | null = null;

function answerTo({ basis, trials, today }: Question): Answer {
  try {
    if (basis !== null) before = compute(basis);
    if (before === null) return { fault: 'A trial without a basis' };
    return { difference: computationDifference(before, compute(whatIf(before, trials, today))) };
  } catch (error) {
    if (!(error instanceof Refusal)) return { fault: String(error) };
    const { code, what, why, next, english, problems } = error;
    return { refusal: { code, what, why, next, english, problems } };
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answerTo(data)));
