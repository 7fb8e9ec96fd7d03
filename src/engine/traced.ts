// Numbers that know where they come from (有出处的数): the only numbers the operations work with.
import * as exact from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Origin, Quantity } from '../domain/scorecard.ts';

export type Traced = { readonly value: Rational; readonly origin: Origin };

export const traced = (value: Rational, origin: Origin): Traced => ({ value, origin });

type Leaf = Exclude<Origin, { from: 'computed' }>;

/** Equal leaves have equal keys, different ones different keys. */
function keyOf(leaf: Leaf): string {
  if (leaf.from === 'fact') return `f${leaf.fact}`;
  if (leaf.from === 'parameter') return `p${leaf.parameter}`;
  return leaf.from === 'scheme' ? `n${leaf.node}` : `s${leaf.node.length} ${leaf.node}${leaf.subject}`;
}

/** The origin of a number computed from others: nested computations are flattened, repeats dropped. */
export function computedFrom(parts: readonly Traced[]): Origin {
  const seen = new Map<string, Leaf>();
  const put = (leaf: Origin): void => {
    if (leaf.from !== 'computed') seen.set(keyOf(leaf), leaf);
    else for (const inner of leaf.of) put(inner);
  };
  for (const { origin } of parts) put(origin);
  return { from: 'computed', of: [...seen.values()] };
}

const combine =
  (operation: (a: Rational, b: Rational) => Rational) =>
  (a: Traced, b: Traced): Traced =>
    traced(operation(a.value, b.value), computedFrom([a, b]));

export const add = combine(exact.add);
export const sub = combine(exact.sub);
export const mul = combine(exact.mul);
/** Throws a RangeError when `b` is zero: the caller decides what that means. */
export const div = combine(exact.div);
export const compare = (a: Traced, b: Traced): number => exact.compare(a.value, b.value);
/** The smaller / larger one, with its own origin only: a cap that cuts is the origin of what is left. */
export const min = (a: Traced, b: Traced): Traced => (compare(a, b) <= 0 ? a : b);
export const max = (a: Traced, b: Traced): Traced => (compare(a, b) >= 0 ? a : b);
export const sum = (parts: readonly Traced[]): Traced =>
  traced(exact.sum(parts.map((part) => part.value)), computedFrom(parts));
/** The mean of at least one number. */
export const mean = (parts: readonly Traced[]): Traced =>
  traced(exact.mean(parts.map((part) => part.value)), computedFrom(parts));
/** A count made while computing (how many valid votes, how many peers) with what was counted. */
export const counted = (count: number, of: readonly Traced[]): Traced => traced(exact.whole(count), computedFrom(of));
export const isZero = (a: Traced): boolean => a.value.n === 0n;

const piece =
  (as: 'points' | 'percent' | 'count' | 'plain') =>
  (number: Traced): Quantity => ({ value: exact.format(number.value), as, origin: number.origin });

/** Pieces of a sentence: `13.5`, `90%`, `3`, and figures as they stand. */
export const points = piece('points');
export const percent = piece('percent');
export const count = piece('count');
export const plain = piece('plain');
