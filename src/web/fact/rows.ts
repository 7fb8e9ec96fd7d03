// The rows that facts stand on (登记的项目), and what a fact on one of them says.
import { labelOf } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import type { Punctuation } from '../punctuation.ts';
import { countsOf } from './values.ts';

export type Row = { node: PlannedNode; label: string };

export function rowsIn(node: PlannedNode, above = ''): Row[] {
  const own = labelOf(node);
  const label = node.kind === 'part' ? `${above} · ${own}` : own;
  return [{ node, label }, ...node.children.flatMap((child) => rowsIn(child, own))];
}

/** Whether the row reads other facts than marks. A veto may stand on any. */
export function readsOthers({ node }: Row): boolean {
  const kind = kindRead(node.operation.type);
  return kind !== null && kind !== 'mark';
}

/** Where a fact may be entered: on rows that read it, a veto on any; what is corrected stays where it is. */
export function rowsFor(every: readonly Row[], isVeto: boolean, corrected: Fact | null): Row[] {
  if (corrected !== null) return every.filter(({ node }) => node.id === corrected.node);
  return every.filter((row) => isVeto || readsOthers(row));
}

type Words = { notApplicable: string; veto: string };

/** What a fact says, in the words that it was given; a veto says first that it is one. */
export function contentOf(fact: Fact, node: PlannedNode | undefined, words: Words, p: Punctuation): string {
  if (fact.type === 'tally')
    return [
      [fact.voterGroup, fact.channel].filter((each) => each !== null).join(' · '),
      (node === undefined ? Object.entries(fact.counts) : countsOf(node, fact))
        .map(([answer, votes]) => `${answer} ${votes}`)
        .join(p.comma),
    ]
      .filter((part) => part !== '')
      .reduce((name, votes) => p.pair(name, votes));
  if (fact.type === 'figure')
    return `${fact.key}${p.aside(fact.period)}${fact.notApplicable ? words.notApplicable : (fact.value ?? fact.level ?? '')}`;
  if (fact.type === 'mark') return fact.value ?? '';
  const { title, level, points, document, rank, ranked } = fact;
  const said = [title, level, points, rank === null ? null : `${rank}/${ranked ?? ''}`, document]
    .filter((part) => part !== null && part !== '')
    .join(p.comma);
  return fact.veto ? p.pair(words.veto, said) : said;
}
