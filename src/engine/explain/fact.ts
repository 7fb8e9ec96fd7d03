// A fact in words (事实说明): who, when, on whose authority, with which evidence and reason, and why it was set aside.
import type { Adjustment, Fact, Figure, Mark, Tally } from '../../domain/fact.ts';
import { factTypes } from '../../domain/glossary.ts';
import { format, parse } from '../../domain/rational.ts';
import type { Input, Piece } from '../../domain/scorecard.ts';

type Titles = ReadonlyMap<string, string>;

/** A percentage stays one, as it was given. */
const number = (fact: Fact, value: string | number, as: 'points' | 'count' | 'plain'): Piece => ({
  value: format(parse(String(value))),
  as: String(value).endsWith('%') ? 'percent' : as,
  origin: { from: 'fact', fact: fact.id },
});
const named = (word: string, value: string | null): string => (value === null || value === '' ? '' : `${word}${value}`);
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('，');

function tellMark(fact: Mark, titles: Titles): Piece[] {
  const who = titles.get(fact.assessor) ?? fact.assessor;
  return fact.value === null ? [`${who}认定不适用`] : [`${who}评 `, number(fact, fact.value, 'points'), ' 分'];
}

function tellTally(fact: Tally): Piece[] {
  const where = joined([named('评价主体：', fact.voterGroup), named('渠道：', fact.channel)]);
  const counts = Object.entries(fact.counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const votes = counts.flatMap(([answer, count], index): Piece[] => [
    `${index === 0 ? '' : '，'}“${answer}” `,
    number(fact, count, 'count'),
    ' 票',
  ]);
  return [where === '' ? '' : `${where}，`, ...votes];
}

function tellAdjustment(fact: Adjustment): Piece[] {
  const basis = joined([
    named('发文：', fact.issuer),
    named('文号：', fact.document),
    named('日期：', fact.date),
    named('等级：', fact.level),
  ]);
  const rank: Piece[] = fact.rank === null ? [] : ['，第 ', number(fact, fact.rank, 'count'), ' 名'];
  const ranked: Piece[] = fact.ranked === null ? [] : ['（共 ', number(fact, fact.ranked, 'count'), ' 个参排）'];
  const stated: Piece[] = fact.points === null ? [] : ['，', number(fact, fact.points, 'points'), ' 分'];
  const same = joined([named('事项：', fact.matter), named('事件：', fact.incident)]);
  return [
    `${fact.veto ? '一票否决：' : ''}${fact.title}`,
    ...rank,
    ...ranked,
    ...stated,
    basis === '' && same === '' ? '' : `（${joined([basis, same])}）`,
  ];
}

function tellFigure(fact: Figure): Piece[] {
  const head = `${fact.key}（${fact.period}）`;
  if (fact.value !== null) return [`${head} `, number(fact, fact.value, 'plain')];
  return [`${head} ${fact.level === null ? '不适用' : `“${fact.level}”`}`];
}

function tellContent(fact: Fact, titles: Titles): Piece[] {
  if (fact.type === 'mark') return tellMark(fact, titles);
  if (fact.type === 'tally') return tellTally(fact);
  return fact.type === 'adjustment' ? tellAdjustment(fact) : tellFigure(fact);
}

/** What was given, without who, when and why. */
export const tellGiven = (fact: Fact, titles: Titles): Piece[] => [
  `${factTypes[fact.type]}：`,
  ...tellContent(fact, titles),
];

/** All that is known of a fact, for whoever looks it up by its id. */
export const tellFact = (fact: Fact, input: Input, titles: Titles): Piece[] => [
  ...tellWhole(fact, titles, [named('更正：', fact.supersedes), `编号 ${fact.id}`]),
  ...(input.used ? [] : [`；未计入${named('：', input.why)}`]),
];

/** The same without ids, which say nothing to a reader of a list. */
export const tellEntered = (fact: Fact, titles: Titles): Piece[] => tellWhole(fact, titles, []);

function tellWhole(fact: Fact, titles: Titles, ids: readonly string[]): Piece[] {
  const reason = fact.type === 'mark' || fact.type === 'figure' ? fact.reason : null;
  const about = [
    named('理由：', reason),
    named('佐证：', fact.evidence.join('、')),
    `${fact.by}，填报日期 ${fact.at}`,
    ...ids,
  ];
  return [...tellGiven(fact, titles), `；${about.filter((part) => part !== '').join('；')}`];
}
