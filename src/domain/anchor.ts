// Which cells of the document a node was read from (出处的格), and which nodes a cell gave: for showing one beside the other.
import { nodesOf, type Scheme } from './scheme.ts';
import type { Source } from './source.ts';

/** The cells of each node, by its id. */
export type Anchors = ReadonlyMap<string, readonly Source[]>;

/**
 * `cells` are those of the import (`ImportResult.cells`); a node that has none there, or a scheme that is shown
 * without its import, has the place that the node itself keeps.
 */
export function anchorsOf(
  { root }: Pick<Scheme, 'root'>,
  cells: Readonly<Record<string, readonly Source[]>> = {},
): Map<string, readonly Source[]> {
  const anchors = new Map<string, readonly Source[]>();
  for (const node of nodesOf(root)) {
    const own = Object.hasOwn(cells, node.id) ? cells[node.id] : undefined;
    const found = own ?? (node.source === null ? [] : [node.source]);
    if (found.length > 0) anchors.set(node.id, found);
  }
  return anchors;
}

/** A position of the grid, from 1. */
export type Position = Pick<Source, 'table' | 'row' | 'column'>;

/** The nodes that were read from the cell at a position, parents before children. */
export function nodesAt(anchors: Anchors, { table, row, column }: Position): string[] {
  const covers = (source: Source): boolean =>
    source.table === table &&
    source.row <= row &&
    row <= source.rowEnd &&
    source.column <= column &&
    column <= source.columnEnd;
  return [...anchors].flatMap(([node, sources]) => (sources.some(covers) ? [node] : []));
}
