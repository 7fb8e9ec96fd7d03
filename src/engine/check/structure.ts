// The tree itself (结构检查): operations, children, assessors, caps, ids and numbers, rows for nobody.
import { labelOf } from '../../domain/display.ts';
import { compositions } from '../../domain/operation.ts';
import type { OperationType } from '../../domain/operation.ts';
import type { Problem } from '../../domain/problem.ts';
import { lacksAssessor } from '../../domain/operation-reads.ts';
import { nodesOf } from '../../domain/scheme.ts';
import type { Node } from '../../domain/scheme.ts';
import { appliesTo } from '../../domain/applies.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { atNode, atScheme } from '../place.ts';
import { errorAt, fault, repeated } from './fault.ts';

export const isComposition = (type: OperationType): boolean =>
  (compositions as readonly OperationType[]).includes(type);

function operationFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation } = node;
  if (node.pending.includes('operation')) return [];
  if (operation === null) return [errorAt(draft, node, 'operation-missing', '没有计分方法，请指定一种。')];
  const composes = isComposition(operation.type);
  return [
    ...(composes && node.children.length === 0
      ? [errorAt(draft, node, 'children-missing', '由下级项合成，但没有下级项。')]
      : []),
    ...(!composes && node.children.length > 0
      ? [errorAt(draft, node, 'children-unread', '计分方法不看下级项，但下面还有下级项；请改用合成方法或去掉下级项。')]
      : []),
    ...(lacksAssessor(node) ? [errorAt(draft, node, 'assessor-missing', '由考评单位评分，但没有写考评单位。')] : []),
  ];
}

/** Adjustments must stand under a cap somewhere above; a cap without limits says that there is none. */
function capFaults(draft: Draft, node: DraftNode, isCapped: boolean): Problem[] {
  const type = node.operation?.type;
  const here = isCapped || type === 'cap' || node.pending.includes('operation');
  if (type === 'adjustments' && !here) {
    return [
      errorAt(
        draft,
        node,
        'cap-missing',
        '加减分没有限额，请放在“限额”之下；确实不设限额的，也要用不写上下限的“限额”写明。',
      ),
    ];
  }
  return node.children.flatMap((child) => capFaults(draft, child, here));
}

/** The topmost nodes that apply to no subject. */
function reachFaults(draft: Draft): Problem[] {
  const groups = [...new Set(draft.scheme.subjects.map(({ group }) => group))];
  if (groups.length === 0) return [];
  const reach = appliesTo(draft.root, groups);
  const walk = (node: DraftNode): Problem[] =>
    reach.get(node.id)?.size === 0
      ? [errorAt(draft, node, 'row-applies-to-nobody', '不适用于任何一个被考评单位，请改正适用分组。')]
      : node.children.flatMap(walk);
  return walk(draft.root);
}

function idFaults(draft: Draft): Problem[] {
  const { scheme } = draft;
  const nodes = [...nodesOf(scheme.root)];
  const lists: [rule: string, word: string, ids: string[]][] = [
    ['bodies', '单位', scheme.bodies.map(({ id }) => id)],
    ['groups', '分组', scheme.groups.map(({ id }) => id)],
    ['subjects', '被考评单位', scheme.subjects.map(({ id }) => id)],
    ['parameters', '参数', scheme.parameters.map(({ key }) => key)],
  ];
  const inLists = lists.flatMap(([rule, word, ids]) =>
    repeated(ids).map((id) => fault('error', 'duplicate-id', atScheme(rule, id), `${word}的编号“${id}”用了不止一次。`)),
  );
  const inTree = repeated(nodes.map(({ id }) => id)).map((id) => {
    const all = nodes.filter((node) => node.id === id);
    const place = atNode(scheme, all.at(-1) ?? scheme.root);
    return fault('error', 'duplicate-id', place, `编号“${id}”用了不止一次（${all.map(labelOf).join('；')}）。`);
  });
  return [...inTree, ...inLists];
}

/** Printed numbers: among siblings every number, in the whole tree those that name their level (`2.1`). */
function numberFaults(draft: Draft): Problem[] {
  const { scheme } = draft;
  const nodes = [...nodesOf(scheme.root)];
  const twice = (family: readonly Node[]): Problem[] => {
    const numbers = repeated(family.flatMap(({ number }) => number ?? []));
    return numbers.map((number) => {
      const all = family.filter((node) => node.number === number);
      return fault(
        'error',
        'number-twice',
        atNode(scheme, all.at(-1) ?? scheme.root),
        `序号“${number}”用了不止一次（${all.map(({ title }) => title).join('；')}）。`,
      );
    });
  };
  const levelled = nodes.filter(({ number }) => number !== null && /\d\.\d/u.test(number));
  const plain = nodes.map(({ children }) => children.filter((child) => !levelled.includes(child)));
  return [...twice(levelled), ...plain.flatMap(twice)];
}

export function checkStructure(draft: Draft): Problem[] {
  return [
    ...[...nodesOf(draft.root as Node)].flatMap((node) => operationFaults(draft, node as DraftNode)),
    ...capFaults(draft, draft.root, false),
    ...reachFaults(draft),
    ...idFaults(draft),
    ...numberFaults(draft),
  ];
}
