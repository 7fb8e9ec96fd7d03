// Facts that count (有效事实): whatever a later fact supersedes stays visible and no longer counts.
import type { Adjustment, Fact, Figure, Mark, Tally } from '../domain/fact.ts';
import type { Input } from '../domain/scorecard.ts';
import { setAside } from './scene.ts';

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The facts of one subject on one node, sorted by id. */
export type Shelf = {
  mark: Mark[];
  tally: Tally[];
  adjustment: Adjustment[];
  figure: Figure[];
  /** Vetoes are adjustments that change no points by themselves: no operation sees them. */
  veto: Adjustment[];
  superseded: Input[];
};

const newShelf = (): Shelf => ({ mark: [], tally: [], adjustment: [], figure: [], veto: [], superseded: [] });
const emptyShelf = newShelf();

export type Live = (node: string, subject: string) => Shelf;

function put(shelf: Shelf, fact: Fact): void {
  if (fact.type === 'mark') shelf.mark.push(fact);
  else if (fact.type === 'tally') shelf.tally.push(fact);
  else if (fact.type === 'figure') shelf.figure.push(fact);
  else (fact.veto ? shelf.veto : shelf.adjustment).push(fact);
}

/** Sorts the facts onto shelves by node and subject. The order in which they came in leaves no trace. */
export function live(facts: readonly Fact[]): Live {
  const sorted = facts.toSorted((a, b) => byCodeUnit(a.id, b.id));
  const supersededBy = new Map<string, string>();
  for (const { id, supersedes, withdrawn } of sorted)
    if (supersedes !== null) supersededBy.set(supersedes, `已由“${id}”${withdrawn === true ? '撤回' : '更正'}`);
  const shelves = new Map<string, Map<string, Shelf>>();
  for (const fact of sorted) {
    const bySubject = shelves.get(fact.node) ?? new Map<string, Shelf>();
    const shelf = bySubject.get(fact.subject) ?? newShelf();
    const why = supersededBy.get(fact.id) ?? (fact.withdrawn === true ? '撤回' : null);
    if (why === null) put(shelf, fact);
    else shelf.superseded.push(setAside(fact, why));
    shelves.set(fact.node, bySubject.set(fact.subject, shelf));
  }
  return (node, subject) => shelves.get(node)?.get(subject) ?? emptyShelf;
}
