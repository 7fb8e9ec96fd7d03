// What changed in one row (项内变动): title, points, texts, assessors, operation, and everything else that it holds.
import { inQuotes } from '../../domain/quote.ts';
import { labelOf, oneLine, showJson } from '../../domain/display.ts';
import { nodeKinds } from '../../domain/glossary.ts';
import { operationChanges, operationWords } from '../../domain/operation-form/telling.ts';
import type { Node } from '../../domain/scheme.ts';
import { isReference, type Json } from '../../domain/setting.ts';
import { showAmount } from '../../domain/display.ts';
import { textDifference } from '../../domain/text-difference.ts';
import { fieldTitles } from '../scheme-edit/description.ts';
import { type Change, change, type ChangeKind, differs } from './change.ts';
import { ruleText, type Version } from './rules.ts';

/** A node without its children, which have their own changes. */
export type Field = Exclude<keyof Node, 'children' | 'id'>;
type Both = { id: string; before: Node; after: Node; from: Version; to: Version };

/** Titles of what no sentence of its own is made for. */
const titles: Record<Field, string> = {
  ...fieldTitles,
  title: '名称',
  kind: '类别',
  points: '分值',
  pointsAs: '表中所印的分值',
  titleAs: '表中所印的名称',
  pathAs: '表中所印的上级项',
  rowAs: '在表中的行次',
  assessors: '考评单位',
  assessorsAs: '表中所印的考评单位',
  leads: '牵头责任单位',
  cooperators: '配合单位',
  admitted: '可报送的单位',
  adopter: '认定单位',
  groups: '适用分组',
  operation: '计分方法',
  rounding: '舍入',
  source: '出处',
};
/** In the order of telling. */
const fields = Object.keys(titles) as Field[];
const printed: readonly Field[] = ['pointsAs', 'titleAs', 'pathAs', 'rowAs', 'assessorsAs', 'source'];

const pointsText = (points: Node['points'], { names }: Version): string => {
  if (points === null) return '无分值';
  return isReference(points)
    ? `由参数${inQuotes(names.parameterOf(points.parameter))}确定`
    : `${showAmount(points)} 分`;
};

/** A field of a version in a few words. */
function valueText(field: Field, node: Node, version: Version): string {
  const value = node[field];
  const { names } = version;
  if (field === 'points') return pointsText(node.points, version);
  if (field === 'kind') return nodeKinds[node.kind];
  if (field === 'operation') return operationWords(node.operation, names);
  if (field === 'rounding' || field === 'admitted') return ruleText(field, node[field], version);
  if (field === 'groups') return node.groups === null ? '所有分组' : node.groups.map(names.nameOf).join('、');
  if (field === 'assessors') return node.assessors.length === 0 ? '空' : node.assessors.map(names.nameOf).join('、');
  if (value === undefined || value === null) return '空';
  if (field === 'leads' || field === 'cooperators') return (node[field] ?? []).join('、');
  if (isReference(value)) return `由参数${inQuotes(names.parameterOf(value.parameter))}确定`;
  return typeof value === 'string' ? inQuotes(oneLine(value)) : showJson(value as Json);
}

/** Bodies that came and went; the order alone is told as such. */
function assessorText({ before, after, from, to }: Both): string {
  const came = after.assessors.filter((id) => !before.assessors.includes(id)).map(to.names.nameOf);
  const went = before.assessors.filter((id) => !after.assessors.includes(id)).map(from.names.nameOf);
  const parts = [
    ...(came.length === 0 ? [] : [`增加${came.join('、')}`]),
    ...(went.length === 0 ? [] : [`减去${went.join('、')}`]),
  ];
  return parts.length === 0 ? '的考评单位次序有变' : `的考评单位${parts.join('，')}`;
}

function operationText(both: Both): string {
  const { before, after, from, to } = both;
  const inside =
    before.operation === null || after.operation === null
      ? null
      : operationChanges(before.operation, after.operation, [from.names, to.names]);
  if (inside !== null && inside.length > 0) return `的计分方法：${inside.join('；')}`;
  const [old, now] = [operationWords(before.operation, from.names), operationWords(after.operation, to.names)];
  return `的计分方法由 ${old} 改为 ${now}`;
}

function kindOf(field: Field): ChangeKind {
  if (field === 'title' || field === 'points' || field === 'assessors' || field === 'operation') return field;
  if (field in fieldTitles) return 'text';
  return printed.includes(field) ? 'form' : 'rule';
}

function sentenceOf(field: Field, both: Both): string {
  const { before, after, from, to } = both;
  if (field === 'title') return `改名为${inQuotes(oneLine(after.title))}`;
  if (field === 'assessors') return assessorText(both);
  if (field === 'operation') return operationText(both);
  if (field in fieldTitles) {
    const verb = before[field] == null ? '新写了' : after[field] == null ? '删去了' : '修改了';
    if (field !== 'number') return `${verb}${titles[field]}`;
  }
  const [old, now] = [valueText(field, before, from), valueText(field, after, to)];
  // What is cut short may read the same.
  return old === now ? `的${titles[field]}有变` : `的${titles[field]}由 ${old} 改为 ${now}`;
}

/** Titles and texts are also told word by word. */
function wordsOf(field: Field, before: Node, after: Node): Change['words'] {
  if (field !== 'title' && !(field in fieldTitles)) return null;
  const [old, now] = [before[field] ?? '', after[field] ?? ''];
  return typeof old === 'string' && typeof now === 'string' ? textDifference(old, now) : null;
}

export const fieldChanges = (both: Both): Change[] =>
  fields
    .filter((field) => differs(both.before[field], both.after[field]))
    .map((field) =>
      change(
        kindOf(field),
        both.after.id,
        `${inQuotes(labelOf(both.before))}${sentenceOf(field, both)}`,
        [['nodes', both.id, field]],
        wordsOf(field, both.before, both.after),
      ),
    );

/** `3 分，考评单位评分` — what a row is, for rows that come and go. */
export const brief = (node: Node, version: Version): string =>
  [
    pointsText(node.points, version),
    ...(node.operation === null ? [] : [operationWords(node.operation, version.names)]),
  ].join('，');
