// Values that a scheme sets (取值): written out, or a reference to a parameter that somebody signs.
import { z } from 'zod';
import { numberPattern } from './rational.ts';

/** Exact number as text: `57.27`, `60%`, `1/3`. */
export const Amount = z.string().regex(numberPattern);

/** An exact number above zero: what something is divided by. */
export const Positive = z.string().regex(/^(?=.*[1-9])(?!0+\/)(?:\d+(?:\.\d+)?%?|\d+\/[1-9]\d*)$/u);

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
