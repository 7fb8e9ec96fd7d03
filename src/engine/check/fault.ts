// One fault of a scheme (问题) at its place.
import type { Place, Problem, Severity } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { atNode } from '../place.ts';
import type { Draft, DraftNode } from '../draft.ts';

export const fault = (severity: Severity, code: ProblemCode, place: Place, message: string): Problem => ({
  code,
  severity,
  place,
  message,
});

export const errorAt = (draft: Draft, node: DraftNode, code: ProblemCode, message: string): Problem =>
  fault('error', code, atNode(draft.scheme, node), message);

/** A value that occurs more than once, each once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
