// What changed in the rules and the head of a scheme (规则变动): grades, ranking, rounding and what else is no row.
import { inQuotes } from '../../domain/quote.ts';
import { oneLine, showAmount, showJson, showPercent, showSentence } from '../../domain/display.ts';
import { type Names } from '../../domain/operation-form/telling.ts';
import { choiceWords } from '../../domain/operation-form/words.ts';
import { ruleWords } from '../../domain/policy-words.ts';
import type { Admitted, Scheme, Veto } from '../../domain/scheme.ts';
import { isReference, type Json } from '../../domain/setting.ts';
import { type Change, change, type ChangeKind, differs } from './change.ts';

/** One of the two schemes, with the titles of its nodes, bodies and parameters. */
export type Version = { scheme: Scheme; names: Names };

type Head = Exclude<keyof Scheme, 'root' | 'parameters' | 'bodies' | 'groups' | 'subjects'>;
export const heads: Record<Head, { title: string; kind: ChangeKind }> = {
  format: { title: '格式', kind: 'form' },
  title: { title: '方案名称', kind: 'title' },
  cycle: { title: '考评年度', kind: 'rule' },
  demonstration: { title: '示范标记', kind: 'form' },
  organiser: { title: '主办单位', kind: 'rule' },
  absent: { title: '缺项处理', kind: 'rule' },
  recusal: { title: '回避规则', kind: 'rule' },
  rounding: { title: '总分舍入', kind: 'rule' },
  order: { title: '计算次序', kind: 'rule' },
  ranking: { title: '排名规则', kind: 'rule' },
  grades: { title: '等次规则', kind: 'rule' },
  vetoes: { title: '一票否决', kind: 'rule' },
  table: { title: '表样', kind: 'form' },
};

const orders: Readonly<Record<string, string>> = {
  'adjust-then-round': '先计加减分再舍入',
  'round-then-adjust': '先舍入再计加减分',
};

const effects: Readonly<Record<string, string>> = {
  barred: '不得评为最高等次',
  'row-zero': '一项计零分',
  unqualified: '定为最低等次',
};

function vetoWords({ level, effect, node }: Veto, version: Version): string {
  const { names } = version;
  const what = isReference(effect) ? ruleText('', effect, version) : (effects[effect] ?? effect);
  const where =
    node === null
      ? ''
      : isReference(node)
        ? `，项${ruleText('', node, version)}`
        : `，项为${inQuotes(names.nameOf(node))}`;
  return `${inQuotes(level)}${what}${where}`;
}

/** `一层：甲、乙；二层：丙；等` */
const admittedWords = ({ tiers, open }: Pick<Admitted, 'tiers' | 'open'>, { nameOf }: Names): string =>
  [
    ...tiers.map(
      ({ title, bodies }) => `${oneLine(title)}${bodies.length === 0 ? '' : `：${bodies.map(nameOf).join('、')}`}`,
    ),
    ...(open ? ['等'] : []),
  ].join('；') || '无';

/** A rule of the scheme or of a row as people read it. */
export function ruleText(rule: string, value: unknown, version: Version): string {
  const { names } = version;
  if (value === undefined) return '未写';
  if (value === null) return '无';
  if (isReference(value)) return `由参数${inQuotes(oneLine(names.parameterOf(value.parameter)))}确定`;
  if (rule === 'absent' && typeof value === 'string') return choiceWords('', 'absent', value).zh;
  if (rule === 'order' && typeof value === 'string') return orders[value] ?? value;
  if (rule === 'vetoes') {
    const { vetoes } = version.scheme;
    return vetoes.length === 0 ? '无' : vetoes.map((veto) => vetoWords(veto, version)).join('；');
  }
  if (rule === 'admitted') return admittedWords(value as Admitted, names);
  const words = ruleWords(rule, value as Json, {
    number: (written, as) => [as === 'percent' ? showPercent(written) : showAmount(written)],
    nameOf: names.nameOf,
  });
  if (words !== null) return showSentence(words);
  return typeof value === 'string' ? inQuotes(names.nameOf(oneLine(value))) : showJson(value as Json);
}

export const ruleChanges = (from: Version, to: Version): Change[] =>
  (Object.keys(heads) as Head[])
    .filter((head) => differs(from.scheme[head], to.scheme[head]))
    .map((head) => {
      const { title, kind } = heads[head];
      const [old, now] = [ruleText(head, from.scheme[head], from), ruleText(head, to.scheme[head], to)];
      return change(kind, null, old === now ? `${title}有变` : `${title}由 ${old} 改为 ${now}`, [[head]]);
    });
