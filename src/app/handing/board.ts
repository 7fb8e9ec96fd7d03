// How far each assessor is with its marks (报送情况): marked, checked, handed in, sent back, when and by whom.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import { labelOf } from '../../domain/display.ts';
import {
  checksOf,
  type HandingAct,
  type HandingState,
  handingStateOf,
  handingStates,
  isLocked,
  uncheckedOf,
} from '../../domain/handing.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { Stage } from '../../domain/stage.ts';
import { bodyTitles } from '../../domain/title.ts';
import { fullRows } from '../../engine/full-row.ts';
import { byCodeUnit } from '../../engine/live.ts';
import type { Plan } from '../../engine/plan.ts';
import { accounts, accountTitles } from '../../store/account.ts';
import { bodies } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { type HandingRow, handings, type StandingMark, standingMarks } from '../../store/handing.ts';
import { schemeOf } from '../../store/scheme.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { planOf } from '../fact.ts';
import { sha256 } from '../hash.ts';
import { markProgress } from '../mark-progress.ts';
import { standingOf } from '../standing.ts';

export type HandingLine = { act: HandingAct; by: string | null; at: string; marks: number; reason: string };

/** `covered`: the hash of the marks as they stand; `full`: rows on which everybody has the full mark; `unchecked`: marks that only their giver has looked at. */
export type HandingEntry = {
  body: string;
  title: string;
  accounts: number;
  given: number;
  expected: number;
  full: string[];
  state: HandingState;
  isLocked: boolean;
  covered: string;
  unchecked: number;
  checks: HandingLine[];
  last: HandingLine | null;
  steps: HandingLine[];
  mayCheck: boolean;
  mayHandIn: boolean;
  mayRecall: boolean;
  mayReturn: boolean;
};
/** `closesOn`: the last day of marking. Whoever lacks most comes first. */
export type HandingReply = { closesOn: string | null; assessors: HandingEntry[] };

/** What an assessor's marks are when they are looked at. */
export type Marked = { covered: string; marks: readonly StandingMark[]; steps: readonly HandingRow[] };

/** Of all that stands, in the order of the ids. */
export const coveredBy = (marks: readonly StandingMark[]): string =>
  sha256(canonical(marks.map(({ fact }) => fact).toSorted((a, b) => byCodeUnit(a.id, b.id))));

export async function markedBy(tx: Tx, cycle: string, body: string): Promise<Marked> {
  const marks = await standingMarks(tx, cycle, body);
  return { covered: coveredBy(marks), marks, steps: await handings(tx, cycle, body) };
}

/** How many accounts of each body may mark, and so check. */
export async function markingAccounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const open = (await accounts(tx)).filter(({ disabledAt }) => disabledAt === null);
  const marking = open.filter(({ roles, body }) => may({ roles, body }, 'mark:check', body));
  return new Map(
    [...Map.groupBy(marking, ({ body }) => body)].flatMap(([body, own]) => (body === null ? [] : [[body, own.length]])),
  );
}

type Look = { actor: Actor; stage: Stage; titles: ReadonlyMap<string, string> };

function entryOf(
  { actor, stage, titles }: Look,
  who: Pick<HandingEntry, 'body' | 'title' | 'accounts' | 'given' | 'expected' | 'full'>,
  { covered, marks, steps }: Marked,
): HandingEntry {
  const { body } = who;
  const line = ({ act, account, at, marks: count, reason }: HandingRow): HandingLine => ({
    act,
    by: titles.get(account ?? '') ?? null,
    at,
    marks: count,
    reason,
  });
  const checks = checksOf(steps, covered);
  const last = steps.findLast(({ act }) => act !== 'checked');
  const locked = isLocked(steps);
  const isWhole = who.expected > 0 && who.given === who.expected;
  const unchecked = uncheckedOf(
    marks.map(({ account }) => account),
    checks,
  );
  const others = marks.some(({ account }) => account !== actor.account);
  return {
    ...who,
    state: handingStateOf(steps, covered),
    isLocked: locked,
    covered,
    unchecked,
    checks: checks.map(line),
    last: last === undefined ? null : line(last),
    steps: steps.map(line),
    mayCheck:
      may(actor, 'mark:check', body, stage) &&
      !locked &&
      isWhole &&
      who.accounts > 1 &&
      others &&
      !checks.some(({ account }) => account === actor.account),
    mayHandIn: may(actor, 'mark:hand-in', body, stage) && !locked && isWhole && (who.accounts < 2 || unchecked === 0),
    mayRecall: may(actor, 'mark:hand-in', body, stage) && locked,
    mayReturn: may(actor, 'handing:return', body, stage) && locked,
  };
}

type Board = { scheme: Scheme; plan: Plan };

/** Of those whom the actor may see; `only` narrows it. */
export async function entriesIn(
  tx: Tx,
  actor: Actor,
  { cycle, only, board: { scheme, plan } }: { cycle: string; only: string | null; board: Board },
  stage: Stage,
): Promise<HandingEntry[]> {
  const marks = Map.groupBy(await standingMarks(tx, cycle, only), ({ assessor }) => assessor);
  const steps = Map.groupBy(await handings(tx, cycle, only), ({ body }) => body);
  const places = [...marks.values()]
    .flat()
    .map(({ fact: { node, subject }, assessor }) => ({ node, subject, assessor }));
  const progress = Map.groupBy(markProgress(scheme, places), ({ assessor }) => assessor);
  const titles = bodyTitles(scheme, await bodies(tx));
  const look = { actor, stage, titles: await accountTitles(tx) };
  const manned = await markingAccounts(tx);
  return [...progress]
    .filter(([body]) => only === null || body === only)
    .map(([body, rows]) => {
      const own = marks.get(body) ?? [];
      const who = {
        body,
        title: titles.get(body) ?? body,
        accounts: manned.get(body) ?? 0,
        given: rows.reduce((sum, { given }) => sum + given, 0),
        expected: rows.reduce((sum, { expected }) => sum + expected, 0),
        full: fullRows(
          plan,
          own.map(({ fact }) => fact),
        ).map(labelOf),
      };
      return entryOf(look, who, { covered: coveredBy(own), marks: own, steps: steps.get(body) ?? [] });
    });
}

const urgency = ({ state }: HandingEntry): number => handingStates.indexOf(state);

export async function boardIn(tx: Tx, actor: Actor, cycle: string, deps: Pick<Deps, 'now'>): Promise<HandingReply> {
  await loadCycle(tx, cycle);
  const { stage, calendar } = await standingOf(tx, cycle, deps);
  const only = reachOf(actor, 'handing:read') === 'all' ? null : (actor.body ?? '');
  const entries = await entriesIn(tx, actor, { cycle, only, board: await planOf(tx, cycle) }, stage);
  return {
    closesOn: calendar.closesOn,
    assessors: entries.toSorted((a, b) => urgency(a) - urgency(b) || b.expected - b.given - (a.expected - a.given)),
  };
}

export async function readHandings(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<HandingReply> {
  insist(actor, 'handing:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => boardIn(tx, actor, cycle, deps));
}

/** Who has marks to give and has not handed in what stands; for the closing of marking. */
export async function unhandedIn(tx: Tx, cycle: string): Promise<{ body: string; title: string }[]> {
  const row = await schemeOf(tx, cycle, null);
  if (row === null) return [];
  const { scheme } = row;
  const titles = bodyTitles(scheme, await bodies(tx));
  const marks = Map.groupBy(await standingMarks(tx, cycle, null), ({ assessor }) => assessor);
  const steps = Map.groupBy(await handings(tx, cycle, null), ({ body }) => body);
  return [...new Set(markProgress(scheme, []).map(({ assessor }) => assessor))]
    .filter((body) => handingStateOf(steps.get(body) ?? [], coveredBy(marks.get(body) ?? [])) !== 'handed-in')
    .map((body) => ({ body, title: titles.get(body) ?? body }));
}
