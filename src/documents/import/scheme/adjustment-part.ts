// The parts of an adjustment row (加减分的分项): ladders by rank, and awards or findings priced by level.
import * as exact from '../../../domain/rational.ts';
import type { Node } from '../../../domain/scheme.ts';
import type { Source } from '../../../domain/source.ts';
import type { Ladder } from '../rules/ladder.ts';
import { saysOnce } from '../rules/once.ts';
import { proseOf } from '../rules/prose.ts';
import type { Sign } from '../rules/sign.ts';
import type { AdjustmentRules, Priced } from './adjustment-rules.ts';
import type { CappedPart, PlacedLevel } from './limit.ts';
import { emptyNode, type Maker, nameOf } from './maker.ts';
import type { Reading } from './question-book.ts';
import { capOf } from './row-limit.ts';
import { type FieldText, saidIn } from './said.ts';

/** Gives the row its parts: ladders, then what is priced, under caps of its own where the document says so. */
export function addParts(maker: Maker, row: Node, rules: AdjustmentRules, texts: FieldText[]): void {
  const next = () => `${row.id}.${row.children.length + 1}`;
  for (const { said, source } of rules.ladders) row.children.push(ladderPart(maker, row, next(), said, source));
  const isPriced = rules.ladders.length > 0 || rules.priced.length > 0;
  const signs = isPriced ? new Set(rules.priced.map(({ sign }) => sign)) : rules.signs;
  for (const sign of signs) {
    const priced = rules.priced.filter((each) => each.sign === sign);
    const { parts } = rules.bounds[sign];
    const about: PartOf = { row, of: row, sign, texts, asked: parts.length === 0 ? null : `${next()}.1` };
    const groups = parts.map((part): Group => {
      const node = cappedPart(maker, next(), part, priced, about);
      row.children.push(node);
      return { title: part.title, levels: part.levels, parts: node.children };
    });
    const isCapped = new Set(parts.flatMap((part) => part.levels ?? []));
    const left = within(priced, (level) => !isCapped.has(level));
    for (const each of priced.length === 0 && parts.length === 0 ? [null] : left) {
      const node = pricedPart(maker, next(), each, about);
      row.children.push(node);
      const levels = each?.levels ?? null;
      groups.push({ title: (levels ?? []).map(({ title }) => title).join('、'), levels, parts: [node] });
    }
    if (parts.length > 0) outrank(maker, groups, about);
  }
}

/**
 * `of` is what the levels are of, the row or one of its parts; `asked`: the parts of a row that is cut up by caps
 * are asked about together, under the first one's name.
 */
type PartOf = { row: Node; of: Node; sign: Sign; texts: FieldText[]; asked: string | null };

const within = (priced: Priced[], has: (level: PlacedLevel) => boolean): Priced[] =>
  priced.map((each) => ({ ...each, levels: each.levels.filter(has) })).filter(({ levels }) => levels.length > 0);

function cappedPart(maker: Maker, id: string, part: CappedPart, priced: Priced[], about: PartOf): Node {
  const [first] = part.limits;
  const node: Node = { ...emptyNode(id, part.title, 'part'), source: first?.source ?? about.row.source };
  const { levels } = part;
  const own = levels === null ? [null] : within(priced, (level) => levels.includes(level));
  node.children = own.map((each, index) => pricedPart(maker, `${id}.${index + 1}`, each, { ...about, of: node }));
  node.operation = capOf(maker, node, about.sign, part.limits, part.isSure);
  return node;
}

/** Levels that are counted apart from the others of their row. */
type Group = { title: string; levels: PlacedLevel[] | null; parts: Node[] };

/** One matter on levels that are capped apart: the higher one goes before; of unknown prices the one named first. */
function outrank(maker: Maker, groups: Group[], { sign, texts }: PartOf): void {
  const highest = ({ levels }: Group) =>
    levels === null ? null : levels.map(({ points }) => exact.parse(points)).reduce(exact.max);
  const source = saidIn(texts, (text) => saysOnce(proseOf(text), sign))?.source ?? null;
  for (const [index, group] of groups.entries()) {
    const by = groups.filter((other, at) => {
      const [own, others] = [highest(group), highest(other)];
      const order = own === null || others === null ? 0 : exact.compare(others, own);
      return order > 0 || (order === 0 && at < index);
    });
    const names = by.map(({ title }) => `“${title}”`).join('、');
    const ids = by.flatMap(({ parts }) => parts.map(({ id }) => id));
    for (const { id } of by.length === 0 ? [] : group.parts)
      maker.outranked.set(id, { title: `“${group.title}”`, ids, names, source });
  }
}

function ladderPart(maker: Maker, row: Node, id: string, ladder: Ladder, source: Source): Node {
  const { ask, state } = maker.questions;
  const node = emptyNode(id, ladder.what, 'part');
  const [first, last] = [ladder.bottom[0], ladder.bottom.at(-1)];
  const of = `${nameOf(row)}${ladder.what}`;
  const bottom =
    first === last
      ? state(`${id}.bottom`, `${of}：后几名各减几分（从最后一名起）`, ladder.bottom, source)
      : ask(`${id}.bottom`, `${of}：后 ${ladder.bottom.length} 名中最后一名减几分？`, [
          { value: ladder.bottom, title: `最后一名减 ${first} 分，往前依次为 ${ladder.bottom.slice(1).join('、')} 分` },
          {
            value: ladder.bottom.toReversed(),
            title: `最后一名减 ${last} 分，往前依次为 ${ladder.bottom.toReversed().slice(1).join('、')} 分`,
          },
        ]);
  return {
    ...node,
    source,
    operation: {
      type: 'provincial-rank',
      top: state(`${id}.top`, `${of}：前 ${ladder.top.length} 名各加几分`, ladder.top, source),
      bottom,
      share: ask(`${id}.share`, `${of}：一个指标有几个责任单位时，奖惩分怎样分？`, [
        { value: 'each', title: '每个责任单位都计全分' },
        { value: 'equal', title: '各责任单位平均分' },
        { value: 'stated', title: '按认定时写明的比例分' },
      ]),
      ties: ask(`${id}.ties`, `${of}：名次并列时怎样计？`, [
        { value: 'same', title: '并列的都按较好名次计' },
        { value: 'mean', title: '按所占各名次的平均计' },
      ]),
      few: ask(`${id}.few`, `${of}：参加排名的不足 ${ladder.top.length + ladder.bottom.length} 个时怎样计？`, [
        { value: 'top-first', title: '先计前几名' },
        { value: 'bottom-first', title: '先计后几名' },
        { value: 'none', title: '不奖不惩' },
      ]),
      outside: ask(`${id}.beneficiary`, `${of}：指标责任单位不在本表中时，它的奖惩分怎样计？`, [
        { value: 'set-aside', title: '不在本表中的单位不奖不惩' },
        { value: 'refuse', title: '认定时写明记给本表中的哪个单位' },
      ]),
    },
  };
}

function pricedPart(maker: Maker, id: string, priced: Priced | null, about: PartOf): Node {
  const { row, of, sign } = about;
  const word = sign === 'plus' ? '加分' : '扣分';
  const node = emptyNode(id, word, 'part');
  const levels =
    priced === null
      ? maker.questions.ask(`${id}.levels`, `${nameOf(of)}按什么等级${word}，每级多少分？`, null)
      : levelsOf(maker, id, priced, `${nameOf(of)}各级${word}`);
  return {
    ...node,
    source: priced?.source ?? row.source,
    operation: {
      type: 'adjustments',
      sign,
      levels,
      once: onceOf(maker, about.asked ?? id, about),
      document: maker.questions.ask(
        `${about.asked ?? id}.document`,
        `${nameOf(row)}：没有文件依据的${word}是否计入？`,
        [
          { value: 'required', title: '没有文号的不计' },
          { value: 'optional', title: '没有文号的也计' },
        ],
      ),
    },
  };
}

/** The table of levels; where a level has two prices, or all are an example, a question. */
function levelsOf(maker: Maker, id: string, { levels, others, isExample, source }: Priced, of: string) {
  const table = Object.fromEntries(levels.map((level) => [level.title, level.points]));
  const own = others.filter(({ title }) => Object.hasOwn(table, title));
  const inWords = (each: Record<string, string>) =>
    Object.entries(each)
      .map(([title, points]) => `${title} ${points} 分`)
      .join('，');
  const isSure = own.length === 0 && !isExample;
  const tables = [
    { value: table, source },
    ...own.map((other) => ({ value: { ...table, [other.title]: other.points }, source: other.source })),
  ];
  const readings = tables.map((each): Reading => ({ ...each, title: inWords(each.value), isSure }));
  const asked = `${of}写得不一致、只是举例，或者另有没有读入的规定：各级多少分？`;
  return maker.questions.settle(`${id}.levels`, { said: `${of}（${inWords(table)}）`, asked }, readings);
}

function onceOf(maker: Maker, id: string, { row, sign, texts }: PartOf) {
  const value = sign === 'plus' ? 'matter' : 'incident';
  const said = saidIn(texts, (text) => saysOnce(proseOf(text), sign));
  if (said !== null) return maker.questions.state(`${id}.once`, `${nameOf(row)}：同一事项只计一次`, value, said.source);
  const title =
    sign === 'plus'
      ? `${nameOf(row)}：同一事项符合几档加分时，累加还是只计最高的一档？`
      : `${nameOf(row)}：同一事件由几个单位通报时，扣几次还是只扣一次？`;
  return maker.questions.ask(`${id}.once`, title, [
    { value, title: sign === 'plus' ? '只计最高的一档' : '只扣一次，按最重的一次' },
    { value: 'none', title: sign === 'plus' ? '累加' : '每次通报都扣' },
  ]);
}
