// What a scheme points to (引用检查): bodies, groups and nodes that must exist, and no circle between nodes.
import { inQuotes } from '../../domain/quote.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { atScheme } from '../place.ts';
import { adjusting, zeroOfNothing } from '../veto.ts';
import { errorAt, fault } from './fault.ts';

function nodeFaults(draft: Draft, node: DraftNode): Problem[] {
  const bodies = new Set([...draft.scheme.bodies, ...draft.scheme.subjects].map(({ id }) => id));
  const groups = new Set(draft.scheme.groups.map(({ id }) => id));
  const named = [...node.assessors, ...(node.admitted?.tiers.flatMap((tier) => tier.bodies) ?? [])];
  const unknownBodies = [...new Set(named)].filter((body) => !bodies.has(body));
  const unknownGroups = (node.groups ?? []).filter((group) => !groups.has(group));
  return [
    ...unknownBodies.map((body) => errorAt(draft, node, 'unknown-body', `单位“${body}”不在方案的单位表中。`)),
    ...unknownGroups.map((group) => errorAt(draft, node, 'unknown-group', `分组“${group}”不在方案的分组表中。`)),
    ...otherNodeFaults(draft, node),
  ];
}

/** Nodes that an operation names: they must exist, and what it needs the scores of must come first. */
function otherNodeFaults(draft: Draft, node: DraftNode): Problem[] {
  const { operation } = node;
  if (operation?.type === 'adjustments') {
    const unknown = (operation.elsewhere ?? []).filter((other) => !draft.nodes.has(other));
    return unknown.map((other) => errorAt(draft, node, 'unknown-node', `引用的项“${other}”不在方案中。`));
  }
  if (operation?.type !== 'gate') return [];
  const order = [...draft.nodes.keys()];
  const [own, other] = [order.indexOf(node.id), order.indexOf(operation.lost)];
  if (other < 0) return [errorAt(draft, node, 'unknown-node', `引用的项“${operation.lost}”不在方案中。`)];
  if (other < own) return [];
  return [
    errorAt(
      draft,
      node,
      'circular-reference',
      `条件取自${inQuotes(draft.nodes.get(operation.lost)?.title ?? '')}的得分，但它要到本项之后才能算出；请把本项移到它的后面，且不要放在它里面。`,
    ),
  ];
}

function ruleFaults(draft: Draft): Problem[] {
  const { scheme, rules } = draft;
  const groups = new Set(scheme.groups.map(({ id }) => id));
  const bodies = new Set([...scheme.bodies, ...scheme.subjects].map(({ id }) => id));
  const problems: Problem[] = [];
  const report = (code: ProblemCode, rule: string, detail: string | null, message: string): void =>
    void problems.push(fault('error', code, atScheme(rule, detail), message));
  for (const { title, group } of scheme.subjects) {
    if (!groups.has(group)) report('unknown-group', 'subjects', title, `分组“${group}”不在方案的分组表中。`);
  }
  if (scheme.organiser !== null && !bodies.has(scheme.organiser))
    report('unknown-body', 'organiser', null, `单位“${scheme.organiser}”不在方案的单位表中。`);
  if (rules.recusal?.alone === 'organiser' && scheme.organiser === null)
    report('organiser-missing', 'recusal', null, '回避后由主办单位评分，但方案没有写主办单位。');
  const { operation } = draft.root;
  if (rules.order === 'round-then-adjust' && operation !== null && operation.type !== 'sum')
    report(
      'order-without-effect',
      'order',
      null,
      '规定先舍入再加减分，但总分不是由各项相加得出，分不出先后；请改总分的计分方法或计算次序。',
    );
  for (const node of rules.ranking?.criteria ?? []) {
    if (!draft.nodes.has(node)) report('unknown-node', 'ranking', null, `引用的项“${node}”不在方案中。`);
  }
  const without = adjusting(draft.root);
  for (const { effect, node, level } of rules.vetoes ?? []) {
    if (node === null) continue;
    if (!draft.nodes.has(node)) report('unknown-node', 'vetoes', level, `引用的项“${node}”不在方案中。`);
    else if (effect === 'row-zero' && without.has(node))
      report('veto-without-effect', 'vetoes', level, `${zeroOfNothing}，请写明哪一项指标不得分。`);
  }
  return problems;
}

export const checkReferences = (draft: Draft): Problem[] => [
  ...[...draft.nodes.values()].flatMap((node) => nodeFaults(draft, node)),
  ...ruleFaults(draft),
];
