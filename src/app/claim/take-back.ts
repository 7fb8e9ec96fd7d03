// Taking a claim back (撤回加减分事项): by whoever handed it in before it is decided; once adopted by who decides, and its facts with it.
import type { Actor } from '../../domain/actor.ts';
import type { Act } from '../../domain/act.ts';
import type { StepOf } from '../../domain/claim.ts';
import { insist, reachOf } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type FactRow, factsById, supersededBy } from '../../store/fact.ts';
import type { Tx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { addToCycle, type GivenFact } from '../fact.ts';
import type { ClaimLine } from './line.ts';
import { ownBody, whyNotDecide } from './right.ts';
import { insistOnState, type Looked, type Stepping, takeStep } from './step.ts';

const what = '没有撤回。';

/** What a fact has become, however often it was corrected; null: it is taken back already. */
async function newestOf(tx: Tx, cycle: string, id: string): Promise<FactRow | null> {
  let [row] = await factsById(tx, cycle, [id]);
  for (;;) {
    if (row === undefined || row.fact.withdrawn === true) return null;
    const later: FactRow | undefined = (await supersededBy(tx, cycle, [row.fact.id])).get(row.fact.id);
    if (later === undefined) return row;
    row = later;
  }
}

function takenBack({ fact }: FactRow, reason: string, id: string): GivenFact {
  const { by: _by, at: _at, ...said } = fact;
  return { ...said, id, supersedes: fact.id, withdrawn: true, changedFor: reason };
}

/** What was adopted is undone by further facts; the claim and all that was said of it stay. */
export async function withdrawClaim(
  actor: Actor,
  input: Stepping & { reason: string },
  deps: Deps,
): Promise<ClaimLine> {
  const { cycle, reason } = input;
  const given: StepOf<'withdrawn'> = { kind: 'withdrawn', reason, facts: [] };
  const act: Act = 'claim:withdraw';
  insist(actor, act);
  const decide = async (tx: Tx, looked: Looked): Promise<StepOf<'withdrawn'>> => {
    const { claim, ground, standing } = looked;
    insistOnState(claim, ['open', 'adopted'], what);
    if (claim.state === 'open') {
      if (claim.body !== actor.body)
        throw new Refusal('not-permitted', {
          what,
          why: '还没有认定的事项，由交出它的单位撤回。',
          next: '不成立的，请“不予认定”并写明理由。',
          english:
            'Not taken back: before it is decided, the body that handed it in takes it back; refuse it with a reason instead.',
        });
      return given;
    }
    if (reachOf(actor, 'claim:decide', standing.stage) === null)
      throw new Refusal('claim-closed', {
        what,
        why: '这一事项已经认定，交出它的单位不能再撤回。',
        next: '认定有误的，请告诉主办单位，由它撤回。',
        english: 'Not taken back: it has been adopted; tell the organiser, who can take it back.',
      });
    const why = whyNotDecide(actor, claim, ground);
    if (why !== null) throw ownBody(what, why);
    const facts: GivenFact[] = [];
    for (const id of claim.facts) {
      const newest = await newestOf(tx, cycle, id);
      if (newest !== null) facts.push(takenBack(newest, reason, deps.id()));
    }
    const { saved } = await addToCycle(tx, actor, cycle, facts, deps);
    return { ...given, facts: saved.map(({ fact }) => fact.id) };
  };
  return takeStep(actor, act, input, given, decide, deps);
}
