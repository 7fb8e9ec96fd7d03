// Checking, handing in, recalling and sending back marks (审核、报送、收回、退回评分).
import type { Actor } from '../../domain/actor.ts';
import type { Act } from '../../domain/act.ts';
import { checksOf, type HandingAct, isLocked, uncheckedOf } from '../../domain/handing.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { bodyTitles } from '../../domain/title.ts';
import { accountTitles } from '../../store/account.ts';
import { bodies } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { addHanding, handingColumns, type HandingRow } from '../../store/handing.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { markProgress } from '../mark-progress.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';
import { insistNow } from '../standing.ts';
import { boardIn, type HandingReply, markedBy, type Marked, markingAccounts } from './board.ts';

/** `covered`: the hash of the marks that whoever acts has looked at. */
export type HandingInput = { cycle: string; body: string; covered: string };
export type ReasonedInput = { cycle: string; body: string; reason: string };

const events = {
  checked: 'marks-checked',
  'handed-in': 'marks-handed-in',
  recalled: 'marks-recalled',
  returned: 'marks-returned',
} as const;

type Named = { title: string; checkers: readonly string[]; again: number };

export const handingDone = (cycle: string, row: HandingRow, { title, checkers, again }: Named): Happening => ({
  event: events[row.act],
  cycle,
  body: row.body,
  bound: rowHash(handingColumns(cycle, row)),
  data: {
    body: title,
    step: String(row.step),
    marks: String(row.marks),
    covered: row.covered,
    ...(row.reason === '' ? {} : { reason: row.reason }),
    ...(row.act === 'handed-in' && checkers.length > 0 ? { checkers: checkers.join('、') } : {}),
    ...(row.act === 'handed-in' && row.alone ? { alone: '1' } : {}),
    ...(row.act === 'handed-in' && again > 1 ? { again: String(again) } : {}),
  },
});

const refuse = (
  code: 'marks-missing' | 'marks-locked' | 'handing-closed' | 'second-person' | 'version-conflict' | 'input-invalid',
  what: string,
  why: string,
  next: string,
  english: string,
): Refusal => new Refusal(code, { what, why, next, english });

/** Before marks are checked or handed in: as they were seen, all of them, and not handed in yet. */
async function insistOnWhole(
  tx: Tx,
  { cycle, body, covered }: HandingInput,
  marked: Marked,
  what: string,
): Promise<void> {
  if (isLocked(marked.steps))
    throw refuse(
      'marks-locked',
      what,
      '本单位的评分已经报送。',
      '要更正的，请先收回报送。',
      'The marks are handed in already; recall them first.',
    );
  if (marked.covered !== covered)
    throw refuse(
      'version-conflict',
      what,
      '您看过以后，评分又有改动。',
      '请重新载入本页，看过现在的评分再办理。',
      'The marks have changed since you looked at them; reload the page and look again.',
    );
  const { scheme } = await loadScheme(tx, cycle);
  const places = marked.marks.map(({ assessor, fact: { node, subject } }) => ({ assessor, node, subject }));
  const rows = markProgress(scheme, places).filter(({ assessor }) => assessor === body);
  const [given, expected] = [
    rows.reduce((sum, row) => sum + row.given, 0),
    rows.reduce((sum, row) => sum + row.expected, 0),
  ];
  if (expected === 0) throw notFound('本单位要评的分', 'A row that the body marks');
  if (given === expected) return;
  throw refuse(
    'marks-missing',
    what,
    `还有 ${expected - given} 格没有评分（应评 ${expected}，已评 ${given}）。`,
    '请评完再办理；确实不适用的，请填“不适用”。',
    `${expected - given} of ${expected} marks are still missing; give them, or say that they do not apply.`,
  );
}

type Step = Pick<HandingRow, 'body' | 'act' | 'reason'> & { cycle: string; alone: boolean };

async function add(tx: Tx, actor: Actor, { cycle, ...step }: Step, marked: Marked, now: Date): Promise<void> {
  const { covered, marks, steps } = marked;
  const row: HandingRow = {
    ...step,
    step: steps.length + 1,
    covered,
    marks: marks.length,
    account: actor.account,
    at: now.toISOString(),
  };
  await addHanding(tx, cycle, row);
  const { scheme } = await loadScheme(tx, cycle);
  const title = bodyTitles(scheme, await bodies(tx)).get(row.body) ?? row.body;
  const names = await accountTitles(tx);
  const checkers = checksOf(steps, covered).map(({ account }) => names.get(account ?? '') ?? '');
  const again = 1 + steps.filter((each) => each.act === 'handed-in').length;
  await record(tx, actor, now, handingDone(cycle, row, { title, checkers: [...new Set(checkers)], again }));
}

/** In one transaction, with the journal's head held; sent again by the same person, it adds nothing. */
async function carry(
  actor: Actor,
  { cycle, body, done, permission, reason }: { done: HandingAct; permission: Act } & ReasonedInput,
  decide: (tx: Tx, marked: Marked) => Promise<Pick<Step, 'alone'>>,
  deps: Deps,
): Promise<HandingReply> {
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    await insistNow(tx, actor, permission, { cycle, body }, deps);
    const marked = await markedBy(tx, cycle, body);
    const last = marked.steps.at(-1);
    const isRepeat =
      last?.act === done && last.account === actor.account && last.covered === marked.covered && last.reason === reason;
    if (!isRepeat) await add(tx, actor, { cycle, body, act: done, reason, ...(await decide(tx, marked)) }, marked, now);
    return boardIn(tx, actor, cycle, deps);
  });
}

/** Whoever gave all of the marks cannot check them. */
export async function checkMarks(actor: Actor, input: HandingInput, deps: Deps): Promise<HandingReply> {
  insist(actor, 'mark:check', input.body);
  const what = '评分没有审核。';
  return carry(
    actor,
    { ...input, done: 'checked', permission: 'mark:check', reason: '' },
    async (tx, marked) => {
      await insistOnWhole(tx, input, marked, what);
      if (marked.marks.every(({ account }) => account === actor.account))
        throw refuse(
          'second-person',
          what,
          '这些评分都是您自己给的，审核要由另一人办理。',
          '请本单位另一位评分人员审核；只有一个评分账号的，可以直接报送，留痕里会写明没有另一人审核。',
          'You gave all of these marks: somebody else of the body has to check them.',
        );
      return { alone: false };
    },
    deps,
  );
}

/** Each mark has been checked by somebody who did not give it, or nobody else is there to check. */
export async function handInMarks(actor: Actor, input: HandingInput, deps: Deps): Promise<HandingReply> {
  insist(actor, 'mark:hand-in', input.body);
  const what = '评分没有报送。';
  return carry(
    actor,
    { ...input, done: 'handed-in', permission: 'mark:hand-in', reason: '' },
    async (tx, marked) => {
      await insistOnWhole(tx, input, marked, what);
      const alone = ((await markingAccounts(tx)).get(input.body) ?? 0) < 2;
      const givers = marked.marks.map(({ account }) => account);
      const unchecked = uncheckedOf(givers, checksOf(marked.steps, marked.covered));
      if (!alone && unchecked > 0)
        throw refuse(
          'second-person',
          what,
          `还有 ${unchecked} 条评分没有经另一人审核。`,
          '请本单位另一位评分人员在评分页审核后再报送。',
          `${unchecked} mark(s) were not checked by anybody but their giver; another person of the body checks first.`,
        );
      return { alone };
    },
    deps,
  );
}

const notHandedIn = (what: string): Refusal =>
  refuse(
    'handing-closed',
    what,
    '这个单位的评分现在不在“已报送”的状态。',
    '请重新载入本页，看一看现在的情况。',
    'These marks are not handed in just now; reload the page.',
  );

/** The body itself takes its marks back to work on them. */
export async function recallMarks(actor: Actor, input: ReasonedInput, deps: Deps): Promise<HandingReply> {
  insist(actor, 'mark:hand-in', input.body);
  return carry(
    actor,
    { ...input, done: 'recalled', permission: 'mark:hand-in', reason: input.reason.trim() },
    async (_tx, { steps }) => {
      if (!isLocked(steps)) throw notHandedIn('评分没有收回。');
      return { alone: false };
    },
    deps,
  );
}

/** The organiser sends marks back until closing; the reason is shown to the body. */
export async function returnMarks(actor: Actor, input: ReasonedInput, deps: Deps): Promise<HandingReply> {
  insist(actor, 'handing:return', input.body);
  const reason = input.reason.trim();
  return carry(
    actor,
    { ...input, done: 'returned', permission: 'handing:return', reason },
    async (_tx, { steps }) => {
      if (!isLocked(steps)) throw notHandedIn('评分没有退回。');
      if (reason === '')
        throw refuse(
          'input-invalid',
          '评分没有退回。',
          '退回要写明理由，考评单位才知道怎么改。',
          '请写明理由再退回。',
          'Not sent back: give a reason, so that the assessor knows what to mend.',
        );
      return { alone: false };
    },
    deps,
  );
}
