// The rows of the facts workbook (填报表的行): those that a scheme asks for, and those of facts that are there.
import type { Fact } from '../../domain/fact.ts';
import type { OperationType } from '../../domain/operation.ts';
import { numberPattern } from '../../domain/rational.ts';
import { type Assumptions, isOpen, type Node, type Scheme, type Subject } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import type { ColumnKey } from './columns.ts';
import { listText } from './words.ts';

/** What stands in a row, by column; booleans are written as 是 or left blank. */
export type Row = Partial<Record<ColumnKey, string | number | boolean | null>>;
type FactType = Fact['type'];

/** Keys of the figures that an operation reads, wherever they stand in it. */
function figureKeys(operation: unknown): string[] {
  if (typeof operation !== 'object' || operation === null) return [];
  const keys = Object.entries(operation).flatMap(([name, value]) =>
    typeof value === 'string'
      ? ['figure', 'actual', 'key', 'required'].includes(name)
        ? [value]
        : []
      : figureKeys(value),
  );
  return [...new Set(keys)].filter((key) => !numberPattern.test(key));
}

/** What the rows are made of: the scheme, what its settings say, and how its nodes are called. */
export type Ground = { scheme: Scheme; assumptions: Assumptions | null; titles: ReadonlyMap<string, string> };

/** A setting's value: written out, settled, or assumed; undefined while it is open. */
export function settingOf({ scheme, assumptions }: Omit<Ground, 'titles'>, value: unknown): unknown {
  if (!isReference(value)) return value;
  const parameter = scheme.parameters.find(({ key }) => key === value.parameter);
  if (parameter !== undefined && !isOpen(parameter)) return parameter.value;
  return assumptions?.values[value.parameter]?.value;
}

export const namesIn = (levels: unknown): string[] =>
  typeof levels === 'object' && levels !== null ? Object.keys(levels) : [];

/** The answers that a ballot offers; one blank line where the scheme does not list them. */
function answersOf(ground: Ground, { operation }: Node): string[] {
  if (operation?.type !== 'vote-bands' && operation?.type !== 'ballot-levels') return [''];
  const stated = settingOf(ground, operation.invalid);
  const valid =
    operation.type === 'vote-bands' ? [operation.answer].flat() : namesIn(settingOf(ground, operation.levels));
  if (valid.length === 0) return [''];
  return [...new Set([...valid, ...(Array.isArray(stated) ? stated.map(String) : [])])];
}

/** What a full mark is: the scale that is marked on, else the row's own points; blank where neither is known. */
function fullMark(ground: Ground, { operation, points }: Node): string {
  const scale = operation?.type === 'marks' ? settingOf(ground, operation.scale) : null;
  const full = scale === null || scale === 'points' ? settingOf(ground, points) : scale;
  return typeof full === 'string' ? full : '';
}

/** Nobody marks itself; where nobody else is left, the organiser may have to. */
function markersOf({ scheme, assumptions }: Ground, node: Node, subject: Subject): string[] {
  const others = node.assessors.filter((assessor) => assessor !== subject.id);
  if (others.length > 0 || node.assessors.length === 0 || scheme.organiser === null) return others;
  const recusal = settingOf({ scheme, assumptions }, scheme.recusal);
  const isOrganisers =
    typeof recusal === 'object' && recusal !== null && 'alone' in recusal && recusal.alone === 'organiser';
  return isOrganisers && scheme.organiser !== subject.id ? [scheme.organiser] : [];
}

const titleOf = ({ scheme }: Ground, body: string): string | null =>
  scheme.bodies.find(({ id }) => id === body)?.title ?? null;

/** The kinds of facts that operations read, beside figures. */
const asks: Partial<Record<OperationType, FactType>> = {
  marks: 'mark',
  discretion: 'mark',
  'vote-bands': 'tally',
  'ballot-levels': 'tally',
  'ballot-mean': 'tally',
  'ballot-ranking': 'tally',
  graded: 'adjustment',
  adjustments: 'adjustment',
  'provincial-rank': 'adjustment',
};
export const kindAsked = (type: OperationType): FactType => asks[type] ?? 'figure';

/** The rows that one subject needs for one node; adjustments are written in as they occur. */
function rowsOf(ground: Ground, node: Node, subject: Subject): [FactType, Row][] {
  const { operation } = node;
  if (operation === null) return [];
  const kind = kindAsked(operation.type);
  const nodeTitle = ground.titles.get(node.id) ?? node.id;
  const row: Row = { subject: subject.id, subjectTitle: subject.title, node: node.id, nodeTitle };
  const each = (more: Row): [FactType, Row] => [kind, { ...row, ...more }];
  if (kind === 'mark') {
    const points = fullMark(ground, node);
    return markersOf(ground, node, subject).map((assessor) =>
      each({ points, assessor, assessorTitle: titleOf(ground, assessor) ?? assessor }),
    );
  }
  if (kind === 'tally') {
    const voterGroup = ('voterGroup' in operation ? operation.voterGroup : null) ?? null;
    const channel = ('channel' in operation ? operation.channel : null) ?? null;
    return answersOf(ground, node).map((answer) => each({ voterGroup, channel, answer }));
  }
  if (kind === 'adjustment') return [];
  return figureKeys(operation).map((key) => each({ key, period: ground.scheme.cycle ?? '' }));
}

/** The nodes that apply to a group: what a node is closed to, so is everything below it. */
function* nodesFor(node: Node, group: string): Generator<Node> {
  if (node.groups !== null && !node.groups.includes(group)) return;
  yield node;
  for (const child of node.children) yield* nodesFor(child, group);
}

/** Every row of one kind that the scheme asks for, in the order of subjects and of the table. */
export function blankRows(ground: Ground, type: FactType): Row[] {
  const { scheme } = ground;
  return scheme.subjects.flatMap((subject) =>
    [...nodesFor(scheme.root, subject.group)]
      .flatMap((node) => rowsOf(ground, node, subject))
      .filter(([kind]) => kind === type)
      .map(([, row]) => row),
  );
}

/** What the columns say of a fact, under the columns' own keys; a tally has one row for each answer. */
function contentOf(ground: Ground, node: Node | undefined, fact: Fact): Row[] {
  if (fact.type === 'tally') {
    const { voterGroup, channel } = fact;
    return Object.entries(fact.counts).map(([answer, count]) => ({ voterGroup, channel, answer, count }));
  }
  if (fact.type === 'mark') {
    const { assessor, value, notApplicable, reason } = fact;
    const points = node === undefined ? null : fullMark(ground, node);
    return [{ points, assessor, assessorTitle: titleOf(ground, assessor), value, notApplicable, reason }];
  }
  if (fact.type === 'figure') {
    const { key, period, value, level, notApplicable, reason } = fact;
    return [{ key, period, value, level, notApplicable, reason }];
  }
  const { title, issuer, document, date, level, points: stated, matter, incident } = fact;
  const { rank, ranked, tied, bodies, share, veto } = fact;
  const words = { title, issuer, document, date, level, stated, matter, incident };
  return [{ ...words, rank, ranked, tied, bodies, share, veto }];
}

export function rowsOfFact(ground: Ground, nodes: ReadonlyMap<string, Node>, fact: Fact): Row[] {
  const { subject, by, at, supersedes, id } = fact;
  const row: Row = {
    subject,
    subjectTitle: ground.scheme.subjects.find((each) => each.id === subject)?.title ?? null,
    node: fact.node,
    nodeTitle: ground.titles.get(fact.node) ?? null,
    by,
    at,
    evidence: listText(fact.evidence),
    supersedes,
    id,
  };
  return contentOf(ground, nodes.get(fact.node), fact).map((content) => ({ ...row, ...content }));
}
