// The rows of the facts workbook (填报表的行): those that a scheme asks for, and those of facts that are there.
import type { Fact } from '../../domain/fact.ts';
import { numberPattern } from '../../domain/rational.ts';
import type { Assumptions, Node, Scheme, Subject } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import type { ColumnKey } from './columns.ts';

/** What stands in a row, by column; booleans are written as 是 or left blank. */
export type Row = Partial<Record<ColumnKey, string | number | boolean | null>>;
type FactType = Fact['type'];

export const nodeTitle = (node: Node): string =>
  `${node.number === null ? '' : `${node.number} `}${node.title.replaceAll(/\s+/gu, ' ')}`;

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

/** A setting's value: written out, signed, or assumed; undefined while it is open. */
function valueOf(scheme: Scheme, assumptions: Assumptions | null, value: unknown): unknown {
  if (!isReference(value)) return value;
  return (
    scheme.parameters.find(({ key }) => key === value.parameter)?.value ?? assumptions?.values[value.parameter]?.value
  );
}

const namesIn = (levels: unknown): string[] =>
  typeof levels === 'object' && levels !== null ? Object.keys(levels) : [];

/** The answers that a ballot offers; one blank line where the scheme does not list them. */
function answersOf(scheme: Scheme, assumptions: Assumptions | null, node: Node): string[] {
  const { operation } = node;
  if (operation?.type !== 'vote-bands' && operation?.type !== 'ballot-levels') return [''];
  const stated = valueOf(scheme, assumptions, operation.invalid);
  const invalid = Array.isArray(stated) ? stated.map(String) : [];
  if (operation.type === 'vote-bands') return [operation.answer, invalid].flat();
  return [...namesIn(valueOf(scheme, assumptions, operation.levels)), ...invalid];
}

/** The rows that one subject needs for one node; adjustments are written in as they occur. */
function rowsOf(scheme: Scheme, assumptions: Assumptions | null, node: Node, subject: Subject): [FactType, Row][] {
  const { operation } = node;
  const row: Row = { subject: subject.id, subjectTitle: subject.title, node: node.id, nodeTitle: nodeTitle(node) };
  if (operation === null) return [];
  if (operation.type === 'marks' || operation.type === 'discretion') {
    const full = node.points === null || isReference(node.points) ? '' : node.points;
    // Nobody marks itself.
    const others = node.assessors.filter((assessor) => assessor !== subject.id);
    return others.map((assessor) => {
      const title = scheme.bodies.find((body) => body.id === assessor)?.title ?? assessor;
      return ['mark', { ...row, points: full, assessor, assessorTitle: title }];
    });
  }
  if (
    operation.type === 'ballot-levels' ||
    operation.type === 'ballot-mean' ||
    operation.type === 'ballot-ranking' ||
    operation.type === 'vote-bands'
  ) {
    const who = { voterGroup: operation.voterGroup ?? '', channel: operation.channel ?? '' };
    return answersOf(scheme, assumptions, node).map((answer) => ['tally', { ...row, ...who, answer }]);
  }
  return figureKeys(operation).map((key) => ['figure', { ...row, key, period: scheme.cycle ?? '' }]);
}

/** The nodes that apply to a group: what a node is closed to, so is everything below it. */
function* nodesFor(node: Node, group: string): Generator<Node> {
  if (node.groups !== null && !node.groups.includes(group)) return;
  yield node;
  for (const child of node.children) yield* nodesFor(child, group);
}

/** Every row of one kind that the scheme asks for, in the order of subjects and of the table. */
export function blankRows(scheme: Scheme, assumptions: Assumptions | null, type: FactType): Row[] {
  return scheme.subjects.flatMap((subject) =>
    [...nodesFor(scheme.root, subject.group)]
      .flatMap((node) => rowsOf(scheme, assumptions, node, subject))
      .filter(([kind]) => kind === type)
      .map(([, row]) => row),
  );
}

/** What the columns say of a fact, under the columns' own keys; a tally has one row for each answer. */
function contentOf(scheme: Scheme, node: Node | undefined, fact: Fact): Row[] {
  if (fact.type === 'tally') {
    const { voterGroup, channel } = fact;
    return Object.entries(fact.counts).map(([answer, count]) => ({ voterGroup, channel, answer, count }));
  }
  if (fact.type === 'mark') {
    const { assessor, value, notApplicable, reason } = fact;
    const points = node?.points == null || isReference(node.points) ? null : node.points;
    const assessorTitle = scheme.bodies.find((body) => body.id === assessor)?.title ?? null;
    return [{ points, assessor, assessorTitle, value, notApplicable, reason }];
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

export function rowsOfFact(scheme: Scheme, nodes: ReadonlyMap<string, Node>, fact: Fact): Row[] {
  const node = nodes.get(fact.node);
  const { subject, by, at, supersedes, id } = fact;
  const row: Row = {
    subject,
    subjectTitle: scheme.subjects.find((each) => each.id === subject)?.title ?? null,
    node: fact.node,
    nodeTitle: node === undefined ? null : nodeTitle(node),
    by,
    at,
    evidence: fact.evidence.join('；'),
    supersedes,
    id,
  };
  return contentOf(scheme, node, fact).map((content) => ({ ...row, ...content }));
}
