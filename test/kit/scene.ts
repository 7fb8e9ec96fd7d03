// Scenes for the tests of single operations (计分现场样例): one node with given facts, in a fictional 示范市.
import { expect } from 'vitest';
import { type Adjustment, type Fact, type Figure, plainAdjustment, type Tally } from '../../src/domain/fact.ts';
import type { Operation, OperationOf, OperationType } from '../../src/domain/operation.ts';
import { Operation as OperationSchema } from '../../src/domain/operation.ts';
import { format, formatPercent, parse, whole } from '../../src/domain/rational.ts';
import type { Subject } from '../../src/domain/scheme.ts';
import type { Origin, Piece } from '../../src/domain/scorecard.ts';
import type { Json, Settled } from '../../src/domain/setting.ts';
import type { Evaluate, PlannedNode, Scene } from '../../src/engine/scene.ts';
import { parameterAt, settle } from '../../src/domain/settle.ts';
import { traced } from '../../src/engine/traced.ts';

const period = '2022';

const titles: Record<string, string> = { jia: '甲局', yi: '乙局', bing: '丙局', ding: '丁局', wu: '戊局' };

export const subjectOf = (id: string): Subject => ({ id, title: titles[id] ?? id, group: 'gov', sections: [] });

const common = { node: '1.1', subject: 'jia', by: '张三', at: '2022-12-30', evidence: [], supersedes: null };

export const figure = (key: string, value: string | null, more: Partial<Figure> = {}): Figure => ({
  type: 'figure',
  id: `${more.subject ?? 'jia'}-${key}-${more.period ?? period}`,
  ...common,
  key,
  period,
  value,
  level: null,
  notApplicable: false,
  reason: null,
  ...more,
});

export const tally = (id: string, counts: Record<string, number>, more: Partial<Tally> = {}): Tally => ({
  type: 'tally',
  id,
  ...common,
  voterGroup: null,
  channel: null,
  counts,
  ...more,
});

export const adjustment = (id: string, more: Partial<Adjustment> = {}): Adjustment => ({
  ...plainAdjustment,
  id,
  ...common,
  title: id,
  issuer: '市委办',
  document: `示范发〔2022〕${id}号`,
  ...more,
});

export type Given = {
  facts: readonly Fact[];
  /** Full marks; null for an adjustment. */
  points?: string | null;
  subject?: string;
  peers?: readonly string[];
  /** Values of the parameters that the operation refers to. */
  parameters?: Record<string, Json>;
  /** Facts of other nodes. */
  elsewhere?: readonly Adjustment[];
};

const byId = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : 1);

const nodeOf = (operation: Settled<Operation>, points: string | null): PlannedNode => ({
  id: '1.1',
  number: '1.1',
  title: '某项指标',
  kind: 'indicator',
  points,
  criterion: null,
  method: null,
  unit: null,
  remarks: null,
  assessors: [],
  admitted: null,
  groups: null,
  operation,
  rounding: null,
  source: null,
  children: [],
});

/** A scene with the facts it was given and nothing else; the operation must fit its schema, with its parameters filled in. */
export function sceneOf<T extends OperationType>(operation: OperationOf<T>, given: Given): Scene<T> {
  const { value, settings } = settle(operation, new Map(Object.entries(given.parameters ?? {})));
  const settled = OperationSchema.parse(value) as Settled<OperationOf<T>>;
  const points = given.points === undefined ? '10' : given.points;
  const subject = subjectOf(given.subject ?? 'jia');
  const facts = given.facts.toSorted(byId);
  const of = <F extends Fact['type']>(type: F, whose = subject.id) =>
    facts.filter((fact): fact is Extract<Fact, { type: F }> => fact.type === type && fact.subject === whose);
  return {
    node: nodeOf(settled, points),
    subject,
    peers: (given.peers ?? [subject.id]).toSorted().map(subjectOf),
    operation: settled,
    points: points === null ? null : traced(parse(points), { from: 'scheme', node: '1.1' }),
    absent: 'reweight',
    recusal: { alone: 'reweight' },
    organiser: null,
    at: (...path) => {
      const found = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], settled);
      const parameter = parameterAt(settings, path);
      return traced(
        parse(found as string),
        parameter === null ? { from: 'scheme', node: '1.1' } : { from: 'parameter', parameter },
      );
    },
    marks: (whose) => of('mark', whose),
    tallies: (whose) => of('tally', whose),
    adjustments: (whose) => of('adjustment', whose),
    adjustmentsAt: (node) =>
      (given.elsewhere ?? []).filter((fact) => fact.node === node && fact.subject === subject.id),
    figures: (key, whose, when = period) =>
      of('figure', whose).filter((fact) => fact.key === key && (when === null || fact.period === when)),
    number: (fact, number) =>
      traced(typeof number === 'number' ? whole(number) : parse(number), { from: 'fact', fact: fact.id }),
    children: [],
    childrenOf: () => [],
    scoresOf: () => new Map(),
    ofGroup: (_what, compute) => compute(),
  };
}

function* leavesOf(origin: Origin): Generator<Exclude<Origin, { from: 'computed' }>> {
  if (origin.from !== 'computed') yield origin;
  else for (const part of origin.of) yield* leavesOf(part);
}

const wordsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : piece.as === 'percent' ? formatPercent(parse(piece.value)) : piece.value,
    )
    .join('');

/** What the operation says, as text. Every number must lead to a fact, a parameter or the scheme, every fact that it read be an input, each once. */
export function outcomeOf<T extends OperationType>(evaluate: Evaluate<T>, operation: OperationOf<T>, given: Given) {
  const scene = sceneOf(operation, given);
  const read = new Set<string>();
  const number: typeof scene.number = (fact, value) => {
    read.add(fact.id);
    return scene.number(fact, value);
  };
  const outcome = evaluate({ ...scene, number });
  expect(
    outcome.inputs.map(({ fact }) => fact),
    'every fact that was read is an input',
  ).toEqual(expect.arrayContaining([...read]));
  const numbers = [outcome.sentence, ...outcome.notes].flat().filter((piece) => typeof piece !== 'string');
  for (const origin of [...numbers, ...(outcome.value === null ? [] : [outcome.value])].map((piece) => piece.origin)) {
    expect([...leavesOf(origin)].length, 'a number without an origin').toBeGreaterThan(0);
  }
  expect(new Set(outcome.inputs.map(({ fact }) => fact)).size, 'each input once').toBe(outcome.inputs.length);
  return {
    value: outcome.value === null ? outcome.absent : format(outcome.value.value),
    said: wordsOf(outcome.sentence),
    notes: outcome.notes.map(wordsOf),
    used: outcome.inputs.filter((input) => input.used).map(({ fact }) => fact),
    aside: outcome.inputs.filter((input) => !input.used).map(({ fact, why }) => `${fact}：${why}`),
    origins: outcome.value === null ? [] : [...leavesOf(outcome.value.origin)],
  };
}
