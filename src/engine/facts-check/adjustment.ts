// Additions and deductions that cannot be priced (加减分核对): levels without a price, missing points, ranks, bodies, shares.
import type { Adjustment } from '../../domain/fact.ts';
import { compare, one, parse, zero } from '../../domain/rational.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Settled } from '../../domain/setting.ts';
import { isBlank, listed } from './fault.ts';
import type { Fault } from './fault.ts';

type Of<T extends Operation['type']> = Settled<Extract<Operation, { type: T }>>;

function levelFaults(fact: Adjustment, prices: Readonly<Record<string, string>>): Fault[] {
  const levels = Object.keys(prices);
  const known =
    levels.length === 0
      ? '方案没有给本项规定有分值的等级；一票否决的，请在“一票否决”标明“是”。'
      : `方案规定的等级是${listed(levels)}。`;
  if (fact.level === null) return [['adjustment-without-level', `没有写明等级，无法计分；${known}`]];
  if (!Object.hasOwn(prices, fact.level)) return [['level-unpriced', `等级“${fact.level}”没有规定分值；${known}`]];
  return fact.points === null
    ? []
    : [['points-unread', `写明的 ${fact.points} 分不起作用：本项按等级“${fact.level}”计分。`, 'note']];
}

function pricedFaults(fact: Adjustment, { levels, document }: Of<'adjustments'>): Fault[] {
  if (document === 'required' && isBlank(fact.document))
    return [['adjustment-without-document', '没有文件依据，按规定不计分。', 'note']];
  if (levels !== null) return levelFaults(fact, levels);
  if (fact.points === null) return [['adjustment-without-points', '没有写明分值，方案也没有等级分值表，无法计分。']];
  if (compare(parse(fact.points), zero) >= 0) return [];
  return [['adjustment-negative', `分值 ${fact.points} 应写成正数：加分还是扣分由本项决定。`]];
}

function rankFaults(fact: Adjustment, { share }: Of<'provincial-rank'>): Fault[] {
  const { rank, ranked, tied } = fact;
  const faults: Fault[] = [];
  if (rank === null) faults.push(['rank-missing', '没有写明名次，无法计分。']);
  if (ranked === null) faults.push(['ranked-missing', '没有写明参加排名的总数，不知道后几名是哪几名。']);
  if (rank !== null && ranked !== null && rank + (tied ?? 1) - 1 > ranked)
    faults.push([
      'rank-impossible',
      `第 ${rank} 名${tied === null ? '' : `、${tied} 个并列`}与参加排名的总数 ${ranked} 不符。`,
    ]);
  if (share === 'equal' && fact.bodies === null)
    faults.push(['bodies-missing', '没有写明责任单位的个数，无法平均分。']);
  if (share !== 'stated') return faults;
  if (fact.share === null) faults.push(['share-missing', '没有写明本单位分摊的比例。']);
  else if (compare(parse(fact.share), zero) < 0 || compare(parse(fact.share), one) > 0)
    faults.push(['share-out-of-range', `分摊比例 ${fact.share} 应在 0 与 100% 之间。`]);
  return faults;
}

/** Of an adjustment that is no veto. */
export function adjustmentFaults(fact: Adjustment, operation: Settled<Operation>): Fault[] {
  if (operation.type === 'adjustments') return pricedFaults(fact, operation);
  if (operation.type === 'provincial-rank') return rankFaults(fact, operation);
  return operation.type === 'graded' ? levelFaults(fact, operation.grades) : [];
}
