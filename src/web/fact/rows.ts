// The rows that facts stand on (登记的项目), and what a fact on one of them says.
import { labelOf } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
import { labelBelow } from '../../domain/title.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import type { Punctuation } from '../punctuation.ts';
import { countsOf } from './values.ts';

export type Row = { node: PlannedNode; label: string };

export function rowsIn(node: PlannedNode, above = ''): Row[] {
  return [{ node, label: labelBelow(node, above) }, ...node.children.flatMap((child) => rowsIn(child, labelOf(node)))];
}

type Kind = Exclude<Fact['type'], 'mark'>;
const kindOf = ({ node }: Row): Kind | null => {
  const kind = kindRead(node.operation.type);
  return kind === 'mark' ? null : kind;
};

/** Whether the row reads other facts than marks. A veto may stand on any. */
export const readsOthers = (row: Row): boolean => kindOf(row) !== null;

/** Where a fact may be entered: on rows that read it, a veto on any; what is corrected stays where it is. */
export function rowsFor(every: readonly Row[], isVeto: boolean, corrected: Fact | null): Row[] {
  if (corrected !== null) return every.filter(({ node }) => node.id === corrected.node);
  return every.filter((row) => isVeto || readsOthers(row));
}

const kinds: readonly (Kind | null)[] = ['adjustment', 'figure', 'tally', null];

/** By what they read, in the order of the kinds; null: rows that can have a veto only. */
export const byKind = (rows: readonly Row[]): { kind: Kind | null; rows: Row[] }[] =>
  kinds
    .map((kind) => ({ kind, rows: rows.filter((row) => kindOf(row) === kind) }))
    .filter((group) => group.rows.length > 0);

/** What somebody looks at: a row and a kind, or '' for all of them. */
export type Looked = { row: string; kind: string };

/** Where a new fact begins: on the row looked at, else on the first of the kind looked at, else on the first. */
export const firstFor = (rows: readonly Row[], { row, kind }: Looked): Row | undefined =>
  rows.find(({ node }) => node.id === row) ?? rows.find((each) => kindOf(each) === kind) ?? byKind(rows)[0]?.rows[0];

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
