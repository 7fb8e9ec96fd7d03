// Evaluations (评价): ballots of leaders, the public and others, with the shares that the document states.
import type { Node } from '../../../domain/scheme.ts';
import { proseOf } from '../rules/prose.ts';
import { readScale } from '../rules/scale.ts';
import { readShares } from '../rules/shares.ts';
import { emptyNode, type Maker, nameOf, rowNode } from './maker.ts';
import { type FieldText, saidIn, textsOf } from './said.ts';
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
  const shares = saidIn(textsOf(item.named), (text) => readShares(proseOf(text)));
  const levels = levelsOf(maker, node, textsOf(item.named));
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
  const { parts } = shares.said;
  node.children = parts.map((part, index) => {
    const isChannel = channelWords.test(part.title);
    const child = emptyNode(`${id}.${index + 1}`, part.title, 'part');
    const by = isChannel ? { voterGroup: null, channel: part.title } : { voterGroup: part.title, channel: null };
    return { ...child, operation: { ...ballot, ...by }, source: shares.source };
  });
  const weights = Object.fromEntries(parts.map((part, index) => [`${id}.${index + 1}`, part.share]));
  const said = parts.map((part) => `${part.title} ${part.share}`).join('，');
  node.operation = {
    type: 'weighted',
    weights: maker.questions.state(`${id}.weights`, `${nameOf(node)}各部分的占比（${said}）`, weights, shares.source),
    normalise: true,
    tooFew: maker.questions.ask(`${id}.few`, `${nameOf(node)}中有一部分票数不足时怎么办？`, [
      { value: 'carry-over', title: '它的占比由其余部分承担' },
      { value: 'merge', title: '各部分的票合并计算' },
      { value: 'open', title: '留待研究决定' },
    ]),
  };
  return node;
}

/** The scale as the document states it, or a question. */
function levelsOf(maker: Maker, node: Node, texts: FieldText[]) {
  const scale = saidIn(texts, (text) => readScale(proseOf(text)));
  if (scale === null)
    return maker.questions.ask(
      `${node.id}.levels`,
      `${nameOf(node)}的票设哪些等次，各折算多少（占满分的比例）？`,
      scales,
    );
  const said = Object.entries(scale.said.levels)
    .map(([answer, share]) => `${answer} ${share}`)
    .join('，');
  return maker.questions.state(
    `${node.id}.levels`,
    `${nameOf(node)}各等次的折算（${said}）`,
    scale.said.levels,
    scale.source,
  );
}
