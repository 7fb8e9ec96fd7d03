// An operation in words (计分方法的文字): its name and its fields as the form words them, for differences between versions.
import { inQuotes } from '../quote.ts';
import { Band } from '../band.ts';
import { canonical } from '../canonical.ts';
import { showAmount } from '../display.ts';
import { operations } from '../glossary.ts';
import type { Operation } from '../operation.ts';
import { numberPattern } from '../rational.ts';
import { isReference } from '../setting.ts';
import { type FieldShape, formOf, type FormField } from './form.ts';

/** `nameOf` gives the title of a body or a node, `parameterOf` the question of a parameter. */
export type Names = { nameOf: (id: string) => string; parameterOf: (key: string) => string };

const isHolder = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(value: unknown, shape: FieldShape): boolean {
  if (shape.kind === 'choice') return shape.choices.some((choice) => choice.value === value);
  if (shape.kind === 'amount') return typeof value === 'string' && numberPattern.test(value);
  if (shape.kind === 'text') return typeof value === 'string';
  if (shape.kind === 'list') return Array.isArray(value);
  if (shape.kind === 'group')
    return isHolder(value) && (shape.tag === null || value[shape.tag.key] === shape.tag.value);
  return shape.kind === 'table' && isHolder(value);
}

const numberWords = (written: string, shape: FieldShape): string =>
  shape.kind === 'amount' && shape.use === 'points' && !written.endsWith('%')
    ? `${showAmount(written)} 分`
    : showAmount(written);

/** `≥ 60% 且 < 90%：9 分`, as tables of intervals are read. */
function bandWords({ from, fromIncluded, to, toIncluded, points }: Band): string {
  const low = from === null ? [] : [`${fromIncluded ? '≥' : '>'} ${showAmount(from)}`];
  const high = to === null ? [] : [`${toIncluded ? '≤' : '<'} ${showAmount(to)}`];
  const bounds = [...low, ...high].join(' 且 ');
  return `${bounds === '' ? '任何数' : bounds}：${showAmount(points)} 分`;
}

/** A value in its field: empty means what the form says that it means there. */
const fieldText = (value: unknown, { empty, shape }: FormField, names: Names): string =>
  value === null && empty !== null ? empty.zh : valueWords(value, shape, names);

function groupWords(value: Record<string, unknown>, fields: readonly FormField[], names: Names): string {
  const band = Band.safeParse(value);
  if (band.success) return bandWords(band.data);
  return fields
    .filter(({ key }) => value[key] !== undefined)
    .map((field) => `${field.words.zh} ${fieldText(value[field.key], field, names)}`)
    .join('，');
}

/** A value of a field as a person reads it; what no shape fits is shown as it stands. */
export function valueWords(value: unknown, shape: FieldShape, names: Names): string {
  if (value === undefined) return '未写';
  if (value === null) return '无';
  if (isReference(value)) return `由参数${inQuotes(names.parameterOf(value.parameter))}确定`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (shape.kind === 'either') return eitherWords(value, shape, names);
  if (Array.isArray(value)) {
    const of = shape.kind === 'list' ? shape.of : shape;
    return value.length === 0 ? '空' : value.map((item) => valueWords(item, of, names)).join('、');
  }
  if (isHolder(value)) return holderWords(value, shape, names);
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (shape.kind === 'choice') return shape.choices.find((choice) => choice.value === written)?.words.zh ?? written;
  if (shape.kind === 'amount') return numberWords(written, shape);
  return shape.kind === 'text' ? inQuotes(names.nameOf(written)) : written;
}

function eitherWords(value: unknown, shape: Extract<FieldShape, { kind: 'either' }>, names: Names): string {
  const variant = shape.variants.find((each) => fits(value, each.shape));
  if (variant === undefined) return JSON.stringify(value);
  const words = valueWords(value, variant.shape, names);
  if (variant.shape.kind !== 'group') return words;
  return words === '' ? variant.words.zh : `${variant.words.zh}（${words}）`;
}

function holderWords(value: Record<string, unknown>, shape: FieldShape, names: Names): string {
  if (shape.kind === 'group') return groupWords(value, shape.fields, names);
  if (shape.kind !== 'table') return JSON.stringify(value);
  const rows = Object.entries(value).map(([key, item]) => `${names.nameOf(key)} ${valueWords(item, shape.of, names)}`);
  return rows.length === 0 ? '空' : rows.join('，');
}

/** `按次加减（数据 “件数”，从何处起算 满分（扣），每次 0.5 分）` */
export function operationWords(operation: Operation | null, names: Names): string {
  if (operation === null) return '待定';
  const fields = groupWords({ ...operation }, formOf(operation.type).fields, names);
  return fields === '' ? operations[operation.type] : `${operations[operation.type]}（${fields}）`;
}

/** What two operations of one type differ in, field by field; null where they are of different types. */
export function operationChanges(before: Operation, after: Operation, names: readonly [Names, Names]): string[] | null {
  if (before.type !== after.type) return null;
  const [old, now]: Record<string, unknown>[] = [{ ...before }, { ...after }];
  return formOf(before.type).fields.flatMap((field) => {
    const { key, words } = field;
    if (canonical(old?.[key] ?? null) === canonical(now?.[key] ?? null)) return [];
    return `${words.zh}由 ${fieldText(old?.[key], field, names[0])} 改为 ${fieldText(now?.[key], field, names[1])}`;
  });
}
