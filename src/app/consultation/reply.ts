// The organiser's replies to opinions (回复意见), and the release of the summary to all who were asked (公布汇总表).
import { daysBetween } from '../../domain/day.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Verdict } from '../../domain/consultation.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  addRelease,
  addReply,
  releaseColumns,
  type ReleaseRow,
  replies,
  replyColumns,
  type ReplyRow,
} from '../../store/consultation.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';
import { loadRound, newest, type OpinionShown } from './round.ts';
import { insistNow } from '../standing.ts';

/** `base`: how many replies to the opinion the sender knows of; `done`: the version of the scheme in which it was done. */
export type ConsultationReply = {
  cycle: string;
  number: number;
  body: string;
  opinion: string;
  base: number;
  verdict: Verdict;
  reason: string;
  done: number | null;
};

const notSaved = '回复没有保存。';

/** The entry of a reply; `title` is the body's. */
export const repliedConsultation = (
  cycle: string,
  row: ReplyRow,
  { title, opinion: { node, label } }: { title: string; opinion: Pick<OpinionShown, 'node' | 'label'> },
): Happening => ({
  event: 'consultation-replied',
  cycle,
  body: row.body,
  node,
  bound: rowHash(replyColumns(cycle, row)),
  data: {
    number: String(row.number),
    opinion: row.opinion,
    version: String(row.version),
    title,
    ...(label === null ? {} : { row: label }),
    ...(row.version > 1 ? { again: String(row.version) } : {}),
  },
  words: { verdict: { is: 'verdict', verdict: row.verdict } },
});

/** The entry of a release; `opinions`: how many the summary has. */
export const releasedConsultation = (cycle: string, row: ReleaseRow, opinions: number): Happening => ({
  event: 'consultation-released',
  cycle,
  bound: rowHash(releaseColumns(cycle, row)),
  data: { number: String(row.number), opinions: String(opinions) },
});

/** A body whose opinion is not taken as it is learns why. */
function insistOnReason({ verdict, reason }: ConsultationReply): void {
  if (verdict === 'adopted' || reason.trim() !== '') return;
  throw new Refusal('input-invalid', {
    what: notSaved,
    why: '部分采纳或者不采纳的，要向提出意见的单位说明理由。',
    next: '请写明理由再保存。',
    english: 'Not saved: whoever made an opinion that is not adopted as it is must be told why.',
  });
}

const isSame = (a: ReplyRow, b: ConsultationReply): boolean =>
  a.verdict === b.verdict && a.reason === b.reason.trim() && a.done === b.done;

/** Changed by a further reply, also once the summary is out: then it says so. */
export async function replyToOpinion(actor: Actor, input: ConsultationReply, deps: Deps): Promise<{ version: number }> {
  insist(actor, 'consultation:reply');
  insistOnReason(input);
  const { cycle, number, body, base } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const round = await loadRound(tx, cycle, number);
    await insistNow(tx, actor, 'consultation:reply', { cycle }, deps);
    const answer = round.answers.find((each) => each.body === body);
    const opinion = answer?.opinions.find(({ id }) => id === input.opinion);
    if (answer === undefined || opinion === undefined) throw notFound('这条意见', 'This opinion');
    // Throws where there is no such version.
    if (input.done !== null) await loadScheme(tx, cycle, input.done);
    const rows = await replies(tx, cycle, number);
    const before = newest(rows.filter((row) => row.body === body && row.opinion === input.opinion));
    if (before !== null && isSame(before, input)) return { version: before.version };
    if ((before?.version ?? 0) !== base)
      throw new Refusal('version-conflict', {
        what: notSaved,
        why: '这条意见刚刚由别人回复过。',
        next: '请先看一看那次回复；写好的理由还在本页。',
        english: 'Not saved: somebody else has just replied to this opinion. Look at that reply first.',
      });
    const { opinion: id, verdict, reason, done } = input;
    const said = { verdict, reason: reason.trim(), done };
    const row = {
      number,
      body,
      opinion: id,
      version: base + 1,
      ...said,
      account: actor.account,
      at: now.toISOString(),
    };
    await addReply(tx, cycle, row);
    await record(tx, actor, now, repliedConsultation(cycle, row, { title: answer.title, opinion }));
    return { version: row.version };
  });
}

/** Once all have answered or the last day is over, and each opinion has its reply. Done twice, it is done once. */
export async function releaseConsultation(
  actor: Actor,
  { cycle, number }: { cycle: string; number: number },
  deps: Deps,
): Promise<{ releasedAt: string }> {
  insist(actor, 'consultation:reply');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { row, releasedAt, answers } = await loadRound(tx, cycle, number);
    if (releasedAt !== null) return { releasedAt };
    await insistNow(tx, actor, 'consultation:reply', { cycle }, deps);
    const missing = row.addressed.length - answers.length;
    const opinions = answers.flatMap((each) => each.opinions);
    const open = opinions.filter(({ reply }) => reply === null).length;
    if (daysBetween(dayIn(now), row.dueOn) >= 0 && missing > 0)
      throw stillOpen(
        `还没有到期（${row.dueOn}），还有 ${missing} 个单位没有答复。`,
        '请等到期以后，或者所有单位答复以后再公布。',
        `${missing} bodies may still answer until ${row.dueOn}.`,
      );
    if (open > 0)
      throw stillOpen(
        `还有 ${open} 条意见没有回复。`,
        '请逐条回复以后再公布。',
        `${open} opinion(s) have no reply yet.`,
      );
    const release = { number, account: actor.account, at: now.toISOString() };
    await addRelease(tx, cycle, release);
    await record(tx, actor, now, releasedConsultation(cycle, release, opinions.length));
    return { releasedAt: release.at };
  });
}

const stillOpen = (why: string, next: string, english: string): Refusal =>
  new Refusal('consultation-open', { what: '汇总表没有公布。', why, next, english: `Not released: ${english}` });
