// What stands where a fact would go (登记处): what it corrects, what was taken back there, what fills the box already.
import { type Fact, slotOf } from '../../domain/fact.ts';
import type { GivenOther } from './values.ts';

/** A fact with all that it corrects. */
export function chainOf(facts: readonly Fact[], fact: string | null): Fact[] {
  const found = facts.find(({ id }) => id === fact);
  return found === undefined ? [] : [...chainOf(facts, found.supersedes), found];
}

/** What was given last in the box of a fact, taken back or not. */
function lastIn(facts: readonly Fact[], fact: GivenOther): Fact | undefined {
  const slot = slotOf({ ...fact, by: '', at: '' });
  return slot === null ? undefined : facts.findLast((each) => slotOf(each) === slot);
}

/** The box of what was taken back is still its own: a new fact there follows it. */
export function takenBack(facts: readonly Fact[], fact: GivenOther): string | null {
  const last = lastIn(facts, fact);
  return last?.withdrawn === true ? last.id : null;
}

/** By another than is corrected: that one is to be corrected, or taken back. */
export function isFilled(facts: readonly Fact[], fact: GivenOther): boolean {
  const last = lastIn(facts, fact);
  return last !== undefined && last.id !== fact.supersedes && last.id !== fact.id;
}
