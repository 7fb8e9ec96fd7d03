// The form of an operation or a rule (计分方法与规则的表单): its fields with words and kinds, derived from the schema that validates it.
import { z } from 'zod';
import { Operation, type OperationType } from '../operation.ts';
import { numberPattern } from '../rational.ts';
import { NodeRules, SchemeRules } from '../scheme-edit.ts';
import { choiceWords, emptyWords, fieldWords, type NumberUse, variantWords, type Words } from './words.ts';

export type FieldShape =
  /** An exact number as text; `use` says how people write and read it. */
  | { kind: 'amount'; isPositive: boolean; use: NumberUse }
  | { kind: 'text' }
  | { kind: 'whole'; least: number }
  | { kind: 'flag' }
  | { kind: 'choice'; choices: { value: string; words: Words }[] }
  | { kind: 'list'; of: FieldShape; least: number }
  /** Rows of a name (a child, a body, a level) and a value. */
  | { kind: 'table'; of: FieldShape }
  /** Fields that belong together; `tag` is the constant that tells this variant from the others. */
  | { kind: 'group'; fields: FormField[]; tag: { key: string; value: string } | null }
  | { kind: 'either'; variants: { words: Words; shape: FieldShape }[] };

export type FormField = {
  key: string;
  words: Words;
  /** May be left out of the operation. */
  isOptional: boolean;
  /** What null means here; null where the field cannot be empty. */
  empty: Words | null;
  /** A parameter of the scheme may hold it. */
  mayRefer: boolean;
  shape: FieldShape;
};

export type OperationForm = { type: OperationType; fields: FormField[] };

type Shape = z.core.JSONSchema.BaseSchema;
const isShape = (shape: unknown): shape is Shape => typeof shape === 'object' && shape !== null;
const isReferenceShape = ({ properties }: Shape): boolean => Object.keys(properties ?? {}).join() === 'parameter';

function branchesOf(shape: Shape): Shape[] {
  const branches = shape.anyOf ?? shape.oneOf;
  return branches === undefined ? [shape] : branches.filter(isShape).flatMap(branchesOf);
}

/** `owner` is the operation, or the field that a group stands in: the same key may mean different things. */
type At = { owner: string; key: string };

function textShape(shape: Shape, at: At): FieldShape {
  // What takes a word is no number, whatever else its pattern forbids.
  if (shape.pattern === undefined || new RegExp(shape.pattern, 'u').test('名')) return { kind: 'text' };
  return { kind: 'amount', isPositive: shape.pattern !== numberPattern.source, use: fieldWords(at.owner, at.key).use };
}

function groupShape(shape: Shape, { key: owner }: At): FieldShape {
  const entries = Object.entries(shape.properties ?? {}).filter((entry): entry is [string, Shape] => isShape(entry[1]));
  const tag = entries.find(([, inner]) => typeof inner.const === 'string');
  const fields = entries
    .filter(([, inner]) => inner.const === undefined)
    .map(([key, inner]) => fieldOf(inner, { owner, key }, shape.required ?? []));
  return { kind: 'group', fields, tag: tag === undefined ? null : { key: tag[0], value: String(tag[1].const) } };
}

function shapeOf(shape: Shape, at: At): FieldShape {
  const values = shape.const === undefined ? shape.enum : [shape.const];
  if (values !== undefined)
    return {
      kind: 'choice',
      choices: values.map((value) => ({ value: String(value), words: choiceWords(at.owner, at.key, String(value)) })),
    };
  if (shape.type === 'string') return textShape(shape, at);
  if (shape.type === 'boolean') return { kind: 'flag' };
  if (shape.type === 'integer')
    return { kind: 'whole', least: Math.max(0, shape.minimum ?? 0) + (shape.exclusiveMinimum === 0 ? 1 : 0) };
  const { items, additionalProperties } = shape;
  if (shape.type === 'array' && isShape(items) && !Array.isArray(items))
    return { kind: 'list', of: eitherOf(branchesOf(items), at), least: shape.minItems ?? 0 };
  if (shape.properties === undefined && isShape(additionalProperties))
    return { kind: 'table', of: eitherOf(branchesOf(additionalProperties), at) };
  return groupShape(shape, at);
}

/** Several shapes are variants, each with words of its own. */
function eitherOf(branches: readonly Shape[], at: At): FieldShape {
  const shapes = branches
    .filter((each) => each.type !== 'null' && !isReferenceShape(each))
    .map((each) => shapeOf(each, at));
  const [only] = shapes;
  if (only !== undefined && shapes.length === 1) return only;
  return {
    kind: 'either',
    variants: shapes.map((shape) => {
      const tag = shape.kind === 'group' ? shape.tag : null;
      const words = tag === null ? variantWords(at.key, shape.kind) : choiceWords(at.key, tag.key, tag.value);
      return { words, shape };
    }),
  };
}

function fieldOf(shape: Shape, at: At, required: readonly string[]): FormField {
  const branches = branchesOf(shape);
  const { zh, en } = fieldWords(at.owner, at.key);
  return {
    key: at.key,
    words: { zh, en },
    isOptional: !required.includes(at.key),
    empty: branches.some(({ type }) => type === 'null') ? emptyWords(at.key) : null,
    mayRefer: branches.some(isReferenceShape),
    shape: eitherOf(branches, at),
  };
}

function formsOf(): Map<string, OperationForm> {
  const whole = z.toJSONSchema(Operation, { io: 'input', unrepresentable: 'any' });
  const forms = new Map<string, OperationForm>();
  for (const shape of branchesOf(whole)) {
    const type = isShape(shape.properties?.['type']) ? String(shape.properties['type'].const) : '';
    const group = shapeOf(shape, { owner: '', key: type });
    if (group.kind === 'group') forms.set(type, { type: type as OperationType, fields: group.fields });
  }
  return forms;
}

function fieldsOf(schema: z.ZodType, key: string): FormField[] {
  const group = groupShape(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), { owner: '', key });
  return group.kind === 'group' ? group.fields : [];
}

let forms: Map<string, OperationForm> | null = null;

/** Every operation of the closed set has one. */
export function formOf(type: OperationType): OperationForm {
  forms ??= formsOf();
  return forms.get(type) ?? { type, fields: [] };
}

/** All operations, in the order of the set. */
export const operationTypes: readonly OperationType[] = Operation.options.map(({ shape }) => shape.type.value);

let rules: { scheme: FormField[]; node: FormField[] } | null = null;

/** The fields of what holds for the whole scheme, and of what holds for one row besides its operation. */
export function ruleForms(): { scheme: readonly FormField[]; node: readonly FormField[] } {
  rules ??= { scheme: fieldsOf(SchemeRules, 'scheme-rules'), node: fieldsOf(NodeRules, 'node-rules') };
  return rules;
}

function inShape(shape: FieldShape, step: string | number, field: FormField): FormField | null {
  if (shape.kind === 'group') return shape.fields.find(({ key }) => key === step) ?? null;
  if (shape.kind === 'list' || shape.kind === 'table') return { ...field, empty: null, shape: shape.of };
  if (shape.kind !== 'either') return null;
  for (const variant of shape.variants) {
    const found = inShape(variant.shape, step, field);
    if (found !== null) return found;
  }
  return null;
}

/** The field at the end of a way through fields, lists and tables; null where the way leads nowhere. */
export function fieldAt(
  fields: readonly FormField[],
  [first, ...rest]: readonly (string | number)[],
): FormField | null {
  const begin = fields.find(({ key }) => key === first) ?? null;
  return rest.reduce<FormField | null>(
    (field, step) => (field === null ? null : inShape(field.shape, step, field)),
    begin,
  );
}
