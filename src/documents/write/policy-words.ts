// Policy values of a known shape in words (规则取值): grades, rounding, ranking and the like, for every output alike.
import type { z } from 'zod';
import { showNumber, showPercent } from '../../domain/display.ts';
import { Combine } from '../../domain/operation.ts';
import { Grades, Ranking, Recusal, Rounding } from '../../domain/scheme.ts';
import type { Json } from '../../domain/setting.ts';

/** A limit as the scheme writes it: `90` → `90 分`, `85%` stays. */
const points = (amount: string): string => (amount.endsWith('%') ? amount : `${showNumber(amount)} 分`);

const share = (amount: string): string => (amount.includes('/') ? showPercent(amount) : amount);

/** `优秀 ≥ 90 分；良好 ≥ 80 分；其余为合格；优秀不超过 30%` */
function gradesWords({ lines, quotas }: Grades): string {
  return [
    ...lines.map(({ title, atLeast }) => (atLeast === null ? `其余为${title}` : `${title} ≥ ${points(atLeast)}`)),
    ...quotas.map((quota) => `${quota.title}不超过 ${share(quota.share)}`),
  ].join('；');
}

const modes: Record<Rounding['mode'], string> = {
  'half-up': '四舍五入',
  'half-even': '四舍六入五成双',
  down: '其余舍去',
};
const roundingWords = ({ places, mode }: Rounding): string =>
  `${places === 0 ? '取整数' : `保留 ${places} 位小数`}，${modes[mode]}`;

const tied: Record<Ranking['ties'], string> = { equal: '并列', next: '依次比较', decision: '留待研究决定' };
/** `分组排名，同分依次比较：1 履职尽责、群众评价；仍相同的并列` */
function rankingWords({ within, ties, criteria }: Ranking, nameOf: (id: string) => string): string {
  const compared = ties === 'next' ? `：${criteria.map(nameOf).join('、')}；仍相同的并列` : '';
  return `${within === 'group' ? '分组排名' : '一起排名'}，同分${tied[ties]}${compared}`;
}

const alone: Record<Recusal['alone'], string> = {
  reweight: '该项的分由其余各项承担',
  'peers-mean': '按同组平均得分率计',
  organiser: '由主办单位评',
};
const recusalWords = (recusal: Recusal): string => `不评自己；没有别的考评单位时，${alone[recusal.alone]}`;

function combineWords(combine: Combine, nameOf: (id: string) => string): string {
  if (combine.how === 'mean') return '取平均';
  if (combine.how === 'trimmed') return `去掉 ${combine.drop} 个最高分和 ${combine.drop} 个最低分后取平均`;
  if (combine.how === 'leader') return `${nameOf(combine.leader)}占 ${share(combine.share)}，其余平均`;
  const each = Object.entries(combine.how === 'weights' ? combine.weights : (combine.points ?? {}));
  const listed = each.map(([id, amount]) => `${nameOf(id)} ${share(amount)}`).join('，');
  if (combine.how === 'weights') return `按权重合成：${listed}`;
  return combine.points === null ? '各评一部分，各部分同分' : `各评一部分：${listed}`;
}

type Worded = (value: Json, nameOf: (id: string) => string) => string | null;
const of =
  <T extends z.ZodType>(schema: T, words: (value: z.output<T>, nameOf: (id: string) => string) => string): Worded =>
  (value, nameOf) => {
    const found = schema.safeParse(value);
    return found.success ? words(found.data, nameOf) : null;
  };

const shapes: readonly Worded[] = [
  of(Grades, gradesWords),
  of(Rounding, roundingWords),
  of(Ranking, rankingWords),
  of(Recusal, recusalWords),
  of(Combine, combineWords),
];

/** A rule of the scheme in words; null for a value of any other shape. `nameOf` gives the title of a body or a node. */
export function ruleWords(value: Json, nameOf: (id: string) => string): string | null {
  for (const worded of shapes) {
    const words = worded(value, nameOf);
    if (words !== null) return words;
  }
  return null;
}
