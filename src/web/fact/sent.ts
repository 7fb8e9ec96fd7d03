// Under which ids facts were sent (送出的编号): the same content sent again, after an answer was lost, is the same fact; any other is another.
import type { GivenOther } from './values.ts';

/** By what was sent, without its id. */
export type SentIds = Readonly<Record<string, string>>;

const contentOf = (fact: GivenOther): string => JSON.stringify({ ...fact, id: '' });

/** The facts as they are sent now, and the ids that are in use from now on. */
export function named(
  given: readonly GivenOther[],
  sent: SentIds,
  freshId: () => string,
): { facts: GivenOther[]; sent: SentIds } {
  const ids = given.map((fact): [string, string] => [contentOf(fact), sent[contentOf(fact)] ?? freshId()]);
  const all = { ...sent, ...Object.fromEntries(ids) };
  return { facts: given.map((fact) => ({ ...fact, id: all[contentOf(fact)] ?? '' })), sent: all };
}
