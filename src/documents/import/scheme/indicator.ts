// Components and indicators (项目与指标): the nodes of the tree with marks of their assessors.
import type { Node } from '../../../domain/scheme.ts';
import { compose } from './composition.ts';
import { evaluationNode } from './evaluation.ts';
import { levelNode, type Maker, nameOf, rowNode } from './maker.ts';
import { type Item, type Leaf, statedOf } from './tree.ts';

/** Ids go by position: `n2.1.3` is the third row of the first level in the second component. */
export function itemNode(maker: Maker, item: Item, id: string): Node {
  if (item.kind === 'row')
    return item.named.row.kind === 'evaluation' ? evaluationNode(maker, item, id) : indicatorNode(maker, item, id);
  const node = levelNode(maker, id, item.level);
  node.points = statedOf(item).points;
  node.children = item.items.map((child, index) => itemNode(maker, child, `${id}.${index + 1}`));
  node.groups = sharedGroups(node.children);
  compose(maker, node, item.items);
  return node;
}

/** A level whose rows are all for the same groups is for no others. */
function sharedGroups(children: Node[]): string[] | null {
  const [first, ...others] = children.map(({ groups }) => groups);
  return first != null && others.every((groups) => String(groups) === String(first)) ? first : null;
}

function indicatorNode(maker: Maker, item: Leaf, id: string): Node {
  const node = rowNode(maker, id, item.named);
  node.points = statedOf(item).points;
  node.operation = {
    type: 'marks',
    // Points that the row itself states are what it is marked out of; a share of 15 points by 7 rows is no scale.
    scale: node.points === null ? askScale(maker) : null,
    combine: node.assessors.length > 1 ? askCombine(maker, node) : { how: 'mean' },
  };
  return node;
}

const askScale = (maker: Maker) =>
  maker.questions.ask('scale', '表中没有写分值的行，考评单位按多少分制给分？', [
    { value: '100', title: '百分制，再折算成该行的分值' },
    { value: 'points', title: '按该行分摊到的分值给分' },
  ]);

function askCombine(maker: Maker, node: Node) {
  const who = node.assessors.map((id) => maker.bodies.bodies.find((body) => body.id === id)?.title ?? id).join('、');
  const title = `${nameOf(node)}由${who}考评：各评各的内容，还是都评全部内容再合成？`;
  return maker.questions.ask(`${node.id}.combine`, title, [
    { value: { how: 'mean' }, title: '各单位都评全部内容，取平均' },
    { value: { how: 'parts', points: null }, title: '各单位各评一部分，各部分同分' },
  ]);
}
