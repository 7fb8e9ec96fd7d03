// Receipts and snapshots (回执与快照): what was computed from what, and whether it still comes out the same.
import { canonical } from '../domain/canonical.ts';
import type { Facts } from '../domain/fact.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Assumptions, Scheme } from '../domain/scheme.ts';
import type { Receipt, Result } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { evaluate } from './evaluate.ts';
import { byCodeUnit } from './live.ts';
import { plan } from './plan.ts';
import { ENGINE } from './version.ts';

/** SHA-256 of a text's UTF-8 bytes in hex: the caller's, so that the engine stays pure. */
export type Sha256 = (text: string) => string;

type Parts = { scheme: Scheme; assumptions: Assumptions | null; facts: Facts; result: Result };

/** The order in which facts came in is no part of them. */
const sorted = (facts: Facts): Facts => ({ ...facts, facts: facts.facts.toSorted((a, b) => byCodeUnit(a.id, b.id)) });

export function receiptOf({ scheme, assumptions, facts, result }: Parts, sha256: Sha256): Receipt {
  return {
    engine: ENGINE,
    scheme: sha256(canonical(scheme)),
    assumptions: assumptions === null ? null : sha256(canonical(assumptions)),
    facts: sha256(canonical(sorted(facts))),
    result: sha256(canonical(result)),
  };
}

/** Computes, and puts everything in one file. Throws the refusals of `plan` and `evaluate`. */
export function snapshotOf(scheme: Scheme, assumptions: Assumptions | null, facts: Facts, sha256: Sha256): Snapshot {
  const result = evaluate(plan(scheme, assumptions), facts);
  const parts = { scheme, assumptions, facts, result };
  return { format: 'plumbline/snapshot/1', ...parts, receipt: receiptOf(parts, sha256) };
}

/** `path` as in `result.scorecards[2].total`; both values as JSON text. */
export type Difference = { path: string; expected: string; found: string };

const textOf = (value: unknown): string => (value === undefined ? '' : canonical(value));

/** Differences between two JSON values, in the order of the document. */
function differences(expected: unknown, found: unknown, path: string): Difference[] {
  const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isHolder(expected) || !isHolder(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return canonical(expected) === canonical(found) ? [] : [{ path, expected: textOf(expected), found: textOf(found) }];
  }
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  const step = (key: string): string => (Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`);
  return keys.flatMap((key) => differences(expected[key], found[key], step(key)));
}

/** What the scheme and the facts of a snapshot give now; where they are refused, the sentence that says why. */
function recompute({ scheme, assumptions, facts }: Snapshot): Result | string {
  try {
    return evaluate(plan(scheme, assumptions), facts);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/**
 * Recomputes everything. First what the receipt says of scheme, assumptions and facts, then the result
 * digit by digit, then the receipt of the result: so the first difference is the nearest to its cause,
 * and a digit of the result is found even where all hashes were made to match it.
 */
export function verify(snapshot: Snapshot, sha256: Sha256): Difference[] {
  const { engine, scheme, assumptions, facts, result } = receiptOf(snapshot, sha256);
  const inputs = { engine, scheme, assumptions, facts };
  const said = snapshot.receipt;
  const claimed = { engine: said.engine, scheme: said.scheme, assumptions: said.assumptions, facts: said.facts };
  const computed = recompute(snapshot);
  return [
    ...differences(inputs, claimed, 'receipt'),
    ...(typeof computed === 'string'
      ? [{ path: 'result', expected: computed, found: '' }]
      : differences(computed, snapshot.result, 'result')),
    ...differences({ result }, { result: said.result }, 'receipt'),
  ];
}
