// What all parts of the scheme are made with (方案的构造): bodies, parameters, nodes and their sources.
import { inQuotes } from '../../../domain/quote.ts';
import { calledBy } from '../../../domain/opening.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Node } from '../../../domain/scheme.ts';
import type { Source } from '../../../domain/source.ts';
import type { RawDocument } from '../../../domain/table.ts';
import type { Lookup } from '../../directory.ts';
import { plainSource, sourceOf } from '../line.ts';
import type { Level } from '../level.ts';
import type { NamedRow } from '../row-names.ts';
import { groupsOf } from '../scope.ts';
import type { Outranked } from './elsewhere.ts';
import type { BodyBook } from './body-book.ts';
import type { QuestionBook } from './question-book.ts';

export type Maker = {
  raw: RawDocument;
  find: Lookup;
  bodies: BodyBook;
  questions: QuestionBook;
  /** Id of the node of each row, filled while the nodes are made. */
  nodeOf: Map<NamedRow, string>;
  /** What the document states as the points of each level and row, by node id; filled while the nodes are made. */
  stated: Map<string, string | null>;
  /** Parts of a row whose matters may count on a higher level instead, by id; filled while the nodes are made. */
  outranked: Map<string, Outranked>;
  /** What the prose says and no scheme can hold; filled while the nodes are made. */
  problems: Problem[];
  /** The table has leads: its targets belong to the assignment. */
  isAssigned: boolean;
};

export function emptyNode(id: string, title: string, kind: Node['kind']): Node {
  return {
    id,
    number: null,
    title,
    kind,
    points: null,
    criterion: null,
    method: null,
    unit: null,
    remarks: null,
    assessors: [],
    admitted: null,
    groups: null,
    operation: null,
    rounding: null,
    source: null,
    children: [],
  };
}

/** The cell of the title; where another cell gave the points, both, so that the words hold what the node states. */
function levelSource(maker: Maker, { table, cell, pointsCell }: Level): Source {
  const title = sourceOf(maker.raw, table, cell);
  if (pointsCell === null) return title;
  const points = sourceOf(maker.raw, table, pointsCell);
  const columnEnd = Math.max(title.columnEnd, points.columnEnd);
  return { ...title, columnEnd, words: `${title.words}\n${points.words}` };
}

export function levelNode(maker: Maker, id: string, level: Level): Node {
  const { title, number } = level.label;
  maker.stated.set(id, level.points?.text ?? null);
  const source = levelSource(maker, level);
  return { ...emptyNode(id, title, 'component'), number, source };
}

/** The cells of the row that say what is scored and how, from the first to the last, their words a line each. */
function rowSource({ row }: NamedRow): Source {
  const main = plainSource(row.source);
  const { title, criterion, method } = row.source.cells;
  const cells = [title, criterion, method]
    .filter((cell) => cell !== undefined)
    .filter(({ row: at }) => at === main.row);
  const all = cells.some((cell) => isSameCell(cell, main)) ? cells : [main, ...cells];
  const parts = all.filter((cell, at) => all.findIndex((other) => isSameCell(other, cell)) === at);
  return {
    ...main,
    column: Math.min(...parts.map(({ column }) => column)),
    columnEnd: Math.max(...parts.map(({ columnEnd }) => columnEnd)),
    words: parts.map(({ words }) => words).join('\n'),
  };
}

const isSameCell = (one: Source, other: Source): boolean => one.row === other.row && one.column === other.column;

export function rowNode(maker: Maker, id: string, named: NamedRow): Node {
  const { row } = named;
  maker.nodeOf.set(named, id);
  maker.stated.set(id, row.points);
  const { number, criterion, method, unit, remarks, kind } = row;
  const node = {
    ...emptyNode(id, titleOf(named), kind),
    number,
    criterion,
    method,
    unit,
    remarks,
    source: rowSource(named),
    groups: groupsOf(named.draft),
  };
  const target = maker.isAssigned || row.target === null ? {} : { target: row.target };
  return { ...node, ...target, ...assessorsOf(maker, row.assessors) };
}

/** Each body once; the names as written are kept where a body has another first name, or two names in the row. */
function assessorsOf(maker: Maker, names: string[]): Pick<Node, 'assessors' | 'assessorsAs'> {
  const ids = names.map(maker.bodies.idOf);
  const assessors = [...new Set(ids)];
  const isPlain = ids.every((id, at) => maker.bodies.firstName(id) === names[at]);
  return isPlain ? { assessors } : { assessors, assessorsAs: names };
}

/** An untitled row is called by the first clause of its criterion. */
export function titleOf({ row }: NamedRow): string {
  if (row.title !== null) return row.title.replaceAll('\n', ' ');
  const text = row.criterion ?? row.target ?? row.method ?? row.path.at(-1)?.title ?? '';
  const called = calledBy(text);
  return called === '' ? `第${row.row}行` : called;
}

/** “2.1 某项指标” as it is spoken of in questions. */
export const nameOf = (node: Pick<Node, 'number' | 'title'>): string =>
  inQuotes(`${node.number === null ? '' : `${node.number} `}${node.title.replaceAll('\n', ' ')}`);

/** A row of additions or deductions whose assessor cell is blank leaves open who adopts them. */
export const adopterOf = (maker: Maker, node: Node, question: string): Pick<Node, 'adopter'> =>
  node.assessors.length > 0
    ? {}
    : { adopter: maker.questions.ask(`${node.id}.adopter`, `${nameOf(node)}${question}`, null) };
