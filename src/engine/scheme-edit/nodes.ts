// Edits of single nodes (项的修改): putting in, copying, moving, taking out, and what stands in a row.
import { inQuotes } from '../../domain/quote.ts';
import { canonical } from '../../domain/canonical.ts';
import { labelOf } from '../../domain/display.ts';
import type { Operation } from '../../domain/operation.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { EditOf, NodePlace } from '../../domain/scheme-edit.ts';
import { isReference } from '../../domain/setting.ts';
import { follow, withPoints } from './balance.ts';
import { calledAfter, isUntitled, renamedInText, untitledLike } from './called.ts';
import { type Fault, faultAt } from './fault.ts';
import { fault } from './fault.ts';
import { without } from './printed.ts';
import { renamedOperation } from './renaming.ts';
import {
  ancestorsOf,
  findNode,
  holderAt,
  mapNodes,
  parentOf,
  putIn,
  replaceNode,
  takeOut,
  takesChildren,
} from './tree.ts';

/** What an edit made, and the node to look at next. */
export type Made = { scheme: Scheme; node: string | null };

export const unknownNode = (id: string): Fault => fault('unknown-node', id, `方案中没有编号为“${id}”的项。`, id);

const made = (scheme: Scheme | Fault, node: string | null): Made | Fault =>
  'problem' in scheme ? scheme : { scheme, node };

/** Where a new child would hang; a fault where nothing can. */
function holderFor(scheme: Scheme, place: NodePlace): Node | Fault {
  const beside = findNode(scheme.root, place.node);
  if (beside === null) return unknownNode(place.node);
  const holder = holderAt(scheme.root, place);
  if (holder === null) return faultAt(beside, 'beside-root', '总分之外不能再放项，请放到它下面。');
  if (takesChildren(holder)) return holder;
  return faultAt(holder, 'takes-no-children', '本项按事实计分，不能有下级项；请先改为各项相加等组合的计分方法。');
}

/** A fault where a new row would get the id of another one. */
function usedAmong(scheme: Scheme, ids: readonly string[], taken: ReadonlySet<string>): Fault | null {
  const used = new Set([...taken, ...[...nodesOf(scheme.root)].map(({ id }) => id)]);
  const again = ids.find((id, at) => used.has(id) || ids.indexOf(id) !== at);
  return again === undefined ? null : fault('duplicate-id', again, `编号“${again}”已经有项用过，不能再给新的项。`);
}

export function addNode(scheme: Scheme, edit: EditOf<'add'>, taken: ReadonlySet<string>): Made | Fault {
  const holder = holderFor(scheme, edit.place);
  if ('problem' in holder) return holder;
  if (edit.kind === 'total') return faultAt(holder, 'second-total', '一个方案只有一个总分。');
  const { id, title, kind, points, operation, assessors = [] } = edit;
  const used = usedAmong(scheme, [id], taken);
  if (used !== null) return used;
  const nothing = { number: null, criterion: null, method: null, unit: null, remarks: null };
  const rules = { assessors, admitted: null, groups: null, rounding: null, source: null, children: [] };
  const called = untitledLike(scheme, kind, title);
  const root = putIn(scheme.root, { id, title, kind, points, operation, ...nothing, ...rules, ...called }, edit.place);
  return made(follow({ ...scheme, root }, holder.id, id, edit.follow), id);
}

/** A copy is in no document: it has neither number nor cell. */
export function copyNode(scheme: Scheme, edit: EditOf<'copy'>, taken: ReadonlySet<string>): Made | Fault {
  const node = findNode(scheme.root, edit.node);
  if (node === null) return unknownNode(edit.node);
  if (node === scheme.root) return faultAt(node, 'second-total', '一个方案只有一个总分。');
  const holder = holderFor(scheme, edit.place);
  if ('problem' in holder) return holder;
  const ids = new Map(Object.entries(edit.ids));
  const copied = [...nodesOf(node)].map(({ id }) => ids.get(id) ?? id);
  const used = usedAmong(scheme, copied, taken);
  if (used !== null) return used;
  const copy = mapNodes(node, (each) => ({
    ...without(each, 'rowAs', 'pathAs'),
    id: ids.get(each.id) ?? each.id,
    number: null,
    operation: each.operation && renamedOperation(each.operation, ids),
    source: null,
  }));
  const root = putIn(scheme.root, copy, edit.place);
  return made(follow({ ...scheme, root }, holder.id, copy.id, edit.follow), copy.id);
}

export function moveNode(scheme: Scheme, edit: EditOf<'move'>): Made | Fault {
  const node = findNode(scheme.root, edit.node);
  const from = parentOf(scheme.root, edit.node);
  if (node === null) return unknownNode(edit.node);
  if (from === null) return faultAt(node, 'root-stays', '总分是方案的最上级，不能移动。');
  const holder = holderFor(scheme, edit.place);
  if ('problem' in holder) return holder;
  const isInside = [edit.place.node, ...ancestorsOf(scheme.root, edit.place.node).map(({ id }) => id)].includes(
    node.id,
  );
  if (isInside && (edit.place.where === 'into' || edit.place.node !== node.id))
    return faultAt(node, 'inside-itself', '不能移到自己的下级项里。');
  if (edit.place.node === node.id) return made(scheme, node.id);
  const isSameHolder = holder.id === from.id;
  const moved = isSameHolder ? without(node, 'rowAs') : without(node, 'rowAs', 'pathAs');
  const root = putIn(
    withoutWeight(takeOut(scheme.root, node.id), isSameHolder ? null : from.id, node.id),
    moved,
    edit.place,
  );
  if (isSameHolder) return made({ ...scheme, root }, node.id);
  const left = follow({ ...scheme, root }, from.id, null, edit.follow);
  return made('problem' in left ? left : follow(left, holder.id, node.id, edit.follow), node.id);
}

/** What no longer belongs to a node has no weight in it; a weight that a parameter holds is told by the check. */
function withoutWeight(root: Node, holder: string | null, id: string): Node {
  if (holder === null) return root;
  const rest = (weights: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(weights).filter(([key]) => key !== id));
  return replaceNode(root, holder, (node) => {
    const { operation } = node;
    if (operation?.type === 'weighted' && !isReference(operation.weights))
      return { ...node, operation: { ...operation, weights: rest(operation.weights) } };
    if (operation?.type !== 'share' || isReference(operation.by) || operation.by.how !== 'weights') return node;
    return { ...node, operation: { ...operation, by: { ...operation.by, weights: rest(operation.by.weights) } } };
  });
}

/** What still speaks of one of the nodes: titles and rules, for a person. */
function speakersOf(scheme: Scheme, gone: ReadonlySet<string>): string[] {
  const rows = [...nodesOf(scheme.root)].flatMap((node) => {
    const { operation } = node;
    if (gone.has(node.id) || operation === null) return [];
    const elsewhere = operation.type === 'adjustments' && Array.isArray(operation.elsewhere) ? operation.elsewhere : [];
    const named = operation.type === 'gate' ? [operation.lost] : elsewhere;
    return named.some((id) => gone.has(id)) ? [`${inQuotes(labelOf(node))}的计分方法`] : [];
  });
  const { ranking, vetoes } = scheme;
  const ranks = !isReference(ranking) && ranking.criteria.some((id) => gone.has(id)) ? ['排名规则'] : [];
  const veto = vetoes.some((each) => typeof each.node === 'string' && gone.has(each.node)) ? ['一票否决'] : [];
  return [...rows, ...ranks, ...veto];
}

export function removeNode(scheme: Scheme, edit: EditOf<'remove'>): Made | Fault {
  const node = findNode(scheme.root, edit.node);
  const holder = parentOf(scheme.root, edit.node);
  if (node === null) return unknownNode(edit.node);
  if (holder === null) return faultAt(node, 'root-stays', '总分是方案的最上级，不能删除。');
  const speakers = speakersOf(scheme, new Set([...nodesOf(node)].map(({ id }) => id)));
  if (speakers.length > 0)
    return faultAt(node, 'still-named', `${speakers.join('、')}还提到本项或它的下级项，请先改那里，再删除。`);
  const root = withoutWeight(takeOut(scheme.root, node.id), holder.id, node.id);
  return made(follow({ ...scheme, root }, holder.id, null, edit.follow), holder.id);
}

export function setPoints(scheme: Scheme, edit: EditOf<'points'>): Made | Fault {
  const node = findNode(scheme.root, edit.node);
  if (node === null) return unknownNode(edit.node);
  return made(withPoints(scheme, node, edit.points, edit.follow), node.id);
}

type Plain = EditOf<'retitle' | 'text' | 'assessors' | 'operation' | 'node-groups' | 'kind' | 'node-rules'>;

/** A target that is not there has no key: with leads it stands in the assignment. */
const withText = (node: Node, { field, text }: EditOf<'text'>): Node =>
  field === 'target' && text === null ? without(node, 'target') : { ...node, [field]: text };

/** What stands in a row and moves no points. */
function changed(node: Node, edit: Plain): Node {
  if (edit.type === 'retitle')
    return isUntitled(node) ? renamedInText(node, edit.title) : { ...without(node, 'titleAs'), title: edit.title };
  if (edit.type === 'text') return calledAfter(node, withText(node, edit));
  if (edit.type === 'assessors') return { ...without(node, 'assessorsAs'), assessors: edit.assessors };
  if (edit.type === 'kind') return { ...node, kind: edit.kind };
  if (edit.type === 'node-rules') return withRules(node, edit.rules);
  return edit.type === 'operation' ? withOperation(node, edit.operation) : { ...node, groups: edit.groups };
}

/** A list that differs from the document's is no longer read from its cell; an adopter that is not there has no key. */
function withRules(node: Node, rules: EditOf<'node-rules'>['rules']): Node {
  const { rounding = node.rounding, adopter = node.adopter ?? null, admitted } = rules;
  const { adopter: _old, ...rest } = node;
  const kept = node.admitted === null ? null : { tiers: node.admitted.tiers, open: node.admitted.open };
  const isSame = admitted === undefined || canonical(admitted) === canonical(kept);
  return {
    ...rest,
    rounding,
    admitted: isSame ? node.admitted : admitted && { ...admitted, source: null },
    ...(adopter === null ? {} : { adopter }),
  };
}

/** Weights are printed as the points of the children. */
function withOperation(node: Node, operation: Operation | null): Node {
  const children = node.children.map((child) => without(child, 'pointsAs'));
  return { ...without(node, 'pointsAs'), operation, children };
}

export function changeNode(scheme: Scheme, edit: Plain): Made | Fault {
  const node = findNode(scheme.root, edit.node);
  if (node === null) return unknownNode(edit.node);
  const refused = refusedContent(scheme, node, edit);
  if (refused !== null) return refused;
  const root = replaceNode(scheme.root, node.id, (each) => changed(each, edit));
  if (edit.type !== 'retitle') return made({ ...scheme, root }, node.id);
  const isLevel = (level: { title: string }): boolean => level.title === node.title;
  const retitled = mapNodes(root, (each) =>
    each.pathAs?.some(isLevel) === true
      ? { ...each, pathAs: each.pathAs.map((level) => (isLevel(level) ? { ...level, title: edit.title } : level)) }
      : each,
  );
  return made({ ...scheme, root: retitled }, node.id);
}

const unknownBodies = ({ bodies }: Scheme, ids: readonly string[]): string[] =>
  ids.filter((id) => !bodies.some((body) => body.id === id));

function refusedContent(scheme: Scheme, node: Node, edit: Plain): Fault | null {
  if (edit.type === 'kind') {
    if (node === scheme.root && edit.kind !== 'total')
      return faultAt(node, 'root-stays', '总分是方案的最上级，类别不能改。');
    return node !== scheme.root && edit.kind === 'total'
      ? faultAt(node, 'second-total', '一个方案只有一个总分。')
      : null;
  }
  if (edit.type === 'node-rules') {
    const unknown = unknownBodies(scheme, edit.rules.admitted?.tiers.flatMap(({ bodies }) => bodies) ?? []);
    return unknown.length === 0
      ? null
      : faultAt(node, 'unknown-body', `单位表中没有“${unknown.join('、')}”，请先把单位加入方案。`);
  }
  if (edit.type === 'assessors') {
    const unknown = unknownBodies(scheme, edit.assessors);
    const twice = edit.assessors.length !== new Set(edit.assessors).size;
    if (unknown.length > 0)
      return faultAt(node, 'unknown-body', `单位表中没有“${unknown.join('、')}”，请先把单位加入方案。`);
    return twice ? faultAt(node, 'assessor-twice', '同一个考评单位写了两次。') : null;
  }
  if (edit.type === 'node-groups') {
    const unknown = (edit.groups ?? []).filter((id) => !scheme.groups.some((group) => group.id === id));
    return unknown.length === 0 ? null : faultAt(node, 'unknown-group', `方案中没有分组“${unknown.join('、')}”。`);
  }
  const isComposed =
    edit.type !== 'operation' || node.children.length === 0 || takesChildren({ ...node, operation: edit.operation });
  if (isComposed) return null;
  return faultAt(node, 'has-children', '本项有下级项，不能改为按事实计分；请先移走或删除下级项。');
}
