// Why an edit cannot be made (不能修改的原因): a problem with its place, for whoever edits.
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { labelOf } from '../../domain/display.ts';
import type { Node } from '../../domain/scheme.ts';

export type Fault = { problem: Problem };

export const fault = (code: ProblemCode, text: string, message: string, node: string | null = null): Fault => ({
  problem: { code, severity: 'error', place: { text, source: null, node }, message },
});

export const faultAt = (node: Node, code: ProblemCode, message: string): Fault => ({
  problem: { code, severity: 'error', place: { text: labelOf(node), source: node.source, node: node.id }, message },
});

export const isFault = (value: object): value is Fault => 'problem' in value;
