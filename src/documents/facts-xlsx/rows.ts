// The rows of the facts workbook (填报表的行): those that a scheme asks for, and those of facts that are there.
import { appliesTo } from '../../domain/applies.ts';
import { offeredBy, votesInOrder } from '../../domain/ballot-answer.ts';
import type { Fact } from '../../domain/fact.ts';
import { assessorsFor, figuresRead, kindRead } from '../../domain/operation-reads.ts';
import { type Node, nodesOf, Recusal, type Scheme, type Subject } from '../../domain/scheme.ts';
import type { Json } from '../../domain/setting.ts';
import { settle } from '../../domain/settle.ts';
import type { ColumnKey } from './columns.ts';
import { listText } from './words.ts';

/** What stands in a row, by column; booleans are written as 是 or left blank. */
export type Row = Partial<Record<ColumnKey, string | number | boolean | null>>;
type FactType = Fact['type'];

/** What the rows are made of: the scheme, the values of its parameters, and how its nodes are called. */
export type Ground = { scheme: Scheme; values: ReadonlyMap<string, Json>; titles: ReadonlyMap<string, string> };

/** A setting's value: written out, settled, or assumed; null where it says that nothing applies; undefined while it is open. */
export function settingOf({ values }: Ground, setting: unknown): unknown {
  const { value, pending, circular } = settle(setting, values);
  if (pending.length > 0 || circular.length > 0) return undefined;
  return value === 'none' ? null : value;
}

/** The answers that a ballot offers; one blank line where the scheme does not list them. */
function answersOf(ground: Ground, { operation }: Node): string[] {
  if (operation?.type !== 'vote-bands' && operation?.type !== 'ballot-levels') return [''];
  const { valid, invalid } = offeredBy(operation, (setting) => settingOf(ground, setting));
  return valid.length === 0 ? [''] : [...new Set([...valid, ...invalid])];
}

/** What a full mark is: the scale that is marked on, else the row's own points; blank where neither is known. */
function fullMark(ground: Ground, { operation, points }: Node): string {
  const scale = operation?.type === 'marks' ? settingOf(ground, operation.scale) : null;
  const full = scale === null || scale === 'points' ? settingOf(ground, points) : scale;
  return typeof full === 'string' || typeof full === 'number' ? String(full) : '';
}

function markersOf(ground: Ground, node: Node, subject: Subject): string[] {
  const { organiser, recusal } = ground.scheme;
  const rule = Recusal.safeParse(settingOf(ground, recusal));
  return assessorsFor({ node, organiser, recusal: rule.success ? rule.data : null }, subject.id);
}

const titleOf = ({ scheme }: Ground, body: string): string | null =>
  scheme.bodies.find(({ id }) => id === body)?.title ?? null;

/** What the rows of one node leave to be filled in for one subject; adjustments are written in as they occur. */
function askedOf(ground: Ground, node: Node, subject: Subject): Row[] {
  const { operation } = node;
  if (operation === null) return [];
  const kind = kindRead(operation.type);
  if (kind === 'mark') {
    const points = fullMark(ground, node);
    return markersOf(ground, node, subject).map((assessor) => ({
      points,
      assessor,
      assessorTitle: titleOf(ground, assessor) ?? assessor,
    }));
  }
  if (kind === 'tally') {
    const voterGroup = ('voterGroup' in operation ? operation.voterGroup : null) ?? null;
    const channel = ('channel' in operation ? operation.channel : null) ?? null;
    return answersOf(ground, node).map((answer) => ({ voterGroup, channel, answer }));
  }
  return kind === 'figure' ? figuresRead(operation, ground.scheme.cycle ?? '') : [];
}

/** Every row of one kind that the scheme asks for, in the order of subjects and of the table. */
export function blankRows(ground: Ground, type: FactType): Row[] {
  const { root, subjects } = ground.scheme;
  const reach = appliesTo(root, [...new Set(subjects.map(({ group }) => group))]);
  const nodes = [...nodesOf(root)].filter(({ operation }) => operation !== null && kindRead(operation.type) === type);
  return subjects.flatMap((subject) =>
    nodes
      .filter(({ id }) => reach.get(id)?.has(subject.group))
      .flatMap((node) => {
        const nodeTitle = ground.titles.get(node.id) ?? node.id;
        const row: Row = { subject: subject.id, subjectTitle: subject.title, node: node.id, nodeTitle };
        return askedOf(ground, node, subject).map((asked) => ({ ...row, ...asked }));
      }),
  );
}

/** What the columns say of a fact, under the columns' own keys; a tally has one row for each answer. */
function contentOf(ground: Ground, node: Node | undefined, fact: Fact): Row[] {
  if (fact.type === 'tally') {
    const { voterGroup, channel } = fact;
    const answers = node === undefined ? [] : answersOf(ground, node);
    return votesInOrder(fact.counts, answers).map(([answer, count]) => ({ voterGroup, channel, answer, count }));
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
