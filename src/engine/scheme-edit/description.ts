// An edit in one Chinese sentence (修改说明): for the journal, and for what can be taken back.
import { inQuotes } from '../../domain/quote.ts';
import { labelOf, oneLine, showAmount, showSentence } from '../../domain/display.ts';
import { nodeKinds, operations } from '../../domain/glossary.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import type { EditOf, Follow, NodePlace, NodeText, SchemeEdit } from '../../domain/scheme-edit.ts';
import { isReference } from '../../domain/setting.ts';
import { rowTitles } from '../../domain/title.ts';
import { namesIn } from '../scheme-difference/change.ts';
import { heads, ruleText } from '../scheme-difference/rules.ts';
import { findNode } from './tree.ts';

export const fieldTitles: Record<NodeText, string> = {
  number: '编号',
  criterion: '考核内容',
  method: '评分标准',
  target: '年度工作目标',
  unit: '计量单位',
  remarks: '备注',
};

const follows: Record<Follow, string> = {
  'keep-siblings': '，上级项的分值随之改变',
  'share-rest': '，其余各项按比例分摊',
  none: '',
};

const places: Record<NodePlace['where'], string> = { before: '之前', after: '之后', into: '之下' };

/** Points in words; the question of the parameter that holds them. */
export function pointsWords(scheme: Scheme, points: Node['points']): string {
  if (points === null) return '无分值';
  if (!isReference(points)) return `${showAmount(points)} 分`;
  const title = scheme.parameters.find(({ key }) => key === points.parameter)?.title;
  return `分值由参数${inQuotes(oneLine(title ?? points.parameter))}确定`;
}

const longest = 40;
const quoted = (text: string): string => {
  const line = oneLine(text);
  return inQuotes(line.length <= longest ? line : `${line.slice(0, longest)}……`);
};

/** Titles by id, an id that has none as it stands. */
const namesOf = (list: readonly { id: string; title: string }[], ids: readonly string[]): string =>
  ids.map((id) => list.find((each) => each.id === id)?.title ?? id).join('、');

type Telling = { scheme: Scheme; named: (id: string) => string };

const placed = ({ where, node }: NodePlace, { named }: Telling): string => `${named(node)}${places[where]}`;

function tellAdd(edit: EditOf<'add'>, telling: Telling): string {
  const operation = edit.operation === null ? '' : `，${operations[edit.operation.type]}`;
  const by = (edit.assessors ?? []).length === 0 ? '' : `，${namesOf(telling.scheme.bodies, edit.assessors ?? [])}评`;
  const what = `${inQuotes(oneLine(edit.title))}（${pointsWords(telling.scheme, edit.points)}${operation}${by}）`;
  return `在${placed(edit.place, telling)}增加${what}${follows[edit.follow]}`;
}

function tellPoints(edit: EditOf<'points'>, { scheme, named }: Telling): string {
  const old = pointsWords(scheme, findNode(scheme.root, edit.node)?.points ?? null);
  return `${named(edit.node)}的分值由 ${old} 改为 ${pointsWords(scheme, edit.points)}${follows[edit.follow]}`;
}

function tellText(edit: EditOf<'text'>, { named }: Telling): string {
  const what = `${named(edit.node)}的${fieldTitles[edit.field]}`;
  return edit.text === null ? `删去${what}` : `${what}改为${quoted(edit.text)}`;
}

function tellParameter(edit: EditOf<'parameter'>, { scheme }: Telling): string {
  const title = oneLine(scheme.parameters.find(({ key }) => key === edit.key)?.title ?? edit.key);
  if (edit.value === null) return `撤回参数${inQuotes(title)}的取值`;
  const value = showSentence(valueTeller(scheme)(edit.key, valueText(edit.value)));
  const signer = edit.signer === null ? '（未签署）' : `，${edit.signer}签署`;
  return `参数${inQuotes(title)}取 ${value}${signer}${edit.reason === null ? '' : `，理由：${oneLine(edit.reason)}`}`;
}

const namesTold = 3;

function tellAddSubjects({ subjects }: EditOf<'add-subjects'>, { scheme }: Telling): string {
  const names = subjects.slice(0, namesTold).map(({ title }) => inQuotes(title));
  const count = subjects.length > namesTold ? `等 ${subjects.length} 个` : '';
  const groups = [...new Set(subjects.map(({ group }) => group))];
  return `增加被考评单位${names.join('、')}${count}（${namesOf(scheme.groups, groups)}）`;
}

/** The rules as they will be, each with its title. */
function tellRules(rules: Record<string, unknown>, titles: Readonly<Record<string, string>>, scheme: Scheme): string {
  const labels = rowTitles(scheme);
  const version = { scheme: { ...scheme, ...rules }, names: namesIn(scheme, labels) };
  return Object.entries(rules)
    .map(([rule, value]) => `${titles[rule] ?? rule}改为 ${ruleText(rule, value, version)}`)
    .join('；');
}

const headTitles = Object.fromEntries(Object.entries(heads).map(([head, { title }]) => [head, title]));
const nodeRuleTitles = { rounding: '舍入', adopter: '认定单位', admitted: '可报送的单位' };

const tellers: { [T in SchemeEdit['type']]: (edit: EditOf<T>, telling: Telling) => string } = {
  add: tellAdd,
  copy: (edit, telling) => `复制${telling.named(edit.node)}，放在${placed(edit.place, telling)}${follows[edit.follow]}`,
  move: (edit, telling) => `把${telling.named(edit.node)}移到${placed(edit.place, telling)}${follows[edit.follow]}`,
  remove: (edit, { named }) => `删除${named(edit.node)}${follows[edit.follow]}`,
  retitle: (edit, { named }) => `${named(edit.node)}改名为${inQuotes(oneLine(edit.title))}`,
  text: tellText,
  points: tellPoints,
  assessors: (edit, { scheme, named }) =>
    `${named(edit.node)}的考评单位改为${edit.assessors.length === 0 ? '空' : namesOf(scheme.bodies, edit.assessors)}`,
  operation: (edit, { named }) =>
    `${named(edit.node)}的计分方法改为${edit.operation === null ? '待定' : `“${operations[edit.operation.type]}”`}`,
  'node-groups': (edit, { scheme, named }) =>
    `${named(edit.node)}改为${edit.groups === null ? '适用于所有分组' : `只适用于分组：${namesOf(scheme.groups, edit.groups)}`}`,
  kind: (edit, { named }) => `${named(edit.node)}的类别改为${nodeKinds[edit.kind]}`,
  'node-rules': (edit, { scheme, named }) => `${named(edit.node)}的${tellRules(edit.rules, nodeRuleTitles, scheme)}`,
  rules: (edit, { scheme }) => tellRules(edit.rules, headTitles, scheme),
  parameter: tellParameter,
  'add-body': ({ body }) => `单位表增加${inQuotes(body.title)}`,
  'add-subjects': tellAddSubjects,
  'change-subject': ({ subject }, { scheme }) =>
    `修改被考评单位${inQuotes(subject.title)}（${namesOf(scheme.groups, [subject.group])}）`,
  'remove-subject': ({ subject }, { scheme }) => `减去被考评单位${inQuotes(namesOf(scheme.subjects, [subject]))}`,
  'add-group': ({ group }) => `增加分组${inQuotes(group.title)}`,
  'change-group': ({ group }, { scheme }) =>
    `分组${inQuotes(namesOf(scheme.groups, [group.id]))}改名为${inQuotes(group.title)}`,
  'remove-group': ({ group }, { scheme }) => `减去分组${inQuotes(namesOf(scheme.groups, [group]))}`,
};

/** `scheme` is the one before the edit. */
export function describeEdit(edit: SchemeEdit, scheme: Scheme): string {
  const named = (id: string): string => {
    const node = findNode(scheme.root, id);
    return inQuotes(node === null ? id : labelOf(node));
  };
  // The table pairs each type with its words; the compiler cannot follow the pairing through the union.
  const tell = tellers[edit.type] as (one: SchemeEdit, telling: Telling) => string;
  return tell(edit, { scheme, named });
}
