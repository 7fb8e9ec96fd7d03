// A scheme as rows of the official table (方案的行): what the table would print today, also after the scheme was edited.
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import { compare, parse } from '../../domain/rational.ts';
import type { PathEntry, RowKind } from '../../domain/row.ts';
import { isOpen, type Node, type Scheme } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import { takeNumber } from '../import/label.ts';
import type { LevelNumber, TableRow } from './scheme-layout.ts';

const rowKinds: readonly string[] = ['indicator', 'evaluation', 'adjustment'] satisfies RowKind[];
const isRow = (node: Node): node is Node & { kind: RowKind } => rowKinds.includes(node.kind);

/** Holds parts together for the calculation and stands in no table. */
const isHolder = (node: Node): boolean =>
  node.kind === 'total' ||
  (node.kind === 'component' &&
    node.source === null &&
    node.number === null &&
    node.children.length > 0 &&
    node.children.every(
      (child) => child.kind === 'component' || child.kind === 'evaluation' || child.kind === 'adjustment',
    ));

/** A value that the document states or somebody signed; null while the question is open. */
function settled(scheme: Scheme, setting: unknown): unknown {
  if (!isReference(setting)) return setting;
  const parameter = scheme.parameters.find(({ key }) => key === setting.parameter);
  return parameter === undefined || isOpen(parameter) ? null : parameter.value;
}

/** Full marks as the table prints them: points, or the percentage by which the node above weighs this one. */
function printedPoints(scheme: Scheme, node: Node, parent: Node | null): string | null {
  const points = settled(scheme, node.points);
  if (typeof points === 'string') return points;
  if (parent?.operation?.type !== 'weighted' || isHolder(parent)) return null;
  const weights = settled(scheme, parent.operation.weights);
  const weight =
    typeof weights === 'object' && weights !== null ? (weights as Record<string, unknown>)[node.id] : undefined;
  return typeof weight === 'string' && weight.endsWith('%') ? weight : null;
}

/** The bound of an adjustment, where its own words do not say it already. */
function printedBound(scheme: Scheme, node: Node): string | null {
  if (node.operation?.type !== 'cap') return null;
  const bounds = [node.operation.max, node.operation.min].map((bound) => settled(scheme, bound));
  const bound = bounds.find((each) => typeof each === 'string');
  if (typeof bound !== 'string' || (node.criterion ?? '').includes(bound.replace(/^-/u, ''))) return null;
  return bound;
}

const titleMax = 24;

/** The importer calls an untitled row by the first clause of its words: such a name is not printed as a title. */
function isFirstClause(node: Node, target: string | null): boolean {
  const text = node.criterion ?? target ?? node.method ?? '';
  const clause = takeNumber(text).rest.split(/[。；;！？\n]/u)[0] ?? '';
  const short = clause.length <= titleMax ? clause : `${clause.slice(0, titleMax)}…`;
  return short !== '' && node.title === short;
}

type Placed = { row: TableRow; node: Node };

/** Rows in the order of the document they were read from, where all of them come from one; else in the order of the tree. */
function inOrder(rows: Placed[]): TableRow[] {
  const file = rows[0]?.node.source?.sha256;
  const isRead = rows.every(({ node }) => node.source !== null && node.source.sha256 === file);
  const place = ({ node }: Placed): number =>
    node.source === null ? 0 : node.source.table * 1_000_000 + node.source.row;
  return (isRead ? rows.toSorted((a, b) => place(a) - place(b)) : rows).map(({ row }) => row);
}

export function rowsOf(scheme: Scheme, assignment: Assignment | null): TableRow[] {
  const names = new Map(scheme.bodies.map((body) => [body.id, body.names[0] ?? body.title]));
  const assigned = new Map<string, AssignmentRow>((assignment?.rows ?? []).map((row) => [row.node, row]));
  const rows: Placed[] = [];
  const walk = (node: Node, parent: Node | null, path: PathEntry[]): void => {
    if (isRow(node)) return;
    const inside = isHolder(node)
      ? path
      : [...path, { title: node.title, points: printedPoints(scheme, node, parent) }];
    const indicators = node.children.filter((child) => child.kind === 'indicator');
    const isUntitled = indicators.every((child) => isFirstClause(child, assigned.get(child.id)?.target ?? null));
    for (const child of node.children) {
      if (!isRow(child)) {
        walk(child, node, inside);
        continue;
      }
      const own = assigned.get(child.id);
      const row: TableRow = {
        kind: child.kind,
        path: inside,
        number: child.number,
        title: child.kind === 'indicator' && isUntitled ? null : child.title,
        criterion: child.criterion,
        target: own?.target ?? null,
        method: child.method,
        unit: child.unit,
        points: child.kind === 'adjustment' ? printedBound(scheme, child) : printedPoints(scheme, child, node),
        assessors: child.assessors.map((id, at) => child.assessorsAs?.[at] ?? names.get(id) ?? id),
        leads: own?.leads.map(({ title }) => title) ?? [],
        cooperators: own?.cooperators.map(({ title }) => title) ?? [],
        remarks: child.remarks,
      };
      rows.push({ row, node: child });
    }
  };
  walk(scheme.root, null, []);
  return inOrder(rows);
}

const samePoints = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(parse(a), parse(b)) === 0;

/** The numbers of the scheme's levels, found by the titles on the way down. */
export function numbersOf(scheme: Scheme): LevelNumber {
  const find = (nodes: readonly Node[], parent: Node, path: readonly PathEntry[]): string | null => {
    const [first, ...rest] = path;
    for (const node of nodes) {
      if (isHolder(node)) {
        const inner = find(node.children, node, path);
        if (inner !== null) return inner;
      } else if (
        first !== undefined &&
        node.title === first.title &&
        samePoints(printedPoints(scheme, node, parent), first.points)
      ) {
        return rest.length === 0 ? node.number : find(node.children, node, rest);
      }
    }
    return null;
  };
  return (path) => find(scheme.root.children, scheme.root, path);
}
