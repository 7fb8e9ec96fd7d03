// Reads a golden case (案例): a Chinese YAML file becomes scheme, assumptions, facts and what is expected of them.
import { absentReasons, factTypes } from '../../src/domain/glossary.ts';
import { Fact, type Facts } from '../../src/domain/fact.ts';
import { type Assumptions, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import type { AbsentReason } from '../../src/domain/scorecard.ts';
import type { Json } from '../../src/domain/setting.ts';
import { fault, fieldsOf, type Item, listOf, mapOf, plain, readItem, textOf } from './item.ts';
import { admit, organiser, readAssumptions, readScheme, schemeWords } from './read-scheme.ts';
import { amountOf, type Fields, type Shape, translate, translateFields } from './shape.ts';

/** What a case expects of one subject; a missing key expects nothing. Amounts are exact text. */
export type Expected = {
  line: number;
  total?: string | null;
  rank?: number | null;
  tied?: boolean;
  rankByRounding?: boolean;
  grade?: string | null;
  gradeNote?: string;
  missing?: string[];
  nodes: Map<string, { value: string } | { absent: AbsentReason }>;
  /** Per node: pieces of the Chinese sentences of its step. */
  sentences: Map<string, string[]>;
};

export type Case = {
  file: string;
  title: string;
  variants: string[];
  scheme: Scheme;
  assumptions: Assumptions | null;
  facts: Facts;
  expected: Map<string, Expected>;
  /** The case as written, with its Chinese keys: what the second calculation gets. */
  raw: Json;
};

const text: Shape = { is: 'text' };
const amount: Shape = { is: 'amount' };
const whole: Shape = { is: 'whole' };
const flag: Shape = { is: 'flag' };
const orNull = (to: string, shape: Shape) => ({ to, shape, otherwise: null });

const common: Fields = {
  编号: { to: 'id', shape: text, optional: true },
  单位: { to: 'subject', shape: text },
  经手: { to: 'by', shape: text, otherwise: '经办人' },
  日期: { to: 'at', shape: text, otherwise: '2022-12-30' },
  佐证: { to: 'evidence', shape: { is: 'list', of: text }, otherwise: [] },
  更正: orNull('supersedes', text),
  撤回: { to: 'withdrawn', shape: flag, optional: true },
  撤回理由: { to: 'changedFor', shape: text, optional: true },
};

const factWords: Record<Fact['type'], Fields> = {
  mark: {
    ...common,
    由: { to: 'assessor', shape: text, otherwise: organiser },
    值: orNull('value', amount),
    不适用: { to: 'notApplicable', shape: flag, otherwise: false },
    理由: { to: 'reason', shape: text, otherwise: '按评分标准' },
  },
  figure: {
    ...common,
    项: { to: 'key', shape: text },
    年份: { to: 'period', shape: text, optional: true },
    值: orNull('value', amount),
    等级: orNull('level', text),
    不适用: { to: 'notApplicable', shape: flag, otherwise: false },
    理由: orNull('reason', text),
  },
  tally: {
    ...common,
    主体: orNull('voterGroup', text),
    渠道: orNull('channel', text),
    票数: { to: 'counts', shape: { is: 'map', of: whole } },
  },
  adjustment: {
    ...common,
    事由: { to: 'title', shape: text, otherwise: '加减分' },
    发文: orNull('issuer', text),
    文号: orNull('document', text),
    发文日期: orNull('date', text),
    等级: orNull('level', text),
    分数: orNull('points', amount),
    事项: orNull('matter', text),
    事件: orNull('incident', text),
    名次: orNull('rank', whole),
    参排: orNull('ranked', whole),
    同名次: orNull('tied', whole),
    责任单位数: orNull('bodies', whole),
    份额: orNull('share', amount),
    否决: { to: 'veto', shape: flag, otherwise: false },
  },
};

const typeByWord = new Map((Object.entries(factTypes) as [Fact['type'], string][]).map(([type, word]) => [word, type]));

/** `各单位: {甲局: 9, 乙局: 8}` stands for one fact per body with that 值 (of a figure with words: 等级). */
function spread(item: Item): Item[] {
  const entries = mapOf(item);
  const each = entries.get('各单位');
  if (each === undefined || item.kind !== 'map') return [item];
  return [...mapOf(each)].map(([name, value]) => {
    const rest = new Map([...entries].filter(([key]) => key !== '各单位'));
    rest.set('单位', { ...value, kind: 'text', text: name });
    const isLevel = entries.has('数据') && !/^[-\d]/u.test(textOf(value));
    rest.set(isLevel ? '等级' : '值', value);
    return { ...item, entries: rest };
  });
}

function readFact(item: Item, index: number, scheme: Scheme): Fact {
  const entries = mapOf(item);
  const word = [...entries.keys()].find((key) => typeByWord.has(key));
  const type = word === undefined ? undefined : typeByWord.get(word);
  if (word === undefined || type === undefined) {
    throw fault(item, `事实要以 ${[...typeByWord.keys()].join('、')} 之一指明指标`);
  }
  const nodeItem = entries.get(word) ?? item;
  const node = textOf(nodeItem);
  if (![...nodesOf(scheme.root)].some(({ id }) => id === node)) throw fault(nodeItem, `总分之下没有“${node}”`);
  const fields = translateFields(item, factWords[type], [word]);
  const subject = textOf(entries.get('单位') ?? item);
  if (![...scheme.subjects, ...scheme.bodies].some(({ id }) => id === subject))
    throw fault(item, `单位“${subject}”不在“单位”之中`);
  const id = `f${String(index + 1).padStart(3, '0')}`;
  const period = type === 'figure' ? { period: scheme.cycle ?? '' } : {};
  return admit(Fact, { type, node, id, ...period, ...fields }, item);
}

function readExpected(item: Item, scheme: Scheme): Expected {
  const known = ['总分', '名次', '并列', '靠取整', '等次', '等次说明', '缺', '各项', '说明'];
  const fields = fieldsOf(item, known);
  const read = (word: string, shape: Shape) => {
    const found = fields.get(word);
    return found === undefined ? undefined : translate(found, { is: 'maybe', of: shape });
  };
  const nodeOf = (name: string, at: Item): string => {
    if (![...nodesOf(scheme.root)].some(({ id }) => id === name)) throw fault(at, `总分之下没有“${name}”`);
    return name;
  };
  const reasons = new Map((Object.entries(absentReasons) as [AbsentReason, string][]).map(([key, zh]) => [zh, key]));
  const nodes = [...mapOf(fields.get('各项') ?? { ...item, kind: 'map', entries: new Map() })].map(
    ([name, value]): [string, { value: string } | { absent: AbsentReason }] => {
      const reason = reasons.get(textOf(value));
      const found = reason === undefined ? { value: amountOf(value) } : { absent: reason };
      return [nodeOf(name, value), found];
    },
  );
  const sentences = [...mapOf(fields.get('说明') ?? { ...item, kind: 'map', entries: new Map() })].map(
    ([name, value]): [string, string[]] => [nodeOf(name, value), listOf(value).map(textOf)],
  );
  const result = {
    line: item.line,
    total: read('总分', amount),
    rank: read('名次', whole),
    tied: read('并列', flag),
    rankByRounding: read('靠取整', flag),
    grade: read('等次', text),
    gradeNote: read('等次说明', text),
    missing: read('缺', { is: 'list', of: text }),
    nodes: new Map(nodes),
    sentences: new Map(sentences),
  };
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined)) as Expected;
}

const caseWords = ['案例', '变体', '说明', '假定', '事实', '预期', ...schemeWords];

/** Reads one case; throws a CaseError that names file, line and key. `raw` has every parameter's words as written. */
export function readCase(file: string, content: string): Case {
  const item = readItem(file, content);
  const fields = fieldsOf(item, caseWords);
  const required = (word: string): Item => {
    const found = fields.get(word);
    if (found === undefined) throw fault(item, `缺少“${word}”`);
    return found;
  };
  const title = textOf(required('案例'));
  const scheme = readScheme(item, title);
  const assumed = fields.get('假定');
  const facts = listOf(required('事实')).flatMap(spread);
  const subjectAt = (name: string, at: Item): string => {
    if (!scheme.subjects.some(({ id }) => id === name)) throw fault(at, `单位“${name}”不在“单位”之中`);
    return name;
  };
  return {
    file,
    title,
    variants: listOf(required('变体')).map(textOf),
    scheme,
    assumptions: assumed === undefined ? null : readAssumptions(assumed),
    facts: {
      format: 'plumbline/facts/1',
      title,
      cycle: scheme.cycle ?? '',
      demonstration: scheme.demonstration,
      facts: facts.map((each, index) => readFact(each, index, scheme)),
    },
    expected: new Map(
      [...mapOf(required('预期'))].map(([name, each]) => [subjectAt(name, each), readExpected(each, scheme)]),
    ),
    raw: plain(item),
  };
}
