// Every choice that a schema of the domain offers (取值分支): union members, enumerated words, optional fields.
import type { z } from 'zod';

type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  entries?: Record<string, string>;
  values?: unknown[];
  getter?: () => z.ZodType;
};
const definitionOf = (schema: z.ZodType): Definition => schema.def;

/** Schemas that many others use: their choices count once, under this name, wherever they are met. */
export type Named = ReadonlyMap<z.ZodType, string>;

const isReference = (schema: z.ZodType): boolean => {
  const { shape } = definitionOf(schema);
  return shape !== undefined && Object.keys(shape).join(',') === 'parameter';
};

/** What tells a member of a union from the others: its literal (`how: mean`), or the kind of value that it is. */
function tagOf(schema: z.ZodType): string {
  const { type, shape, values } = definitionOf(schema);
  if (type === 'literal') return String(values?.[0]);
  for (const field of Object.values(shape ?? {})) {
    const literal = definitionOf(field);
    if (literal.type === 'literal') return String(literal.values?.[0]);
  }
  return type;
}

const membersOf = (schema: z.ZodType): z.ZodType[] =>
  (definitionOf(schema).options ?? []).filter((option) => !isReference(option));

/** All choices, each as a path: `Operation[share].by=equal`. */
export function choicesOf(schema: z.ZodType, path: string, named: Named, seen = new Set<z.ZodType>()): Set<string> {
  const name = named.get(schema);
  if (name !== undefined && name !== path) return seen.has(schema) ? new Set() : choicesOf(schema, name, named, seen);
  if (name !== undefined) seen.add(schema);
  const { type, shape, innerType, element, valueType, entries } = definitionOf(schema);
  const under = (inner: z.ZodType, place: string) => choicesOf(inner, place, named, seen);
  if (type === 'enum') return new Set(Object.values(entries ?? {}).map((word) => `${path}=${word}`));
  if (type === 'boolean') return new Set([`${path}=true`, `${path}=false`]);
  if (type === 'nullable' && innerType !== undefined) return under(innerType, path);
  if (type === 'optional' && innerType !== undefined) return new Set([`${path} given`, ...under(innerType, path)]);
  if (type === 'array' && element !== undefined) return under(element, path);
  if (type === 'record' && valueType !== undefined) return under(valueType, path);
  if (type === 'object') {
    return new Set(Object.entries(shape ?? {}).flatMap(([key, field]) => [...under(field, `${path}.${key}`)]));
  }
  if (type === 'union') {
    const members = membersOf(schema);
    const [only] = members;
    if (members.length === 1 && only !== undefined) return under(only, path);
    return new Set(
      members.flatMap((member) => [`${path}=${tagOf(member)}`, ...under(member, `${path}[${tagOf(member)}]`)]),
    );
  }
  return new Set();
}

/** The choices that one value makes. It must fit the schema and hold no references to parameters. */
export function choicesIn(schema: z.ZodType, value: unknown, path: string, named: Named): string[] {
  const name = named.get(schema);
  if (name !== undefined && name !== path) return choicesIn(schema, value, name, named);
  const { type, shape, innerType, element, valueType } = definitionOf(schema);
  if (type === 'enum' || type === 'boolean') return [`${path}=${String(value)}`];
  if (type === 'nullable' && innerType !== undefined)
    return value === null ? [] : choicesIn(innerType, value, path, named);
  if (type === 'optional' && innerType !== undefined) {
    return value === undefined ? [] : [`${path} given`, ...choicesIn(innerType, value, path, named)];
  }
  if (type === 'array' && element !== undefined) {
    return (value as unknown[]).flatMap((each) => choicesIn(element, each, path, named));
  }
  if (type === 'record' && valueType !== undefined) {
    return Object.values(value as object).flatMap((each: unknown) => choicesIn(valueType, each, path, named));
  }
  if (type === 'object') {
    const fields = value as Record<string, unknown>;
    return Object.entries(shape ?? {}).flatMap(([key, field]) =>
      choicesIn(field, fields[key], `${path}.${key}`, named),
    );
  }
  if (type === 'union') {
    const members = membersOf(schema);
    const found =
      members.find((member) => tagOf(member) === String(value)) ??
      members.find((member) => member.safeParse(value).success);
    if (found === undefined) return [];
    if (members.length === 1) return choicesIn(found, value, path, named);
    return [`${path}=${tagOf(found)}`, ...choicesIn(found, value, `${path}[${tagOf(found)}]`, named)];
  }
  return [];
}
