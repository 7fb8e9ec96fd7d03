// Policy values of a known shape in words (规则取值): grades, rounding, ranking and the like, for every output alike.
import { z } from 'zod';
import { Combine, ShareBy } from './operation.ts';
import { Grades, Ranking, Recusal, Rounding } from './scheme.ts';
import type { Piece } from './scorecard.ts';
import type { Json } from './setting.ts';

/** What a value is told with: `number` gives a number as a piece, `nameOf` the title of a body or a node. */
export type Telling = {
  number: (written: string, as?: 'points' | 'percent') => Piece[];
  nameOf: (id: string) => string;
};
type Worded = (value: Json, telling: Telling) => Piece[] | null;

export const separated = (parts: readonly Piece[][], separator: string): Piece[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));

/** `1/3` of something is a share of it; a plain number is a weight. */
const share = (written: string, { number }: Telling): Piece[] =>
  number(written, /[%/]/u.test(written) ? 'percent' : undefined);
const shares = (amounts: Readonly<Record<string, string>>, telling: Telling): Piece[] =>
  separated(
    Object.entries(amounts).map(([id, written]) => [`${telling.nameOf(id)} `, ...share(written, telling)]),
    '，',
  );

/** A limit as the scheme writes it: `90` → `90 分`, `85%` stays. */
const points = (written: string, { number }: Telling): Piece[] =>
  written.endsWith('%') ? number(written) : [...number(written, 'points'), ' 分'];

/** `优秀 ≥ 90 分；良好 ≥ 80 分；其余为合格；优秀不超过 30%` */
const gradesWords = ({ lines, quotas }: Grades, telling: Telling): Piece[] =>
  separated(
    [
      ...lines.map(({ title, atLeast }): Piece[] =>
        atLeast === null ? [`其余为${title}`] : [`${title} ≥ `, ...points(atLeast, telling)],
      ),
      ...quotas.map((quota): Piece[] => [`${quota.title}不超过 `, ...telling.number(quota.share, 'percent')]),
    ],
    '；',
  );

const modes: Record<Rounding['mode'], string> = {
  'half-up': '四舍五入',
  'half-even': '四舍六入五成双',
  down: '其余舍去',
};
const roundingWords = ({ places, mode }: Rounding, { number }: Telling): Piece[] =>
  places === 0 ? [`取整数，${modes[mode]}`] : ['保留 ', ...number(String(places)), ` 位小数，${modes[mode]}`];

const tied: Record<Ranking['ties'], string> = { equal: '并列', next: '依次比较', decision: '留待研究决定' };
/** `分组排名，同分依次比较：1 履职尽责、群众评价；仍相同的并列` */
function rankingWords({ within, ties, criteria }: Ranking, { nameOf }: Telling): Piece[] {
  const compared = ties === 'next' ? `：${criteria.map(nameOf).join('、')}；仍相同的并列` : '';
  return [`${within === 'group' ? '分组排名' : '一起排名'}，同分${tied[ties]}${compared}`];
}

const alone: Record<Recusal['alone'], string> = {
  reweight: '该项的分由其余各项承担',
  'peers-mean': '按同组平均得分率计',
  organiser: '由主办单位评',
};
const recusalWords = (recusal: Recusal): Piece[] => [`不评自己；没有别的考评单位时，${alone[recusal.alone]}`];

function combineWords(combine: Combine, telling: Telling): Piece[] {
  const { number, nameOf } = telling;
  if (combine.how === 'mean') return ['取平均'];
  if (combine.how === 'trimmed') {
    const drop = number(String(combine.drop));
    return ['去掉 ', ...drop, ' 个最高分和 ', ...drop, ' 个最低分后取平均'];
  }
  if (combine.how === 'leader') return [`${nameOf(combine.leader)}占 `, ...share(combine.share, telling), '，其余平均'];
  if (combine.how === 'weights') return ['按权重合成：', ...shares(combine.weights, telling)];
  if (combine.points === null) return ['各评一部分，各部分同分'];
  return ['各评一部分：', ...shares(combine.points, telling)];
}

function shareWords(by: z.output<typeof ShareBy>, telling: Telling): Piece[] {
  if (by.how === 'equal') return ['平均分摊'];
  return by.how === 'mean-of-rates' ? ['取各项得分率的平均'] : ['按权重分摊：', ...shares(by.weights, telling)];
}

const of =
  <T extends z.ZodType>(schema: T, words: (value: z.output<T>, telling: Telling) => Piece[]): Worded =>
  (value, telling) => {
    const found = schema.safeParse(value);
    return found.success ? words(found.data, telling) : null;
  };

/** By the setting whose value it is: the same weights combine marks in one place and share points in another. */
const rules: Readonly<Record<string, Worded>> = {
  grades: of(Grades, gradesWords),
  rounding: of(Rounding, roundingWords),
  ranking: of(Ranking, rankingWords),
  recusal: of(Recusal, recusalWords),
  combine: of(Combine, combineWords),
  by: of(ShareBy, shareWords),
};

/** A rule of the scheme in words; null where the setting has no wording of its own. */
export const ruleWords = (setting: string, value: Json, telling: Telling): Piece[] | null =>
  rules[setting]?.(value, telling) ?? null;
