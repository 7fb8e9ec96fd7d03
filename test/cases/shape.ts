// How a Chinese value of a case becomes a value of the domain (案例写法): a small table language used by words.ts.
import { numberPattern } from '../../src/domain/rational.ts';
import type { Json } from '../../src/domain/setting.ts';
import { fault, fieldsOf, type Item, listOf, mapOf, textOf } from './item.ts';

/** One Chinese word of a map: the field it fills and its shape. Left out, `otherwise` stands there; nothing, where it is `optional`. */
export type Field = { to: string; shape: Shape; otherwise?: Json; optional?: true };
export type Fields = Record<string, Field>;
export type Shape =
  | { is: 'amount' }
  | { is: 'text' }
  | { is: 'whole' }
  | { is: 'flag' }
  /** An amount or one of these words. */
  | { is: 'choice'; words: Record<string, string>; orAmount?: true }
  | { is: 'list'; of: Shape }
  | { is: 'map'; of: Shape }
  | { is: 'fields'; fields: Fields }
  /** The word under `key` decides the other fields; a bare word stands for a case without fields. */
  | { is: 'tagged'; key: string; to: string; cases: Record<string, { word: string; fields: Fields }> }
  /** A row of an interval table: 大于, 大于等于, 小于, 小于等于, 等于 → 得. */
  | { is: 'band' }
  /** A bare word or number has one shape, a map or list another. */
  | { is: 'either'; bare: Shape; other: Shape }
  /** `无` is null. */
  | { is: 'maybe'; of: Shape };

export function amountOf(item: Item): string {
  const text = textOf(item);
  if (!numberPattern.test(text)) throw fault(item, `“${text}”不是数；写作 12、-0.5、60% 或 1/3`);
  return text;
}

function oneOf<T>(item: Item, words: Record<string, T>): T {
  const text = textOf(item);
  const found = Object.hasOwn(words, text) ? words[text] : undefined;
  if (found === undefined) throw fault(item, `不认识“${text}”；可以写：${Object.keys(words).join('、')}`);
  return found;
}

function bandOf(item: Item): Json {
  const fields = fieldsOf(item, ['大于', '大于等于', '小于', '小于等于', '等于', '得']);
  const amountAt = (word: string) => {
    const found = fields.get(word);
    return found === undefined ? null : amountOf(found);
  };
  const points = amountAt('得');
  if (points === null) throw fault(item, '区间缺少“得”');
  const equal = amountAt('等于');
  const from = equal ?? amountAt('大于等于') ?? amountAt('大于');
  const to = equal ?? amountAt('小于等于') ?? amountAt('小于');
  if (from === null && to === null) throw fault(item, '区间缺少界限');
  return {
    from,
    fromIncluded: equal !== null || fields.has('大于等于'),
    to,
    toIncluded: equal !== null || fields.has('小于等于'),
    points,
  };
}

/** A map with these words, as an object of the domain. */
export function translateFields(item: Item, fields: Fields, besides: readonly string[] = []): { [key: string]: Json } {
  const entries = fieldsOf(item, [...besides, ...Object.keys(fields)]);
  const result: { [key: string]: Json } = {};
  for (const [word, { to, shape, otherwise, optional }] of Object.entries(fields)) {
    const value = entries.get(word);
    if (value !== undefined) result[to] = translate(value, shape);
    else if (otherwise !== undefined) result[to] = otherwise;
    else if (optional !== true) throw fault(item, `缺少“${word}”`);
  }
  return result;
}

/** `{参数: 键}` stands for any value: it refers to a parameter of the case. */
function referenceOf(item: Item): Json | null {
  if (item.kind !== 'map' || item.entries.size !== 1) return null;
  const key = item.entries.get('参数');
  return key === undefined ? null : { parameter: textOf(key) };
}

export function translate(item: Item, shape: Shape): Json {
  const reference = referenceOf(item);
  if (reference !== null) return reference;
  switch (shape.is) {
    case 'amount':
      return amountOf(item);
    case 'text':
      return textOf(item);
    case 'whole': {
      const text = textOf(item);
      if (!/^\d+$/u.test(text)) throw fault(item, `“${text}”不是整数`);
      return Number(text);
    }
    case 'flag':
      return oneOf(item, { 是: true, 否: false });
    case 'choice': {
      if (shape.orAmount === true && item.kind === 'text' && numberPattern.test(item.text)) return item.text;
      return oneOf(item, shape.words);
    }
    case 'list':
      return listOf(item).map((each) => translate(each, shape.of));
    case 'map':
      return Object.fromEntries([...mapOf(item)].map(([key, value]) => [key, translate(value, shape.of)]));
    case 'fields':
      return translateFields(item, shape.fields);
    case 'tagged': {
      const tag = item.kind === 'text' ? item : mapOf(item).get(shape.key);
      if (tag === undefined) throw fault(item, `缺少“${shape.key}”`);
      const { word, fields } = oneOf(tag, shape.cases);
      const rest: Item = item.kind === 'text' ? { ...item, kind: 'map', entries: new Map() } : item;
      return { [shape.to]: word, ...translateFields(rest, fields, [shape.key]) };
    }
    case 'band':
      return bandOf(item);
    case 'either':
      return translate(item, item.kind === 'text' ? shape.bare : shape.other);
    case 'maybe':
    default:
      return item.kind === 'text' && item.text === '无' ? null : translate(item, shape.of);
  }
}
