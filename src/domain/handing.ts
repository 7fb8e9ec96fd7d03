// Handing in marks (评分报送): checked by somebody else, handed in, recalled or sent back; each step says which marks it covers.
import { z } from 'zod';

export const HandingAct = z.enum(['checked', 'handed-in', 'recalled', 'returned']);
export type HandingAct = z.infer<typeof HandingAct>;

/** `covered`: the hash of the marks that stood then. */
export type HandingStep = { act: HandingAct; covered: string; account: string | null };

/** `changed`: handed in, and other marks stand since. */
export const handingStates = ['returned', 'open', 'checked', 'changed', 'handed-in'] as const;
export type HandingState = (typeof handingStates)[number];

/** What was done last, checks aside; they undo nothing. */
const lastMove = <S extends HandingStep>(steps: readonly S[]): S | null =>
  steps.findLast(({ act }) => act !== 'checked') ?? null;

/** Nobody changes marks that are handed in. */
export const isLocked = (steps: readonly HandingStep[]): boolean => lastMove(steps)?.act === 'handed-in';

/** The checks that count: of these very marks, and none from before the last handing in, recall or return. */
export function checksOf<S extends HandingStep>(steps: readonly S[], covered: string): S[] {
  const from = steps.findLastIndex(({ act }) => act !== 'checked') + 1;
  return steps.slice(from).filter((step) => step.covered === covered);
}

/** How many marks nobody but their giver has looked at; `givers`: the account of each mark. */
export function uncheckedOf(givers: readonly (string | null)[], checks: readonly HandingStep[]): number {
  const checkers = new Set(checks.map(({ account }) => account));
  return givers.filter((giver) => ![...checkers].some((checker) => checker !== giver)).length;
}

export function handingStateOf(steps: readonly HandingStep[], covered: string): HandingState {
  const last = lastMove(steps);
  if (last?.act === 'handed-in') return last.covered === covered ? 'handed-in' : 'changed';
  if (checksOf(steps, covered).length > 0) return 'checked';
  return last?.act === 'returned' ? 'returned' : 'open';
}
