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

/** A step on the way to the target (节点); `id` is its own within the row and stays when day or words change. */
export const Milestone = z.strictObject({
  id: z.string(),
  /** A calendar day, 2022-06-30. */
  date: z.string(),
  text: z.string(),
});
export type Milestone = z.infer<typeof Milestone>;

export const AssignmentRow = z.strictObject({
  /** Id of the scheme's node. */
  node: z.string(),
  target: z.string().nullable(),
  leads: z.array(SectionReference),
  cooperators: z.array(SectionReference),
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  /** Absent: none, as in documents of older programs. */
  milestones: z.array(Milestone).optional(),
  source: Source.nullable(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

/** In the order of their days; equal days in the order in which they were written. */
export const milestonesOf = ({ milestones }: Pick<AssignmentRow, 'milestones'>): Milestone[] =>
  (milestones ?? []).toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));

const Day = z.iso.date();
/** Whether it is a day of the calendar, written 2022-06-30. */
export const isDay = (text: string): boolean => Day.safeParse(text).success;

export const Assignment = z.strictObject({
  format: z.literal('plumbline/assignment/1'),
  title: z.string(),
  demonstration: z.string().nullable(),
  /** The subject's id, or its name as the document's title gives it; null where nothing says it. */
  subject: z.string().nullable(),
  rows: z.array(AssignmentRow),
});
export type Assignment = z.infer<typeof Assignment>;
