// Two people (双人办理): one proposes, another agrees, and only then it is done; refused or taken back, nothing happens.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import { actOf, personOf, type Proposed, proposalWords, transitionOf, whyNotSecond } from '../domain/proposal.ts';
import { Refusal } from '../domain/refusal.ts';
import { transitions } from '../domain/stage.ts';
import type { Tx } from '../store/database.ts';
import {
  addProposal,
  addProposalEnd,
  type Proposal,
  proposalColumns,
  type ProposalEnd,
  proposalEndColumns,
  proposals,
} from '../store/proposal.ts';
import { addCalendarVersion, insistOnLastDay } from './calendar.ts';
import { certify } from './checkpoint.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { rowHash } from './hash.ts';
import { type Happening, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { carryTransition, insistOnFresh, settleDue } from './stage.ts';

function insistOnReason({ kind, reason }: Proposed): void {
  const transition = transitionOf(kind);
  if (reason !== '' || (transition !== null && transitions[transition].asks !== 'reason')) return;
  throw new Refusal('input-invalid', {
    what: '没有提请。',
    why: '还没有写理由。',
    next: '请写明理由，另一人才能判断。',
    english: 'Nothing was proposed: the other person needs a reason to judge by.',
  });
}

/** One of a kind at a time. Throws what the deed itself would throw, so that nobody is asked in vain. */
export async function propose(actor: Actor, input: { cycle: string; proposed: Proposed }, deps: Deps): Promise<void> {
  const { cycle } = input;
  const proposed = { ...input.proposed, reason: input.proposed.reason.trim() };
  const { kind } = proposed;
  insist(actor, actOf(kind));
  insistOnReason(proposed);
  const now = deps.now();
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    const standing = await settleDue(tx, actor.jurisdiction, cycle, deps);
    insist(actor, actOf(kind), undefined, standing.stage);
    if (proposed.kind === 'application') await insistOnFresh(tx, cycle, proposed.number);
    if (proposed.kind === 'extension') insistOnLastDay(standing.calendar, proposed.closesOn, now);
    const waiting = (await proposals(tx, cycle)).find((each) => each.end === null && each.kind === kind);
    if (waiting !== undefined)
      throw new Refusal('proposal-open', {
        what: '没有再提请。',
        why: `${waiting.person.title}已经提请${proposalWords[kind].zh}，正在等另一人同意。`,
        next: '请等另一人同意；要改的，先由提请的人撤回。',
        english: `${waiting.person.title} has proposed this already; it waits for a second person.`,
      });
    const row = {
      id: deps.id(),
      kind,
      content: proposed,
      person: personOf(actor),
      account: actor.account,
      at: now.toISOString(),
    };
    await addProposal(tx, cycle, row);
    await record(tx, actor, now, {
      event: 'proposed',
      cycle,
      bound: rowHash(proposalColumns(cycle, row)),
      data: {
        proposal: row.id,
        reason: proposed.reason,
        ...(proposed.kind === 'application' && { computation: String(proposed.number) }),
        ...(proposed.kind === 'extension' && { day: proposed.closesOn ?? '不定' }),
      },
      words: { kind: { is: 'proposal', proposal: kind } },
    });
  });
}

const over = (): Refusal =>
  new Refusal('proposal-over', {
    what: '这一步没有做。',
    why: '这项提请已经有了结果。',
    next: '请刷新页面，看现在的情况。',
    english: 'This proposal is over already; load the page anew.',
  });

/** Throws `not-found`, and `proposal-over` where it ended. */
async function loadWaiting(tx: Tx, cycle: string, id: string): Promise<Proposal> {
  const found = (await proposals(tx, cycle)).find((each) => each.id === id);
  if (found === undefined) throw notFound('这项提请', 'This proposal');
  if (found.end !== null) throw over();
  return found;
}

async function end(
  tx: Tx,
  actor: Actor,
  cycle: string,
  { id, kind, person }: Proposal,
  said: ProposalEnd,
): Promise<void> {
  await addProposalEnd(tx, cycle, id, said);
  const common = {
    cycle,
    bound: rowHash(proposalEndColumns(cycle, id, said)),
    data: { proposal: id, first: person.title, reason: said.reason },
  };
  const kindWord = { is: 'proposal', proposal: kind } as const;
  const happening: Happening =
    said.outcome === 'agreed'
      ? { event: 'proposal-agreed', ...common, words: { kind: kindWord } }
      : {
          event: 'proposal-ended',
          ...common,
          words: { kind: kindWord, outcome: { is: 'outcome', outcome: said.outcome } },
        };
  await record(tx, actor, new Date(said.at), happening);
}

export type WhichProposal = { cycle: string; proposal: string };

/** The second person agrees, and it is done. Throws `second-person` for whoever cannot be that. */
export async function agree(actor: Actor, { cycle, proposal }: WhichProposal, deps: Deps): Promise<void> {
  insist(actor, 'proposal:answer');
  const now = deps.now();
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    const standing = await settleDue(tx, actor.jurisdiction, cycle, deps);
    const waiting = await loadWaiting(tx, cycle, proposal);
    const { kind, content, person } = waiting;
    insist(actor, actOf(kind), undefined, standing.stage);
    const second = personOf(actor);
    const why = whyNotSecond(kind, person, second);
    if (why !== null)
      throw new Refusal('second-person', {
        what: `没有同意${proposalWords[kind].zh}。`,
        why: why.zh,
        next: `这一项由${person.title}提请，请由另一位合适的人同意。`,
        english: `Not agreed: ${why.en}.`,
      });
    const said = {
      outcome: 'agreed' as const,
      reason: '',
      person: second,
      account: actor.account,
      at: now.toISOString(),
    };
    await end(tx, actor, cycle, waiting, said);
    if (content.kind === 'extension') {
      insistOnLastDay(standing.calendar, content.closesOn, now);
      await addCalendarVersion(tx, actor, cycle, { ...standing.calendar, closesOn: content.closesOn }, deps);
      return;
    }
    const details = {
      ...(content.reason !== '' && { reason: content.reason }),
      ...(content.kind === 'application' && { computation: content.number }),
      first: person,
      second,
    };
    await carryTransition(tx, actor, { cycle, transition: content.kind, details }, deps);
  });
  await certify(deps, actor.jurisdiction);
}

/** Whoever proposed takes it back; another one does not agree, and says why. */
export async function decline(
  actor: Actor,
  { cycle, proposal, reason }: WhichProposal & { reason: string },
  deps: Deps,
): Promise<void> {
  insist(actor, 'proposal:answer');
  const now = deps.now();
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await loadCycle(tx, cycle);
    const waiting = await loadWaiting(tx, cycle, proposal);
    insist(actor, actOf(waiting.kind));
    const isOwn = waiting.account === actor.account;
    if (!isOwn && reason === '')
      throw new Refusal('input-invalid', {
        what: '没有提交。',
        why: '不同意的，要写明理由。',
        next: '请写明理由再提交。',
        english: 'Say why you do not agree.',
      });
    await end(tx, actor, cycle, waiting, {
      outcome: isOwn ? 'withdrawn' : 'refused',
      reason,
      person: personOf(actor),
      account: actor.account,
      at: now.toISOString(),
    });
  });
}
