// Two computations side by side (两次计算的差异), and what a trial begins with (试算的底数).
import type { Actor } from '../domain/actor.ts';
import { labelOf } from '../domain/display.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { bodyTitles } from '../domain/title.ts';
import { insist } from '../domain/permission.ts';
import { type ComputationDifference, computationDifference } from '../engine/computation-difference/difference.ts';
import { type ComputationInput, describeComputation } from './computation.ts';
import { loadOutcome } from './computed.ts';
import type { Deps } from './deps.ts';
import { insistNow } from './standing.ts';

/** The changes with the titles of subjects, groups and rows, as they are after, else before. */
export function namedChanges(
  { subjects }: ComputationDifference,
  { scheme: before }: { scheme: Scheme },
  { scheme: after }: { scheme: Scheme },
) {
  const both = [before, after];
  const nodes = new Map(both.flatMap(({ root }) => [...nodesOf(root)].map((node) => [node.id, node])));
  const bodies = new Map(both.flatMap((scheme) => [...bodyTitles(scheme)]));
  const groups = new Map(both.flatMap((scheme) => scheme.groups.map(({ id, title }) => [id, title])));
  return subjects.map((change) => ({
    ...change,
    title: bodies.get(change.subject) ?? change.subject,
    groupTitle: groups.get(change.group) ?? change.group,
    rows: change.rows.map((row) => {
      const node = nodes.get(row.node);
      return { ...row, title: node === undefined ? row.node : labelOf(node) };
    }),
  }));
}

export type DifferenceInput = { cycle: string; from: number; to: number };

export async function readDifference(actor: Actor, { cycle, from, to }: DifferenceInput, deps: Deps) {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    const before = await loadOutcome(tx, cycle, from);
    const after = await loadOutcome(tx, cycle, to);
    const difference = computationDifference(before.outcome.snapshot, after.outcome.snapshot);
    return {
      before: await describeComputation(tx, cycle, before.row),
      after: await describeComputation(tx, cycle, after.row),
      ...difference,
      subjects: namedChanges(difference, before.outcome.snapshot, after.outcome.snapshot),
    };
  });
}
export type Difference = Awaited<ReturnType<typeof readDifference>>;

/** What was computed from, without what came out: whoever has it can compute again, and try something else. */
export async function readBasis(actor: Actor, { cycle, number }: ComputationInput, deps: Deps) {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    const { row, outcome } = await loadOutcome(tx, cycle, number);
    const { scheme, assumptions, facts } = outcome.snapshot;
    return { computation: await describeComputation(tx, cycle, row), scheme, assumptions, facts };
  });
}
export type Basis = Awaited<ReturnType<typeof readBasis>>;
