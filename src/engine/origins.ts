// Every digit back to where it comes from (数的来历): a fact, a parameter or a cell of the document; no digit is an orphan.
import type { Fact, Facts } from '../domain/fact.ts';
import type { Node, Parameter, Scheme } from '../domain/scheme.ts';
import type { Origin, Piece, Result, Step } from '../domain/scorecard.ts';
import type { Source } from '../domain/source.ts';

/** Where a way back ends. The source of a node without a cell is that of the nearest node above with one. */
export type Leaf =
  | { kind: 'fact'; fact: Fact }
  | { kind: 'parameter'; parameter: Parameter }
  | { kind: 'cell'; node: Node; source: Source | null };

/** `orphans` says, for each way that ends nowhere, where it got lost. */
export type Unfolded = { leaves: Leaf[]; orphans: string[] };

type Known = {
  steps: ReadonlyMap<string, Step>;
  facts: ReadonlyMap<string, Fact>;
  parameters: ReadonlyMap<string, Parameter>;
  nodes: ReadonlyMap<string, { node: Node; source: Source | null }>;
};

const stepKey = (node: string, subject: string): string => JSON.stringify([node, subject]);

function stepsOf(result: Result): Map<string, Step> {
  const steps = new Map<string, Step>();
  const put = (step: Step, subject: string): void => {
    steps.set(stepKey(step.node, subject), step);
    for (const child of step.children) put(child, subject);
  };
  for (const { step, subject } of result.scorecards) put(step, subject);
  return steps;
}

function cellsOf(scheme: Scheme): Known['nodes'] {
  const cells = new Map<string, { node: Node; source: Source | null }>();
  const put = (node: Node, above: Source | null): void => {
    const source = node.source ?? above;
    cells.set(node.id, { node, source });
    for (const child of node.children) put(child, source);
  };
  put(scheme.root, null);
  return cells;
}

/** All numbers of a step's sentences. */
export const originsOf = (step: Step): Origin[] =>
  [step.sentence, ...step.notes].flat().flatMap((piece: Piece) => (typeof piece === 'string' ? [] : [piece.origin]));

function leafOf(known: Known, origin: Exclude<Origin, { from: 'computed' | 'step' }>): Leaf | string {
  if (origin.from === 'fact') {
    const fact = known.facts.get(origin.fact);
    return fact === undefined ? `没有事实“${origin.fact}”` : { kind: 'fact', fact };
  }
  if (origin.from === 'parameter') {
    const parameter = known.parameters.get(origin.parameter);
    return parameter === undefined ? `没有参数“${origin.parameter}”` : { kind: 'parameter', parameter };
  }
  const cell = known.nodes.get(origin.node);
  return cell === undefined ? `方案中没有项“${origin.node}”` : { kind: 'cell', ...cell };
}

/** What stands behind an origin, one step further. An empty list is a way that ends nowhere. */
function behind(known: Known, origin: Extract<Origin, { from: 'computed' | 'step' }>): Origin[] {
  if (origin.from === 'computed') return origin.of;
  const step = known.steps.get(stepKey(origin.node, origin.subject));
  if (step === undefined) return [];
  const used = step.inputs.filter((input) => input.used).map(({ fact }): Origin => ({ from: 'fact', fact }));
  const found = [...originsOf(step), ...used];
  // Nothing counted, so the row is zero: that is said by the rule itself.
  return found.length === 0 && step.value === '0' ? [{ from: 'scheme', node: step.node }] : found;
}

/** Prepares the way back for a result; use it for many numbers. */
export function unfolding(result: Result, scheme: Scheme, facts: Facts): (origin: Origin) => Unfolded {
  const known: Known = {
    steps: stepsOf(result),
    facts: new Map(facts.facts.map((fact) => [fact.id, fact])),
    parameters: new Map(scheme.parameters.map((parameter) => [parameter.key, parameter])),
    nodes: cellsOf(scheme),
  };
  return (start) => {
    const [leaves, orphans, seen]: [Leaf[], string[], Set<string>] = [[], [], new Set()];
    const walk = (origin: Origin): void => {
      const key = JSON.stringify(origin);
      if (seen.has(key)) return;
      seen.add(key);
      if (origin.from === 'computed' || origin.from === 'step') {
        const next = behind(known, origin);
        if (next.length === 0) orphans.push(key);
        for (const each of next) walk(each);
        return;
      }
      const leaf = leafOf(known, origin);
      if (typeof leaf === 'string') orphans.push(leaf);
      else leaves.push(leaf);
    };
    walk(start);
    return { leaves, orphans };
  };
}

export const unfold = (origin: Origin, result: Result, scheme: Scheme, facts: Facts): Unfolded =>
  unfolding(result, scheme, facts)(origin);
