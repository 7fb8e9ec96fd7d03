// Adjustments (加减分): incentive, inspection, reward and penalty rows with the rules that their prose states.
import * as exact from '../../../domain/rational.ts';
import type { Node } from '../../../domain/scheme.ts';
import { readLadder } from '../rules/ladder.ts';
import { readLevels } from '../rules/levels.ts';
import { type Limit, readLimits, saysNoLimit } from '../rules/limits.ts';
import { proseOf } from '../rules/prose.ts';
import { readReporters } from '../rules/reporters.ts';
import { isVeto } from '../rules/vetoes.ts';
import { adopterOf, levelNode, type Maker, nameOf, rowNode } from './maker.ts';
import { ladderPart, pricedPart } from './adjustment-part.ts';
import { type FieldText, saidIn, textsOf } from './said.ts';
import { type Item, type Leaf, statedOf } from './tree.ts';
import { type VetoBook, vetoNode } from './veto.ts';

type Sign = 'plus' | 'minus';

/** Ids `a1`, `a2` … in the order of the document; their parts `a1.1` …. */
export function adjustmentNode(maker: Maker, item: Item, id: string, vetoes: VetoBook, isLimited = false): Node {
  if (item.kind === 'row') return rowOf(maker, item, id, { vetoes, isLimited });
  const node: Node = { ...levelNode(maker, id, item.level), kind: 'adjustment' };
  const { points } = statedOf(item);
  node.children = item.items.map((child, index) =>
    adjustmentNode(maker, child, `${id}.${index + 1}`, vetoes, isLimited || points !== null),
  );
  if (points === null) return { ...node, operation: { type: 'sum' } };
  const signs = signsOf(item.level.label.title, '');
  const bound = (sign: Sign) =>
    signs.includes(sign) ? limitReference(maker, node, sign, size(points), node.source) : null;
  return { ...node, operation: { type: 'cap', max: bound('plus'), min: bound('minus') } };
}

const size = (points: string): string => exact.format(exact.abs(exact.parse(points)));

/** Which way a row goes, by its title, then by its text. */
function signsOf(title: string, text: string): Sign[] {
  const said = (words: string): Sign[] => [
    ...(/加|奖|激励|表彰|贡献|正向|荣誉|创新/u.test(words) ? (['plus'] as const) : []),
    ...(/扣|减|惩|罚|倒扣|负向|问责|违|否决|核验|通报/u.test(words) ? (['minus'] as const) : []),
  ];
  const byTitle = said(title);
  if (byTitle.length > 0) return byTitle;
  const byText = said(text.replace(/加强|加快|加大|增加|参加|加以/gu, ''));
  return byText.length > 0 ? byText : ['plus', 'minus'];
}

/** `isLimited`: a level above has a limit, so that the row needs none of its own. */
type Above = { vetoes: VetoBook; isLimited: boolean };

function rowOf(maker: Maker, item: Leaf, id: string, { vetoes, isLimited }: Above): Node {
  const { row } = item.named;
  const node = rowNode(maker, id, item.named);
  const texts = textsOf(item.named);
  const all = texts.map(({ text }) => text).join('\n');
  const context = [item.named.draft.heading, ...row.path.map((entry) => entry.title), row.title ?? ''].join(' ');
  if (isVeto(context, all)) return vetoNode(maker, node, texts, vetoes);
  const reporters = saidIn(texts, (text) => readReporters(proseOf(text), maker.find));
  if (reporters !== null) {
    const { tiers, isOpen } = reporters.said;
    node.admitted = {
      tiers: tiers.map((tier) => ({ title: tier.title, bodies: tier.bodies.map(maker.bodies.idOf) })),
      open: isOpen,
      source: reporters.source,
    };
  }
  Object.assign(node, adopterOf(maker, node, '的加减分由谁认定？'));
  const isTakenOff = row.points?.startsWith('-') === true;
  const signs = partsOf(maker, node, texts, isTakenOff ? ['minus'] : signsOf(context, all));
  setLimits(maker, node, item, texts, { signs, isLimited });
  return node;
}

/** Gives the node its parts, and says which ways they go. */
function partsOf(maker: Maker, node: Node, texts: FieldText[], expected: Sign[]): Set<Sign> {
  const signs = new Set<Sign>();
  const next = () => `${node.id}.${node.children.length + 1}`;
  const ladder = saidIn(texts, (text) => readLadder(proseOf(text)));
  if (ladder !== null) {
    node.children.push(ladderPart(maker, node, next(), ladder.said, ladder.source));
    signs.add('plus').add('minus');
  }
  for (const text of texts) {
    for (const priced of readLevels(proseOf(text.text))) {
      const repeatsLadder =
        ladder !== null &&
        priced.levels.every(
          (level) => ladder.said.words.includes(`${level.points}分`) && /第\d+名$/u.test(level.title),
        );
      if (repeatsLadder) continue;
      const source = { ...text.source, words: priced.words };
      node.children.push(pricedPart(maker, node, next(), priced.sign, { levels: priced.levels, source }, texts));
      signs.add(priced.sign);
    }
  }
  if (node.children.length > 0) return signs;
  for (const sign of expected) {
    node.children.push(pricedPart(maker, node, next(), sign, null, texts));
    signs.add(sign);
  }
  return signs;
}

/** Limits as the prose or the points cell states them; where nothing says that there is none, a question. */
function setLimits(
  maker: Maker,
  node: Node,
  item: Leaf,
  texts: FieldText[],
  { signs, isLimited }: { signs: Set<Sign>; isLimited: boolean },
): void {
  const fallback: Sign = signs.has('plus') ? 'plus' : 'minus';
  const found = texts.flatMap(({ text, source }) =>
    readLimits(proseOf(text), fallback).map((each) => ({ ...each, source })),
  );
  const isFree = isLimited || saidIn(texts, (text) => saysNoLimit(proseOf(text))) !== null;
  const { row } = item.named;
  const bound = (sign: Sign) => {
    const said: (Limit & { source: FieldText['source'] }) | undefined = found.find((each) => each.sign === sign);
    if (said !== undefined)
      return limitReference(maker, node, sign, said.points, { ...said.source, words: said.words });
    const isOwn =
      signs.has(sign) &&
      row.points !== null &&
      !row.points.endsWith('%') &&
      (signs.size === 1 || row.points.startsWith('-') === (sign === 'minus'));
    if (isOwn && row.points !== null)
      return limitReference(maker, node, sign, size(row.points), row.source.cells['points'] ?? node.source);
    if (isFree || !signs.has(sign)) return null;
    return maker.questions.ask(
      `${node.id}.${sign === 'plus' ? 'max' : 'min'}`,
      `${nameOf(node)}最多${sign === 'plus' ? '加多少分？' : '扣多少分？（写成负数）'}`,
      null,
    );
  };
  node.operation = { type: 'cap', max: bound('plus'), min: bound('minus') };
}

function limitReference(maker: Maker, node: Node, sign: Sign, points: string, source: Node['source']) {
  const value = sign === 'plus' ? points : exact.format(exact.neg(exact.parse(points)));
  if (source === null) return value;
  const title = `${nameOf(node)}${sign === 'plus' ? '加分' : '扣分'}累计不超过 ${points} 分`;
  return maker.questions.state(`${node.id}.${sign === 'plus' ? 'max' : 'min'}`, title, value, source);
}
