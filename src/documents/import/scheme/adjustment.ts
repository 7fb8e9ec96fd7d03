// Adjustments (加减分): incentive, inspection, reward and penalty rows with the rules that their prose states.
import type { Node } from '../../../domain/scheme.ts';
import { problemAt } from '../line.ts';
import { proseOf } from '../rules/prose.ts';
import { readReporters } from '../rules/reporters.ts';
import type { Sign } from '../rules/sign.ts';
import { isVeto } from '../rules/vetoes.ts';
import { adopterOf, levelNode, type Maker, rowNode } from './maker.ts';
import { addParts } from './adjustment-part.ts';
import { type AdjustmentRules, readRules } from './adjustment-rules.ts';
import { setLimits, size, stateLimit } from './row-limit.ts';
import { type FieldText, saidIn, textsOf } from './said.ts';
import { type Item, type Leaf, statedOf } from './tree.ts';
import { addVetoes, type VetoBook } from './veto.ts';

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
  const bound = (sign: Sign) => (signs.includes(sign) ? stateLimit(maker, node, sign, size(points)) : null);
  return { ...node, operation: { type: 'cap', max: bound('plus'), min: bound('minus') } };
}

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
  const isVetoed = isVeto(context, all);
  if (isVetoed) addVetoes(maker, node, texts, vetoes);
  else admit(maker, node, texts);
  Object.assign(node, adopterOf(maker, node, isVetoed ? '由谁认定？' : '的加减分由谁认定？'));
  // A row of vetoes may take points as well: what is priced in it is a part beside the vetoes.
  const isTakenOff = row.points?.startsWith('-') === true;
  const expected = isVetoed ? [] : isTakenOff ? (['minus'] as const) : signsOf(context, all);
  const rules = readRules(texts, [...expected], context);
  tellUnread(maker, rules);
  addParts(maker, node, rules, texts);
  if (rules.signs.length === 0) return { ...node, operation: { type: 'cap', max: null, min: null } };
  setLimits(maker, node, rules, { row, texts, isLimited, context });
  return node;
}

/** Who may report, as the prose lists them. */
function admit(maker: Maker, node: Node, texts: FieldText[]): void {
  const reporters = saidIn(texts, (text) => readReporters(proseOf(text), maker.find));
  if (reporters === null) return;
  const { tiers, isOpen } = reporters.said;
  node.admitted = {
    tiers: tiers.map((tier) => ({ title: tier.title, bodies: tier.bodies.map(maker.bodies.idOf) })),
    open: isOpen,
    source: reporters.source,
  };
}

/** What no operation says is told with its words. */
function tellUnread({ problems }: Maker, { ofItems, unreadRanks, modifiers, priced }: AdjustmentRules): void {
  const read = priced.flatMap(({ levels }) => levels.map(({ title, points }) => `${title} ${points} 分`)).join('，');
  for (const source of modifiers)
    problems.push(
      problemAt(
        source,
        'rule-unread',
        'question',
        `“${inOneLine(source.words)}”没有读入；读到的是${read === '' ? '：没有分档' : `：${read}`}。请在方案的分档里补上它所说的各级分值。`,
      ),
    );
  for (const source of ofItems)
    problems.push(
      problemAt(
        source,
        'rule-unread',
        'note',
        `“${inOneLine(source.words)}”是单个事项的限额，方案没有这样的规定，没有读入；认定每个事项的分值时请按它把关。`,
      ),
    );
  for (const source of unreadRanks)
    problems.push(
      problemAt(
        source,
        'rule-unread',
        'question',
        `“${inOneLine(source.words)}”看不出怎样按名次奖惩（名次与分值个数不等，或者前后几名不成对），没有读入；请改正原表，或在方案中加一个按名次奖惩的分项。`,
      ),
    );
}

const inOneLine = (words: string): string => words.replace(/\s+/gu, ' ').slice(0, 60);
