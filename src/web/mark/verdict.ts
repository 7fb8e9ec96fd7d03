// What is wrong with a mark, typed or standing (评分核对): the engine's own check, the very one that the server makes.
import type { Facts, Mark } from '../../domain/fact.ts';
import { numberPattern } from '../../domain/rational.ts';
import { checkFacts } from '../../engine/facts-check.ts';
import type { Plan } from '../../engine/plan.ts';
import { type Box, factFrom } from './box.ts';

export type Cell = { node: string; subject: string; assessor: string };

/** `code` is the engine's, or `not-a-number`; `message` its Chinese sentence. */
export type Fault = { code: string; message: string };
export type Judge = (box: Box, cell: Cell) => readonly Fault[];

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
    if (value !== '' && !numberPattern.test(value)) return [{ code: 'not-a-number', message: '' }];
    // The whole chain: a correction of a correction names what must be there.
    const before = box.rows.map(({ fact }) => fact);
    // Nothing is typed: what stands may have ceased to fit, since the scheme has other versions.
    const typed = box.draft === null ? [] : [{ ...factFrom(box, cell, 'typed'), by: '', at: day }];
    return checkFacts(plan, factsOf([...before, ...typed]))
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => ({ code, message }));
  };
}
