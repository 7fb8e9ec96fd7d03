// The cells of each node (各项的单元格): those that its row or its level was read from.
import type { Node } from '../../domain/scheme.ts';
import type { Source } from '../../domain/source.ts';
import type { Cell, RawDocument, Table } from '../../domain/table.ts';
import { isHolder } from '../../domain/part.ts';
import type { Level } from './level.ts';
import { type Line, sourceOf, textOf } from './line.ts';
import type { NamedRow } from './row-names.ts';

/** Each node with those above it, the outermost first. */
function* withAbove(node: Node, above: Node[] = []): Generator<[Node, Node[]]> {
  yield [node, above];
  const inside = isHolder(node) ? above : [...above, node];
  for (const child of node.children) yield* withAbove(child, inside);
}

/** After a page break the words of the level stand in a cell of their own again. */
function repeatedIn({ cells }: Line, { column }: Level): Cell | null {
  const cell = column === null ? undefined : cells[column];
  return cell === undefined || textOf(cell) === '' ? null : cell;
}

/**
 * By node id, in the order of the document. A level's cells are the level's; where the tree has the row elsewhere,
 * they are the row's. A cell that covers several rows is of each of them.
 */
export function cellsByNode(
  raw: RawDocument,
  rows: readonly NamedRow[],
  nodeOf: ReadonlyMap<NamedRow, string>,
  root: Node,
): Record<string, Source[]> {
  const found = new Map<string, Set<Cell>>();
  const sources: Record<string, Source[]> = {};
  const add = (node: string, table: Table, cells: (Cell | null)[]): void => {
    const known = found.get(node) ?? new Set();
    found.set(node, known);
    for (const cell of cells) {
      if (cell === null || known.has(cell)) continue;
      known.add(cell);
      (sources[node] ??= []).push(sourceOf(raw, table, cell));
    }
  };
  const above = new Map([...withAbove(root)].map(([node, parents]) => [node.id, parents]));
  for (const named of rows) {
    const id = nodeOf.get(named);
    if (id === undefined) continue;
    const { line } = named.draft.entry;
    let parents = above.get(id) ?? [];
    for (const level of named.draft.levels) {
      const at = parents.findIndex(({ title }) => title === level.label.title);
      add(parents[at]?.id ?? id, level.table, [level.cell, level.pointsCell]);
      add(parents[at]?.id ?? id, line.table, [repeatedIn(line, level)]);
      parents = parents.slice(at + 1);
    }
    add(id, line.table, named.draft.read);
  }
  return sources;
}
