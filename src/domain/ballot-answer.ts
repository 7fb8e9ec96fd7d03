// What a ballot offers (评价票的选项): its answers in the scheme's own order, whatever order a file or a database keeps them in.
import type { Operation } from './operation.ts';
import { compare, parse } from './rational.ts';
import { nodesOf, type Scheme } from './scheme.ts';
import { isAmount } from './setting.ts';
import { settle, valuesOf } from './settle.ts';

/** Names with what they are worth, from the best down; as they stand where a worth is no number. */
export function byWorth(levels: unknown): string[] {
  if (typeof levels !== 'object' || levels === null) return [];
  const worths = Object.entries(levels).flatMap(([name, worth]) =>
    typeof worth === 'string' && isAmount(worth) ? [{ name, worth: parse(worth) }] : [],
  );
  if (worths.length < Object.keys(levels).length) return Object.keys(levels);
  return worths.toSorted((a, b) => compare(b.worth, a.worth)).map(({ name }) => name);
}

const listIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The answers that count for something, and those that are no valid votes. `settled` gives a setting's value. */
export function offeredBy(
  operation: Operation,
  settled: (setting: unknown) => unknown,
): { valid: string[]; invalid: string[] } {
  const invalid = 'invalid' in operation ? listIn(settled(operation.invalid)) : [];
  if (operation.type === 'ballot-levels') return { valid: byWorth(settled(operation.levels)), invalid };
  if (operation.type === 'vote-bands') return { valid: [operation.answer].flat(), invalid };
  if (operation.type !== 'ballot-ranking') return { valid: [], invalid };
  return { valid: listIn(settled(operation.table)).map((_, at) => String(at + 1)), invalid };
}

/** All answers of a row's ballot, as far as the scheme says them. */
export function answersOf(scheme: Scheme, id: string): string[] {
  const operation = [...nodesOf(scheme.root)].find((node) => node.id === id)?.operation ?? null;
  if (operation === null) return [];
  const { values } = valuesOf(scheme, null);
  const { valid, invalid } = offeredBy(operation, (setting) => {
    const { value, pending, circular } = settle(setting, values);
    return pending.length > 0 || circular.length > 0 ? null : value;
  });
  return [...valid, ...invalid];
}

/** Votes in the order of these answers; others behind them. */
export function votesInOrder(counts: Readonly<Record<string, number>>, answers: readonly string[]): [string, number][] {
  return [...new Set([...answers, ...Object.keys(counts)])].flatMap((answer) => {
    const votes = Object.hasOwn(counts, answer) ? counts[answer] : undefined;
    return votes === undefined ? [] : [[answer, votes]];
  });
}
