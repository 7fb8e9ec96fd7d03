// A scheme as rows of the official table (方案的行): what the table would print today, also after the scheme was edited.
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import { compare, formatPercent, mul, parse, sum } from '../../domain/rational.ts';
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

/** A level whose own words do not hold its points got them by summing, as they still are: the table prints none. */
function isSummed(scheme: Scheme, node: Node, text: string): boolean {
  if (node.kind !== 'component' || node.source === null) return false;
  const words = takeNumber(node.source.words.normalize('NFKC').replace(/\s+/gu, '')).rest;
  if (text.endsWith('%')) return !/\d/u.test(words);
  const below = node.children.map((child) => settled(scheme, child.points));
  const points = below.filter((each) => typeof each === 'string');
  const isSum = below.length === points.length && compare(sum(points.map(parse)), parse(text)) === 0;
  return isSum && !words.includes(text);
}

/** The percentage by which the node above weighs this one; a weight for somebody to sign is printed nowhere. */
function weightOf(node: Node, parent: Node | null): string | null {
  if (parent?.operation?.type !== 'weighted' || isReference(parent.operation.weights)) return null;
  const weight = parent.operation.weights[node.id];
  return typeof weight === 'string' ? weight : null;
}

/**
 * Percentages are of the level above or of the whole. They are of the whole below a level that prints none,
 * below one whose own words say so, and where their part of the level is no percentage.
 */
function isOfWhole(scheme: Scheme, parent: Node, above: readonly Node[]): boolean {
  if (parent.operation?.type !== 'weighted' || isReference(parent.operation.weights)) return false;
  if (Object.values(parent.operation.weights).some((weight) => !weight.endsWith('%'))) return true;
  const grand = above.at(-1);
  const own = weightOf(parent, grand ?? null);
  if (grand === undefined || own?.endsWith('%') !== true || isSummed(scheme, parent, own)) return own !== null;
  return isOfWhole(scheme, grand, above.slice(0, -1)) || !(parent.source?.words ?? own).includes(own.slice(0, -1));
}

/** The percentage of a node, of the level above or of the whole, as the table has it. */
function printedPercent(scheme: Scheme, node: Node, above: readonly Node[]): string | null {
  const weights = [...above.slice(1), node].map((each, at) => weightOf(each, above[at] ?? null));
  const own = weights.at(-1) ?? null;
  const parent = above.at(-1);
  if (own === null || parent === undefined) return null;
  const relative = formatPercent(parse(own));
  const outer = weights.filter((weight) => weight !== null).map(parse);
  const whole = formatPercent(outer.reduce((product, weight) => mul(product, weight), parse('1')));
  const words = node.kind === 'component' ? (node.source?.words ?? '') : '';
  const isSaid = words.includes(whole.slice(0, -1)) && !words.includes(relative.slice(0, -1));
  const share = isSaid || isOfWhole(scheme, parent, above.slice(0, -1)) ? whole : relative;
  return share.endsWith('%') ? share : null;
}

/** Full marks as the table prints them: points, or a percentage. */
function printedPoints(scheme: Scheme, node: Node, above: readonly Node[]): string | null {
  const points = settled(scheme, node.points);
  const isPrinted = (text: string | null): text is string => text !== null && !isSummed(scheme, node, text);
  const own = typeof points === 'string' ? points : null;
  if (isPrinted(own)) return own;
  const percent = printedPercent(scheme, node, above);
  return isPrinted(percent) ? percent : null;
}

/** The bound of an adjustment, where its own words do not say it already. */
function printedBound(scheme: Scheme, node: Node): string | null {
  if (node.operation?.type !== 'cap') return null;
  const bounds = [node.operation.max, node.operation.min].map((bound) => settled(scheme, bound));
  const bound = bounds.find((each) => typeof each === 'string');
  if (typeof bound !== 'string' || `${node.criterion ?? ''}${node.method ?? ''}`.includes(bound.replace(/^-/u, '')))
    return null;
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
  const walk = (node: Node, above: readonly Node[], path: PathEntry[]): void => {
    if (isRow(node)) return;
    const inside = isHolder(node) ? path : [...path, { title: node.title, points: printedPoints(scheme, node, above) }];
    const chain = [...above, node];
    const indicators = node.children.filter((child) => child.kind === 'indicator');
    const isUntitled = indicators.every((child) => isFirstClause(child, assigned.get(child.id)?.target ?? null));
    for (const child of node.children) {
      if (!isRow(child)) {
        walk(child, chain, inside);
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
        points: child.kind === 'adjustment' ? printedBound(scheme, child) : printedPoints(scheme, child, chain),
        assessors: child.assessors.map((id, at) => child.assessorsAs?.[at] ?? names.get(id) ?? id),
        leads: own?.leads.map(({ title }) => title) ?? [],
        cooperators: own?.cooperators.map(({ title }) => title) ?? [],
        remarks: child.remarks,
      };
      rows.push({ row, node: child });
    }
  };
  walk(scheme.root, [], []);
  return inOrder(rows);
}

const samePoints = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(parse(a), parse(b)) === 0;

/** The numbers of the scheme's levels, found by the titles on the way down. */
export function numbersOf(scheme: Scheme): LevelNumber {
  const find = (nodes: readonly Node[], above: readonly Node[], path: readonly PathEntry[]): string | null => {
    const [first, ...rest] = path;
    for (const node of nodes) {
      if (isHolder(node)) {
        const inner = find(node.children, [...above, node], path);
        if (inner !== null) return inner;
      } else if (
        first !== undefined &&
        node.title === first.title &&
        samePoints(printedPoints(scheme, node, above), first.points)
      ) {
        return rest.length === 0 ? node.number : find(node.children, [...above, node], rest);
      }
    }
    return null;
  };
  return (path) => find(scheme.root.children, [scheme.root], path);
}
