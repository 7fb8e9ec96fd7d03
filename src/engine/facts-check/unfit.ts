// Facts that cease to fit (不再相符的事实): those that fit a scheme as it stands, and would not fit what is to follow it.
import type { Facts } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isOpen, type Scheme } from '../../domain/scheme.ts';
import type { Json } from '../../domain/setting.ts';
import { exampleFor } from '../example.ts';
import { type Faulty, faultyFacts } from '../facts-check.ts';
import { plan, type Plan } from '../plan.ts';
import type { PlannedNode } from '../scene.ts';
import { causesOf } from './cause.ts';

/** The plan as it would be if open questions were answered as `before` did, else somehow; null where the scheme has errors. */
function planIfAnswered(scheme: Scheme, before: Scheme): Plan | null {
  const answers = new Map(before.parameters.filter((each) => !isOpen(each)).map(({ key, value }) => [key, value]));
  const values = scheme.parameters.filter(isOpen).flatMap(({ key }): [string, { value: Json; reason: string }][] => {
    const value = answers.get(key) ?? exampleFor(scheme, key);
    return value === null ? [] : [[key, { value, reason: '' }]];
  });
  try {
    return plan(scheme, { format: 'plumbline/assumptions/1', note: '', values: Object.fromEntries(values) });
  } catch (fault) {
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}

/** The rows of which nobody can say yet what fits them: a question is open in them or above them. */
function openRows({ root, uses }: Plan): Set<string> {
  const open = new Set<string>();
  const walk = (node: PlannedNode, isBelow: boolean): void => {
    const isAsked = isBelow || uses.get(node.id)?.some(({ assumed }) => assumed) === true;
    if (isAsked) open.add(node.id);
    for (const child of node.children) walk(child, isAsked);
  };
  walk(root, false);
  return open;
}

function faultyIn(planned: Plan, facts: Facts): Faulty[] {
  const open = openRows(planned);
  return faultyFacts(planned, facts).filter(({ fact }) => !open.has(fact.node));
}

export type Unfit = { facts: number; causes: Problem[] };

/** Null where none ceases to fit, as far as that is known while questions are open. */
export function unfitFacts(before: Scheme, after: Scheme, facts: Facts): Unfit | null {
  const next = planIfAnswered(after, before);
  const faulty = next === null ? [] : faultyIn(next, facts);
  if (next === null || faulty.length === 0) return null;
  const now = planIfAnswered(before, before);
  const known = new Set(now === null ? [] : faultyIn(now, facts).map(({ fact }) => fact.id));
  const fresh = faulty.filter(({ fact }) => !known.has(fact.id));
  return fresh.length === 0 ? null : { facts: fresh.length, causes: causesOf(next, fresh, now ?? next) };
}
