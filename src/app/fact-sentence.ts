// What the journal says of a fact (事实的留痕): whose, on which row, how much, and what it was before.
import { canonical } from '../domain/canonical.ts';
import { labelOf } from '../domain/display.ts';
import type { Fact } from '../domain/fact.ts';
import { factTypes } from '../domain/glossary.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { sha256 } from './hash.ts';
import type { Happening } from './journal.ts';

/** A fact's value in a few words: “4.5”, “不适用”, “优秀 12、良好 3”, “省部级表彰（先进集体）”. */
export function valueOf(fact: Fact): string {
  if (fact.withdrawn === true) return fact.changedFor === undefined ? '撤回' : `撤回（${fact.changedFor}）`;
  if (fact.type === 'mark') return fact.notApplicable ? '不适用' : (fact.value ?? '');
  if (fact.type === 'figure') return fact.notApplicable ? '不适用' : `${fact.key} ${fact.value ?? fact.level ?? ''}`;
  if (fact.type === 'adjustment') {
    const points = fact.points === null ? null : `${fact.points} 分`;
    return [fact.title, fact.level, points].filter((part) => part !== null).join('，');
  }
  return Object.entries(fact.counts)
    .map(([answer, count]) => `${answer} ${count}`)
    .join('、');
}

/** One journal entry for one fact, bound to its content; `before` is the fact that it corrects. */
export function happeningOf(scheme: Scheme, cycle: string, fact: Fact, before: Fact | null): Happening {
  const node = [...nodesOf(scheme.root)].find(({ id }) => id === fact.node);
  const subject = scheme.subjects.find(({ id }) => id === fact.subject)?.title ?? fact.subject;
  const value = valueOf(fact);
  const isMark = fact.type === 'mark';
  const why = isMark ? fact.reason : fact.withdrawn === true ? null : fact.changedFor;
  const reason = why == null || why.trim() === '' ? '' : `，理由：${why}`;
  const data: Record<string, string> = {
    subject,
    row: node === undefined ? fact.node : labelOf(node),
    value,
    ...(isMark ? {} : { type: factTypes[fact.type] }),
    reason,
    ...(before === null ? {} : { before: valueOf(before) }),
    sha256: sha256(canonical(fact)),
  };
  const event = before === null ? (isMark ? 'mark-given' : 'fact-added') : isMark ? 'mark-corrected' : 'fact-corrected';
  return { event, cycle, body: fact.subject, node: fact.node, facts: [fact.id], data };
}
