// What the journal says of a fact (事实的留痕): whose, on which row, how much, and what it was before.
import { canonical } from '../domain/canonical.ts';
import { typeWordOf, wordOf, wordsOf } from '../domain/event-word.ts';
import type { Fact } from '../domain/fact.ts';
import type { Scheme } from '../domain/scheme.ts';
import { placeTitles } from '../domain/title.ts';
import { type FactRow, factColumns } from '../store/fact.ts';
import { rowHash, sha256 } from './hash.ts';
import type { Happening } from './journal.ts';

/** A fact's value in a few words: “4.5”, “不适用”, “优秀 12、良好 3”, “省部级表彰（先进集体）”. */
export const valueOf = (fact: Fact, scheme: Scheme | null): string =>
  `${wordsOf(wordOf(fact, scheme)).zh}${fact.withdrawn === true && fact.changedFor !== undefined ? `（${fact.changedFor}）` : ''}`;

type Added = Omit<FactRow, 'sequence'>;

/** One journal entry for one fact, bound to all that is kept of it; `before` is the fact that it corrects. */
export function happeningOf(scheme: Scheme, cycle: string, added: Added, before: Fact | null): Happening {
  const { fact } = added;
  const subject = scheme.subjects.find(({ id }) => id === fact.subject)?.title ?? fact.subject;
  const isMark = fact.type === 'mark';
  const why = isMark && fact.withdrawn !== true ? fact.reason : (fact.changedFor ?? null);
  const data: Record<string, string> = {
    subject,
    row: placeTitles(scheme.root).get(fact.node) ?? fact.node,
    reason: why?.trim() ?? '',
    sha256: sha256(canonical(fact)),
  };
  const words = {
    value: wordOf(fact, scheme),
    ...(isMark ? {} : { type: typeWordOf(fact) }),
    ...(before === null ? {} : { before: wordOf(before, scheme) }),
  };
  const event = before === null ? (isMark ? 'mark-given' : 'fact-added') : isMark ? 'mark-corrected' : 'fact-corrected';
  const bound = rowHash(factColumns(cycle, added));
  return { event, cycle, body: fact.subject, node: fact.node, facts: [fact.id], bound, data, words };
}
