// Where an imported table goes (导入去向): into a new cycle with its subjects, or on top of a cycle's scheme.
import { z } from 'zod';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** Who is appraised, since a table of rows names nobody: as in the newest cycle, all bodies, a list that was read, or nobody yet. */
export const SubjectsFrom = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('newest-cycle') }),
  z.strictObject({ from: z.literal('directory') }),
  z.strictObject({ from: z.literal('list'), document: Sha256 }),
  z.strictObject({ from: z.literal('none') }),
]);
export type SubjectsFrom = z.infer<typeof SubjectsFrom>;

export const NewCycleTarget = z.strictObject({
  into: z.literal('new-cycle'),
  title: z.string().trim().min(1).max(100),
  year: z.string().regex(/^\d{4}$/u),
  subjects: SubjectsFrom,
});

/** `base`: the version of the cycle's scheme that the imported one comes after. */
export const ImportTarget = z.discriminatedUnion('into', [
  NewCycleTarget,
  z.strictObject({ into: z.literal('cycle'), cycle: z.string().max(64), base: z.int().positive() }),
]);
export type ImportTarget = z.infer<typeof ImportTarget>;
