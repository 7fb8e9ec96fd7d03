// The stage (计分现场的搭建): gives each operation its scene from the plan, the facts and the scores before it.
import type { Absent, OperationType } from '../domain/operation.ts';
import type { Adjustment, Figure } from '../domain/fact.ts';
import { parse, whole } from '../domain/rational.ts';
import type { Recusal, Subject } from '../domain/scheme.ts';
import type { AbsentReason, Step, Use } from '../domain/scorecard.ts';
import { isDocumented } from './adjustment.ts';
import { byCodeUnit } from './live.ts';
import type { Live, Shelf } from './live.ts';
import { operations } from './operations.ts';
import { childrenFor, settingAt } from './ground.ts';
import type { Plan } from './plan.ts';
import type { Child, Evaluate, Outcome, PlannedNode, Scene } from './scene.ts';
import { traced } from './traced.ts';
import type { Traced } from './traced.ts';

/** What is known of one node for one subject. */
export type Score = { value: Traced | null; absent: AbsentReason | null; points: Traced | null; step: Step };

export type Stage = {
  plan: Plan;
  cycle: string;
  live: Live;
  /** Subjects by id, sorted. */
  subjects: ReadonlyMap<string, Subject>;
  peers: ReadonlyMap<string, readonly Subject[]>;
  /** Veto facts by subject. */
  vetoes: ReadonlyMap<string, readonly Adjustment[]>;
  bodies: ReadonlyMap<string, string>;
  /** Scores by node, then subject, as far as they have been computed. */
  scores: Map<string, Map<string, Score>>;
  /** What those of a group share on the node that is computed now. */
  shared: Map<string, Traced>;
};

export const pointsFor = (stage: Stage, node: PlannedNode, subject: Subject): Traced | null =>
  stage.plan.points.get(node.id)?.get(subject.group) ?? null;

function childrenOf(stage: Stage, node: PlannedNode, subject: Subject | undefined): Child[] {
  if (subject === undefined) return [];
  return childrenFor(stage.plan, node, subject.group).map((child) => {
    const score = stage.scores.get(child.id)?.get(subject.id);
    const value =
      score?.value == null ? null : traced(score.value.value, { from: 'step', node: child.id, subject: subject.id });
    return { node: child, points: pointsFor(stage, child, subject), value, absent: score?.absent ?? null };
  });
}

/** Years of four digits sort as text; the newest first. */
const newestFirst = (a: Figure, b: Figure): number => byCodeUnit(b.period, a.period) || byCodeUnit(a.id, b.id);

function figuresOf(shelf: Shelf, key: string, period: string | null): Figure[] {
  return shelf.figure
    .filter((figure) => figure.key === key && (period === null || figure.period === period))
    .toSorted(newestFirst);
}

/** The stage's `at`: the operation's own settings. */
const atOf =
  (stage: Stage, node: PlannedNode): Scene<OperationType>['at'] =>
  (...path) =>
    settingAt(stage.plan, node, ['operation', ...path]);

const factNumber: Scene<OperationType>['number'] = (fact, value) =>
  traced(typeof value === 'number' ? whole(value) : parse(value), { from: 'fact', fact: fact.id });

/** The ballots of all children as one pot: the first child's operation, blind to voter group and channel. */
function merged(stage: Stage, node: PlannedNode, subject: Subject): Outcome {
  const children = childrenFor(stage.plan, node, subject.group);
  const [first] = children;
  if (first === undefined) throw new RangeError(`no ballots below ${node.id}`);
  const pot = { ...first, operation: { ...first.operation, voterGroup: null, channel: null } } as PlannedNode;
  const scene = sceneOf(stage, pot, subject, () => undefined);
  const tallies = (whose = subject.id) => children.flatMap((child) => stage.live(child.id, whose).tally);
  return perform({ ...scene, at: atOf(stage, first), tallies });
}

/** Adjustments that count on another node: where documents are required, those without one do not. */
function countedAt(stage: Stage, node: string, subject: string): Adjustment[] {
  const operation = stage.plan.nodes.get(node)?.operation;
  const { adjustment } = stage.live(node, subject);
  return operation?.type === 'adjustments' ? adjustment.filter((fact) => isDocumented(operation, fact)) : adjustment;
}

/** One scene; `use` hears of each rule of the scheme that the operation reads. */
export function sceneOf(
  stage: Stage,
  node: PlannedNode,
  subject: Subject,
  use: (rule: 'absent' | 'recusal') => void,
): Scene<OperationType> {
  const shelf = (whose = subject.id): Shelf => stage.live(node.id, whose);
  let children: readonly Child[] | null = null;
  return {
    node,
    subject,
    // Looked up when an operation asks: most never do, and there is a scene for each row of each subject.
    get peers(): readonly Subject[] {
      const applies = stage.plan.appliesTo.get(node.id)?.has(subject.group) === true;
      return applies ? (stage.peers.get(subject.group) ?? []) : [];
    },
    operation: node.operation,
    points: pointsFor(stage, node, subject),
    get absent(): Absent {
      use('absent');
      return stage.plan.rules.absent;
    },
    get recusal(): Recusal {
      use('recusal');
      return stage.plan.rules.recusal;
    },
    organiser: stage.plan.scheme.organiser,
    at: atOf(stage, node),
    marks: (whose) => shelf(whose).mark,
    tallies: (whose) => shelf(whose).tally,
    adjustments: (whose) => shelf(whose).adjustment,
    adjustmentsAt: (other) => countedAt(stage, other, subject.id),
    figures: (key, whose, period = stage.cycle) => figuresOf(shelf(whose), key, period),
    number: factNumber,
    get children(): readonly Child[] {
      children ??= childrenOf(stage, node, subject);
      return children;
    },
    childrenOf: (whose) => childrenOf(stage, node, stage.subjects.get(whose)),
    scoresOf: (other) => {
      const scores = stage.scores.get(other);
      if (scores === undefined) throw new RangeError(`node ${other} does not stand before ${node.id}`);
      return scores;
    },
    ofGroup: (what, compute) => {
      const key = JSON.stringify([subject.group, what]);
      const number = stage.shared.get(key) ?? compute();
      stage.shared.set(key, number);
      return number;
    },
    titleOf: (body) => stage.bodies.get(body) ?? body,
    merged: () => merged(stage, node, subject),
  };
}

/** Carries out the operation of a scene. */
export function perform(scene: Scene<OperationType>): Outcome {
  // The registry pairs each type with its operation; the compiler cannot follow the pairing through the union.
  const operation = operations[scene.operation.type] as unknown as Evaluate<OperationType>;
  return operation(scene);
}

export const usesOf = (plan: Plan, owners: readonly string[]): Use[] =>
  owners.flatMap((owner) => plan.uses.get(owner) ?? []);
