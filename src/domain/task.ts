// What a section reports on its tasks (任务填报): done, progress, an explicit nothing, or taken back.
import { z } from 'zod';

export const ReportKind = z.enum(['done', 'progress', 'no-data', 'withdrawn']);
export type ReportKind = z.infer<typeof ReportKind>;

/** `doneOn` is a calendar day, of what is done only; `withdraws` the id of the report that is taken back. */
export type Report = {
  id: string;
  node: string;
  milestone: string;
  kind: ReportKind;
  doneOn: string | null;
  note: string;
  withdraws: string | null;
};
