// Corrections while they are typed (更正草稿): of each fact of the row a new value, or that it is taken back.
import type { Fact } from '../../domain/fact.ts';

/** By the fact's id; what is not named stays as it is. */
export type Typed = Readonly<Record<string, { value: string; isTakenBack: boolean }>>;

/** What of a fact can be given anew here; null: its votes cannot. */
export function amountOf(fact: Fact): string | null {
  if (fact.type === 'mark' || fact.type === 'figure') return fact.value ?? '';
  return fact.type === 'adjustment' ? (fact.points ?? '') : null;
}

type Given = Fact extends infer Kind ? (Kind extends Fact ? Omit<Kind, 'by' | 'at'> : never) : never;

function correctionOf(fact: Fact, typed: Typed[string], id: string): Given | null {
  const { by: _by, at: _at, changedFor: _for, ...rest } = fact;
  const common = { id, supersedes: fact.id };
  if (typed.isTakenBack) return { ...rest, ...common, withdrawn: true }; // The same kind, without who and when.
  const value = typed.value.trim();
  if (value === '' || value === amountOf(fact)) return null;
  if (rest.type === 'mark') return { ...rest, ...common, value, notApplicable: false, reason: null };
  if (rest.type === 'figure') return { ...rest, ...common, value, notApplicable: false };
  return rest.type === 'adjustment' ? { ...rest, ...common, points: value } : null;
}

/** Facts that are corrected, as the server takes them. */
export const correctionsIn = (facts: readonly Fact[], typed: Typed, idFor: () => string): Given[] =>
  facts.flatMap((fact) => {
    const own = typed[fact.id];
    const found = own === undefined ? null : correctionOf(fact, own, idFor());
    return found === null ? [] : [found];
  });
