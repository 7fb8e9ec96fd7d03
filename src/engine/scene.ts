// What an operation sees (计分现场): its settings, the facts and children of one subject, and its peers.
import type { Adjustment, Fact, Figure, Mark, Tally } from '../domain/fact.ts';
import type { OperationOf, OperationType } from '../domain/operation.ts';
import type { Absent, Operation } from '../domain/operation.ts';
import type { Node, Recusal, Subject } from '../domain/scheme.ts';
import type { AbsentReason, Input, Piece } from '../domain/scorecard.ts';
import type { Settled } from '../domain/setting.ts';
import type { Traced } from './traced.ts';

/** A node whose operation has no references left. */
export type PlannedNode = Omit<Settled<Node>, 'operation' | 'children'> & {
  operation: Settled<Operation>;
  children: PlannedNode[];
};

/** What an operation says of one subject: a value, or why there is none. */
export type Outcome = {
  value: Traced | null;
  absent: AbsentReason | null;
  inputs: Input[];
  /** What was done, as a Chinese sentence without the title and the result, which the renderer puts before it. */
  sentence: Piece[];
  notes: Piece[][];
};

export type Child = {
  node: PlannedNode;
  /** The child's full marks; null where it has none. */
  points: Traced | null;
  /** Its score with origin `step`; null when absent. */
  value: Traced | null;
  absent: AbsentReason | null;
};

export type Scene<T extends OperationType> = {
  node: PlannedNode;
  subject: Subject;
  /** Subjects of the same group to which the node applies, `subject` included, by id. */
  peers: readonly Subject[];
  operation: Settled<OperationOf<T>>;
  /** The node's full marks with their origin; null where it has none. */
  points: Traced | null;
  /** Default for absent children; an operation's own `absent` goes before it. */
  absent: Absent;
  recusal: Settled<Recusal>;
  organiser: string | null;
  /** A value of the operation with its origin: `at('each')`, `at('levels', '好')`. The use of a parameter is recorded. Throws when there is none. */
  at(...path: (string | number)[]): Traced;
  /** Live facts (not superseded) of this node, sorted by id; of `subject` unless told. */
  marks(subject?: string): Mark[];
  tallies(subject?: string): Tally[];
  adjustments(subject?: string): Adjustment[];
  /** Live adjustments of the same subject that count on another node: where documents are required, those without one do not. */
  adjustmentsAt?(node: string): Adjustment[];
  /** Figures of `key`; of the cycle's own period unless told; `period` null: all, newest first. */
  figures(key: string, subject?: string, period?: string | null): Figure[];
  /** The number of a fact with the fact as origin. */
  number(fact: Fact, value: string | number): Traced;
  /** Children that apply to the subject (compositions only). */
  children: readonly Child[];
  /** The same for a peer. */
  childrenOf(subject: string): readonly Child[];
  /** Score and full marks of any node that stands before this one, for every subject to which it applies. */
  scoresOf(
    node: string,
  ): ReadonlyMap<string, { value: Traced | null; absent: AbsentReason | null; points: Traced | null }>;
  /** What is the same for everyone of the group, by its name: whoever asks first computes it. */
  ofGroup(what: string, compute: () => Traced): Traced;
  /** Where the scheme rounds the scores before the adjustments are added (the total only): rounds them and says so. */
  roundBase?(scores: Traced): { value: Traced; note: Piece[] };
  /** The name of a body, for sentences. */
  titleOf?(body: string): string;
  /** Children that are ballots, counted as one pot (合并计票): the first child's operation over all children's tallies. */
  merged?(): Outcome;
};

/** One operation: a pure function from a scene to an outcome. It must not depend on the order of facts. */
export type Evaluate<T extends OperationType> = (scene: Scene<T>) => Outcome;

export const scored = (value: Traced, sentence: Piece[], inputs: Input[] = [], notes: Piece[][] = []): Outcome => ({
  value,
  absent: null,
  inputs,
  sentence,
  notes,
});

export const unscored = (absent: AbsentReason, sentence: Piece[], inputs: Input[] = []): Outcome => ({
  value: null,
  absent,
  inputs,
  sentence,
  notes: [],
});

export const used = (fact: Fact): Input => ({ fact: fact.id, used: true, why: null });
export const setAside = (fact: Fact, why: string): Input => ({ fact: fact.id, used: false, why });
