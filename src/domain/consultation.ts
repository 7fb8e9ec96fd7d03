// Consultation on a draft scheme (征求意见): who is asked, what a body answers, what becomes of each opinion.
import { z } from 'zod';
import { instantText } from './instant.ts';
import { type Node, nodesOf, type Scheme } from './scheme.ts';

/** As what a body of the scheme is asked. */
export const Capacity = z.enum(['subject', 'assessor']);
export type Capacity = z.infer<typeof Capacity>;

/** A body that is asked, under the title that it had then. */
export const Addressee = z.strictObject({ body: z.string(), title: z.string(), as: z.array(Capacity) });
export type Addressee = z.infer<typeof Addressee>;

/** What a body says of a row of the draft, or of all of it (`node` null); `text` is what it proposes. */
export const GivenOpinion = z.strictObject({
  /** Made by whoever answers; unique among the body's opinions of the round. */
  id: z.string().regex(/^[\w-]{8,64}$/u),
  node: z.string().max(200).nullable(),
  text: z.string().trim().min(1).max(4000),
  reason: z.string().trim().max(4000),
});
export type GivenOpinion = z.infer<typeof GivenOpinion>;
/** `at`: since when it stands as it is. */
export const Opinion = GivenOpinion.extend({ at: z.iso.datetime() });
export type Opinion = z.infer<typeof Opinion>;

/** No opinions: the body has none (无意见). */
export const opinionsMost = 200;

export const Verdict = z.enum(['adopted', 'partly', 'declined']);
export type Verdict = z.infer<typeof Verdict>;
export const verdicts = {
  adopted: { zh: '采纳', en: 'adopted' },
  partly: { zh: '部分采纳', en: 'adopted in part' },
  declined: { zh: '不采纳', en: 'not adopted' },
} as const satisfies Record<Verdict, { zh: string; en: string }>;

/** A calendar day: `2026-01-09`. */
export const Day = z.iso.date();

/** An answer of the last day is in time until midnight in China. */
export const isLate = (at: string, dueOn: string): boolean => instantText(at).slice(0, 10) > dueOn;

/** The bodies of a scheme in these capacities, each once, in the order of the scheme. */
export function addresseesOf(
  scheme: Scheme,
  wanted: readonly Capacity[],
  titles: ReadonlyMap<string, string>,
): Addressee[] {
  const marking = new Set([...nodesOf(scheme.root)].flatMap(({ assessors }) => assessors));
  const marked = new Set(scheme.subjects.map(({ id }) => id));
  const ids = [...new Set([...scheme.subjects, ...scheme.bodies].map(({ id }) => id))];
  const isOne = { subject: marked, assessor: marking };
  return ids.flatMap((body) => {
    const as = wanted.filter((capacity) => isOne[capacity].has(body));
    return as.length === 0 ? [] : [{ body, title: titles.get(body) ?? body, as }];
  });
}

/** The words of the draft that an opinion is about; null where it is about all of it. */
export const originalOf = (node: Node | undefined): string | null =>
  node === undefined ? null : (node.criterion ?? node.title);

/** A line of the summary (征求意见情况汇总表); `row` null: of the whole draft. */
export type SummaryLine = {
  row: string | null;
  original: string | null;
  body: string;
  text: string;
  reason: string;
  isLate: boolean;
  verdict: Verdict | null;
  /** Why, of what was not adopted as it was proposed. */
  because: string;
  /** The version of the scheme in which it was done. */
  version: number | null;
};
