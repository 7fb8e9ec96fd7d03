// The directory as a list (单位名录): bodies with their sections, and people with their roles, as one workbook holds them.
import { z } from 'zod';
import { Problem } from './problem.ts';

export const SectionKind = z.enum(['科室', '直属单位']);
export type SectionKind = z.infer<typeof SectionKind>;

/** `names` are the aliases, without the title. */
const Entry = z.strictObject({
  title: z.string().min(1),
  names: z.array(z.string().min(1)),
  sections: z.array(z.strictObject({ title: z.string().min(1), kind: SectionKind })),
});

/** `title` 姓名, `name` 登录名; `body` and `section` by their titles; `roles` are ids. */
const Person = z.strictObject({
  title: z.string().min(1),
  name: z.string().min(1),
  body: z.string().min(1),
  section: z.string().min(1).nullable(),
  roles: z.array(z.string().min(1)),
});

/** With an error among the problems the list is not to be taken over. */
export const DirectoryList = z.strictObject({
  bodies: z.array(Entry),
  people: z.array(Person),
  problems: z.array(Problem),
});
export type DirectoryList = z.infer<typeof DirectoryList>;
