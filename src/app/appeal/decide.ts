// Deciding an appeal (复核决定): by somebody who did not give the mark; what it does to every rank is shown before, and only that is signed.
import type { Actor } from '../../domain/actor.ts';
import type { AppealOutcome } from '../../domain/appeal.ts';
import { labelOf } from '../../domain/display.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { bodyTitles } from '../../domain/title.ts';
import { addDecision, decisionColumns, type DecisionRow, type KeptAppeal } from '../../store/appeal.ts';
import { holdComputing } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { computeCycle } from '../computation.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import type { GivenFact } from '../fact.ts';
import { rowHash } from '../hash.ts';
import { openJournal, record } from '../journal.ts';
import { loadScheme } from '../scheme.ts';
import { insistNow } from '../standing.ts';
import { correct, type Effect, factsOn } from './effect.ts';
import type { WhichAppeal } from './make.ts';
import { appealOver, effectMoved } from './refusal.ts';
import { loadAppeal, stateOf, whyNotDecide } from './state.ts';

type Said = WhichAppeal & { reason: string; document: string; facts: readonly GivenFact[] };
/** `shown`: the hash of the effect that was shown; null where nothing is changed. */
export type Decision = Said & { outcome: AppealOutcome; shown: string | null };

async function insistOnDecider(tx: Tx, actor: Actor, { cycle, appeal }: WhichAppeal, deps: Deps): Promise<KeptAppeal> {
  await loadCycle(tx, cycle);
  const kept = await loadAppeal(tx, cycle, appeal);
  await insistNow(tx, actor, 'appeal:decide', { cycle }, deps);
  const { scheme } = await loadScheme(tx, cycle);
  const why = whyNotDecide(actor, kept, await factsOn(tx, cycle, scheme, kept));
  if (why !== null) throw why;
  return kept;
}

function insistOnSaid({ reason, document }: Pick<Said, 'reason' | 'document'>): void {
  if (reason.trim() !== '' && document.trim() !== '') return;
  throw new Refusal('input-invalid', {
    what: '复核决定没有保存。',
    why: '复核决定要写明理由和文号。',
    next: '请填写理由和复核决定的文号。',
    english: 'Not saved: a decision has a reason and a document number.',
  });
}

/** Computes the year with the corrections and undoes them: the very way of the signature, so the very result. */
export async function previewDecision(actor: Actor, input: Said, deps: Deps): Promise<Effect> {
  insist(actor, 'appeal:decide');
  const { cycle } = input;
  const undone = new Error('shown only');
  const found: Effect[] = [];
  try {
    await deps.store.transaction(actor.jurisdiction, async (tx) => {
      await holdComputing(tx, cycle);
      await openJournal(tx);
      const kept = await insistOnDecider(tx, actor, input, deps);
      insistOnSaid(input);
      if (stateOf(kept) !== 'open') throw appealOver();
      const { shown, totalPlaces, lines } = await correct(tx, actor, proposalOf(kept, input), deps);
      found.push({ shown, totalPlaces, lines });
      throw undone;
    });
  } catch (fault) {
    if (fault !== undone) throw fault;
  }
  const [effect] = found;
  if (effect === undefined) throw new Error('nothing was computed');
  return effect;
}

const proposalOf = ({ id, body, node }: KeptAppeal, { cycle, reason, document, facts }: Said) => ({
  id,
  body,
  node,
  cycle,
  reason: reason.trim(),
  document: document.trim(),
  facts,
});

const isRepeated = ({ decision }: KeptAppeal, actor: Actor, { outcome, reason, document }: Decision): boolean =>
  decision !== null &&
  decision.account === actor.account &&
  decision.outcome === outcome &&
  decision.reason === reason.trim() &&
  decision.document === document.trim();

/** Corrected facts, their computation and the decision, in one transaction. Sent again by the same person it is the same decision. */
export async function decideAppeal(actor: Actor, input: Decision, deps: Deps): Promise<{ computation: number | null }> {
  insist(actor, 'appeal:decide');
  const { cycle, appeal, outcome } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    // In the order in which a computation takes them.
    await holdComputing(tx, cycle);
    await openJournal(tx);
    const kept = await insistOnDecider(tx, actor, input, deps);
    insistOnSaid(input);
    if (isRepeated(kept, actor, input)) return { computation: kept.decision?.computation ?? null };
    if (stateOf(kept) !== 'open') throw appealOver();
    const proposal = proposalOf(kept, input);
    const row: DecisionRow = {
      id: appeal,
      outcome,
      reason: proposal.reason,
      document: proposal.document,
      facts: [],
      shown: null,
      computation: null,
      account: actor.account,
      at: now.toISOString(),
    };
    if (outcome === 'changed') {
      const { shown, saved } = await correct(tx, actor, proposal, deps);
      if (shown !== input.shown) throw effectMoved();
      const { number } = await computeCycle(tx, actor, cycle, deps);
      Object.assign(row, { shown, facts: saved.map(({ fact }) => fact.id), computation: number });
    }
    await addDecision(tx, cycle, row);
    const { scheme } = await loadScheme(tx, cycle);
    const node = [...nodesOf(scheme.root)].find(({ id }) => id === kept.node);
    await record(tx, actor, now, {
      event: 'appeal-decided',
      cycle,
      body: kept.body,
      node: kept.node,
      bound: rowHash(decisionColumns(cycle, row)),
      data: {
        appeal,
        title: bodyTitles(scheme).get(kept.body) ?? kept.body,
        row: node === undefined ? kept.node : labelOf(node),
        document: row.document,
        reason: row.reason,
        [outcome]: '1',
        ...(row.computation === null ? {} : { computation: String(row.computation) }),
      },
    });
    return { computation: row.computation };
  });
}
