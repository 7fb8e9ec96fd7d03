// The cases of a veto (一票否决的情形) that a row may mean: those that are called as the row itself, else all of the scheme.
import type { Node, Scheme } from '../../domain/scheme.ts';

export const casesOf = ({ vetoes }: Scheme): string[] => [...new Set(vetoes.map(({ level }) => level))];

/** The titles of a node and of all above it; null where the node is not there. */
function titlesTo(id: string, node: Node): string[] | null {
  if (node.id === id) return [node.title];
  for (const child of node.children) {
    const below = titlesTo(id, child);
    if (below !== null) return [node.title, ...below];
  }
  return null;
}

/** A table has its vetoes as rows, and then the row is the case. */
export function casesFor(scheme: Scheme, node: string): string[] {
  const [cases, titles] = [casesOf(scheme), titlesTo(node, scheme.root) ?? []];
  const own = cases.filter((level) => titles.includes(level));
  return own.length > 0 ? own : cases;
}
