// The year's innovations (创新成果): on which row they count, by when they are handed in, and by what a panel marks them.
import { z } from 'zod';

/** `node`: the part of the row that counts the panel's marks; null: no part of the scheme does. */
export const Criterion = z.strictObject({ node: z.string().nullable(), title: z.string() });
export type Criterion = z.infer<typeof Criterion>;

/** `dueOn`: the last day, included. */
export type InnovationCall = { node: string; dueOn: string; criteria: Criterion[] };

/** By what a panel marks where the scheme has no parts of its own for it. */
export const usualCriteria: readonly Criterion[] = ['创新性', '成效性', '推广性'].map((title) => ({
  node: null,
  title,
}));
