// The check of an assignment (责任分工检查): a row without lead section, owner, deputy or target.
import { type Assignment, type AssignmentRow, isDay } from '../domain/assignment.ts';
import type { Lack } from '../domain/lack.ts';
import type { Problem } from '../domain/problem.ts';
import { nodesOf } from '../domain/scheme.ts';
import type { Node, Scheme } from '../domain/scheme.ts';
import { fault } from './check/fault.ts';
import { atNode } from './place.ts';

const isRow = ({ kind }: Node): boolean => kind === 'indicator' || kind === 'evaluation' || kind === 'adjustment';
const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** Whether the node applies to the assignment's subject; to an unnamed one it does. */
function appliesTo(scheme: Scheme, node: Node, subject: string | null): boolean {
  const group = scheme.subjects.find(({ id, title }) => id === subject || title === subject)?.group;
  return node.groups === null || group === undefined || node.groups.includes(group);
}

/** Targets belong to indicators; leads and persons to every row. */
function lacking(node: Node, row: AssignmentRow): [code: Lack, message: string][] {
  return [
    ...(row.leads.length === 0 ? ([['lead-missing', '没有牵头责任科室（单位），请指定。']] as [Lack, string][]) : []),
    ...(isBlank(row.owner) ? ([['owner-missing', '没有责任人，请指定。']] as [Lack, string][]) : []),
    ...(isBlank(row.deputy) ? ([['deputy-missing', '没有 AB 岗的另一人，请指定。']] as [Lack, string][]) : []),
    ...(node.kind === 'indicator' && isBlank(row.target)
      ? ([['target-missing', '没有年度工作目标，请写明。']] as [Lack, string][])
      : []),
  ];
}

const isSamePerson = ({ owner, deputy }: AssignmentRow): boolean => !isBlank(owner) && owner?.trim() === deputy?.trim();

/** A milestone without words, or on no day of the calendar, could never be reported on; nor one that shares its id. */
function unfitMilestones({ milestones = [] }: AssignmentRow): string[] {
  const texts = milestones.flatMap(({ date, text }, index) => {
    if (isBlank(text)) return [`第 ${index + 1} 个节点没有写内容，请写明或删去。`];
    return isDay(date) ? [] : [`节点“${text.trim()}”的日期不对，请写成 2022-06-30 这样的日期。`];
  });
  const ids = new Set(milestones.map(({ id }) => id));
  return ids.size < milestones.length || ids.has('') ? [...texts, '有节点的编号重复或空着，请改正。'] : texts;
}

/** The rows of the scheme that apply to a subject, in the order of the scheme. */
export const assignedRows = (scheme: Scheme, subject: string | null): Node[] =>
  [...nodesOf(scheme.root)].filter((node) => isRow(node) && appliesTo(scheme, node, subject));

/** All rows of the scheme that apply to the subject, in the order of the scheme; then rows that the scheme does not have, and those that are there twice. */
export function checkAssignment(scheme: Scheme, assignment: Assignment): Problem[] {
  const nodes = [...nodesOf(scheme.root)];
  const problems = assignedRows(scheme, assignment.subject).flatMap((node) => {
    const row = assignment.rows.find((each) => each.node === node.id);
    const place = atNode(scheme, row?.source == null ? node : { ...node, source: row.source });
    if (row === undefined)
      return [fault('question', 'row-unassigned', place, '没有分工，请指定牵头责任科室（单位）和责任人。')];
    return [
      ...lacking(node, row).map(([code, message]) => fault('question', code, place, message)),
      ...(isSamePerson(row) ? [fault('question', 'deputy-same', place, '责任人和 AB 岗是同一个人，请写两个人。')] : []),
      ...unfitMilestones(row).map((message) => fault('error', 'milestone-unfit', place, message)),
    ];
  });
  const strange = assignment.rows.filter((row) => !nodes.some(({ id }) => id === row.node));
  const places = strange.map(({ node, source }) => ({ text: `分工“${node}”`, source, node: null }));
  const twice = nodes.filter(({ id }) => assignment.rows.filter(({ node }) => node === id).length > 1);
  return [
    ...problems,
    ...places.map((place) => fault('error', 'unknown-node', place, '方案中没有这一项，请改正编号。')),
    ...twice.map((node) => fault('error', 'duplicate-id', atNode(scheme, node), '这一项的分工写了两次，请只留一次。')),
  ];
}

/** What keeps it from being issued: no row goes out without lead section, owner and deputy. */
export const issueGaps = (scheme: Scheme, assignment: Assignment): Problem[] =>
  checkAssignment(scheme, assignment).filter(({ code }) => code !== 'target-missing');
