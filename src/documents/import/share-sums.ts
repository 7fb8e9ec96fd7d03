// Percentages against the points below them (占比与分值): each part's points are its share of the whole, or full marks of their own.
import * as exact from '../../domain/rational.ts';
import type { Problem } from '../../domain/problem.ts';
import type { RawDocument } from '../../domain/table.ts';
import { problemAt, sourceOf } from './line.ts';
import { isWholeNumber, type Item, statedOf, sumOf, sumOfItems } from './scheme/tree.ts';

/** Said once, at the first of the parts whose points are neither. */
export function checkShares(top: Item[], raw: RawDocument): Problem[] {
  const shares = top.flatMap((item) => {
    const { percent } = statedOf(item);
    const sum = item.kind === 'row' ? null : sumOfItems(item.items);
    return percent === null || sum === null || item.kind === 'row' ? [] : [{ level: item.level, percent, sum }];
  });
  const odd = shares.find(({ percent, sum }) => !isWholeNumber(sum) && !isShare(percent, sum));
  if (odd === undefined) return [];
  const list = shares
    .map(
      ({ level, percent, sum }) => `“${level.label.title.replaceAll('\n', ' ')}”占 ${percent}，下面各项相加 ${sum} 分`,
    )
    .join('；');
  const all = shares.length === 1 ? '' : `；合计 ${sumOf(shares.map(({ sum }) => sum))} 分`;
  const message = `${list}${all}。权重和分值对不上：请核对，改正原表；权重无误的，各项按分值得出的分再折算成该占的权重。`;
  return [problemAt(sourceOf(raw, odd.level.table, odd.level.cell), 'sum-differs', 'question', message)];
}

/** 60 points of a share of 60 %. */
const isShare = (percent: string, sum: string): boolean =>
  exact.equals(exact.mul(exact.parse(percent), exact.whole(100)), exact.parse(sum));
