// What a person tries (试算的改动): texts of marks as typed, values of parameters as chosen; what of it can be computed.
import { useMemo } from 'react';
import { z } from 'zod';
import { Json } from '../../domain/setting.ts';
import { Adjustment, type Fact, Figure, Mark, Tally } from '../../domain/fact.ts';
import { inOrder } from '../../domain/policy-value.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { Given } from '../../engine/computation.ts';
import type { Trial, TriedFact } from '../../engine/what-if.ts';
import { numberIn } from '../form/number.ts';
import { keptAs } from '../kept.ts';

const own = { id: true, by: true, at: true } as const;
const tried = z.discriminatedUnion('type', [Mark.omit(own), Tally.omit(own), Adjustment.omit(own), Figure.omit(own)]);

export type Draft = {
  /** Texts by the id of the mark that stands now. */
  marks: ReadonlyMap<string, string>;
  /** The other facts as they would be, by the id of the one that stands now, or their own. */
  facts: ReadonlyMap<string, TriedFact>;
  parameters: ReadonlyMap<string, Json>;
};
export const nothingTried: Draft = { marks: new Map(), facts: new Map(), parameters: new Map() };

export const isAmount = (text: string): boolean => numberIn(text) !== null;

/** The facts of a subject that count now, in the order of the scheme. */
function factsOf({ scheme, facts: { facts } }: Given, subject: string): Fact[] {
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  const order = new Map([...nodesOf(scheme.root)].map(({ id }, index) => [id, index]));
  return facts
    .filter((fact) => fact.subject === subject && fact.withdrawn !== true && !superseded.has(fact.id))
    .toSorted((a, b) => (order.get(a.node) ?? 0) - (order.get(b.node) ?? 0));
}

export const marksOf = (basis: Given, subject: string): Mark[] =>
  factsOf(basis, subject).filter((fact) => fact.type === 'mark');

export const othersOf = (basis: Given, subject: string): Exclude<Fact, Mark>[] =>
  factsOf(basis, subject).filter((fact) => fact.type !== 'mark');

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
export function trialsOf({ marks, facts, parameters }: Draft, marksById: ReadonlyMap<string, Mark>): Trial[] {
  return [
    ...[...marks].flatMap(([id, text]): Trial[] => {
      const mark = marksById.get(id);
      const value = numberIn(text);
      if (mark === undefined || value === null) return [];
      const fact = { ...mark, value, notApplicable: false, reason: null, supersedes: id };
      return [{ type: 'fact', fact }];
    }),
    ...[...facts.values()].map((fact): Trial => ({ type: 'fact', fact })),
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

/** As the question lists them: rows in the order of the table. */
export const orderedAmounts = ({ root }: Scheme, amounts: Record<string, string>): readonly [string, string][] =>
  inOrder(
    [...nodesOf(root)].map(({ id }) => id),
    Object.entries(amounts),
  );

/** As it is meant: whatever is typed in place of a percentage is one, with its sign or without; a fraction is what it is. */
export const asMeant = (before: string, text: string): string =>
  before.endsWith('%') && /^-?\d+(?:\.\d+)?$/u.test(text) ? `${text}%` : text;

/** The value with one of those parts changed. */
export function withAmount(value: Json | null, key: string, text: string): Json {
  if (key === '') return text;
  return { ...amountsIn(value), [key]: text };
}

/** As it is kept; what is tried instead of a fact bears no id, person or time of its own. */
const Kept = z.object({
  marks: z.record(z.string(), z.string()),
  facts: z.record(z.string(), tried),
  parameters: z.record(z.string(), Json),
});
const kept = keptAs(Kept);

/** What was tried outlives the page, by account, year and computation: going to look, or loading it anew, loses nothing. */
export function useKeptDraft(place: string): [Draft, (draft: Draft) => void] {
  const key = `plumbline.trial.${place}`;
  const now = kept.useKept(key);
  const draft = useMemo(() => (now === null ? nothingTried : asDraft(now)), [now]);
  return [draft, (next) => kept.keep(key, isNothing(next) ? null : asKept(next))];
}

const isNothing = ({ marks, facts, parameters }: Draft): boolean => marks.size + facts.size + parameters.size === 0;
const asDraft = ({ marks, facts, parameters }: z.infer<typeof Kept>): Draft => ({
  marks: new Map(Object.entries(marks)),
  facts: new Map(Object.entries(facts)),
  parameters: new Map(Object.entries(parameters)),
});
const asKept = ({ marks, facts, parameters }: Draft): z.infer<typeof Kept> => ({
  marks: Object.fromEntries(marks),
  facts: Object.fromEntries(facts),
  parameters: Object.fromEntries(parameters),
});
