// What a new version may make of the rows of earlier ones (方案各项的延续): facts hang on their ids.
import { canonical } from '../domain/canonical.ts';
import { labelOf } from '../domain/display.ts';
import { nodeKinds } from '../domain/glossary.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Node, nodesOf, type Scheme } from '../domain/scheme.ts';
import type { Tx } from '../store/database.ts';
import { earlierNodes, standingFacts } from '../store/scheme.ts';

/** What a row is, wherever it stands and whatever is below it. */
export const contentOf = ({ children: _children, ...own }: Node): string => canonical(own);

const named = (nodes: readonly Node[]): string => nodes.map((node) => `“${labelOf(node)}”`).join('、');

/** Throws `row-reused`. `after` is to stand on `before`. */
async function insistOnOwnRows(tx: Tx, cycle: string, before: Scheme, after: Scheme): Promise<void> {
  const there = new Set([...nodesOf(before.root)].map(({ id }) => id));
  const fresh = [...nodesOf(after.root)].filter(({ id }) => !there.has(id));
  const earlier = await earlierNodes(
    tx,
    cycle,
    fresh.map(({ id }) => id),
  );
  const ids = new Set(earlier.map(({ id }) => id));
  const contents = new Set(earlier.map(contentOf));
  const reused = fresh.filter((node) => ids.has(node.id) && !contents.has(contentOf(node)));
  if (reused.length === 0) return;
  throw new Refusal('row-reused', {
    what: '方案没有保存。',
    why: `${named(reused)}用了以前删去的项的编号（${reused.map(({ id }) => id).join('、')}），内容却与那一项在哪一版都不同；以前的评分和数据还记在这些编号上，会算到别的项里。`,
    next: '请把它作为新项增加（会得到新的编号），或者先原样恢复以前的项，再修改。',
    english: `Not saved: ${reused.map(({ id }) => id).join(', ')} were ids of rows that are gone, and what comes back under them is another row. Add new rows, or bring the old ones back as they were and edit them then.`,
  });
}

/** Throws `row-in-use`. */
async function insistOnSameKinds(tx: Tx, cycle: string, before: Scheme, after: Scheme): Promise<void> {
  const kinds = new Map([...nodesOf(before.root)].map(({ id, kind }) => [id, kind]));
  const changed = [...nodesOf(after.root)].filter(({ id, kind }) => (kinds.get(id) ?? kind) !== kind);
  const facts = await standingFacts(
    tx,
    cycle,
    changed.map(({ id }) => id),
  );
  const used = changed.filter(({ id }) => facts.has(id));
  if (used.length === 0) return;
  const told = used.map((node) => {
    const { id, kind } = node;
    return `“${labelOf(node)}”有 ${facts.get(id) ?? 0} 条评分或数据，不能由${nodeKinds[kinds.get(id) ?? kind]}改为${nodeKinds[kind]}`;
  });
  throw new Refusal('row-in-use', {
    what: '方案没有保存。',
    why: `${told.join('；')}：按原来的类别给的，换了类别就不作数了。`,
    next: '请保留原来的类别；确要换的，先撤回这些评分和数据，或者另加一项，再删去原来的。',
    english: `Not saved: facts stand on ${used.map(({ id }) => id).join(', ')}, so their kind cannot change. Take the facts back first, or add another row.`,
  });
}

/**
 * Facts hang on the ids of rows, so an id keeps its meaning over all versions of a cycle. A row that `before`
 * lacks and an earlier version had comes back only as some version had it, its children apart: then the facts
 * on it are about it again. A row of both versions may be edited, but its kind stays while facts stand on it.
 */
export async function insistOnRows(tx: Tx, cycle: string, before: Scheme, after: Scheme): Promise<void> {
  await insistOnOwnRows(tx, cycle, before, after);
  await insistOnSameKinds(tx, cycle, before, after);
}
