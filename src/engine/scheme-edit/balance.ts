// Points that keep adding up (分值平衡): what siblings and the nodes above do when points of a node change, exactly.
import { labelOf } from '../../domain/display.ts';
import { compare, div, equals, format, mul, parse, type Rational, sub, zero } from '../../domain/rational.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { Follow } from '../../domain/scheme-edit.ts';
import { amountMost, isReference, isShort } from '../../domain/setting.ts';
import { type Fault, fault, faultAt, isFault } from './fault.ts';
import { withoutPrintedPoints } from './printed.ts';
import { addingUp, amountsOf, coefficientOf, membersOf, sumOf, sumsOf } from './sums.ts';
import { findNode, parentOf, replaceNode } from './tree.ts';

const byParameter = (node: Node): Fault =>
  faultAt(node, 'points-by-parameter', '本项分值由参数确定，不能跟着改；请改参数的取值，或者选择“只改本项”。');

/** Marks of several assessors, each out of its own part of the row's points. */
function scaledOperation({ operation }: Node, factor: Rational): Node['operation'] {
  if (operation?.type !== 'marks' || isReference(operation.combine)) return operation;
  const { combine } = operation;
  if (combine.how !== 'parts' || combine.points === null) return operation;
  const parts = Object.entries(combine.points).map(([id, part]) => [id, format(mul(parse(part), factor))]);
  return { ...operation, combine: { how: 'parts', points: Object.fromEntries(parts) } };
}

/** Whether the points of the children are points of the node itself, so that they grow and shrink with it. */
const isOneScale = ({ operation }: Node): boolean =>
  operation?.type === 'sum' ||
  operation?.type === 'mean' ||
  operation?.type === 'pick' ||
  (operation?.type === 'weighted' && !operation.normalise);

/** The node and what lies below it on the same scale, times `factor`. */
function scaled(node: Node, factor: Rational): Node | Fault {
  if (node.points === null) return node;
  if (isReference(node.points)) return byParameter(node);
  const own = { ...node, points: format(mul(parse(node.points), factor)), operation: scaledOperation(node, factor) };
  return scaledBelow(own, factor);
}

function scaledBelow(node: Node, factor: Rational): Node | Fault {
  if (!isOneScale(node)) return node;
  const children: Node[] = [];
  for (const child of node.children) {
    const changed = child.kind === 'adjustment' ? child : scaled(child, factor);
    if (isFault(changed)) return changed;
    children.push(changed);
  }
  return { ...node, children };
}

/** How the siblings of `fixed` must change in one group; null where nothing has to. */
function factorFor(
  holder: Node,
  members: readonly Node[],
  fixed: string | null,
  scheme: Scheme,
): Rational | Fault | null {
  const amounts = amountsOf(scheme);
  const target = amounts(holder.points);
  const [all, rest] = [sumOf(holder, members, amounts), members.filter(({ id }) => id !== fixed)];
  const others = rest.length === 0 ? zero : sumOf(holder, rest, amounts);
  if (target == null || (all === null && others === null) || (all !== null && equals(all, target))) return null;
  const left = sub(target, sub(all ?? zero, others ?? zero));
  if (others === null || others.n === 0n)
    return faultAt(holder, 'no-siblings', '没有其余的项可以分摊，请选择改动上级项的分值。');
  if (compare(left, zero) <= 0)
    return faultAt(
      holder,
      'points-exceed',
      `本项共 ${format(target)} 分，其余各项已没有分可分；请改小分值，或者选择改动上级项的分值。`,
    );
  return div(left, others);
}

function shareRest(scheme: Scheme, holder: Node, fixed: string | null): Scheme | Fault {
  const factors: Rational[] = [];
  for (const members of membersOf(scheme, holder)) {
    const factor = factorFor(holder, members, fixed, scheme);
    if (factor !== null && isFault(factor)) return factor;
    if (factor !== null && !factors.some((other) => equals(other, factor))) factors.push(factor);
  }
  const [factor] = factors;
  if (factor === undefined) return scheme;
  if (factors.length > 1) return uneven(holder);
  const children: Node[] = [];
  for (const child of holder.children) {
    const isKept = child.id === fixed || coefficientOf(holder, child, amountsOf(scheme))?.n === 0n;
    const changed = isKept ? child : scaled(child, factor);
    if (isFault(changed)) return changed;
    children.push(changed);
  }
  return { ...scheme, root: replaceNode(scheme.root, holder.id, (node) => ({ ...node, children })) };
}

const uneven = (node: Node): Fault =>
  faultAt(node, 'groups-differ', '各分组适用的项不同，改后合计不一样，不能自动分摊；请选择“只改本项”，再逐项改。');

function raise(scheme: Scheme, holder: Node): Scheme | Fault {
  const amounts = amountsOf(scheme);
  const [sum, ...others] = sumsOf(scheme, holder, amounts);
  const points = amounts(holder.points);
  if (sum === undefined || points == null || (others.length === 0 && equals(sum, points))) return scheme;
  if (others.length > 0) return uneven(holder);
  if (isReference(holder.points)) return byParameter(holder);
  const root = replaceNode(scheme.root, holder.id, (node) => ({ ...node, points: format(sum) }));
  const parent = parentOf(root, holder.id);
  return parent === null ? { ...scheme, root } : raise({ ...scheme, root }, parent);
}

/** After `fixed` has come to, gone from or changed below the holder; null: what changed is not there any more. */
export function follow(scheme: Scheme, holderId: string, fixed: string | null, how: Follow): Scheme | Fault {
  const holder = findNode(scheme.root, holderId);
  if (how === 'none' || holder === null) return scheme;
  return how === 'share-rest' ? shareRest(scheme, holder, fixed) : raise(scheme, holder);
}

/** Points of one node, and of what lies below it in proportion. */
export function withPoints(scheme: Scheme, node: Node, points: Node['points'], how: Follow): Scheme | Fault {
  const amounts = amountsOf(scheme);
  const [from, to] = [amounts(node.points), amounts(points)];
  const changes = how !== 'none' && addingUp(scheme).has(node.id) && from != null && to != null && from.n !== 0n;
  const below = changes ? scaledBelow(node, div(to, from)) : node;
  if (isFault(below)) return below;
  const root = replaceNode(scheme.root, node.id, () => ({ ...below, points }));
  const parent = parentOf(root, node.id);
  return parent === null ? { ...scheme, root } : follow({ ...scheme, root }, parent.id, node.id, how);
}

/** What added up before must add up now; printed points of what changed are dropped. */
export function settled(before: Scheme, after: Scheme | Fault, how: Follow): Scheme | Fault {
  if (isFault(after)) return after;
  const now = addingUp(after);
  const old = new Map([...nodesOf(before.root)].map((node) => [node.id, node]));
  for (const id of how === 'none' ? [] : addingUp(before)) {
    const node = findNode(after.root, id);
    if (node !== null && !now.has(id) && stillCompares(after, node))
      return fault(
        'points-not-shared',
        labelOf(node),
        '改后本项与下级项的分值合不上，没有改动；请换一种处理方式，或者选择“只改本项”。',
        id,
      );
  }
  const endless = [...nodesOf(after.root)].find(
    (node) => !isShort(node.points) && node.points !== old.get(node.id)?.points,
  );
  if (typeof endless?.points === 'string')
    return faultAt(
      endless,
      'points-endless',
      `分摊下来，本项的分值要写 ${endless.points.length} 个字符，最多 ${amountMost} 个；请先把各项的分值改成整数或小数，再分摊。`,
    );
  const changed = [...nodesOf(after.root)].flatMap((node) => {
    const earlier = old.get(node.id);
    return earlier === undefined || JSON.stringify(earlier.points) === JSON.stringify(node.points) ? [] : [earlier];
  });
  const isSame = changed.length === 0 && old.size === [...nodesOf(after.root)].length;
  return isSame ? after : withoutPrintedPoints(after, changed.length === 0 ? [before.root] : changed);
}

/** A sum that has nothing left to compare is no fault. */
function stillCompares(scheme: Scheme, node: Node): boolean {
  const amounts = amountsOf(scheme);
  return amounts(node.points) != null && sumsOf(scheme, node, amounts).length > 0;
}
