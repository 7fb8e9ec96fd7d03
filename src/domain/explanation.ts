// The explanation of a scorecard (得分说明): sentences in the order of reading, which every output prints.
import type { Piece, Step } from './scorecard.ts';

/** step: a node with its score; note: rounding, caps …; fact, parameter and clause lie below the step that used them. */
export type LineKind = 'title' | 'total' | 'step' | 'note' | 'fact' | 'parameter' | 'clause';

/**
 * `depth` counts from 0; `node` is the step that the line belongs to. A step has one line for each of its
 * inputs, and one for each of its parameters, in their order.
 */
export type Line = { depth: number; kind: LineKind; node: string | null; pieces: Piece[] };

const additions = ['sum', 'share', 'weighted', 'mean'];

/** Whether the sentence is the whole calculation of the score, so that the sign = may stand before it. */
export const isEquation = ({ operation, value, notes }: Step): boolean =>
  value !== null && additions.includes(operation) && notes.length === 0;
