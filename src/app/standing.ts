// Where a year stands (年度所处的阶段): after its changes and by its calendar, whether or not somebody wrote down yet what a day has done.
import type { Actor } from '../domain/actor.ts';
import { type Calendar, noCalendar } from '../domain/calendar.ts';
import type { Act } from '../domain/act.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { needsDocument, type Stage, stages } from '../domain/stage.ts';
import { type DueChange, dueChanges, type Order } from '../domain/stage-change.ts';
import { calendarOf, newestCalendars } from '../store/calendar.ts';
import type { Tx } from '../store/database.ts';
import { newestStages, type StageChange, stageChanges } from '../store/stage.ts';
import { dayIn, type Deps } from './deps.ts';

/** `stage`: with what is due. `edition` grows by one with each reopening. */
export type Standing = {
  stage: Stage;
  edition: number;
  calendar: Calendar;
  calendarVersion: number;
  changes: StageChange[];
  due: DueChange[];
};

const dueAfter = (newest: StageChange | undefined, calendar: Calendar, now: Date): DueChange[] =>
  newest === undefined ? [] : dueChanges(newest.to, dayIn(new Date(newest.at)), calendar, dayIn(now));

const stageAfter = (newest: StageChange | undefined, due: readonly DueChange[]): Stage =>
  due.at(-1)?.to ?? newest?.to ?? 'drafted';

/** Of a cycle that is known to stand. */
export async function standingOf(tx: Tx, cycle: string, deps: Pick<Deps, 'now'>): Promise<Standing> {
  const changes = await stageChanges(tx, cycle);
  const { version, calendar } = await calendarOf(tx, cycle);
  const due = dueAfter(changes.at(-1), calendar, deps.now());
  return {
    stage: stageAfter(changes.at(-1), due),
    edition: 1 + changes.filter(({ transition }) => transition === 'reopening').length,
    calendar,
    calendarVersion: version,
    changes,
    due,
  };
}

export const stageOf = async (tx: Tx, cycle: string, deps: Pick<Deps, 'now'>): Promise<Stage> =>
  (await standingOf(tx, cycle, deps)).stage;

/** The stages of all cycles; one that is not named is drafted. */
export async function stagesOfAll(tx: Tx, deps: Pick<Deps, 'now'>): Promise<Map<string, Stage>> {
  const calendars = await newestCalendars(tx);
  return new Map(
    [...(await newestStages(tx))].map(([cycle, newest]) => [
      cycle,
      stageAfter(newest, dueAfter(newest, calendars.get(cycle) ?? noCalendar, deps.now())),
    ]),
  );
}

/** Throws `stage-closed` too: the act is asked of this cycle, now. */
export async function insistNow(
  tx: Tx,
  actor: Actor,
  act: Act,
  { cycle, body }: { cycle: string; body?: string },
  deps: Pick<Deps, 'now'>,
): Promise<Standing> {
  const standing = await standingOf(tx, cycle, deps);
  insist(actor, act, body, standing.stage);
  return standing;
}

/** A change of what was issued needs the paper that orders it. Throws `order-needed`. */
export function insistOnOrder({ stage }: Pick<Standing, 'stage'>, act: Act, order: Order | null): void {
  if (order !== null || !needsDocument(stage, act)) return;
  throw new Refusal('order-needed', {
    what: '方案没有改动。',
    why: `方案已经下达（“${stages[stage].zh}”阶段），只能依据文件调整。`,
    next: '请填写作出调整的文件的文号和日期，再保存；已改的都还在。',
    english:
      'Nothing was changed: the scheme is issued, so a change names the document that orders it, with number and date.',
  });
}
