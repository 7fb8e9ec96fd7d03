// From rows to a scheme (生成方案): the tree with its operations, and every question that the document leaves open.
import { isHolder } from '../../../domain/part.ts';
import type { ImportedRow, PathEntry } from '../../../domain/row.ts';
import { type Body, type Node, nodesOf, type Scheme } from '../../../domain/scheme.ts';
import { adjustmentNode } from './adjustment.ts';
import { askElsewhere } from './elsewhere.ts';
import { askWeights, compose } from './composition.ts';
import { evaluationNode } from './evaluation.ts';
import { itemNode } from './indicator.ts';
import { emptyNode, type Maker } from './maker.ts';
import { hasGroups, isWhole, type Item, knownPercent, knownPoints, type Parts, sumOfItems } from './tree.ts';
import { askRules } from './rules-of-result.ts';
import { vetoBook } from './veto.ts';

/**
 * `declared` is the total that the document states, if it does; `subject` the body whose table it is, as its title
 * says; `together` what several wholes would add up to, where it is open whether they are one scheme.
 */
export function buildScheme(
  maker: Maker,
  parts: Parts,
  said: {
    title: string | null;
    declared: string | null;
    subject: string | null;
    together: string | null;
    around: readonly string[];
  },
): Scheme {
  const { title, subject, around } = said;
  const base = baseNode(maker, parts, said);
  const vetoes = vetoBook(base);
  const adjustments = parts.adjustments.map((item, index) => adjustmentNode(maker, item, `a${index + 1}`, vetoes));
  askElsewhere(maker, adjustments);
  // What adds up stands in the total itself, beside the adjustments; anything else keeps a node of its own.
  const hasBase = base.children.length > 0 || base.kind === 'evaluation';
  const isFlat = !hasBase || base.id === 'total' || (base.id === 'indicators' && base.operation?.type === 'sum');
  const children = isFlat ? [...base.children, ...adjustments] : [base, ...adjustments];
  const operation: Node['operation'] =
    base.id === 'total' && base.operation !== null ? base.operation : { type: 'sum' };
  const total: Node = { ...emptyNode('total', '总分', 'total'), points: base.points, operation, children };
  keepPrinted(maker, total);
  const rules = askRules(maker.questions, adjustments.length > 0, judging(maker, subject), around);
  return {
    format: 'plumbline/scheme/1',
    title: title ?? '未命名的考评方案',
    cycle: yearIn(title ?? ''),
    demonstration: null,
    organiser: null,
    bodies: maker.bodies.bodies,
    groups: groupsIn(total).map((id) => ({ id, title: id })),
    subjects: [],
    parameters: maker.questions.parameters,
    ...rules,
    vetoes: vetoes.vetoes,
    root: total,
  };
}

/** Groups that rows are for; a list of subjects gives them their units. */
const groupsIn = (total: Node): string[] => [...new Set([...nodesOf(total)].flatMap(({ groups }) => groups ?? []))];

const digits = '〇一二三四五六七八九';

/** 2024 or 二〇二四. */
function yearIn(title: string): string | null {
  const text = title
    .normalize('NFKC')
    .replace(/[○零]/gu, '〇')
    .replace(/二〇[〇一二三四五六七八九]{2}/gu, (year) => year.replace(/./gu, (sign) => String(digits.indexOf(sign))));
  return /(?<!\d)(20\d\d)(?!\d)/u.exec(text)?.[1] ?? null;
}

/** What the document prints otherwise than the scheme holds it, or not at all, is kept as the table has it. */
function keepPrinted(maker: Maker, total: Node): void {
  const rows = new Map([...maker.nodeOf].map(([{ row }, id]) => [id, row]));
  const isInOrder = standInOrder([...rows.values()]);
  const walk = (node: Node, parent: Node | null, above: PathEntry[]): void => {
    const text = maker.stated.get(node.id);
    const isOther = text !== node.points || node.kind === 'adjustment' || parent?.operation?.type === 'weighted';
    if (text !== undefined && isOther) node.pointsAs = text;
    const row = rows.get(node.id);
    if (row !== undefined && row.title !== node.title) node.titleAs = row.title;
    if (row !== undefined && !isSamePath(row.path, above)) node.pathAs = row.path;
    if (row !== undefined && !isInOrder) node.rowAs = row.row;
    const inside = isHolder(node) ? above : [...above, { title: node.title, points: text ?? null }];
    for (const child of node.children) walk(child, node, inside);
  };
  walk(total, null, []);
}

const isSamePath = (one: PathEntry[], other: PathEntry[]): boolean =>
  one.length === other.length &&
  one.every(({ title, points }, at) => title === other[at]?.title && points === other[at]?.points);

/** Whether the places of the rows in the document, from top to bottom, tell their order. */
function standInOrder(rows: ImportedRow[]): boolean {
  const sources = rows.toSorted((one, other) => one.row - other.row).map(({ source }) => source);
  return sources.every(({ table, row }, at) => {
    const before = sources[at - 1];
    return before === undefined || table > before.table || (table === before.table && row > before.row);
  });
}

/** The table's own body, if the table also has it judge or report. */
function judging(maker: Maker, subject: string | null): Body | null {
  const id = subject === null ? undefined : maker.find(subject)?.id;
  return maker.bodies.bodies.find((body) => body.id === id) ?? null;
}

type Whole = { declared: string | null; together: string | null };

/** Indicators alone, indicators and evaluations that add up, or both weighed against each other. */
function baseNode(maker: Maker, parts: Parts, { declared, together }: Whole): Node {
  const { components, evaluations } = parts;
  const isComplete = isWhole(parts, declared);
  const items: Item[] = isComplete ? inOrder([...components, ...evaluations]) : components;
  const isAll = isComplete && parts.adjustments.length === 0;
  const indicators = isAll ? emptyNode('total', '总分', 'total') : emptyNode('indicators', '指标', 'component');
  let component = 0;
  indicators.children = items.map((item) =>
    item.kind === 'row' && evaluations.includes(item)
      ? evaluationNode(maker, item, `e${evaluations.indexOf(item) + 1}`)
      : itemNode(maker, item, `n${(component += 1)}`),
  );
  if (items.length > 0) {
    indicators.points = together === null ? startPoints(maker, items, declared) : askTogether(maker, together);
    compose(maker, indicators, items);
  }
  if (isComplete) return indicators;
  const free = evaluations.map((item, index) => evaluationNode(maker, item, `e${index + 1}`));
  if (indicators.children.length === 0 && free.length === 1 && free[0] !== undefined) return free[0];
  const base = emptyNode('base', '考评得分', 'component');
  base.points = indicators.points ?? declared ?? askTotal(maker);
  base.children = indicators.children.length === 0 ? free : [indicators, ...free];
  askWeights(maker, base);
  return base;
}

const askTogether = (maker: Maker, together: string) =>
  maker.questions.ask('total.points', '几张表各成一体，合成一个方案时总分是多少分？各成方案的，请分别导入。', [
    { value: together, title: `${together} 分，各表相加` },
  ]);

/** Percentages are of 100; where nothing below has points the total itself is a question. */
function startPoints(maker: Maker, items: Item[], declared: string | null): Node['points'] {
  if (items.some((item) => knownPercent(item) !== null)) return declared ?? '100';
  const known = items.map(knownPoints);
  if (known.some((points) => points !== null))
    return sumOfItems(items) ?? declared ?? (hasGroups(items) ? askTotal(maker) : null);
  return declared ?? askTotal(maker);
}

const askTotal = (maker: Maker) =>
  maker.questions.ask('total.points', '总分是多少分？', [
    { value: '100', title: '100 分' },
    { value: '1000', title: '1000 分' },
  ]);

/** As the document has them. */
function inOrder(items: Item[]): Item[] {
  const first = (item: Item): number => (item.kind === 'row' ? item.named.row.row : Math.min(...item.items.map(first)));
  return items.toSorted((one, other) => first(one) - first(other));
}
