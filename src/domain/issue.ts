// An assignment that was issued (印发的责任分工): the heading of the official attachment, its recipients, and how far its filing is.
import { z } from 'zod';

/** A body of the directory, with the title that it had then. */
const Recipient = z.strictObject({ body: z.string(), title: z.string() });

/** What stands on the attachment beside its table. */
export const IssueHead = z.strictObject({
  /** The issuing body's title then. */
  issuer: z.string(),
  title: z.string(),
  /** 文号, 示退役〔2022〕8号. */
  reference: z.string(),
  /** 成文日期, a calendar day. */
  date: z.string(),
  /** 主送: sections by their titles. */
  sections: z.array(z.string()),
  /** 抄送. */
  copies: z.array(Recipient),
});
export type IssueHead = z.infer<typeof IssueHead>;

export const filingActs = ['filed', 'acknowledged', 'returned'] as const;
export type FilingAct = (typeof filingActs)[number];
export const isFilingAct = (text: string): text is FilingAct => filingActs.some((act) => act === text);

/** Whoever lacks most comes first: the organiser reads the board in this order. */
export const filingStates = [
  'not-begun',
  'incomplete',
  'not-issued',
  'returned',
  'not-filed',
  'filed',
  'acknowledged',
] as const;
export type FilingState = (typeof filingStates)[number];

/** `gaps`: how many faults keep the newest version from being issued; `acts`: of the newest issue, in their order; null: nothing was issued. */
export function filingStateOf(version: number, gaps: number, acts: readonly FilingAct[] | null): FilingState {
  if (acts === null) return version === 0 ? 'not-begun' : gaps > 0 ? 'incomplete' : 'not-issued';
  const last = acts.at(-1);
  return last === undefined ? 'not-filed' : last;
}

/** What the organiser may still answer, and the body still file. */
export const isAwaiting = (acts: readonly FilingAct[]): boolean => acts.at(-1) === 'filed';
export const mayFileNow = (acts: readonly FilingAct[]): boolean => acts.length === 0;
