// What a decision would do (复核的影响): every subject's total and rank before and after, computed from the facts; and its hash, which is signed.
import type { Actor } from '../../domain/actor.ts';
import type { EffectLine } from '../../domain/appeal.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { bodyTitles } from '../../domain/title.ts';
import { totalPlaces } from '../../domain/total.ts';
import { evaluate } from '../../engine/evaluate.ts';
import type { KeptAppeal } from '../../store/appeal.ts';
import type { Tx } from '../../store/database.ts';
import { type FactRow, factsOf } from '../../store/fact.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { addToCycle, type GivenFact, planOf, type Saved } from '../fact.ts';
import { factsFor } from '../fact-list.ts';
import { sha256 } from '../hash.ts';
import { conflictingFacts, outsideRow } from './refusal.ts';

const everyFact = { since: 0, types: null, assessor: null } as const;

/** The ids of a row and of the parts below it. */
export function nodesUnder(scheme: Scheme, row: string): Set<string> {
  const found = [...nodesOf(scheme.root)].find(({ id }) => id === row);
  return new Set(found === undefined ? [] : [...nodesOf(found)].map(({ id }) => id));
}

/** The facts of one row and body that count, or that did. */
export async function factsOn(
  tx: Tx,
  cycle: string,
  scheme: Scheme,
  { body, node }: Pick<KeptAppeal, 'body' | 'node'>,
) {
  const nodes = nodesUnder(scheme, node);
  const all = await factsOf(tx, cycle, everyFact);
  return all.filter(({ fact }) => fact.subject === body && nodes.has(fact.node));
}

/** Those that nothing supersedes, and that take nothing back themselves. */
export function standingAmong(rows: readonly FactRow[]): FactRow[] {
  const past = new Set(rows.map(({ fact }) => fact.supersedes));
  return rows.filter(({ fact }) => !past.has(fact.id) && fact.withdrawn !== true);
}

async function cardsNow(tx: Tx, cycle: string) {
  const { year } = await loadCycle(tx, cycle);
  const { scheme, version, plan } = await planOf(tx, cycle);
  const rows = await factsOf(tx, cycle, everyFact);
  const facts = factsFor(
    scheme,
    year,
    rows.map(({ fact }) => fact),
  );
  const { scorecards } = evaluate(plan, facts);
  return { scheme, version, sequence: rows.at(-1)?.sequence ?? 0, scorecards };
}

function linesOf(scheme: Scheme, before: readonly Scorecard[], after: readonly Scorecard[]): EffectLine[] {
  const old = new Map(before.map((card) => [card.subject, card]));
  const titles = bodyTitles(scheme);
  const groups = new Map(scheme.groups.map(({ id, title }) => [id, title]));
  return after.map(({ subject, group, total, rank, grade }): EffectLine => {
    const past = old.get(subject);
    return {
      subject,
      title: titles.get(subject) ?? subject,
      group: groups.get(group) ?? group,
      total: { before: past?.total ?? null, after: total },
      rank: { before: past?.rank ?? null, after: rank },
      grade: { before: past?.grade ?? null, after: grade },
    };
  });
}

export type Effect = { shown: string; totalPlaces: number | null; lines: EffectLine[] };
export type Proposal = Pick<KeptAppeal, 'id' | 'body' | 'node'> & {
  cycle: string;
  reason: string;
  document: string;
  facts: readonly GivenFact[];
};

/** The decision stands in each fact that it adds, as that on whose authority it was corrected. */
const underDecision =
  ({ reason, document }: Pick<Proposal, 'reason' | 'document'>) =>
  (fact: GivenFact): GivenFact => {
    const changedFor = `复核决定（${document}）：${reason}`;
    return fact.type === 'mark' && fact.withdrawn !== true
      ? { ...fact, reason: fact.reason ?? changedFor, changedFor }
      : { ...fact, changedFor };
  };

/**
 * Adds the corrected facts as any correction is added, and computes before and after: whoever only shows it undoes the
 * transaction, so that showing and signing cannot differ. Throws what the check of facts throws.
 */
export async function correct(tx: Tx, actor: Actor, proposal: Proposal, deps: Deps): Promise<Saved & Effect> {
  const { cycle, id, body, node } = proposal;
  const before = await cardsNow(tx, cycle);
  const nodes = nodesUnder(before.scheme, node);
  if (proposal.facts.length === 0 || proposal.facts.some((fact) => fact.subject !== body || !nodes.has(fact.node)))
    throw outsideRow();
  const facts = proposal.facts.map(underDecision(proposal));
  const saved = await addToCycle(tx, actor, cycle, facts, deps, undefined, 'appeal:decide');
  if (saved.conflicts.length > 0) throw conflictingFacts();
  const after = await cardsNow(tx, cycle);
  const lines = linesOf(after.scheme, before.scorecards, after.scorecards);
  const { version, sequence } = before;
  const shown = sha256(canonical({ appeal: id, version, sequence, facts, lines }));
  return { ...saved, shown, totalPlaces: totalPlaces(after.scheme, null), lines };
}
