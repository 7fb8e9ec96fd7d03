// The scheme of a case (案例中的考评方案): Chinese keys → Scheme and Assumptions. Ids of nodes and bodies are their names.
import { z } from 'zod';
import { nodeKinds, operations } from '../../src/domain/glossary.ts';
import { Operation, type OperationType } from '../../src/domain/operation.ts';
import { type Assumptions, type Node, type NodeKind, nodesOf, Scheme } from '../../src/domain/scheme.ts';
import type { Json } from '../../src/domain/setting.ts';
import { fault, fieldsOf, type Item, listOf, mapOf, plain, textOf } from './item.ts';
import { type Shape, translate, translateFields } from './shape.ts';
import { absent, operationWords, ranking, recusal, rounding, stepsOrder, veto } from './words.ts';

export const organiser = '效能办';

const reversed = <T extends string>(words: Record<T, string>): Record<string, T> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [word, key])) as Record<string, T>;
const typeOf: Record<string, OperationType> = reversed(operations);
const kindOf: Record<string, NodeKind> = reversed(nodeKinds);

const amount: Shape = { is: 'amount' };
const names: Shape = { is: 'list', of: { is: 'text' } };

/** Parses by the domain's own schema, so that a case cannot say what a scheme cannot. */
export function admit<T>(schema: z.ZodType<T>, value: unknown, item: Item): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw fault(item, `不成立：${z.prettifyError(result.error)}`);
}

function readOperation(item: Item): Operation {
  const method = item.kind === 'text' ? item : mapOf(item).get('方法');
  if (method === undefined) throw fault(item, '缺少“方法”');
  const type = typeOf[textOf(method)];
  if (type === undefined) {
    throw fault(method, `没有计分方法“${textOf(method)}”；可用：${Object.values(operations).join('、')}`);
  }
  const words = operationWords[type];
  const rest = item.kind === 'text' ? { ...item, kind: 'map' as const, entries: new Map<string, Item>() } : item;
  return admit(Operation, { type, ...translateFields(rest, words, ['方法']) }, item);
}

const nodeWords = ['名称', '编号', '类型', '分值', '考核内容', '考评单位', '适用', '计分', '取整', '子项'];

function defaultKind(parent: NodeKind | null, operation: Operation | null, hasChildren: boolean): NodeKind {
  if (parent === null) return 'total';
  if (parent !== 'total' && parent !== 'component') return 'part';
  if (operation?.type === 'adjustments' || operation?.type === 'provincial-rank') return 'adjustment';
  if (operation?.type.startsWith('ballot-') === true) return 'evaluation';
  return hasChildren ? 'component' : 'indicator';
}

function readNode(item: Item, parent: NodeKind | null): Node {
  const fields = fieldsOf(item, nodeWords);
  const optional = (word: string, shape: Shape): Json => {
    const found = fields.get(word);
    return found === undefined ? null : translate(found, shape);
  };
  const name = fields.get('名称');
  if (name === undefined && parent !== null) throw fault(item, '缺少“名称”');
  const title = name === undefined ? nodeKinds.total : textOf(name);
  const scoring = fields.get('计分');
  const operation = scoring === undefined ? null : readOperation(scoring);
  const below = fields.get('子项');
  const kindWord = fields.get('类型');
  const kind = kindWord === undefined ? defaultKind(parent, operation, below !== undefined) : kindOf[textOf(kindWord)];
  if (kind === undefined) throw fault(item, `没有这种类型；可用：${Object.values(nodeKinds).join('、')}`);
  const isLeaf = below === undefined;
  return {
    id: title,
    number: optional('编号', { is: 'text' }) as string | null,
    title,
    kind,
    points: optional('分值', amount) as Node['points'],
    criterion: optional('考核内容', { is: 'text' }) as string | null,
    method: null,
    unit: null,
    remarks: null,
    assessors: (optional('考评单位', names) ?? (isLeaf ? [organiser] : [])) as string[],
    admitted: null,
    groups: optional('适用', names) as string[] | null,
    operation,
    rounding: optional('取整', rounding) as Node['rounding'],
    source: null,
    children: below === undefined ? [] : listOf(below).map((child) => readNode(child, kind)),
  };
}

function readSubjects(item: Item): { id: string; title: string; group: string; sections: [] }[] {
  const pairs: [string, string][] =
    item.kind === 'list'
      ? item.items.map((each) => [textOf(each), '全部单位'])
      : [...mapOf(item)].map(([name, group]) => [name, textOf(group)]);
  return pairs.map(([name, group]) => ({ id: name, title: name, group, sections: [] }));
}

function readParameters(item: Item | undefined): Json[] {
  if (item === undefined) return [];
  return [...mapOf(item)].map(([key, each]) => {
    const fields = fieldsOf(each, ['问题', '值', '签署', '理由']);
    const text = (word: string) => {
      const found = fields.get(word);
      return found === undefined ? null : textOf(found);
    };
    const value = fields.get('值');
    const title = text('问题') ?? key;
    return {
      key,
      title,
      choices: null,
      value: value === undefined ? null : parameterValue(value),
      signer: text('签署'),
      reason: text('理由'),
      source: null,
    };
  });
}

const schemeShapes: Record<string, Shape> = {
  缺项: absent,
  回避: recusal,
  取整: rounding,
  次序: stepsOrder,
  排名: ranking,
};

/** The value of a parameter: bare text, lists and maps; `{写法: 分摊, 值: …}` for what needs translating. */
function parameterValue(item: Item): Json {
  if (item.kind !== 'map' || !item.entries.has('写法')) return plain(item);
  const parts = fieldsOf(item, ['写法', '值']);
  const [form, value] = [parts.get('写法'), parts.get('值')];
  if (form === undefined || value === undefined) throw fault(item, '“写法”与“值”要一起写');
  const [place, word] = textOf(form).split('.');
  const type = typeOf[place ?? ''];
  const fields = type === undefined ? {} : operationWords[type];
  const shape = place === '方案' ? schemeShapes[word ?? ''] : fields[word ?? '']?.shape;
  if (shape === undefined) throw fault(form, '写法应为“计分方法.字段”或“方案.字段”，如“分摊.分法”“方案.取整”');
  return translate(value, shape);
}

function readGrades(item: Item): Json {
  const fields = fieldsOf(item, ['划线', '限额']);
  const lines = fields.get('划线');
  if (lines === undefined) throw fault(item, '缺少“划线”');
  const quotas = fields.get('限额');
  return {
    lines: [...mapOf(lines)].map(([title, line]) => ({ title, atLeast: translate(line, { is: 'maybe', of: amount }) })),
    quotas:
      quotas === undefined
        ? []
        : [...mapOf(quotas)].map(([title, share]) => ({ title, share: translate(share, amount) })),
  };
}

export const schemeWords = [
  '年度',
  '单位',
  '参数',
  '缺项',
  '回避',
  '取整',
  '次序',
  '排名',
  '等次',
  '一票否决',
  '总分',
] as const;

export function readScheme(item: Item, title: string): Scheme {
  const fields = mapOf(item);
  const required = (word: string): Item => {
    const found = fields.get(word);
    if (found === undefined) throw fault(item, `缺少“${word}”`);
    return found;
  };
  const optional = (word: string, shape: Shape, otherwise: Json): Json => {
    const found = fields.get(word);
    return found === undefined ? otherwise : translate(found, shape);
  };
  const subjects = readSubjects(required('单位'));
  const root = readNode(required('总分'), null);
  const nodes = [...nodesOf(root)];
  const twice = nodes.find((node, index) => nodes.findIndex((each) => each.id === node.id) !== index);
  if (twice !== undefined) throw fault(required('总分'), `名称“${twice.id}”用了两次；案例中名称即编号，不能重复`);
  const bodies = new Set([organiser, ...nodes.flatMap((node) => node.assessors), ...subjects.map(({ id }) => id)]);
  const grades = fields.get('等次');
  const value = {
    format: 'plumbline/scheme/1',
    title,
    cycle: optional('年度', { is: 'text' }, '2022'),
    demonstration: '案例数据，均为虚构',
    organiser,
    bodies: [...bodies].map((name) => ({ id: name, title: name, names: [name] })),
    groups: [...new Set(subjects.map(({ group }) => group))].map((id) => ({ id, title: id })),
    subjects,
    parameters: readParameters(fields.get('参数')),
    absent: optional('缺项', absent, 'reweight'),
    recusal: optional('回避', recusal, { alone: 'reweight' }),
    rounding: optional('取整', rounding, null),
    ...(fields.has('次序') ? { order: optional('次序', stepsOrder, null) } : {}),
    ranking: optional('排名', ranking, { within: 'group', ties: 'equal', criteria: [] }),
    grades: grades === undefined ? null : readGrades(grades),
    vetoes: optional('一票否决', { is: 'list', of: veto }, []),
    root,
  };
  return admit(Scheme, value, item);
}

export function readAssumptions(item: Item): Assumptions {
  const values = [...mapOf(item)].map(([key, value]) => [key, { value: parameterValue(value), reason: '案例假定' }]);
  return { format: 'plumbline/assumptions/1', note: '案例假定，待签署', values: Object.fromEntries(values) };
}
