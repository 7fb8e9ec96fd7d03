// One round of a consultation (一轮征求意见) put together: whom it asked, the newest answers, and what became of each opinion.
import {
  type Addressee,
  isLate,
  type Opinion,
  originalOf,
  type SummaryLine,
  type Verdict,
} from '../../domain/consultation.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';
import { accountTitles } from '../../store/account.ts';
import {
  type AnswerRow,
  answers,
  type ConsultationRow,
  consultations,
  releases,
  replies,
  type ReplyRow,
} from '../../store/consultation.ts';
import type { Tx } from '../../store/database.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';

/** `version`: how often it was replied to; `isAfterRelease`: changed once all had seen it. */
export type OpinionReply = {
  version: number;
  verdict: Verdict;
  reason: string;
  done: number | null;
  at: string;
  by: string | null;
  isAfterRelease: boolean;
};
/** `label`, `original`: of the row that it is about; null: it is about the whole draft. */
export type OpinionShown = Opinion & {
  label: string | null;
  original: string | null;
  isLate: boolean;
  reply: OpinionReply | null;
};
/** `version`: how often the body answered; `isLate`: it answered first after the last day. */
export type BodyAnswer = {
  body: string;
  title: string;
  version: number;
  at: string;
  by: string | null;
  isLate: boolean;
  opinions: OpinionShown[];
};
export type Round = {
  row: ConsultationRow;
  releasedAt: string | null;
  scheme: Scheme;
  answers: BodyAnswer[];
};

export const newest = <Row extends { version: number }>(rows: readonly Row[]): Row | null => rows.at(-1) ?? null;

/** Throws `not-found`. */
export async function loadRound(tx: Tx, cycle: string, number: number): Promise<Round> {
  const row = (await consultations(tx, cycle)).find((each) => each.number === number);
  if (row === undefined) throw notFound('这一轮征求意见', 'This round of the consultation');
  const { scheme } = await loadScheme(tx, cycle, row.version);
  const titles = await accountTitles(tx);
  const releasedAt = (await releases(tx, cycle)).find((each) => each.number === number)?.at ?? null;
  const replyOf = Map.groupBy(await replies(tx, cycle, number), ({ body, opinion }) => `${body} ${opinion}`);
  const given = Map.groupBy(await answers(tx, cycle, number), ({ body }) => body);
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  const labels = placeTitles(scheme.root);
  const shown = (body: string, opinion: Opinion): OpinionShown => {
    const reply = newest(replyOf.get(`${body} ${opinion.id}`) ?? []);
    return {
      ...opinion,
      label: opinion.node === null ? null : (labels.get(opinion.node) ?? opinion.node),
      original: opinion.node === null ? null : originalOf(nodes.get(opinion.node)),
      isLate: isLate(opinion.at, row.dueOn),
      reply: reply === null ? null : replyShown(reply, titles, releasedAt),
    };
  };
  const bodyAnswer = ({ body, title }: Addressee, all: readonly AnswerRow[]): BodyAnswer[] => {
    const [first, last] = [all[0], newest(all)];
    if (first === undefined || last === null) return [];
    const by = titles.get(last.account ?? '') ?? null;
    const opinions = last.opinions.map((each) => shown(body, each));
    return [{ body, title, version: last.version, at: last.at, by, isLate: isLate(first.at, row.dueOn), opinions }];
  };
  const all = row.addressed.flatMap((each) => bodyAnswer(each, given.get(each.body) ?? []));
  return { row, releasedAt, scheme, answers: inOrderOfRows(all, nodes) };
}

const replyShown = (
  { version, verdict, reason, done, at, account }: ReplyRow,
  titles: ReadonlyMap<string, string>,
  releasedAt: string | null,
): OpinionReply => ({
  version,
  verdict,
  reason,
  done,
  at,
  by: titles.get(account ?? '') ?? null,
  isAfterRelease: releasedAt !== null && at > releasedAt,
});

/** The whole draft first, then row by row as the table has them. */
function inOrderOfRows(all: readonly BodyAnswer[], nodes: ReadonlyMap<string, Node>): BodyAnswer[] {
  const order = [...nodes.keys()];
  const place = ({ node }: Opinion): number => (node === null ? -1 : order.indexOf(node));
  return all.map((answer) => ({ ...answer, opinions: answer.opinions.toSorted((a, b) => place(a) - place(b)) }));
}

/** Row by row, and on each row in the order of the bodies that were asked. */
export function summaryOf({ scheme, answers: all }: Pick<Round, 'scheme' | 'answers'>): SummaryLine[] {
  const order = [...nodesOf(scheme.root)].map(({ id }) => id);
  const lines = all.flatMap(({ title, opinions }) => opinions.map((opinion) => ({ title, opinion })));
  const place = (node: string | null): number => (node === null ? -1 : order.indexOf(node));
  return lines
    .toSorted((a, b) => place(a.opinion.node) - place(b.opinion.node))
    .map(({ title, opinion: { label, original, text, reason, isLate: late, reply } }) => ({
      row: label,
      original,
      body: title,
      text,
      reason,
      isLate: late,
      verdict: reply?.verdict ?? null,
      because: reply?.reason ?? '',
      version: reply?.done ?? null,
    }));
}
