// What a person tries (试算的改动): texts of marks as typed, values of parameters as chosen; what of it can be computed.
import { Amount, type Json } from '../../domain/setting.ts';
import type { Mark } from '../../domain/fact.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { nodesOf } from '../../domain/scheme.ts';
import type { Given } from '../../engine/computation.ts';
import type { Trial } from '../../engine/what-if.ts';

export type Draft = {
  /** Texts by the id of the mark that stands now. */
  marks: ReadonlyMap<string, string>;
  parameters: ReadonlyMap<string, Json>;
};
export const nothingTried: Draft = { marks: new Map(), parameters: new Map() };

export const isAmount = (text: string): boolean => Amount.safeParse(text).success;

/** The marks of a subject that count now, in the order of the scheme. */
export function marksOf({ scheme, facts: { facts } }: Given, subject: string): Mark[] {
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  const order = new Map([...nodesOf(scheme.root)].map(({ id }, index) => [id, index]));
  return facts
    .flatMap((fact) =>
      fact.type === 'mark' && fact.subject === subject && fact.withdrawn !== true && !superseded.has(fact.id)
        ? [fact]
        : [],
    )
    .toSorted((a, b) => (order.get(a.node) ?? 0) - (order.get(b.node) ?? 0));
}

/** A copy with one entry set, or taken out where the value is null. */
export function withEntry<Value>(
  before: ReadonlyMap<string, Value>,
  key: string,
  value: Value | null,
): ReadonlyMap<string, Value> {
  const after = new Map(before);
  if (value === null) after.delete(key);
  else after.set(key, value);
  return after;
}

/** What is no number yet is left out: it is still being typed. */
export function trialsOf({ marks, parameters }: Draft, marksById: ReadonlyMap<string, Mark>): Trial[] {
  return [
    ...[...marks].flatMap(([id, value]): Trial[] => {
      const mark = marksById.get(id);
      if (mark === undefined || !isAmount(value)) return [];
      const { node, subject, assessor } = mark;
      return [{ type: 'mark', node, subject, assessor, value, reason: null }];
    }),
    ...[...parameters].map(([key, value]): Trial => ({ type: 'parameter', key, value })),
  ];
}

/** The parts of a value that can be typed: itself, or amounts by name; null where there are other ones. */
export function amountsIn(value: Json | null): Record<string, string> | null {
  if (typeof value === 'string') return { '': value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const amounts = entries.flatMap(([key, each]) =>
    typeof each === 'string' && isAmount(each) ? [[key, each] as const] : [],
  );
  return amounts.length === entries.length && amounts.length > 0 ? Object.fromEntries(amounts) : null;
}

/** The value with one of those parts changed. */
export function withAmount(value: Json | null, key: string, text: string): Json {
  if (key === '') return text;
  return { ...amountsIn(value), [key]: text };
}

/** Titles of nodes, bodies and subjects by id. */
export const titlesIn = (scheme: Scheme): ReadonlyMap<string, string> =>
  new Map([
    ...[...nodesOf(scheme.root)].map(({ id, title }): [string, string] => [id, title]),
    ...[...scheme.bodies, ...scheme.subjects].map(({ id, title }): [string, string] => [id, title]),
  ]);
