// What the journal says of a fact (事实的留痕): whose, on which row, how much, and what it was before.
import { canonical } from '../domain/canonical.ts';
import { labelOf } from '../domain/display.ts';
import { typeWordOf, wordOf, wordsOf } from '../domain/event-word.ts';
import type { Fact } from '../domain/fact.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { sha256 } from './hash.ts';
import type { Happening } from './journal.ts';

/** A fact's value in a few words: “4.5”, “不适用”, “优秀 12、良好 3”, “省部级表彰（先进集体）”. */
export const valueOf = (fact: Fact): string =>
  `${wordsOf(wordOf(fact)).zh}${fact.withdrawn === true && fact.changedFor !== undefined ? `（${fact.changedFor}）` : ''}`;

/** One journal entry for one fact, bound to its content; `before` is the fact that it corrects. */
export function happeningOf(scheme: Scheme, cycle: string, fact: Fact, before: Fact | null): Happening {
  const node = [...nodesOf(scheme.root)].find(({ id }) => id === fact.node);
  const subject = scheme.subjects.find(({ id }) => id === fact.subject)?.title ?? fact.subject;
  const isMark = fact.type === 'mark';
  const why = isMark && fact.withdrawn !== true ? fact.reason : (fact.changedFor ?? null);
  const data: Record<string, string> = {
    subject,
    row: node === undefined ? fact.node : labelOf(node),
    reason: why?.trim() ?? '',
    sha256: sha256(canonical(fact)),
  };
  const words = {
    value: wordOf(fact),
    ...(isMark ? {} : { type: typeWordOf(fact) }),
    ...(before === null ? {} : { before: wordOf(before) }),
  };
  const event = before === null ? (isMark ? 'mark-given' : 'fact-added') : isMark ? 'mark-corrected' : 'fact-corrected';
  return { event, cycle, body: fact.subject, node: fact.node, facts: [fact.id], data, words };
}
