// What people see of where a year stands (年度进展): stage, days, what waits for a second person, what they may do, and how it came there.
import type { Actor } from '../domain/actor.ts';
import type { Both } from '../domain/both.ts';
import type { Calendar } from '../domain/calendar.ts';
import { type Act, acts } from '../domain/act.ts';
import { insist, may } from '../domain/permission.ts';
import { actOf, personOf, type ProposalOutcome, type Proposed, whyNotSecond } from '../domain/proposal.ts';
import { type Hands, leadsTo, leavesBy, type Stage, type TransitionName, transitions } from '../domain/stage.ts';
import type { Order } from '../domain/stage-change.ts';
import { accountTitles } from '../store/account.ts';
import type { Tx } from '../store/database.ts';
import { begunCycles } from '../store/cycle.ts';
import { type Proposal, proposals } from '../store/proposal.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { standingOf } from './standing.ts';

/** `hands` says how many it takes; `mayNow`: the actor can carry it out, or propose it. */
export type StageMove = { transition: TransitionName; to: Stage; hands: Hands; mayNow: boolean };

/** `at` is null and `by` is null where a day has done it and nobody wrote it down yet. */
export type StageStep = {
  transition: TransitionName;
  from: Stage;
  to: Stage;
  at: string | null;
  by: string | null;
  reason: string | null;
  document: Order | null;
  computation: number | null;
  /** Who proposed and who agreed, where it took two. */
  two: [string, string] | null;
  /** The day of the calendar that did it. */
  day: string | null;
  /** Of a closure: who had not handed in. */
  unhanded: string[];
};

/** `isOwn`: the actor proposed it. `whyNot`: why the actor cannot agree; null where he can, or may not answer at all (`mayAnswer`). */
export type ProposalEntry = {
  id: string;
  content: Proposed;
  by: string;
  at: string;
  end: { outcome: ProposalOutcome; by: string | null; at: string; reason: string } | null;
  isOwn: boolean;
  mayAnswer: boolean;
  whyNot: Both | null;
};

export type StageView = {
  stage: Stage;
  edition: number;
  since: string | null;
  calendar: Calendar;
  calendarVersion: number;
  moves: StageMove[];
  /** All that the actor may do in this stage. */
  acts: Act[];
  history: StageStep[];
  proposals: ProposalEntry[];
};

function entryOf(actor: Actor, stage: Stage, { id, kind, content, person, at, end }: Proposal): ProposalEntry {
  const mayAnswer = may(actor, 'proposal:answer') && may(actor, actOf(kind), undefined, stage);
  return {
    id,
    content,
    by: person.title,
    at,
    end: end === null ? null : { outcome: end.outcome, by: end.person?.title ?? null, at: end.at, reason: end.reason },
    isOwn: person.account === actor.account,
    mayAnswer,
    whyNot: mayAnswer ? whyNotSecond(kind, person, personOf(actor)) : null,
  };
}

/** How many proposals wait that the actor could agree to. */
export async function agreeable(tx: Tx, actor: Actor, cycle: string, stage: Stage): Promise<number> {
  if (!may(actor, 'proposal:answer')) return 0;
  const entries = (await proposals(tx, cycle)).map((each) => entryOf(actor, stage, each));
  return entries.filter(({ end, mayAnswer, whyNot }) => end === null && mayAnswer && whyNot === null).length;
}

export async function readStage(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<StageView> {
  insist(actor, 'cycle:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    const { stage, edition, calendar, calendarVersion, changes, due } = await standingOf(tx, cycle, deps);
    const titles = await accountTitles(tx);
    const hasFacts = (await begunCycles(tx)).has(cycle);
    const done = changes.map(({ transition, from, to, details, account, at }): StageStep => {
      const { reason = null, document = null, computation = null, first, second, day = null, unhanded = [] } = details;
      const two: [string, string] | null =
        first === undefined || second === undefined ? null : [first.title, second.title];
      return {
        transition,
        from,
        to,
        at,
        by: titles.get(account ?? '') ?? null,
        reason,
        document,
        computation,
        two,
        day,
        unhanded: unhanded.map(({ title }) => title),
      };
    });
    const nothing = { at: null, by: null, reason: null, document: null, computation: null, two: null, unhanded: [] };
    return {
      stage,
      edition,
      since: due.length === 0 ? (changes.at(-1)?.at ?? null) : null,
      calendar,
      calendarVersion,
      moves: leavesBy(stage).map((transition) => ({
        transition,
        to: leadsTo(transition, stage) ?? stage,
        hands: transitions[transition].hands,
        mayNow: may(actor, transitions[transition].act, undefined, stage) && !(transition === 'recall' && hasFacts),
      })),
      acts: (Object.keys(acts) as Act[]).filter((act) => may(actor, act, undefined, stage)),
      history: [...done, ...due.map((each): StageStep => ({ ...nothing, ...each }))],
      proposals: (await proposals(tx, cycle)).map((each) => entryOf(actor, stage, each)),
    };
  });
}
