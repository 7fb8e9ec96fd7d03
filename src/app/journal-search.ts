// What the journal can be searched by (留痕检索), and the facts behind an entry: what was corrected, and what it was before.
import type { Actor } from '../domain/actor.ts';
import { Entry, type EventName } from '../domain/event.ts';
import type { Fact } from '../domain/fact.ts';
import { insist, may } from '../domain/permission.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { placeTitles } from '../domain/title.ts';
import { accounts } from '../store/account.ts';
import { bodies } from '../store/body.ts';
import { cycles } from '../store/cycle.ts';
import { type FactRow, factsById } from '../store/fact.ts';
import { chainFrom } from '../store/journal.ts';
import { schemeOf } from '../store/scheme.ts';
import type { Deps } from './deps.ts';
import { valueOf } from './fact-sentence.ts';
import { eventsSeen } from './journal.ts';
import { notFound } from './not-found.ts';

export type JournalPlaces = {
  people: { id: string; name: string; title: string }[];
  bodies: { id: string; title: string }[];
  rows: { cycle: string; node: string; label: string }[];
  events: EventName[];
};

/** Everybody and everything that an entry can be about, for the fields of the search. */
export async function journalPlaces(actor: Actor, deps: Deps): Promise<JournalPlaces> {
  insist(actor, 'journal:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const rows: JournalPlaces['rows'] = [];
    // Rows for those who may see schemes, login names for those who may see accounts.
    for (const { id: cycle } of may(actor, 'scheme:read') ? await cycles(tx) : []) {
      const scheme = await schemeOf(tx, cycle, null);
      if (scheme === null) continue;
      const labels = placeTitles(scheme.scheme.root);
      for (const { id, operation } of nodesOf(scheme.scheme.root))
        if (operation !== null) rows.push({ cycle, node: id, label: labels.get(id) ?? id });
    }
    return {
      people: (await accounts(tx)).map(({ id, name, title }) => ({
        id,
        name: may(actor, 'account:read') ? name : '',
        title,
      })),
      bodies: (await bodies(tx)).map(({ id, title }) => ({ id, title })),
      rows,
      events: eventsSeen(actor),
    };
  });
}

/** A fact as the journal shows it: whole, and its value in words. */
export type ShownFact = { value: string; at: string; fact: Fact };
export type EntryFact = { fact: ShownFact; before: ShownFact | null };

const shownBy =
  (scheme: Scheme | null) =>
  ({ fact, at }: FactRow): ShownFact => ({ value: valueOf(fact, scheme), at, fact });

function insistOnFact(actor: Actor, fact: Fact): void {
  if (fact.type === 'mark') insist(actor, 'mark:read', fact.assessor);
  else insist(actor, 'fact:read');
}

/** The facts that an entry added, each with the one that it superseded. Throws `not-found`, `not-permitted`. */
export async function readEntryFacts(
  actor: Actor,
  { sequence }: { sequence: number },
  deps: Deps,
): Promise<EntryFact[]> {
  insist(actor, 'journal:appraisal');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const [row] = await chainFrom(tx, sequence, 1);
    const entry = row?.sequence === sequence ? Entry.parse(JSON.parse(row.entry)) : null;
    if (entry === null || !eventsSeen(actor).includes(entry.event)) throw notFound('这一条留痕', 'This entry');
    const { cycle } = entry;
    if (cycle === null) return [];
    const rows = await factsById(tx, cycle, entry.facts);
    for (const { fact } of rows) insistOnFact(actor, fact);
    const older = await factsById(
      tx,
      cycle,
      rows.flatMap(({ fact }) => fact.supersedes ?? []),
    );
    const shown = shownBy((await schemeOf(tx, cycle, null))?.scheme ?? null);
    const before = new Map(older.map((each) => [each.fact.id, shown(each)]));
    return rows.map((each) => ({ fact: shown(each), before: before.get(each.fact.supersedes ?? '') ?? null }));
  });
}
