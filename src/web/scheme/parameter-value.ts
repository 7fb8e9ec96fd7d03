// What somebody answers to a parameter (参数取值): from a choice or typed, and whether the scheme would take it.
import { z } from 'zod';
import { labelOf } from '../../domain/display.ts';
import { inspect } from '../../engine/check/inspect.ts';
import { draft } from '../../engine/draft.ts';
import { exampleFor } from '../../engine/example.ts';
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import type { Parameter, Scheme } from '../../domain/scheme.ts';
import { isReference, Json } from '../../domain/setting.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import type { Known } from './operation-value.ts';

/** `choice` is the place of a suggested answer; null: what is typed. */
export type Answer = { choice: number | null; text: string; reason: string };

/** What could stand there, as one would type it. */
export function exampleText(scheme: Scheme, key: string): string {
  const example = exampleFor(scheme, key);
  return typeof example === 'string' ? example : JSON.stringify(example);
}

/** Names and numbers as they were typed; null where it is no such table. */
export function tableIn(text: string): Record<string, string> | null {
  try {
    const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What a table of numbers may name; null where the parameter is no table. Weights name rows of the scheme. */
export function namesFor(scheme: Scheme, key: string): Known | null {
  const example = exampleFor(scheme, key);
  const names = tableIn(JSON.stringify(example));
  if (names === null) return null;
  const labels = new Map([...nodesOf(scheme.root)].map((node) => [node.id, labelOf(node)]));
  const children = Object.keys(names).filter((name) => labels.has(name));
  return { parameters: [], nameOf: (id) => labels.get(id) ?? id, children, assessors: [], nodes: [] };
}

const parameterIn = (scheme: Scheme, key: string): Parameter | undefined =>
  scheme.parameters.find((each) => each.key === key);

/** Undefined where what was typed is nothing, or not well formed. A text is taken as it is where a text is asked for. */
export function valueIn(scheme: Scheme, key: string, { choice, text }: Answer): Json | undefined {
  if (choice !== null) return parameterIn(scheme, key)?.choices?.[choice]?.value;
  const typed = text.trim();
  if (typed === '') return undefined;
  if (typed === 'none' || typeof exampleFor(scheme, key) === 'string') return typed;
  try {
    const parsed = Json.safeParse(JSON.parse(typed));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const ofValues = ['value-does-not-fit', 'circular-reference'];

/** Why the scheme would not take the value, in the words of its own check; null where it would. */
export function faultIn(scheme: Scheme, key: string, value: Json): string | null {
  const edited = editScheme(scheme, { type: 'parameter', key, value, signer: '-', reason: '-' });
  if ('problem' in edited) return edited.problem.message;
  const title = parameterIn(scheme, key)?.title ?? key;
  const faults = inspect(draft(edited.scheme, null)).filter(({ code }) => ofValues.includes(code));
  return faults.find(({ message, place }) => message.includes(title) || place.text.includes(title))?.message ?? null;
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
