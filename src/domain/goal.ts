// What a figure is held against (目标), and what is measured by it (计量).
import { z } from 'zod';
import { Amount, setting } from './setting.ts';

const amount = setting(Amount);
/** The goal is this much above the base: last year × (1 + growth). */
const growth = amount.optional();

/**
 * A goal: a number of the scheme, each subject's own figure, or its own past. The years are counted
 * back from the period of the figure that is held against it; every one of them must be there.
 */
export const Goal = z.union([
  z.strictObject({ from: z.literal('value'), value: amount }),
  z.strictObject({ from: z.literal('figure'), key: z.string() }),
  z.strictObject({ from: z.literal('last-year'), key: z.string(), growth }),
  z.strictObject({ from: z.literal('mean-of-years'), key: z.string(), years: z.int().positive(), growth }),
]);
export type Goal = z.infer<typeof Goal>;

/** A goal of the own past, settled or not. */
type Past = { from: 'last-year' } | { from: 'mean-of-years'; years: number };

/** How many years a goal looks back. */
export const yearsOf = (goal: Past): number => (goal.from === 'last-year' ? 1 : goal.years);

/** The year so many years before; null where the period is not a year, or none of four digits is left. */
export function yearBefore(period: string, years: number): string | null {
  const year = /^\d{4}$/u.test(period) ? BigInt(period) - BigInt(years) : 0n;
  return year < 1000n ? null : year.toString();
}

/**
 * What is measured: a figure by its key, or that figure against a goal: `rate` figure / goal
 * (完成率), `growth` (figure − goal) / goal (增长率), `difference` figure − goal (增减量).
 */
export const Measured = z.union([
  z.string(),
  z.strictObject({ figure: z.string(), against: Goal, as: z.enum(['rate', 'growth', 'difference']) }),
]);
export type Measured = z.infer<typeof Measured>;
