// What the numbers of a scorecard lead to (来历索引): its steps, facts, parameters and cells, looked up by id.
import { createContext, useContext } from 'react';
import type { ScorecardReply } from '../../api/computation.ts';
import type { Line } from '../../domain/explanation.ts';
import type { Fact } from '../../domain/fact.ts';
import { nodesOf, type Node, type Parameter } from '../../domain/scheme.ts';
import type { Input, Step } from '../../domain/scorecard.ts';
import type { Source } from '../../domain/source.ts';
import { titlesIn } from '../../domain/title.ts';
import { explain } from '../../engine/explain.ts';

export type Book = {
  reply: ScorecardReply;
  cycle: string;
  steps: ReadonlyMap<string, Step>;
  /** The nodes above a step, the outermost first. */
  above: ReadonlyMap<string, readonly string[]>;
  facts: ReadonlyMap<string, Fact>;
  inputs: ReadonlyMap<string, Input>;
  parameters: ReadonlyMap<string, Parameter>;
  nodes: ReadonlyMap<string, Node>;
  /** Of a node without a cell: that of the nearest node above with one. */
  sources: ReadonlyMap<string, Source>;
  titles: ReadonlyMap<string, string>;
  /** The sentences of a step, in the engine's words. */
  lines: ReadonlyMap<string | null, readonly Line[]>;
};

function sourcesOf(root: Node): Map<string, Source> {
  const sources = new Map<string, Source>();
  const put = (node: Node, above: Source | null): void => {
    const source = node.source ?? above;
    if (source !== null) sources.set(node.id, source);
    for (const child of node.children) put(child, source);
  };
  put(root, null);
  return sources;
}

export function bookOf(reply: ScorecardReply, cycle: string): Book {
  const { card, scheme, facts, assumed } = reply;
  const steps = new Map<string, Step>();
  const above = new Map<string, readonly string[]>();
  const inputs = new Map<string, Input>();
  const put = (step: Step, path: readonly string[]): void => {
    steps.set(step.node, step);
    above.set(step.node, path);
    for (const input of step.inputs) inputs.set(input.fact, input);
    for (const child of step.children) put(child, [...path, step.node]);
  };
  put(card.step, []);
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  return {
    reply,
    cycle,
    steps,
    above,
    inputs,
    facts: new Map(facts.facts.map((fact) => [fact.id, fact])),
    parameters: new Map(scheme.parameters.map((parameter) => [parameter.key, parameter])),
    nodes,
    sources: sourcesOf(scheme.root),
    titles: titlesIn(scheme),
    lines: Map.groupBy(explain(card, { scheme, facts, assumed }), ({ node }) => node),
  };
}

const BookContext = createContext<Book | null>(null);
export const BookProvider = BookContext.Provider;

/** Inside of a scorecard only. */
export function useBook(): Book {
  const book = useContext(BookContext);
  if (book === null) throw new Error('A number is shown outside of a scorecard');
  return book;
}
