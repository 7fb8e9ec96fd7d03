// A subject appeals on one row of its scorecard (提出申诉), or takes the appeal back (撤回申诉): both are facts that are added.
import type { Actor } from '../../domain/actor.ts';
import { isInWindow } from '../../domain/appeal.ts';
import { canonical } from '../../domain/canonical.ts';
import { labelOf } from '../../domain/display.ts';
import { rowSteps } from '../../domain/part.ts';
import { insist } from '../../domain/permission.ts';
import {
  addAppeal,
  addWithdrawal,
  appealColumns,
  type AppealRow,
  appeals,
  type KeptAppeal,
  withdrawalColumns,
} from '../../store/appeal.ts';
import type { Tx } from '../../store/database.ts';
import { newestEvidence } from '../../store/evidence.ts';
import { cardIn, loadOutcome } from '../computed.ts';
import { loadCycle } from '../cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { openJournal, record } from '../journal.ts';
import { insistNow } from '../standing.ts';
import { appealOver, noSuchRow, rowAppealed, windowOver } from './refusal.ts';
import { appliedIn, loadAppeal, stateOf } from './state.ts';

/** The rows of a body's published scorecard, with their labels. */
export async function rowsOf(tx: Tx, cycle: string, applied: number | null, body: string) {
  if (applied === null) return [];
  const { outcome } = await loadOutcome(tx, cycle, applied);
  if (!outcome.result.scorecards.some(({ subject }) => subject === body)) return [];
  return [...rowSteps(outcome.nodes, cardIn(outcome, body).step)].map(({ node, value }) => {
    const found = outcome.nodes.get(node);
    return { node, label: found === undefined ? node : labelOf(found), value };
  });
}

export type NewAppeal = {
  cycle: string;
  body: string;
  id: string;
  node: string;
  reason: string;
  source: string;
  evidence: readonly string[];
};

const isSame = (before: KeptAppeal, { body, node, reason, source, evidence }: Omit<AppealRow, 'edition'>): boolean =>
  canonical([before.body, before.node, before.reason, before.source, before.evidence]) ===
  canonical([body, node, reason, source, evidence]);

/** Sent again with the same id and content it is the same appeal. */
export async function makeAppeal(actor: Actor, input: NewAppeal, deps: Deps): Promise<{ id: string }> {
  insist(actor, 'appeal:make', input.body);
  const { cycle, body, id, node } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    const [reason, source, evidence] = [input.reason.trim(), input.source.trim(), [...new Set(input.evidence)]];
    const said = { id, body, node, reason, source, evidence, account: actor.account, at: now.toISOString() };
    const before = await appeals(tx, cycle);
    const known = before.find((each) => each.id === id);
    if (known !== undefined && isSame(known, said)) return { id };
    const { calendar, changes, edition } = await insistNow(tx, actor, 'appeal:make', { cycle, body }, deps);
    if (!isInWindow(calendar, dayIn(now))) throw windowOver(calendar.appealsUntil ?? '');
    const row = (await rowsOf(tx, cycle, appliedIn(changes), body)).find((each) => each.node === node);
    const own = new Map((await newestEvidence(tx, body)).map((piece) => [piece.id, piece.state]));
    const isNamed = evidence.every((piece) => own.get(piece) === 'standing');
    if (known !== undefined || row === undefined || reason === '' || !isNamed) throw noSuchRow();
    const isTaken = before.some(
      (each) =>
        each.body === body &&
        each.node === node &&
        (stateOf(each) === 'open' || (stateOf(each) !== 'withdrawn' && each.edition === edition)),
    );
    if (isTaken) throw rowAppealed();
    const added = { ...said, edition };
    await addAppeal(tx, cycle, added);
    const { outcome } = await loadOutcome(tx, cycle, appliedIn(changes));
    await record(tx, actor, now, {
      event: 'appeal-made',
      cycle,
      body,
      node,
      bound: rowHash(appealColumns(cycle, added)),
      data: { appeal: id, title: outcome.bodies.get(body) ?? body, row: row.label, reason },
    });
    return { id };
  });
}

export type WhichAppeal = { cycle: string; appeal: string };

/** As long as nobody decided. Done twice, it is done once. */
export async function withdrawAppeal(
  actor: Actor,
  { cycle, appeal, reason }: WhichAppeal & { reason: string },
  deps: Deps,
): Promise<void> {
  insist(actor, 'appeal:make');
  const now = deps.now();
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const kept = await loadAppeal(tx, cycle, appeal);
    insist(actor, 'appeal:make', kept.body);
    if (kept.withdrawal !== null) return;
    const { changes } = await insistNow(tx, actor, 'appeal:make', { cycle, body: kept.body }, deps);
    if (stateOf(kept) !== 'open') throw appealOver();
    const row = { id: appeal, reason: reason.trim(), account: actor.account, at: now.toISOString() };
    await addWithdrawal(tx, cycle, row);
    const rows = await rowsOf(tx, cycle, appliedIn(changes), kept.body);
    await record(tx, actor, now, {
      event: 'appeal-withdrawn',
      cycle,
      body: kept.body,
      node: kept.node,
      bound: rowHash(withdrawalColumns(cycle, row)),
      data: {
        appeal,
        row: rows.find(({ node }) => node === kept.node)?.label ?? kept.node,
        reason: row.reason,
      },
    });
  });
}
