// One fault of a fact (事实的问题): its code, its sentence, and how grave it is where it is no error.
import type { Severity } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';

export type Fault = [code: ProblemCode, message: string, severity?: Severity];

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
export const listed = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');
