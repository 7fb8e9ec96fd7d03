// One step of a claim (加减分办理的一步): load → may → decide → save → journal, the same for all of them; sent again it adds nothing.
import type { Actor } from '../../domain/actor.ts';
import type { Act } from '../../domain/act.ts';
import { canonical } from '../../domain/canonical.ts';
import type { ClaimStep } from '../../domain/claim.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addStepRow, stepColumns, type StepRow } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { insistNow, type Standing } from '../standing.ts';
import { type Claim, loadClaim, noClaim } from './load.ts';
import { type ClaimLine, lineOf } from './line.ts';
import { bodyFor, type Ground, groundOf, sees } from './right.ts';

/** `step`: its id, random and the sender's. */
export type Stepping = { cycle: string; claim: string; step: string };
export type Looked = { claim: Claim; ground: Ground; standing: Standing };

/** How rows and bodies are called. */
type Called = Pick<Ground, 'places' | 'titles'>;

const rowLabel = (claim: Claim, { places }: Called): string => places.get(claim.node)?.label ?? claim.node;

/** How the entries of a claim name it. */
export const namesOf = (
  claim: Claim,
  ground: Called,
): Pick<Happening, 'cycle' | 'body' | 'node'> & { data: Record<string, string> } => ({
  body: claim.subject,
  node: claim.node,
  data: {
    claim: claim.id,
    subject: claim.subject === null ? '' : (ground.titles.get(claim.subject) ?? claim.subject),
    row: rowLabel(claim, ground),
    value: claim.now.title,
  },
});

export function handled(cycle: string, claim: Claim, row: StepRow, ground: Called): Happening {
  const { data, ...place } = namesOf(claim, ground);
  const reason = 'reason' in row.step ? row.step.reason : '';
  return {
    event: 'claim-handled',
    cycle,
    ...place,
    bound: rowHash(stepColumns(cycle, row)),
    data: { ...data, step: row.id, reason },
    words: { kind: { is: 'claim-kind', kind: claim.kind }, done: { is: 'claim-step', step: row.step.kind } },
  };
}

const used = (): Refusal =>
  new Refusal('version-conflict', {
    what: '没有办理。',
    why: '这个编号已经用过，内容不同。',
    next: '请重新载入本页再办。',
    english: 'Not done: its id is taken; reload the page.',
  });

/** Facts have ids of their own each time: what is sent again is compared without them. */
const saidIn = (step: ClaimStep): string => canonical('facts' in step ? { ...step, facts: [] } : step);

/**
 * Takes a step for whoever may `act` on the claim. `decide` refuses, or says what the step is; before that, `given` is
 * what it would be, so that a step that was taken already is answered as taken.
 */
export async function takeStep(
  actor: Actor,
  act: Act,
  { cycle, claim: id, step }: Stepping,
  given: ClaimStep,
  decide: (tx: Tx, looked: Looked) => Promise<ClaimStep>,
  deps: Deps,
): Promise<ClaimLine> {
  insist(actor, act);
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const ground = await groundOf(tx, cycle);
    const claim = await loadClaim(tx, cycle, id);
    if (!sees(actor, claim, ground)) throw noClaim();
    const standing = await insistNow(tx, actor, act, { cycle, body: bodyFor(act, claim, ground) ?? '' }, deps);
    const before = claim.steps.find((each) => each.id === step);
    if (before !== undefined) {
      if (before.account !== actor.account || saidIn(before.step) !== saidIn(given)) throw used();
      return lineOf(tx, actor, claim, ground, { stage: standing.stage, now });
    }
    const done = await decide(tx, { claim, ground, standing });
    const row: StepRow = {
      claim: claim.id,
      id: step,
      number: claim.steps.length + 1,
      step: done,
      body: actor.body,
      account: actor.account,
      at: now.toISOString(),
    };
    await addStepRow(tx, cycle, row);
    await record(tx, actor, now, handled(cycle, claim, row, ground));
    return lineOf(tx, actor, await loadClaim(tx, cycle, id), ground, { stage: standing.stage, now });
  });
}

/** Throws `claim-closed` where the claim is not in one of these states. */
export function insistOnState({ state }: Claim, states: readonly Claim['state'][], what: string): void {
  if (states.includes(state)) return;
  const said: Record<Claim['state'], [string, string]> = {
    open: ['还没有认定', 'not decided yet'],
    adopted: ['已经认定', 'adopted already'],
    refused: ['已经不予认定', 'refused already'],
    withdrawn: ['已经撤回', 'taken back'],
  };
  throw new Refusal('claim-closed', {
    what,
    why: `这一事项${said[state][0]}。`,
    next: '请重新载入本页，看一看它现在的情况；需要再办的，请另交一件。',
    english: `Not done: the matter is ${said[state][1]}. Reload the page; hand in another one where needed.`,
  });
}
