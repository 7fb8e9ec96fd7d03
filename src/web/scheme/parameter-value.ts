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
import { holdsAmounts, isRecord, type Known, knownOf, type Lack, lackIn, unchosenOf } from './operation-value.ts';

/**
 * `choice` is the place of a suggested answer, or what somebody says himself; null: nothing is chosen yet. `seen` is the parameter as it stood when the
 * answer began: another one there now is somebody else's answer, which this one must not replace unseen.
 */
export const Answer = z.object({
  choice: z.union([z.int(), z.literal('own')]).nullable(),
  text: z.string(),
  reason: z.string(),
  seen: Parameter,
});
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
  return { shape, name, empty, known: { ...knownOf(scheme, found.node), parameters: [], begin: unchosenOf } };
}

/** What the form shows before anything is written: a table of what it names, else empty rows. */
export function begunIn({ shape, known }: Form, example: Json): unknown {
  const names = shape.kind === 'table' && isRecord(example) ? Object.keys(example) : [];
  return names.length > 0 && names.every((name) => known.nameOf(name) !== name)
    ? Object.fromEntries(names.map((name) => [name, '']))
    : unchosenOf(shape);
}

/** A suggested answer that stands in a form at once, to be gone on from: one with a table of amounts; else null. */
export function adjustableIn(form: Form | null, { choices }: Parameter, { choice }: Answer): Json | null {
  const value = choice === null || choice === 'own' ? undefined : choices?.[choice]?.value;
  return form !== null && value !== undefined && holdsAmounts(form.shape, value) ? value : null;
}

const parameterIn = (scheme: Scheme, key: string): Parameter | undefined =>
  scheme.parameters.find((each) => each.key === key);

/** Whether it says anything: one that was only begun does not. */
export const isBegunOnly = ({ choice, text }: Answer): boolean =>
  choice === null || (choice === 'own' && text.trim() === '');

/** Why an answer is no value yet; `text` is still to be typed, `form` is typed so that nothing can be read from it. */
export function lackOf(scheme: Scheme, key: string, answer: Answer): Lack | 'text' | 'form' {
  const shape = fieldFor(scheme, key)?.field.shape;
  if (answer.choice === null) return 'choice';
  const isPlain = shape === undefined || plain.includes(shape.kind);
  if (answer.text.trim() === '') return isPlain ? 'text' : (lackIn(shape, unchosenOf(shape)) ?? 'choice');
  return isPlain ? 'form' : (lackIn(shape, valueFrom(answer.text)) ?? 'form');
}

/** Undefined where nothing is chosen, or not all, or what was typed is not well formed. */
export function valueIn(scheme: Scheme, key: string, answer: Answer): Json | undefined {
  const value = writtenIn(scheme, key, answer);
  const shape = answer.choice === 'own' && typeof value === 'object' ? fieldFor(scheme, key)?.field.shape : undefined;
  return shape !== undefined && lackIn(shape, value) !== null ? undefined : value;
}

/** A text is taken as it is where a text is asked for. */
function writtenIn(scheme: Scheme, key: string, { choice, text }: Answer): Json | undefined {
  if (choice === null) return undefined;
  if (choice !== 'own') return parameterIn(scheme, key)?.choices?.[choice]?.value;
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
