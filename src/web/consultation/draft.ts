// What is written of an answer and not handed in (答复草稿), and of a reply or a round that is not sent: kept in this browser.
import { z } from 'zod';
import type { ConsultationReply } from '../../api/consultation.ts';
import { Verdict } from '../../domain/consultation.ts';
import { keptAs } from '../kept.ts';
import { useAccount } from '../session.ts';

const Written = z.object({ id: z.string(), node: z.string().nullable(), text: z.string(), reason: z.string() });
export type Written = z.infer<typeof Written>;

/** `base`: how many answers of the body it was begun behind; `editing`: the one that is being written just now. */
const AnswerDraft = z.object({ base: z.int(), opinions: z.array(Written), editing: Written.nullable() });
export type AnswerDraft = z.infer<typeof AnswerDraft>;

const answerDrafts = keptAs(AnswerDraft);

type Place = { cycle: string; number: number };

export function useAnswerDraft({ cycle, number }: Place, body: string) {
  const { id } = useAccount();
  const key = `plumbline.consultation.${id}.${cycle}.${number}.${body}`;
  return {
    draft: answerDrafts.useKept(key),
    now: () => answerDrafts.now(key),
    keep: (draft: AnswerDraft | null) => answerDrafts.keep(key, draft),
  };
}

type Answer = NonNullable<NonNullable<ConsultationReply['own']>['answer']>;

export const writtenIn = (answer: Answer | null): Written[] =>
  (answer?.opinions ?? []).map(({ id, node, text, reason }) => ({ id, node, text, reason }));

const saying = ({ node, text, reason }: Written): string => JSON.stringify([node, text.trim(), reason.trim()]);

/** In whatever order: the table's order is the reader's. */
export function isSameAnswer(one: readonly Written[], other: readonly Written[]): boolean {
  const said = new Map(other.map((each) => [each.id, saying(each)]));
  return one.length === other.length && one.every((each) => said.get(each.id) === saying(each));
}

/** What a colleague handed in meanwhile stays, and what was written here comes behind it. */
export function mergedWith(
  theirs: readonly Written[],
  mine: readonly Written[],
  fixed: ReadonlySet<string>,
): Written[] {
  const own = new Map(mine.map((each) => [each.id, each]));
  const known = new Set(theirs.map(({ id }) => id));
  return [
    ...theirs.map((each) => (fixed.has(each.id) ? each : (own.get(each.id) ?? each))),
    ...mine.filter(({ id }) => !known.has(id)),
  ];
}

const ReplyDraft = z.object({ verdict: Verdict, reason: z.string(), done: z.int().nullable() });
export type ReplyDraft = z.infer<typeof ReplyDraft>;

const replyDrafts = keptAs(ReplyDraft);

export function useReplyDraft({ cycle, number }: Place, body: string, opinion: string) {
  const { id } = useAccount();
  const key = `plumbline.consultation-reply.${id}.${cycle}.${number}.${body}.${opinion}`;
  return { draft: replyDrafts.useKept(key), keep: (draft: ReplyDraft | null) => replyDrafts.keep(key, draft) };
}

const SendDraft = z.object({
  version: z.int(),
  dueOn: z.string(),
  note: z.string(),
  to: z.enum(['all', 'subject', 'assessor', 'some']),
  bodies: z.array(z.string()),
});
export type SendDraft = z.infer<typeof SendDraft>;

const sendDrafts = keptAs(SendDraft);

export function useSendDraft(cycle: string) {
  const { id } = useAccount();
  const key = `plumbline.consultation-send.${id}.${cycle}`;
  return { draft: sendDrafts.useKept(key), keep: (draft: SendDraft | null) => sendDrafts.keep(key, draft) };
}
