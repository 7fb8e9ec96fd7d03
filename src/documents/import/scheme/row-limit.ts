// The limits of one row (本行限额): what the prose and the points cell say, or a question with their readings.
import type { ImportedRow } from '../../../domain/row.ts';
import * as exact from '../../../domain/rational.ts';
import type { Node } from '../../../domain/scheme.ts';
import type { Reference } from '../../../domain/setting.ts';
import { saysNoLimit } from '../rules/limits.ts';
import { proseOf } from '../rules/prose.ts';
import type { Sign } from '../rules/sign.ts';
import type { AdjustmentRules } from './adjustment-rules.ts';
import type { PlacedLimit } from './limit.ts';
import { type Maker, nameOf } from './maker.ts';
import type { Choice, Reading } from './question-book.ts';
import { allSaid, type FieldText } from './said.ts';

/** `isLimited`: a level above has a limit; `context`: the titles of the row. */
type About = { row: ImportedRow; texts: FieldText[]; isLimited: boolean; context: string };

export const size = (points: string): string => exact.format(exact.abs(exact.parse(points)));

const signed = (points: string, sign: Sign): string =>
  sign === 'plus' ? points : exact.format(exact.neg(exact.parse(points)));

const wordOf = { plus: '加分', minus: '扣分' } as const;
const keyOf = (node: Node, sign: Sign): string => `${node.id}.${sign === 'plus' ? 'max' : 'min'}`;
const saidOf = (node: Node, sign: Sign, points: string): string =>
  `${nameOf(node)}${wordOf[sign]}累计不超过 ${points} 分`;
const askedOf = (node: Node, sign: Sign): string =>
  `${nameOf(node)}最多${sign === 'plus' ? '加多少分？' : '扣多少分？（写成负数）'}`;
const unlimited: Choice = { value: 'none', title: '不设这样的限额' };

/** A limit that the title of a level has. */
export function stateLimit(maker: Maker, node: Node, sign: Sign, points: string): Reference | string {
  const value = signed(points, sign);
  if (node.source === null) return value;
  return maker.questions.state(keyOf(node, sign), saidOf(node, sign, points), value, node.source);
}

/** The cap of a part: all limits that name it, and whether it is certain that they are its own. */
export function capOf(maker: Maker, node: Node, sign: Sign, limits: PlacedLimit[], isSure: boolean): Node['operation'] {
  const readings = limits.map((limit) => readingOf(limit, sign, isSure));
  const limit = settle(maker, node, sign, readings);
  return { type: 'cap', max: sign === 'plus' ? limit : null, min: sign === 'minus' ? limit : null };
}

const readingOf = ({ points, source, isExample }: PlacedLimit, sign: Sign, isSure: boolean): Reading => ({
  value: signed(points, sign),
  title: `最多${wordOf[sign].slice(0, 1)} ${points} 分`,
  source,
  isSure: isSure && !isExample,
});

function settle(maker: Maker, node: Node, sign: Sign, readings: Reading[]): Reference {
  const [first] = readings;
  const said = saidOf(node, sign, size(typeof first?.value === 'string' ? first.value : '0'));
  const others = readings.every(({ isSure }) => isSure) ? [] : [unlimited];
  return maker.questions.settle(keyOf(node, sign), { said, asked: askedOf(node, sign) }, readings, others);
}

/** Limits of the whole row; where nothing says one, or that there is none, a question. */
export function setLimits(maker: Maker, node: Node, rules: AdjustmentRules, about: About): void {
  const bound = (sign: Sign) => (rules.signs.includes(sign) ? rowLimit(maker, node, rules, about, sign) : null);
  node.operation = { type: 'cap', max: bound('plus'), min: bound('minus') };
}

function rowLimit(maker: Maker, node: Node, { signs, limits, bounds }: AdjustmentRules, about: About, sign: Sign) {
  const { row, texts, isLimited, context } = about;
  const { whole, isCovered } = bounds[sign];
  const unsure = limits.filter((limit) => !limit.isSure && limit.signs.includes(sign));
  const readings = [
    ...whole.map(({ limit, isSure }) => readingOf(limit, sign, isSure)),
    ...unsure.map((limit) => readingOf(limit, sign, false)),
  ];
  const { points } = row;
  const isOwn =
    points !== null && !points.endsWith('%') && (signs.length === 1 || points.startsWith('-') === (sign === 'minus'));
  const cell = row.source.cells['points'] ?? node.source;
  if (isOwn && cell !== null) {
    const own = size(points);
    readings.push({ value: signed(own, sign), title: `分值栏的 ${own} 分`, source: cell, isSure: true });
  }
  const free = allSaid(texts, (text) => {
    const said = saysNoLimit(proseOf(text));
    return said === null ? [] : [said];
  }).filter(({ said }) => said.signs.length === 0 || said.signs.includes(sign));
  const isFree = free.some(({ said }) => said.of.every((name) => context.includes(name)));
  if (readings.length === 0) {
    if (isLimited || isFree || isCovered) return null;
    return maker.questions.ask(keyOf(node, sign), askedOf(node, sign), null);
  }
  const noLimit = isFree ? free.map(({ source }): Reading => ({ ...unlimited, source, isSure: true })) : [];
  return settle(maker, node, sign, [...readings, ...noLimit]);
}
