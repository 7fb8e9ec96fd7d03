// A body's answer to a consultation (答复征求意见): no opinion, or opinions; amended by a further answer, and the older one stays.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import { type GivenOpinion, isLate, type Opinion } from '../../domain/consultation.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { addAnswer, answerColumns, type AnswerRow, answers, type ConsultationRow } from '../../store/consultation.ts';
import type { Tx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { loadRound, newest, type Round } from './round.ts';
import { insistNow } from '../standing.ts';

/** `base`: how many answers of the body the sender knows of. Without opinions the body says that it has none. */
export type ConsultationAnswer = {
  cycle: string;
  number: number;
  body: string;
  base: number;
  opinions: readonly GivenOpinion[];
};

const notSent = '答复没有交出。';

/** What was said, whenever and in whatever order it was. */
const saidIn = (opinions: readonly GivenOpinion[]): string =>
  canonical(Object.fromEntries(opinions.map(({ id, node, text, reason }) => [id, { node, text, reason }])));

/** The entry of an answer; `title` is the body's. */
export function answeredConsultation(
  cycle: string,
  row: AnswerRow,
  { title, dueOn }: { title: string; dueOn: string },
): Happening {
  const { length } = row.opinions;
  return {
    event: 'consultation-answered',
    cycle,
    body: row.body,
    bound: rowHash(answerColumns(cycle, row)),
    data: {
      number: String(row.number),
      version: String(row.version),
      title,
      ...(length === 0 ? { none: '1' } : { opinions: String(length) }),
      ...(isLate(row.at, dueOn) ? { late: '1' } : {}),
      ...(row.version > 1 ? { again: String(row.version) } : {}),
    },
  };
}

function insistOnOpen({ releasedAt }: Round): void {
  if (releasedAt === null) return;
  throw new Refusal('consultation-closed', {
    what: notSent,
    why: '这一轮的汇总表已经公布，不再接收答复。',
    next: '仍有意见的，请直接向主办单位反映；填写的内容还在本页。',
    english:
      'Not sent: the summary of this round has been released. Tell the organiser directly; your text is still on the page.',
  });
}

function insistOnAddressed({ addressed }: ConsultationRow, body: string): string {
  const found = addressed.find((each) => each.body === body);
  if (found !== undefined) return found.title;
  throw new Refusal('not-permitted', {
    what: notSent,
    why: '这一轮没有向您的单位征求意见。',
    next: '确有意见的，请向主办单位反映。',
    english: 'Your body was not asked in this round; tell the organiser.',
  });
}

function insistOnRows({ scheme }: Round, opinions: readonly GivenOpinion[]): void {
  const nodes = new Set([...nodesOf(scheme.root)].map(({ id }) => id));
  const isStrange = opinions.some(({ node }) => node !== null && !nodes.has(node));
  if (!isStrange && new Set(opinions.map(({ id }) => id)).size === opinions.length) return;
  throw new Refusal('input-invalid', {
    what: notSent,
    why: '有的意见所指的行不在征求意见的这一版方案里，或者同一条意见出现了两次。',
    next: '请重新选定意见所指的行。',
    english: 'Not sent: an opinion is about a row that the draft does not have, or stands there twice.',
  });
}

/** What was replied to stays as it was read; and after the last day opinions are added only. */
function insistOnKept(before: AnswerRow | null, given: readonly GivenOpinion[], round: Round, now: string): void {
  const isOver = isLate(now, round.row.dueOn);
  const replied = new Set(
    round.answers
      .filter(({ body }) => body === before?.body)
      .flatMap(({ opinions }) => opinions.flatMap(({ id, reply }) => (reply === null ? [] : [id]))),
  );
  const after = new Map(given.map((opinion) => [opinion.id, saidIn([opinion])]));
  const changed = (before?.opinions ?? []).filter((opinion) => after.get(opinion.id) !== saidIn([opinion]));
  const fixed = changed.filter(({ id }) => isOver || replied.has(id)).length;
  if (fixed === 0) return;
  throw new Refusal('consultation-fixed', {
    what: notSent,
    why: isOver
      ? `截止日期已过，以前交的意见不能再改；这次改动或去掉了 ${fixed} 条。`
      : `主办单位已经回复的意见不能再改；这次改动或去掉了 ${fixed} 条。`,
    next: '请另加一条意见说明；填写的内容还在本页。',
    english: `Not sent: ${fixed} opinion(s) that were ${isOver ? 'handed in before the last day' : 'replied to'} would be changed. Add another opinion instead.`,
  });
}

/** The answer that this one became before; throws `version-conflict` where a colleague was faster. */
function answeredBefore(before: AnswerRow | null, { base, opinions }: ConsultationAnswer): AnswerRow | null {
  if (before !== null && saidIn(before.opinions) === saidIn(opinions)) return before;
  if ((before?.version ?? 0) === base) return null;
  throw new Refusal('version-conflict', {
    what: notSent,
    why: '本单位的同事刚刚交过一次答复。',
    next: '请先看一看同事交的答复，再补充您的意见；填写的内容还在本页。',
    english:
      'Not sent: a colleague of your body has just answered. Look at that answer first; your text is still on the page.',
  });
}

/** After the last day it is taken all the same, and marked: what somebody wrote must not be lost. */
export async function answerConsultation(
  actor: Actor,
  input: ConsultationAnswer,
  deps: Deps,
): Promise<{ version: number; isLate: boolean }> {
  insist(actor, 'consultation:answer', input.body);
  const { cycle, number, body } = input;
  const now = deps.now();
  const at = now.toISOString();
  return deps.store.transaction(actor.jurisdiction, async (tx: Tx) => {
    await openJournal(tx);
    const round = await loadRound(tx, cycle, number);
    await insistNow(tx, actor, 'consultation:answer', { cycle, body }, deps);
    const title = insistOnAddressed(round.row, body);
    const before = newest((await answers(tx, cycle, number)).filter((row) => row.body === body));
    const known = answeredBefore(before, input);
    if (known !== null) return { version: known.version, isLate: isLate(known.at, round.row.dueOn) };
    insistOnOpen(round);
    insistOnRows(round, input.opinions);
    insistOnKept(before, input.opinions, round, at);
    const stood = new Map((before?.opinions ?? []).map((each) => [saidIn([each]), each.at]));
    const opinions: Opinion[] = input.opinions.map((each) => ({ ...each, at: stood.get(saidIn([each])) ?? at }));
    const row: AnswerRow = { number, body, version: input.base + 1, opinions, account: actor.account, at };
    await addAnswer(tx, cycle, row);
    await record(tx, actor, now, answeredConsultation(cycle, row, { title, dueOn: round.row.dueOn }));
    return { version: row.version, isLate: isLate(at, round.row.dueOn) };
  });
}
