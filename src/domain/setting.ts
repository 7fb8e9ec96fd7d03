// Values that a scheme sets (取值): written out, or a reference to a parameter that somebody signs.
import { z } from 'zod';
import { numberPattern } from './rational.ts';

/**
 * How many signs a number has at most that somebody puts in. Money to the cent and what a spreadsheet keeps (15 digits)
 * have half of that. A score is a fraction made of all the numbers below it and grows with each of them: parts of
 * thousands of digits would keep everybody waiting for one computation.
 */
export const amountMost = 40;
export const isAmount = (text: string): boolean => text.length <= amountMost && numberPattern.test(text);
export const tooLong = `数最多写 ${amountMost} 个字符，再长的请先四舍五入。`;

/** Exact number as text: `57.27`, `60%`, `1/3`; of whatever length, so that what was kept once can always be read. */
export const Amount = z.string().regex(numberPattern);

/** An exact number above zero: what something is divided by. */
export const Positive = z.string().regex(/^(?=.*[1-9])(?!0+\/)(?:\d+(?:\.\d+)?%?|\d+\/[1-9]\d*)$/u);

const countMost = 999_999_999;
/** How many of something, votes above all: nine digits count everybody whom an appraisal asks. */
export const Count = z.int().max(countMost, `个数最多为 ${countMost}。`);

/** Points to a parameter of the scheme by its key. */
export const Reference = z.strictObject({ parameter: z.string().min(1) });
export type Reference = z.infer<typeof Reference>;

/** Either the value itself or a reference to the parameter that holds it. */
export const setting = <T extends z.ZodType>(schema: T) => z.union([schema, Reference]);

/** A thing whose references have been replaced by the parameters' values. */
export type Settled<T> = T extends Reference ? never : T extends object ? { [K in keyof T]: Settled<T[K]> } : T;

export const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'parameter' in value && typeof value.parameter === 'string';

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export const Json: z.ZodType<Json> = z.json();

/** Whether no number in it is longer than somebody may put in. */
export const isShort = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isShort)
    : typeof value !== 'string' || !numberPattern.test(value) || isAmount(value);

/** At the door: what comes in holds no longer number. */
export const given = <T extends z.ZodType>(schema: T) => schema.refine(isShort, tooLong);
