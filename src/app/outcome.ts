// The outcome of a computation (结果要素): a snapshot with everything that documents and pages say of it.
import { type Outcome, outcomeOf } from '../documents/write/outcome.ts';
import type { Facts } from '../domain/fact.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { explain } from '../engine/explain.ts';
import { summaryOf } from '../engine/summary.ts';

/** Documents bear the day of the last fact, so that the same snapshot gives the same file on every day; without facts none. */
export const dayOf = (facts: Facts): string | null =>
  facts.facts.reduce<string | null>((last, { at }) => (last === null || at > last ? at : last), null);

/** What the documents of a snapshot are written from. */
export const outcomeFor = (snapshot: Snapshot): Outcome =>
  outcomeOf(snapshot, {
    date: dayOf(snapshot.facts),
    summary: summaryOf(snapshot),
    explain: (card) => explain(card, { ...snapshot, assumed: snapshot.result.assumed }),
  });
