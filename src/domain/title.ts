// What ids are called (称呼): rows by number and title, bodies as the directory calls them, else as the document did.
import { labelOf } from './display.ts';
import { type Node, nodesOf, type Scheme } from './scheme.ts';

type Titled = { id: string; title: string };
export type Titles = Map<string, string>;

/** Labels of rows by their id. */
export const rowTitles = ({ root }: Pick<Scheme, 'root'>): Titles =>
  new Map([...nodesOf(root)].map((node) => [node.id, labelOf(node)]));

type Row = { id: string; kind: Node['kind']; number: string | null; title: string; children: readonly Row[] };

/** A part says only what it is of the row above it (“加分”), so that row stands before it: “正向激励 · 加分”. */
export const labelBelow = (row: Omit<Row, 'id' | 'children'>, above: string): string =>
  row.kind === 'part' ? `${above} · ${labelOf(row)}` : labelOf(row);

const placesIn = (row: Row, above: string): [string, string][] => [
  [row.id, labelBelow(row, above)],
  ...row.children.flatMap((child) => placesIn(child, labelOf(row))),
];

const known = new WeakMap<Row, Titles>();

/** Labels that tell the rows apart on which facts stand; asked about every fact of a scheme, made once. */
export function placeTitles(root: Row): Titles {
  const titles = known.get(root) ?? new Map(placesIn(root, ''));
  known.set(root, titles);
  return titles;
}

/** Titles of bodies and subjects by their id; those of the directory come before the document's where it is given. */
export const bodyTitles = (
  { bodies, subjects }: { bodies: readonly Titled[]; subjects: readonly Titled[] },
  directory: readonly Titled[] = [],
): Titles => new Map([...bodies, ...subjects, ...directory].map(({ id, title }) => [id, title]));

/** All of them, for sentences that name either. */
export const titlesIn = (scheme: Pick<Scheme, 'root' | 'bodies' | 'subjects'>): Titles =>
  new Map([...rowTitles(scheme), ...bodyTitles(scheme)]);
