// What somebody answers to a parameter (参数取值): from a choice or typed, and whether the scheme would take it.
import { z } from 'zod';
import { canonical } from '../../domain/canonical.ts';
import { inspect } from '../../engine/check/inspect.ts';
import { draft } from '../../engine/draft.ts';
import { exampleFor } from '../../engine/example.ts';
import { fieldFor } from '../../engine/operation-form/parameter-field.ts';
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import type { FieldShape } from '../../domain/operation-form/form.ts';
import type { Words } from '../../domain/operation-form/words.ts';
import { valueFrom } from '../../domain/policy-value.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { Parameter, type Scheme } from '../../domain/scheme.ts';
import { isReference, Json } from '../../domain/setting.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import { blankOf, isRecord, type Known, knownOf } from './operation-value.ts';

/**
 * `choice` is the place of a suggested answer; null: what is typed. `seen` is the parameter as it stood when the
 * answer began: another one there now is somebody else's answer, which this one must not replace unseen.
 */
export const Answer = z.object({ choice: z.int().nullable(), text: z.string(), reason: z.string(), seen: Parameter });
export type Answer = z.infer<typeof Answer>;

export const isOvertaken = (parameter: Parameter, { seen }: Answer): boolean =>
  canonical(parameter) !== canonical(seen);

/** What could stand there, as one would type it. */
export function exampleText(scheme: Scheme, key: string): string {
  const example = exampleFor(scheme, key);
  return typeof example === 'string' ? example : JSON.stringify(example);
}

export type Form = { shape: FieldShape; name: string; known: Known; empty: Words | null };

/** Kinds that are written in one line as they stand. */
const plain: readonly FieldShape['kind'][] = ['amount', 'text', 'whole', 'flag'];

/** The form of the place that a parameter fills; null where it is simply typed. Values name no other parameter. */
export function formFor(scheme: Scheme, key: string): Form | null {
  const found = fieldFor(scheme, key);
  if (found === null || plain.includes(found.field.shape.kind)) return null;
  const { shape, key: name, empty } = found.field;
  return { shape, name, empty, known: { ...knownOf(scheme, found.node), parameters: [] } };
}

/** What the form shows: what was written, else a table of what it names, else empty rows. */
export function shownIn({ shape, known }: Form, text: string, example: Json): unknown {
  if (text !== '') return valueFrom(text);
  const names = shape.kind === 'table' && isRecord(example) ? Object.keys(example) : [];
  return names.length > 0 && names.every((name) => known.nameOf(name) !== name)
    ? Object.fromEntries(names.map((name) => [name, '']))
    : blankOf(shape);
}

const parameterIn = (scheme: Scheme, key: string): Parameter | undefined =>
  scheme.parameters.find((each) => each.key === key);

/** Undefined where what was typed is nothing, or not well formed. A text is taken as it is where a text is asked for. */
export function valueIn(scheme: Scheme, key: string, { choice, text }: Answer): Json | undefined {
  if (choice !== null) return parameterIn(scheme, key)?.choices?.[choice]?.value;
  const typed = text.trim();
  if (typed === '') return undefined;
  const isText = typeof exampleFor(scheme, key) === 'string' && !/^[[{]/u.test(typed);
  if (typed === 'none' || isText) return typed;
  try {
    const parsed = Json.safeParse(JSON.parse(typed));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const ofValues: readonly ProblemCode[] = ['value-does-not-fit', 'circular-reference'];

function foundFault(scheme: Scheme, key: string, value: Json): Problem | null {
  const edited = editScheme(scheme, { type: 'parameter', key, value, signer: '-', reason: '-' });
  if ('problem' in edited) return edited.problem;
  const faults = inspect(draft(edited.scheme, null)).filter(({ code }) => ofValues.includes(code));
  return faults.find(({ place }) => place.parameter === key) ?? null;
}

const judged = new WeakMap<Scheme, Map<string, Problem | null>>();

/**
 * Why the scheme would not take the value, in the words of its own check; null where it would. The check of a
 * whole scheme is slow, and is asked about every answer whenever one of them changes: each value is judged once.
 */
export function faultIn(scheme: Scheme, key: string, value: Json): Problem | null {
  const known = judged.get(scheme) ?? new Map<string, Problem | null>();
  judged.set(scheme, known);
  const asked = canonical([key, value]);
  const before = known.get(asked);
  if (before !== undefined) return before;
  const fault = foundFault(scheme, key, value);
  known.set(asked, fault);
  return fault;
}

const refers = (value: unknown, key: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((isReference(value) && value.parameter === key) || Object.values(value).some((inner) => refers(inner, key)));

/** The rows that read a parameter. */
export const usersOf = ({ root }: Scheme, key: string): Node[] =>
  [...nodesOf(root)].filter(({ points, operation, rounding, adopter }) =>
    refers({ points, operation, rounding, adopter }, key),
  );
