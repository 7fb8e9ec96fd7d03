// An example of a policy value (取值举例): made from the schema of the place that it fills; it shows how to write, not what to decide.
import { z } from 'zod';
import type { Json } from './setting.ts';

type Shape = z.core.JSONSchema.BaseSchema;
type Maybe = Shape | boolean | undefined;

const isShape = (shape: Maybe): shape is Shape => typeof shape === 'object';

/** `{ "parameter": key }`, which stands wherever a value may. */
const isReferenceShape = ({ properties }: Shape): boolean => Object.keys(properties ?? {}).join() === 'parameter';

/** What the value may be instead: each of the branches, without the reference and without nothing. */
function branchesOf(shape: Shape): Shape[] {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.filter(isShape).flatMap(branchesOf);
  return isReferenceShape(shape) || shape.type === 'null' ? [] : [shape];
}

function below(shape: Shape, key: string | number): Shape | null {
  const items = Array.isArray(shape.items) ? undefined : shape.items;
  const found = [shape.properties?.[String(key)], shape.additionalProperties, items].find(isShape);
  return found ?? null;
}

/** The shape at a path: in the first branch that has such a place. */
function shapeAt(shape: Shape, path: readonly (string | number)[]): Shape | null {
  const [key, ...rest] = path;
  if (key === undefined) return shape;
  for (const branch of branchesOf(shape)) {
    const inner = below(branch, key);
    const found = inner === null ? null : shapeAt(inner, rest);
    if (found !== null) return found;
  }
  return null;
}

const word = '名称';
/** Words where words may stand, else a number. */
const textOf = (pattern: string | undefined, number: string): string =>
  pattern === undefined || new RegExp(pattern, 'u').test(word) ? word : number;

function exampleOf(shape: Shape, number: string): Json {
  const [branch = shape] = branchesOf(shape);
  const of = (inner: Maybe, own = number): Json => (isShape(inner) ? exampleOf(inner, own) : own);
  if (branch.const !== undefined) return branch.const;
  if (branch.enum !== undefined) return branch.enum[0] ?? null;
  if (branch.type === 'string') return textOf(branch.pattern, number);
  if (branch.type === 'integer' || branch.type === 'number') return Math.max(1, branch.minimum ?? 1);
  if (branch.type === 'array') return [of(Array.isArray(branch.items) ? branch.items[0] : branch.items)];
  if (branch.properties !== undefined)
    return Object.fromEntries(Object.entries(branch.properties).map(([name, inner]) => [name, of(inner)]));
  return { 一级: of(branch.additionalProperties, '2'), 二级: of(branch.additionalProperties, '1') };
}

/** What could stand at a path below a value that the schema describes; null where nothing can. */
export function exampleAt(schema: z.ZodType, path: readonly (string | number)[]): Json {
  const shape = shapeAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path);
  return shape === null ? null : exampleOf(shape, '5');
}
