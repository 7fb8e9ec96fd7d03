// Lines between grades (等次): “90分以上为优秀，80—89分为良好，60分以下为不合格；优秀等次不超过30%”.
import * as exact from '../../../domain/rational.ts';
import type { Grades } from '../../../domain/scheme.ts';
import { amount, amountIn, type Prose } from './prose.ts';

const title = String.raw`“?(优秀|优良|良好|较好|良|优|好|合格|达标|称职|一般|基本合格|基本称职|不合格|不达标|不称职|较差|差|[一二三四]等|[A-E]级?)”?`;
const from = new RegExp(
  String.raw`(${amount})分?(?:[（(]含[^）)]*[）)])?(?:及以上|以上|[-—–~～至到])[^，。；;]{0,24}?(?:评?定?为|评?为)${title}`,
  'gu',
);
const below = new RegExp(
  String.raw`(${amount})分?(?:[（(]不含[^）)]*[）)])?以下[^，。；;]{0,8}?(?:评?定?为|评?为)${title}`,
  'gu',
);
const quota = new RegExp(
  String.raw`${title}(?:等次|等级|档次|单位|比例|名额)*[^，,。；;\d]{0,14}不超过[^，,。；;\d]{0,16}(${amount})%`,
  'gu',
);

/** Null where the lines do not go down to a last grade, or the text has no lines. */
export function readGrades({ text }: Prose): Grades | null {
  const lines = [...text.matchAll(from)].map((match) => ({
    title: match[2] ?? '',
    atLeast: amountIn(match[1] ?? '0'),
  }));
  const last = [...text.matchAll(below)].filter((match) => !lines.some((line) => line.title === match[2]));
  const [end] = last;
  const lowest = lines.at(-1);
  if (end === undefined || last.length > 1 || lowest === undefined || lowest.atLeast !== amountIn(end[1] ?? ''))
    return null;
  const isDown = lines.every(({ atLeast }, at) => {
    const above = lines[at - 1];
    return above === undefined || exact.compare(exact.parse(above.atLeast), exact.parse(atLeast)) > 0;
  });
  const all = [...lines, { title: end[2] ?? '', atLeast: null }];
  if (!isDown || new Set(all.map((line) => line.title)).size < all.length) return null;
  const quotas = [...text.matchAll(quota)]
    .map((match) => ({ title: match[1] ?? '', share: `${amountIn(match[2] ?? '0')}%` }))
    .filter((each) => all.some((line) => line.title === each.title));
  return { lines: all, quotas };
}

/** Words that say how grades are divided, whether or not they can be read. */
export const saysGrades = ({ text }: Prose): boolean =>
  /(?:优秀|良好|合格|称职|一等|A级).*(?:等次|以上为|以上的?(?:评定?)?为|不超过\d+(?:\.\d+)?%)|等次.*(?:优秀|良好|合格)/u.test(
    text,
  ) && /\d/u.test(text);
