// Rows that read other facts than marks (登记项目), and what a fact on one of them says.
import { labelOf } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { countsOf } from './values.ts';

export type Row = { node: PlannedNode; label: string };

/** Each called with the row that it is a part of. */
export function rowsIn(node: PlannedNode, above: string): Row[] {
  const own = labelOf(node);
  const label = node.kind === 'part' ? `${above} · ${own}` : own;
  const kind = kindRead(node.operation.type);
  return [
    ...(kind === null || kind === 'mark' ? [] : [{ node, label }]),
    ...node.children.flatMap((child) => rowsIn(child, own)),
  ];
}

/** What a fact says, in the words that it was given. */
export function contentOf(fact: Fact, node: PlannedNode | undefined, notApplicable: string): string {
  if (fact.type === 'tally')
    return [
      [fact.voterGroup, fact.channel].filter((each) => each !== null).join(' · '),
      (node === undefined ? Object.entries(fact.counts) : countsOf(node, fact))
        .map(([answer, votes]) => `${answer} ${votes}`)
        .join('，'),
    ]
      .filter((part) => part !== '')
      .join('：');
  if (fact.type === 'figure')
    return `${fact.key}（${fact.period}）${fact.notApplicable ? notApplicable : (fact.value ?? fact.level ?? '')}`;
  if (fact.type === 'mark') return fact.value ?? '';
  const { title, level, points, document, rank, ranked } = fact;
  return [title, level, points, rank === null ? null : `${rank}/${ranked ?? ''}`, document]
    .filter((part) => part !== null && part !== '')
    .join('，');
}
