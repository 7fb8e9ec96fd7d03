// The parts of an adjustment row (加减分的分项): ladders by rank, and awards or findings priced by level.
import type { Node } from '../../../domain/scheme.ts';
import type { Source } from '../../../domain/source.ts';
import type { Ladder } from '../rules/ladder.ts';
import type { PricedLevel } from '../rules/levels.ts';
import { proseOf } from '../rules/prose.ts';
import { saysOnce } from '../rules/vetoes.ts';
import { emptyNode, type Maker, nameOf } from './maker.ts';
import { type FieldText, saidIn } from './said.ts';

export function ladderPart(maker: Maker, row: Node, id: string, ladder: Ladder, source: Source): Node {
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

type Priced = { levels: PricedLevel[]; source: Source };

export function pricedPart(
  maker: Maker,
  row: Node,
  id: string,
  sign: 'plus' | 'minus',
  priced: Priced | null,
  texts: FieldText[],
): Node {
  const word = sign === 'plus' ? '加分' : '扣分';
  const node = emptyNode(id, word, 'part');
  const table = Object.fromEntries((priced?.levels ?? []).map((level) => [level.title, level.points]));
  const said = (priced?.levels ?? []).map((level) => `${level.title} ${level.points} 分`).join('，');
  const levels =
    priced === null
      ? maker.questions.ask(`${id}.levels`, `${nameOf(row)}按什么等级${word}，每级多少分？`, null)
      : maker.questions.state(`${id}.levels`, `${nameOf(row)}各级${word}（${said}）`, table, priced.source);
  return {
    ...node,
    source: priced?.source ?? row.source,
    operation: {
      type: 'adjustments',
      sign,
      levels,
      once: onceOf(maker, row, id, sign, texts),
      document: askDocument(maker, row, id, word),
    },
  };
}

const askDocument = (maker: Maker, row: Node, id: string, word: string) =>
  maker.questions.ask(`${id}.document`, `${nameOf(row)}：没有文件依据的${word}是否计入？`, [
    { value: 'required', title: '没有文号的不计' },
    { value: 'optional', title: '没有文号的也计' },
  ]);

function onceOf(maker: Maker, row: Node, id: string, sign: 'plus' | 'minus', texts: FieldText[]) {
  const value = sign === 'plus' ? 'matter' : 'incident';
  const said = saidIn(texts, (text) => saysOnce(proseOf(text)));
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

/** One award in two rows of bonuses: it may count in both, or only in the later one. */
export function askElsewhere(maker: Maker, adjustments: Node[]): void {
  const bonuses = adjustments.flatMap((row) => partsIn(row).map((part) => ({ row, part })));
  for (const [index, { row, part }] of bonuses.entries()) {
    const later = bonuses.slice(index + 1).filter((other) => other.row !== row);
    if (part.operation?.type !== 'adjustments' || later.length === 0) continue;
    const names = later.map((other) => nameOf(other.row)).join('、');
    const elsewhere = maker.questions.ask(
      `${part.id}.elsewhere`,
      `同一事项既在${nameOf(row)}又在${names}加分时，可否都计？`,
      [
        { value: [], title: '可以都计' },
        { value: later.map((other) => other.part.id), title: `不可以，只在${names}计` },
      ],
    );
    part.operation = { ...part.operation, elsewhere };
  }
}

const partsIn = (row: Node): Node[] =>
  [row, ...row.children.flatMap(partsIn)].filter(
    ({ operation }) => operation?.type === 'adjustments' && operation.sign === 'plus',
  );
