// How the children of a level make its points (合成): they add up, weigh by percentages, or share what is left open.
import * as exact from '../../../domain/rational.ts';
import type { Node } from '../../../domain/scheme.ts';
import type { Item } from './tree.ts';
import { hasGroups, knownPercent, knownPoints, sumOfItems } from './tree.ts';
import { type Maker, nameOf } from './maker.ts';

/** Sets the operation of `node` over its `children`, made from `items` in the same order, and their points. */
export function compose(maker: Maker, node: Node, items: Item[]): void {
  const percents = items.map(knownPercent);
  const points = items.map((item, index) => (percents[index] === null ? knownPoints(item) : null));
  // A level whose rows are for some groups of units only may have other points for each of them.
  const isOpen = (index: number) => points[index] === null && !hasGroups(items.slice(index, index + 1));
  const lacking = node.children.filter((_, index) => percents[index] === null && isOpen(index));
  if (percents.every((percent) => percent !== null) && percents.length > 0) return weigh(maker, node, percents);
  if (percents.some((percent) => percent !== null)) return askWeights(maker, node);
  if (lacking.length === node.children.length) return shareOut(maker, node);
  for (const child of lacking)
    child.points = maker.questions.ask(`${child.id}.points`, `${nameOf(child)}的分值是多少？`, null);
  node.points ??= lacking.length === 0 ? sumOfItems(items) : null;
  node.operation = { type: 'sum' };
}

/**
 * Each child's weight is its part of the level. Percentages that add up to what the level states are of
 * the level above, and so are those of a level that states nothing; any others stand as they are, so
 * that the check of the scheme sees when they are not 100 %.
 */
function weigh(maker: Maker, node: Node, percents: string[]): void {
  const own = percents.map(exact.parse);
  const total = exact.sum(own);
  const stated = maker.stated.get(node.id);
  const isOfAbove = stated === null || (stated?.endsWith('%') === true && exact.equals(exact.parse(stated), total));
  const whole = isOfAbove && total.n !== 0n ? total : exact.one;
  const weights = node.children.map((child, index): [string, string] => [
    child.id,
    exact.formatPercent(exact.div(own[index] ?? exact.zero, whole)),
  ]);
  node.operation = { type: 'weighted', weights: Object.fromEntries(weights), normalise: true };
}

export function askWeights(maker: Maker, node: Node): void {
  const list = node.children.map((child) => child.title.replaceAll('\n', ' ')).join('、');
  const weights = maker.questions.ask(
    `${node.id}.weights`,
    `${list}在${node.id === 'base' ? '总分' : nameOf(node)}中各占多大权重？`,
    null,
  );
  node.operation = { type: 'weighted', weights, normalise: true };
}

/** One child takes all; how several share is for somebody to sign. */
function shareOut(maker: Maker, node: Node): void {
  if (node.children.length === 1) {
    node.operation = { type: 'share', by: { how: 'equal' } };
    return;
  }
  const points = typeof node.points === 'string' ? `的 ${node.points} 分` : '的分';
  const equal = exact.format(exact.rational(1n, BigInt(node.children.length)));
  const by = maker.questions.ask(
    `${node.id}.share`,
    `${nameOf(node)}${points}怎样由下面 ${node.children.length} 项分摊？`,
    [
      { value: { how: 'equal' }, title: '平均分摊' },
      { value: { how: 'mean-of-rates' }, title: '按各项得分率的平均计算' },
      {
        value: { how: 'weights', weights: Object.fromEntries(node.children.map((child) => [child.id, equal])) },
        title: '按权重分摊（先列为相等，请改成要用的权重）',
      },
    ],
  );
  node.operation = { type: 'share', by };
}
