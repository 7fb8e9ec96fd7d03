// What keeps a filled form from being saved (登记核对): texts that no fact can hold, and what the engine says of it.
import type { Fact, Facts } from '../../domain/fact.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import type { Problem } from '../../domain/problem.ts';
import { checkFacts } from '../../engine/facts-check.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { dayIn } from '../form/day.ts';
import { numberIn } from '../form/number.ts';
import { type GivenOther, isCount, lineFault, type Values, votesIn } from './values.ts';

/** What the engine says of them, beside what they correct. `place`: what they are called, since nobody knows them by their ids. */
export function faultsOf(plan: Plan, before: readonly Fact[], given: readonly Fact[], place: string): Problem[] {
  const { title, cycle, demonstration } = plan.scheme;
  const facts = [...before, ...given];
  const all: Facts = { format: 'plumbline/facts/1', title, cycle: cycle ?? '', demonstration, facts };
  const places = new Map(facts.map(({ id }) => [id, { text: place, source: null }]));
  return checkFacts(plan, all, places).filter(({ severity }) => severity === 'error');
}

/** Numbers, counts and days that the fact itself cannot hold. */
export function unread({ texts, counts }: Values, kind: GivenOther['type']): boolean {
  if (kind === 'tally') return counts.some((line) => lineFault(counts, line) !== null);
  const amounts = kind === 'figure' ? [texts.value] : [texts.points, texts.share];
  const wholes = kind === 'figure' ? [] : [texts.rank, texts.ranked, texts.tied, texts.bodies];
  return (
    (kind === 'adjustment' && texts.date.trim() !== '' && dayIn(texts.date) === null) ||
    amounts.some((text) => text.trim() !== '' && numberIn(text) === null) ||
    wholes.some((text) => text.trim() !== '' && !isCount(text))
  );
}

/** A veto may stand on any row: what is corrected keeps its kind. */
export function kindOf(node: PlannedNode, corrected: Fact | null, isVeto: boolean): GivenOther['type'] | null {
  const kind = corrected?.type ?? (isVeto ? 'adjustment' : kindRead(node.operation.type));
  return kind === 'mark' ? null : kind;
}

/** What the engine would take without, and nobody means so: a matter without a name, a tally of nobody. */
export function missingIn({ texts, counts }: Values, kind: GivenOther['type']): ('title' | 'votes')[] {
  if (kind === 'adjustment') return texts.title.trim() === '' ? ['title'] : [];
  return kind === 'tally' && votesIn(counts).every(([, votes]) => votes === 0) ? ['votes'] : [];
}
