// Faults found in a document that a person wrote (问题): all at once, each with its place, never thrown.
import { z } from 'zod';
import { ProblemCode } from './problem-code.ts';
import { Source } from './source.ts';

/** error 错误: scoring refuses. question 待定: opening refuses, scoring only with assumptions. note 提示. */
export const Severity = z.enum(['error', 'question', 'note']);
export type Severity = z.infer<typeof Severity>;

/** The place of a problem: always readable text; a cell or a node of the scheme where there is one. */
export const Place = z.strictObject({
  text: z.string(),
  source: Source.nullable(),
  node: z.string().nullable(),
  /** The key of the parameter that it is about. */
  parameter: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

export const Problem = z.strictObject({
  /** Kebab-case, stable: programs may rely on it, e.g. `sum-differs`. */
  code: ProblemCode,
  severity: Severity,
  place: Place,
  /** A whole Chinese sentence: what is wrong, with the figures, and what to do. */
  message: z.string(),
  /** The readings to choose from, where the importer could not decide (e.g. one name or two). */
  choices: z.array(z.string()).optional(),
  /** By which a choice is made, the same in each reading of the same file; beside `choices` only. */
  key: z.string().optional(),
  /** The choice that was made, from 0: the problem is settled and only a note. */
  chosen: z.int().nonnegative().optional(),
});
export type Problem = z.infer<typeof Problem>;
