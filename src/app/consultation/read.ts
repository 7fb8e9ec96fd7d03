// Reading a consultation (看征求意见): the organiser sees all of it, a body what it was asked, its own answer, and the summary once it is out.
import { daysBetween } from '../../domain/day.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Addressee, isLate, type SummaryLine } from '../../domain/consultation.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import { accountTitles } from '../../store/account.ts';
import {
  type AnswerRow,
  answers,
  type ConsultationRow,
  consultations,
  releases,
  replies,
} from '../../store/consultation.ts';
import type { Tx } from '../../store/database.ts';
import { schemeOf } from '../../store/scheme.ts';
import { loadCycle } from '../cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { type ChangeLine, changesBetween } from '../scheme-table.ts';
import { type BodyAnswer, loadRound, summaryOf } from './round.ts';

/** `daysLeft`: 0 on the last day, negative after it. */
type Head = Pick<ConsultationRow, 'number' | 'version' | 'dueOn' | 'note' | 'at'> & {
  by: string | null;
  daysLeft: number;
  releasedAt: string | null;
  asked: number;
};
/** `own`: of the actor's body, where it was asked; `counts`: for who sees all. */
export type RoundLine = Head & {
  own: { answeredAt: string | null; isLate: boolean } | null;
  counts: { answered: number; late: number; opinions: number; replied: number } | null;
};

const newestOf = (rows: readonly AnswerRow[]): AnswerRow[] =>
  [...Map.groupBy(rows, ({ body }) => body).values()].flatMap((all) => all.slice(-1));

const isAsked = ({ addressed }: ConsultationRow, body: string | null): boolean =>
  addressed.some((each) => each.body === body);

function headOf(row: ConsultationRow, by: string | null, releasedAt: string | null, now: Date): Head {
  const { number, version, dueOn, note, at } = row;
  const daysLeft = daysBetween(dayIn(now), dueOn);
  return { number, version, dueOn, note, at, by, daysLeft, releasedAt, asked: row.addressed.length };
}

/** The rounds of a year, the newest first; for verbs that have asked `may()` already. */
export async function roundLines(tx: Tx, actor: Actor, cycle: string, now: Date): Promise<RoundLine[]> {
  const seesAll = reachOf(actor, 'consultation:read') === 'all';
  const rows = await consultations(tx, cycle);
  const seen = rows.filter((row) => seesAll || isAsked(row, actor.body));
  const titles = await accountTitles(tx);
  const released = new Map((await releases(tx, cycle)).map(({ number, at }) => [number, at]));
  const given = Map.groupBy(await answers(tx, cycle, null), ({ number }) => number);
  const replied = Map.groupBy(await replies(tx, cycle, null), ({ number }) => number);
  return seen.map((row) => {
    const all = given.get(row.number) ?? [];
    const firsts = all.filter(({ version }) => version === 1);
    const own = firsts.find(({ body }) => body === actor.body);
    const opinions = newestOf(all).flatMap(({ body, opinions: each }) => each.map(({ id }) => `${body} ${id}`));
    const done = new Set((replied.get(row.number) ?? []).map(({ body, opinion }) => `${body} ${opinion}`));
    const late = (first: AnswerRow): boolean => isLate(first.at, row.dueOn);
    return {
      ...headOf(row, titles.get(row.account ?? '') ?? null, released.get(row.number) ?? null, now),
      own: isAsked(row, actor.body) ? { answeredAt: own?.at ?? null, isLate: own !== undefined && late(own) } : null,
      counts: seesAll
        ? {
            answered: firsts.length,
            late: firsts.filter(late).length,
            opinions: opinions.length,
            replied: opinions.filter((each) => done.has(each)).length,
          }
        : null,
    };
  });
}

/** `newest`: the version of the scheme that stands now. */
export async function listConsultations(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<{ rounds: RoundLine[]; newest: number | null }> {
  insist(actor, 'consultation:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    const rounds = await roundLines(tx, actor, cycle, deps.now());
    return { rounds, newest: (await schemeOf(tx, cycle, null))?.version ?? null };
  });
}

/**
 * `changes`: what the draft has that the one of the round before had not; null in the first round. `answers`: of all
 * bodies, for who sees all. `summary`: for who sees all, and for everybody who was asked once it is released.
 */
export type RoundReply = Head & {
  before: number | null;
  newest: number;
  changes: ChangeLine[] | null;
  addressed: Addressee[] | null;
  answers: BodyAnswer[] | null;
  own: { body: string; title: string; mayAnswer: boolean; answer: BodyAnswer | null } | null;
  summary: SummaryLine[] | null;
  mayReply: boolean;
};

export async function readConsultation(
  actor: Actor,
  { cycle, number }: { cycle: string; number: number },
  deps: Deps,
): Promise<RoundReply> {
  insist(actor, 'consultation:read');
  const seesAll = reachOf(actor, 'consultation:read') === 'all';
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const round = await loadRound(tx, cycle, number);
    const { row, releasedAt } = round;
    // What somebody was not asked is as if it were not there.
    if (!seesAll && !isAsked(row, actor.body)) throw notFound('这一轮征求意见', 'This round of the consultation');
    const earlier = (await consultations(tx, cycle)).find((each) => each.number === number - 1);
    const before = earlier === undefined ? null : await schemeOf(tx, cycle, earlier.version);
    const asked = row.addressed.find(({ body }) => body === actor.body);
    const own = asked === undefined ? null : (round.answers.find(({ body }) => body === asked.body) ?? null);
    return {
      ...headOf(row, (await accountTitles(tx)).get(row.account ?? '') ?? null, releasedAt, now),
      before: before?.version ?? null,
      newest: (await schemeOf(tx, cycle, null))?.version ?? row.version,
      changes: before === null ? null : changesBetween(before.scheme, round.scheme),
      addressed: seesAll ? row.addressed : null,
      answers: seesAll ? round.answers : null,
      own:
        asked === undefined
          ? null
          : {
              body: asked.body,
              title: asked.title,
              mayAnswer: releasedAt === null && may(actor, 'consultation:answer', asked.body),
              answer: own,
            },
      summary: seesAll || releasedAt !== null ? summaryOf(round) : null,
      mayReply: may(actor, 'consultation:reply'),
    };
  });
}
