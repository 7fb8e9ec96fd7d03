// What changed in the lists of a scheme (名单与参数变动): parameters with their signatures, bodies, groups and subjects.
import { inQuotes } from '../../domain/quote.ts';
import { oneLine, showJson, showSentence } from '../../domain/display.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import { type Body, isOpen, type Parameter, type Scheme, type Subject } from '../../domain/scheme.ts';
import type { Json } from '../../domain/setting.ts';
import { type Change, change, type ChangeKind, differs, displaced, keyed } from './change.ts';
import type { Version } from './rules.ts';

type Listed<T> = {
  list: 'parameters' | 'bodies' | 'groups' | 'subjects';
  kind: ChangeKind;
  keyOf: (item: T) => string;
  /** `被考评单位“财政局”`. */
  nameOf: (item: T, version: Version) => string;
  /** What is told of one that came. */
  brief: (item: T, version: Version) => string;
  /** One sentence without the name for some fields at once; the fields that it tells. */
  tell: (before: T, after: T, from: Version, to: Version) => { text: string; fields: string[] }[];
  titles: Readonly<Record<string, string>>;
};

function listChanges<T extends object>(
  of: Listed<T>,
  old: readonly T[],
  now: readonly T[],
  from: Version,
  to: Version,
): Change[] {
  const [before, after] = [keyed(old, of.keyOf), keyed(now, of.keyOf)];
  const changes: Change[] = [];
  for (const [key, item] of before)
    if (!after.has(key)) changes.push(change(of.kind, null, `减去${of.nameOf(item, from)}`, [[of.list, key]]));
  for (const [key, item] of after) {
    const earlier = before.get(key);
    if (earlier === undefined)
      changes.push(change(of.kind, null, `增加${of.nameOf(item, to)}${of.brief(item, to)}`, [[of.list, key]]));
    else changes.push(...itemChanges(of, key, earlier, item, from, to));
  }
  const moved = displaced([...before.keys()], [...after.keys()]);
  const [first] = moved.flatMap((key) => after.get(key) ?? []);
  if (first !== undefined) {
    const text = `${of.nameOf(first, to)}${moved.length === 1 ? '' : `等 ${moved.length} 个`}在名单中的次序有变`;
    changes.push(change('form', null, text, [[of.list, 'order']]));
  }
  return changes;
}

function itemChanges<T extends object>(
  of: Listed<T>,
  key: string,
  before: T,
  after: T,
  from: Version,
  to: Version,
): Change[] {
  const [old, now] = [before, after] as [Record<string, Json>, Record<string, Json>];
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) =>
    differs(old[field], now[field]),
  );
  if (changed.length === 0) return [];
  const told = of.tell(before, after, from, to);
  const silent = changed.filter((field) => !told.some(({ fields }) => fields.includes(field)));
  const rest = silent.map((field) => ({
    text: fieldText(of.titles[field] ?? field, old[field], now[field]),
    fields: [field],
  }));
  return [...told, ...rest]
    .filter(({ fields }) => fields.some((field) => changed.includes(field)))
    .map(({ text, fields }) => {
      const covers = fields.filter((field) => changed.includes(field)).map((field) => [of.list, key, field]);
      return change(of.kind, null, `${of.nameOf(before, from)}${text}`, covers);
    });
}

const shown = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '空';
  return typeof value === 'string' ? inQuotes(oneLine(value)) : showJson(value);
};
const fieldText = (title: string, before: Json | undefined, after: Json | undefined): string =>
  shown(before) === shown(after) ? `的${title}有变` : `的${title}由 ${shown(before)} 改为 ${shown(after)}`;

const answer = ({ scheme }: Version, { key, value }: Parameter): string =>
  value === null ? '未定' : showSentence(valueTeller(scheme)(key, valueText(value)));

/** Who answers for a value, and why. */
function basis(parameter: Parameter): string {
  if (isOpen(parameter)) return parameter.value === null ? '' : '（未签署）';
  const who = parameter.signer === null ? '文件载明' : `${parameter.signer}签署`;
  return `（${who}${parameter.reason === null ? '' : `，理由：${oneLine(parameter.reason)}`}）`;
}

function parameterTold(before: Parameter, after: Parameter, from: Version, to: Version) {
  const fields = ['value', 'signer', 'reason'];
  const [old, now] = [answer(from, before), answer(to, after)];
  if (differs(before.value, after.value))
    return [{ text: `的取值由 ${old}${basis(before)} 改为 ${now}${basis(after)}`, fields }];
  const text =
    basis(before) === basis(after)
      ? '的签署有变'
      : `取值仍为 ${now}，由${basis(before) || '（未定）'}改为${basis(after) || '（未定）'}`;
  return [{ text, fields }];
}

const parameters: Listed<Parameter> = {
  list: 'parameters',
  kind: 'parameter',
  keyOf: ({ key }) => key,
  nameOf: ({ title }) => `参数${inQuotes(oneLine(title))}`,
  brief: (parameter, version) => `，取值 ${answer(version, parameter)}${basis(parameter)}`,
  tell: parameterTold,
  titles: { title: '问题', choices: '备选答案', source: '出处' },
};

const bodies: Listed<Body> = {
  list: 'bodies',
  kind: 'body',
  keyOf: ({ id }) => id,
  nameOf: ({ title }) => `单位${inQuotes(oneLine(title))}`,
  brief: () => '',
  tell: () => [],
  titles: { title: '名称', names: '文件中的写法' },
};

const groups: Listed<Scheme['groups'][number]> = {
  list: 'groups',
  kind: 'group',
  keyOf: ({ id }) => id,
  nameOf: ({ title }) => `分组${inQuotes(oneLine(title))}`,
  brief: () => '',
  tell: () => [],
  titles: { title: '名称' },
};

const sectionsOf = ({ sections }: Subject): string[] => sections.map(({ title, kind }) => `${title}（${kind}）`);

function sectionText(before: Subject, after: Subject): string {
  const [old, now] = [sectionsOf(before), sectionsOf(after)];
  const came = now.filter((section) => !old.includes(section));
  const went = old.filter((section) => !now.includes(section));
  const parts = [
    ...(came.length === 0 ? [] : [`增加${came.join('、')}`]),
    ...(went.length === 0 ? [] : [`减去${went.join('、')}`]),
  ];
  return parts.length === 0 ? '的科室次序有变' : `的科室${parts.join('，')}`;
}

const subjects: Listed<Subject> = {
  list: 'subjects',
  kind: 'subject',
  keyOf: ({ id }) => id,
  nameOf: ({ title }) => `被考评单位${inQuotes(oneLine(title))}`,
  brief: ({ group }, { names }) => `（${names.nameOf(group)}）`,
  tell: (before, after, from, to) => [
    {
      text: `由分组${inQuotes(from.names.nameOf(before.group))}改到${inQuotes(to.names.nameOf(after.group))}`,
      fields: ['group'],
    },
    { text: sectionText(before, after), fields: ['sections'] },
  ],
  titles: { title: '名称' },
};

export function listsChanges(from: Version, to: Version): Change[] {
  const [old, now]: [Scheme, Scheme] = [from.scheme, to.scheme];
  return [
    ...listChanges(parameters, old.parameters, now.parameters, from, to),
    ...listChanges(groups, old.groups, now.groups, from, to),
    ...listChanges(subjects, old.subjects, now.subjects, from, to),
    ...listChanges(bodies, old.bodies, now.bodies, from, to),
  ];
}
