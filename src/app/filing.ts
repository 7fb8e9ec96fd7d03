// The filings of issued assignments (责任分工备案): which bodies have assigned, issued and filed, and what the organiser answers.
import type { Actor } from '../domain/actor.ts';
import { compareNames } from '../domain/collation.ts';
import { filingStateOf, type FilingState, filingStates, isAwaiting } from '../domain/issue.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { issueGaps } from '../engine/assignment-check.ts';
import { newestAssignments } from '../store/assignment.ts';
import type { Tx } from '../store/database.ts';
import { addFiling, type FilingRow, filings, issueOf, issues } from '../store/issue.ts';
import { newAssignment } from './assignment.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { filingDone } from './issue.ts';
import { noIssue, type WhichIssue } from './issue-file.ts';
import { openJournal, record } from './journal.ts';
import { loadScheme } from './scheme.ts';
import { insistNow } from './standing.ts';

/** `number`, `reference`, `issuedAt`: of the newest issue; `isStale`: a newer version than the issued one was saved since. */
export type FilingEntry = {
  body: string;
  title: string;
  group: string;
  state: FilingState;
  gaps: number;
  version: number;
  issue: { number: number; version: number; reference: string; at: string } | null;
  isStale: boolean;
  filedAt: string | null;
  reason: string | null;
};
export type FilingsReply = { filings: FilingEntry[] };

async function boardIn(tx: Tx, cycle: string): Promise<FilingsReply> {
  const { year } = await loadCycle(tx, cycle);
  const { scheme } = await loadScheme(tx, cycle);
  const kept = new Map((await newestAssignments(tx, cycle)).map((row) => [row.body, row]));
  const issued = Map.groupBy(await issues(tx, cycle, null), ({ body }) => body);
  const acts = Map.groupBy(await filings(tx, cycle, null), ({ body, number }) => `${number} ${body}`);
  const groups = new Map(scheme.groups.map(({ id, title }) => [id, title]));
  const entries = scheme.subjects.map((subject): FilingEntry => {
    const row = kept.get(subject.id);
    const assignment = row?.assignment ?? newAssignment(scheme, year, subject);
    const gaps = issueGaps(scheme, assignment).length;
    const [newest] = issued.get(subject.id) ?? [];
    const done = newest === undefined ? null : (acts.get(`${newest.number} ${subject.id}`) ?? []);
    const version = row?.version ?? 0;
    return {
      body: subject.id,
      title: subject.title,
      group: groups.get(subject.group) ?? subject.group,
      state: filingStateOf(version, gaps, done?.map(({ act }) => act) ?? null),
      gaps,
      version,
      issue:
        newest === undefined
          ? null
          : { number: newest.number, version: newest.version, reference: newest.head.reference, at: newest.at },
      isStale: newest !== undefined && newest.version < version,
      filedAt: done?.find(({ act }) => act === 'filed')?.at ?? null,
      reason: done?.at(-1)?.reason ?? null,
    };
  });
  const order = (state: FilingState): number => filingStates.indexOf(state);
  return {
    filings: entries.toSorted(
      (a, b) => order(a.state) - order(b.state) || b.gaps - a.gaps || compareNames(a.title, b.title),
    ),
  };
}

/** Whoever lacks most comes first. */
export async function readFilings(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<FilingsReply> {
  insist(actor, 'assignment:file');
  return deps.store.transaction(actor.jurisdiction, (tx) => boardIn(tx, cycle));
}

export type FilingAnswer = WhichIssue & { verdict: 'acknowledged' | 'returned'; reason: string };

/** Sent back with a reason, or acknowledged; once, and of the newest issue only. */
export async function answerFiling(actor: Actor, input: FilingAnswer, deps: Deps): Promise<FilingsReply> {
  insist(actor, 'assignment:file', input.body);
  const { cycle, body, number, verdict } = input;
  const reason = input.reason.trim() === '' ? null : input.reason.trim();
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const issue = await issueOf(tx, cycle, body, number);
    if (issue === null) throw noIssue();
    await insistNow(tx, actor, 'assignment:file', { cycle, body }, deps);
    const done = (await filings(tx, cycle, body)).filter((each) => each.number === number);
    const last = done.at(-1);
    const isSame = last?.act === verdict && last.reason === reason && last.account === actor.account;
    if (isSame) return boardIn(tx, cycle);
    const [newest] = await issues(tx, cycle, body);
    if (!isAwaiting(done.map(({ act }) => act)) || newest?.number !== number)
      throw new Refusal('filing-closed', {
        what: '这件备案没有办理。',
        why: '它不在等待办理：还没有报备案，已经办理过，或者单位又重新印发了。',
        next: '请重新载入备案页，看一看现在的情况。',
        english: 'Nothing was answered: this filing does not wait for an answer any more. Reload the board.',
      });
    if (verdict === 'returned' && reason === null)
      throw new Refusal('input-invalid', {
        what: '这件备案没有退回。',
        why: '退回要写明理由，单位才知道怎么改。',
        next: '请写明理由再退回。',
        english: 'Not sent back: give a reason, so that the body knows what to mend.',
      });
    const by = { account: actor.account, at: now.toISOString() };
    const row: FilingRow = { body, number, step: done.length + 1, act: verdict, reason, ...by };
    await addFiling(tx, cycle, row);
    await record(tx, actor, now, filingDone(cycle, row, issue.head));
    return boardIn(tx, cycle);
  });
}
