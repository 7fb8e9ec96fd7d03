// The outputs of the demonstration city as a person gets them (示范市的全部产出), and what of them has an origin.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadSnapshot } from '../../src/app/offline/scorecard.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { format } from '../../src/domain/rational.ts';
import { type Node, nodesOf, type Parameter } from '../../src/domain/scheme.ts';
import type { Quantity, Scorecard, Step } from '../../src/domain/scorecard.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { CardSummary, GroupSummary, Summary } from '../../src/domain/summary.ts';
import { unfolding } from '../../src/engine/origins.ts';
import { plan, type Plan } from '../../src/engine/plan.ts';
import { summaryOf } from '../../src/engine/summary.ts';
import { plumbline } from '../kit/command-line.ts';
import { type Unfold, value } from './ground.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-walk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
export const fileIn = (name: string): string => join(folder, name);

export async function run(...args: string[]): Promise<string> {
  const { code, out, err } = await plumbline(...args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
  return out;
}

export type City = {
  snapshot: Snapshot;
  cards: readonly Scorecard[];
  summary: Summary;
  plan: Plan;
  unfold: Unfold;
  nodes: ReadonlyMap<string, Node>;
  facts: ReadonlyMap<string, Fact>;
  parameters: ReadonlyMap<string, Parameter>;
  titles: ReadonlyMap<string, string>;
  /** What `score` printed. */
  screen: string;
};

async function found(): Promise<City> {
  await run('demo-city', '--out', folder);
  const args = [fileIn('scheme.json'), fileIn('facts.json'), '--assume', fileIn('assumptions.json')];
  const screen = await run('score', ...args, '--out', folder);
  const snapshot = loadSnapshot(fileIn('snapshot.json'));
  const { scheme, facts, result } = snapshot;
  return {
    snapshot,
    cards: result.scorecards,
    summary: summaryOf(snapshot),
    plan: plan(scheme, snapshot.assumptions),
    unfold: unfolding(result, scheme, facts),
    nodes: new Map([...nodesOf(scheme.root)].map((node) => [node.id, node])),
    facts: new Map(facts.facts.map((fact) => [fact.id, fact])),
    parameters: new Map(scheme.parameters.map((parameter) => [parameter.key, parameter])),
    titles: new Map([...scheme.bodies, ...scheme.subjects, ...scheme.groups].map(({ id, title }) => [id, title])),
    // Where the files were written is no part of the result.
    screen: screen
      .split('\n')
      .filter((line) => !line.startsWith('已写出'))
      .join('\n'),
  };
}

let city: Promise<City> | null = null;
/** Made once in each test file's process. */
export const demonstrationCity = (): Promise<City> => (city ??= found());

export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(fileIn(name)));

/** The thing that has to be there. */
export function there<T>(thing: T | null | undefined, name: string): T {
  if (thing == null) throw new RangeError(`no ${name}`);
  return thing;
}

export const titleOf = ({ titles }: City, id: string): string => there(titles.get(id), id);
export const cardFigures = ({ summary }: City, { subject }: Scorecard): CardSummary =>
  there(summary.cards.get(subject), subject);
export const groupFigures = ({ summary }: City, { group }: Scorecard): GroupSummary =>
  there(
    summary.groups.find((each) => each.group === group),
    group,
  );

export const totalOf = ({ subject, total, step }: Scorecard): Quantity | null =>
  total === null ? null : value(total, { from: 'step', node: step.node, subject });
export const scoreOf = ({ subject }: Scorecard, step: Step): Quantity | null =>
  step.value === null ? null : value(step.value, { from: 'step', node: step.node, subject });

/** Full marks as the plan has them, with their origin. */
export function fullMarks({ plan: { points } }: City, { group }: Scorecard, step: Step): Quantity | null {
  const full = points.get(step.node)?.get(group);
  return full == null ? null : value(format(full.value), full.origin);
}

export function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}

/** What a scorecard can have in it; the walks take the first body for each, so that every kind of text is walked. */
const features: Record<string, (city: City, card: Scorecard) => boolean> = {
  best: (_, card) => card.rank === 1,
  own: (_, card) => card.subject === 'tuiyi',
  tied: (_, card) => card.tied,
  rounded: (_, card) => card.rankByRounding,
  'cut above': (at, card) =>
    cardFigures(at, card).bars.some(({ cut }) => cut !== null && !cut.limit.value.startsWith('-')),
  'cut below': (at, card) => cardFigures(at, card).bars.some(({ cut }) => cut?.limit.value.startsWith('-') === true),
  graded: (_, card) => card.gradeNote !== null,
  superseded: (_, card) =>
    [...stepsOf(card.step)].some(({ inputs }) => inputs.some(({ why }) => why?.startsWith('已由') === true)),
  'set aside': (_, card) => [...stepsOf(card.step)].some(({ inputs }) => inputs.some(({ used }) => !used)),
  absent: (_, card) => [...stepsOf(card.step)].some((step) => step.value === null),
};

export function chosenCards(at: City): Scorecard[] {
  const chosen = Object.entries(features).map(([name, has]) =>
    there(
      at.cards.find((card) => has(at, card)),
      name,
    ),
  );
  return [...new Set(chosen)];
}
