// A scheme as rows of the official table (方案的行): what the table would print today, also after the scheme was edited.
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import { compare, formatPercent, parse } from '../../domain/rational.ts';
import { isHolder, isRowKind } from '../../domain/part.ts';
import type { PathEntry, RowKind } from '../../domain/row.ts';
import { isOpen, type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import type { Form } from './scheme-layout.ts';
import type { LevelNumber } from './scheme-levels.ts';
import { type Effect, isTold, type TableRow } from './table-row.ts';

/** A row, and not a level above rows: adjustments may stand together under one heading. */
const isRow = (node: Node): node is Node & { kind: RowKind } => isRowKind(node) && !node.children.some(isRowKind);

/** A value that the document states or somebody signed; null while the question is open. */
function settled(scheme: Scheme, setting: unknown): unknown {
  if (!isReference(setting)) return setting;
  const parameter = scheme.parameters.find(({ key }) => key === setting.parameter);
  return parameter === undefined || isOpen(parameter) ? null : parameter.value;
}

/** The percentage by which the node above weighs this one; a weight for somebody to sign is printed nowhere. */
function weightOf(node: Node, parent: Node | null): string | null {
  if (parent?.operation?.type !== 'weighted' || isReference(parent.operation.weights)) return null;
  const weight = parent.operation.weights[node.id];
  return typeof weight === 'string' ? weight : null;
}

/** Points as the table prints them: as it was read, else full marks, else the share of the level above. */
function printedPoints(scheme: Scheme, node: Node, parent: Node | null): string | null {
  if (node.pointsAs !== undefined) return node.pointsAs;
  const points = node.kind === 'adjustment' ? boundOf(scheme, node) : settled(scheme, node.points);
  if (typeof points === 'string') return points;
  const weight = weightOf(node, parent);
  const percent = weight === null ? null : formatPercent(parse(weight));
  return percent?.endsWith('%') === true ? percent : null;
}

/** The bound of an adjustment. */
function boundOf(scheme: Scheme, { operation }: Node): unknown {
  if (operation?.type !== 'cap') return null;
  return [operation.max, operation.min].map((bound) => settled(scheme, bound)).find((each) => each !== null);
}

/** Which way an adjustment goes; a veto goes neither. */
function effectOf(scheme: Scheme, node: Node): Effect {
  if (scheme.vetoes.some(({ level }) => level === node.title)) return 'veto';
  const parts = [...nodesOf(node)].flatMap(({ operation }) => (operation === null ? [] : operation));
  const effects = parts
    .filter(({ type }) => type !== 'cap')
    .map((part): Effect => (part.type === 'adjustments' ? part.sign : 'both'));
  const [first = 'both'] = effects;
  return effects.every((each) => each === first) ? first : 'both';
}

/** An assessor that came later has its first name. */
function assessorsOf({ assessors, assessorsAs = [] }: Node, names: ReadonlyMap<string, string>): string[] {
  if (assessorsAs.length > assessors.length) return assessorsAs;
  return assessors.map((id, at) => assessorsAs[at] ?? names.get(id) ?? id);
}

/** A row with the node that it prints. */
export type Placed = { row: TableRow; node: Node };

/** Rows in the order of the document they were read from, where all of them come from one; else in the order of the tree. */
function inOrder(rows: Placed[]): Placed[] {
  const file = rows[0]?.node.source?.sha256;
  const isRead = rows.every(({ node }) => node.source !== null && node.source.sha256 === file);
  const place = ({ node }: Placed): number =>
    node.rowAs ?? (node.source === null ? 0 : node.source.table * 1_000_000 + node.source.row);
  return isRead ? rows.toSorted((a, b) => place(a) - place(b)) : rows;
}

export const rowsOf = (scheme: Scheme, assignment: Assignment | null): TableRow[] =>
  placedRows(scheme, assignment).map(({ row }) => row);

export function placedRows(scheme: Scheme, assignment: Assignment | null): Placed[] {
  const names = new Map(scheme.bodies.map((body) => [body.id, body.names[0] ?? body.title]));
  const assigned = new Map<string, AssignmentRow>((assignment?.rows ?? []).map((row) => [row.node, row]));
  const rows: Placed[] = [];
  const walk = (node: Node, parent: Node | null, path: PathEntry[]): void => {
    if (isRow(node)) return;
    const inside = isHolder(node)
      ? path
      : [...path, { title: node.title, points: printedPoints(scheme, node, parent) }];
    for (const child of node.children) {
      if (!isRow(child)) {
        walk(child, node, inside);
        continue;
      }
      const own = assigned.get(child.id);
      const row: TableRow = {
        kind: child.kind,
        path: child.pathAs ?? inside,
        number: child.number,
        title: child.titleAs === undefined ? child.title : child.titleAs,
        criterion: child.criterion,
        target: own?.target ?? child.target ?? null,
        method: child.method,
        unit: child.unit,
        points: printedPoints(scheme, child, node),
        assessors: assessorsOf(child, names),
        leads: own?.leads.map(({ title }) => title) ?? child.leads ?? [],
        cooperators: own?.cooperators.map(({ title }) => title) ?? child.cooperators ?? [],
        remarks: child.remarks,
      };
      if (child.kind === 'adjustment' && !isTold(row)) row.effect = effectOf(scheme, child);
      rows.push({ row, node: child });
    }
  };
  walk(scheme.root, null, []);
  return inOrder(rows);
}

/** How the table of the scheme is printed, with the points that the total has by now. */
export function formOf(scheme: Scheme): Form {
  const { headings, total } = scheme.table ?? { headings: [], total: null };
  if (total === null) return { headings, total };
  const points = total.pointsAs === undefined ? printedPoints(scheme, scheme.root, null) : total.pointsAs;
  return { headings, total: { title: total.title, points, isAboveAdjustments: total.isAboveAdjustments } };
}

const samePoints = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(parse(a), parse(b)) === 0;

/** The numbers of the scheme's levels, found by the titles on the way down. */
export function numbersOf(scheme: Scheme): LevelNumber {
  const find = (parent: Node, path: readonly PathEntry[]): string | null => {
    const [first, ...rest] = path;
    for (const node of parent.children) {
      const isNext =
        first !== undefined &&
        !isHolder(node) &&
        node.title === first.title &&
        samePoints(printedPoints(scheme, node, parent), first.points);
      if (isNext) return rest.length === 0 ? node.number : find(node, rest);
      // What no document printed may only hold together what one did.
      const inner = node.source === null ? find(node, path) : null;
      if (inner !== null) return inner;
    }
    return null;
  };
  return (path) => find(scheme.root, path);
}
