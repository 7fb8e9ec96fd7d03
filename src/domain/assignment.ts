// A body's assignment (责任分工): its yearly targets and its lead sections for each row of the scheme.
import { z } from 'zod';
import { Source } from './source.ts';

/** A section as the document writes it; `group` when the words mean all (各科室及直属各单位). */
export const SectionReference = z.strictObject({
  title: z.string(),
  kind: z.enum(['section', 'group']),
});
export type SectionReference = z.infer<typeof SectionReference>;

/** What stands in a row that all sections lead; documents word it in many ways. */
export const allSections: SectionReference = { title: '各科室、直属单位', kind: 'group' };

export const AssignmentRow = z.strictObject({
  /** Id of the scheme's node. */
  node: z.string(),
  target: z.string().nullable(),
  leads: z.array(SectionReference),
  cooperators: z.array(SectionReference),
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  source: Source.nullable(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

export const Assignment = z.strictObject({
  format: z.literal('plumbline/assignment/1'),
  title: z.string(),
  demonstration: z.string().nullable(),
  /** The subject's id, or its name as the document's title gives it; null where nothing says it. */
  subject: z.string().nullable(),
  rows: z.array(AssignmentRow),
});
export type Assignment = z.infer<typeof Assignment>;
