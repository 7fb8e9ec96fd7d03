// Evaluations (评价): ballots of leaders, the public and others, with the shares that the document states.
import type { Node } from '../../../domain/scheme.ts';
import { proseOf } from '../rules/prose.ts';
import { readScale } from '../rules/scale.ts';
import { readLooseShares, readShares, type Share } from '../rules/shares.ts';
import { problemAt } from '../line.ts';
import { emptyNode, type Maker, nameOf, rowNode } from './maker.ts';
import { allSaid, type FieldText, saidIn, textsOf } from './said.ts';
import type { Source } from '../../../domain/source.ts';
import type { Reading } from './question-book.ts';
import * as exact from '../../../domain/rational.ts';
import { type Leaf, statedOf } from './tree.ts';

const scales = [
  { value: { 优秀: '1', 良好: '0.8', 一般: '0.6', 较差: '0.4' }, title: '优秀 1、良好 0.8、一般 0.6、较差 0.4' },
  { value: { 满意: '1', 较满意: '0.8', 一般: '0.6', 不满意: '0' }, title: '满意 1、较满意 0.8、一般 0.6、不满意 0' },
  { value: { 好: '1', 较好: '0.8', 一般: '0.6', 差: '0' }, title: '好 1、较好 0.8、一般 0.6、差 0' },
];

/** How people take part (channel), against who they are (voter group). */
const channelWords = /问卷|网络|网上|线上|电话|短信|现场|窗口|平台|随机|调查|测评|入户|微信|扫码/u;

export function evaluationNode(maker: Maker, item: Leaf, id: string): Node {
  const node = rowNode(maker, id, item.named);
  const { points, percent } = statedOf(item);
  const isWeighed = percent !== null || node.points !== null;
  node.points =
    points ??
    (isWeighed
      ? null
      : maker.questions.ask(`${id}.points`, `${nameOf(node)}满分是多少分？`, [{ value: '100', title: '100 分' }]));
  if (percent !== null) node.points = null;
  const shares = sharesOf(textsOf(item.named));
  const levels = levelsOf(maker, node, textsOf(item.named));
  tellPercents(maker, node, textsOf(item.named), shares);
  const minimum = maker.questions.ask(`${id}.minimum`, `${nameOf(node)}至少要有多少张有效票才能计分？`, null);
  const invalid = maker.questions.ask(`${id}.invalid`, `${nameOf(node)}的票中，哪些答案不算有效票？`, [
    { value: ['不了解'], title: '“不了解”不算有效票' },
    { value: [], title: '每种答案都算有效票' },
  ]);
  const ballot = { type: 'ballot-levels' as const, levels, invalid, minimum };
  if (shares === null) {
    node.operation = { ...ballot, voterGroup: null, channel: null };
    return node;
  }
  node.children = shares.parts.map((part, index) => {
    const isChannel = channelWords.test(part.title);
    const child = emptyNode(`${id}.${index + 1}`, part.title, 'part');
    const by = isChannel ? { voterGroup: null, channel: part.title } : { voterGroup: part.title, channel: null };
    return { ...child, operation: { ...ballot, ...by }, source: shares.source };
  });
  node.operation = {
    type: 'weighted',
    weights: weightsOf(maker, node, shares),
    normalise: true,
    tooFew: maker.questions.ask(`${id}.few`, `${nameOf(node)}中有一部分票数不足时怎么办？`, [
      { value: 'carry-over', title: '它的占比由其余部分承担' },
      { value: 'merge', title: '各部分的票合并计算' },
      { value: 'open', title: '留待研究决定' },
    ]),
  };
  return node;
}

/** A percentage that is neither a share nor a level of the ballot may be a rule: it is not passed over. */
function tellPercents({ problems }: Maker, node: Node, texts: FieldText[], shares: Shares | null): void {
  const read = [
    ...(shares === null ? [] : [shares.source.words, ...shares.readings.map(({ source }) => source.words)]),
    ...allSaid(texts, (text) => [readScale(proseOf(text))].filter((said) => said !== null)).map(
      ({ source }) => source.words,
    ),
  ];
  for (const { text, source } of texts) {
    const rest = read.reduce((left, words) => left.replace(words, '；'), text);
    const words = rest.split(/[，,。；;\n]/u).filter((clause) => /\d\s*[%％]/u.test(clause));
    if (words.length === 0) continue;
    const message = `${nameOf(node)}中的“${words.join('；')}”没有读入；它若是占比、折算或计票的规定，请在方案中填写。`;
    problems.push(problemAt(source, 'percent-unread', 'note', message));
  }
}

/** The parts as they are named first; `readings` are the shares that the document gives them, none that do not make a whole. */
type Shares = { parts: Share[]; source: Source; readings: { shares: Share[]; source: Source; isSure: boolean }[] };

function sharesOf(texts: FieldText[]): Shares | null {
  const read = allSaid(texts, (text) => readShares(proseOf(text)));
  const [first] = read;
  if (first === undefined) {
    const loose = saidIn(texts, (text) => readLooseShares(proseOf(text)));
    return loose === null ? null : { parts: loose.said.parts, source: loose.source, readings: [] };
  }
  const { parts } = first.said;
  // The same parts may be called otherwise in another sentence: then their order tells which is which.
  const inOrder = (others: Share[]): Share[] | null => {
    const named = parts.map(({ title }) => others.find((other) => other.title === title));
    if (named.every((share) => share !== undefined)) return named;
    return others.length === parts.length ? others : null;
  };
  const readings = read.map(({ said, source }) => {
    const shares = inOrder(said.parts);
    return { shares: shares ?? [], source, isSure: !said.isExample && shares !== null };
  });
  return { parts, source: first.source, readings };
}

const inWords = (parts: Share[]): string => parts.map((part) => `${part.title} ${part.share}`).join('，');

function weightsOf(maker: Maker, node: Node, { parts, readings }: Shares) {
  const weights = (shares: Share[]) =>
    Object.fromEntries(parts.map((_, index) => [`${node.id}.${index + 1}`, shares[index]?.share ?? '0']));
  const fitting = readings
    .filter(({ shares }) => shares.length === parts.length)
    .map(({ shares, source, isSure }): Reading => ({ value: weights(shares), title: inWords(shares), source, isSure }));
  const said = `${nameOf(node)}各部分的占比（${inWords(parts)}）`;
  const total = exact.formatPercent(exact.sum(parts.map(({ share }) => exact.parse(share))));
  const asked =
    readings.length === 0
      ? `${nameOf(node)}写明${inWords(parts)}，合计 ${total}，不是 100%：各部分在其中各占多大权重？`
      : `${nameOf(node)}各部分的占比写得不一致，或者只是举例：各占多大权重？`;
  // Shares of other parts than these say that the parts themselves are in doubt.
  const isWhole = fitting.length === readings.length;
  return maker.questions.settle(
    `${node.id}.weights`,
    { said, asked },
    isWhole ? fitting : fitting.map((each) => ({ ...each, isSure: false })),
  );
}

/** The scale as the document states it, or a question. */
function levelsOf(maker: Maker, node: Node, texts: FieldText[]) {
  const read = allSaid(texts, (text) => {
    const scale = readScale(proseOf(text));
    return scale === null ? [] : [scale];
  });
  const inLevels = (levels: Record<string, string>) =>
    Object.entries(levels)
      .map(([answer, share]) => `${answer} ${share}`)
      .join('，');
  const readings = read.map(({ said, source }): Reading => {
    return { value: said.levels, title: inLevels(said.levels), source, isSure: !said.isExample };
  });
  const said = `${nameOf(node)}各等次的折算（${read.map((each) => inLevels(each.said.levels))[0] ?? ''}）`;
  const asked = `${nameOf(node)}的票设哪些等次，各折算多少（占满分的比例）？`;
  return maker.questions.settle(`${node.id}.levels`, { said, asked }, readings, scales);
}
