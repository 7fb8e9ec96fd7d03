// Rows that their table gives no title (无标题的项): they are called by the opening of their text, so both change together.
import { calledAnew, calledBy } from '../../domain/opening.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';

type Field = 'criterion' | 'target' | 'method';

/** The text that a row without a title is called by, as the import looks for it. */
const fieldOf = (node: Node): Field | null =>
  (['criterion', 'target', 'method'] as const).find((field) => node[field] != null) ?? null;

const nameOf = (node: Node): string => {
  const field = fieldOf(node);
  return field === null ? '' : calledBy(node[field] ?? '');
};

export const isUntitled = (node: Node): boolean => node.titleAs === null;

/**
 * The table has no place for the title: the new name stands where the old one was read. Nowhere, where that was a
 * level or a target, which belongs to the assignment.
 */
export function renamedInText(node: Node, title: string): Node {
  const field = fieldOf(node);
  if (field === null || (field === 'method' && nameOf(node) !== node.title)) return { ...node, title };
  return { ...node, title, [field]: calledAnew(node[field] ?? '', node.title, title) };
}

/** A row is called by its text as long as nobody called it otherwise. */
export function calledAfter(before: Node, after: Node): Node {
  const name = nameOf(after);
  const isCalled = isUntitled(before) && before.title === nameOf(before) && name !== '';
  return isCalled ? { ...after, title: name } : after;
}

/** What a new row says where no indicator of the table has a title. */
export function untitledLike(scheme: Scheme, kind: Node['kind'], title: string): Partial<Node> {
  const rows = [...nodesOf(scheme.root)].filter((node) => node.kind === 'indicator');
  const isLike = kind === 'indicator' && rows.length > 0 && rows.every(isUntitled);
  return isLike ? { titleAs: null, criterion: title } : {};
}
