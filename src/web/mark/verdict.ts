// What is wrong with a mark, typed or standing (评分核对): the engine's own check, the very one that the server makes.
import type { Facts, Mark } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import { isAmount } from '../../domain/setting.ts';
import { checkFacts } from '../../engine/facts-check.ts';
import type { Plan } from '../../engine/plan.ts';
import { type Box, factFrom } from './box.ts';

export type Cell = { node: string; subject: string; assessor: string };

/** What the engine finds; what is no number does not come so far. */
export type Fault = Pick<Problem, 'code' | 'message'> | { code: 'not-a-number' };
export type Judge = (box: Box, cell: Cell) => readonly Fault[];

export const reasonMissing = 'mark-without-reason';

/** `day` is today: a fact bears one, and the server will write its own. */
export function judgeFor(plan: Plan, day: string): Judge {
  const { title, cycle, demonstration } = plan.scheme;
  const factsOf = (facts: Mark[]): Facts => ({
    format: 'plumbline/facts/1',
    title,
    cycle: cycle ?? '',
    demonstration,
    facts,
  });
  return (box, cell) => {
    const value = box.draft?.entry.value ?? '';
    if (value !== '' && !isAmount(value)) return [{ code: 'not-a-number' }];
    // The whole chain: a correction of a correction names what must be there.
    const before = box.rows.map(({ fact }) => fact);
    // Nothing is typed: what stands may have ceased to fit, since the scheme has other versions.
    const typed = box.draft === null ? [] : [{ ...factFrom(box, cell, 'typed'), by: '', at: day }];
    const faults = checkFacts(plan, factsOf([...before, ...typed]))
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => ({ code, message }));
    // A mark that cannot stand at all needs another number first, and no reason for this one.
    const others = faults.filter(({ code }) => code !== reasonMissing);
    return others.length > 0 ? others : faults;
  };
}
