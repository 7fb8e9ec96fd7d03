// The ledger of caps (封顶台账): what the additions and deductions of a subject come to as they stand, computed by the engine alone.
import type { Actor } from '../../domain/actor.ts';
import { insist } from '../../domain/permission.ts';
import { capLedger, type CapRow } from '../../engine/cap-ledger.ts';
import { planIfAny } from '../../engine/plan.ts';
import { factsOf } from '../../store/fact.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { factsFor } from '../fact-list.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';

/** `rows` null: the scheme has open questions, and nothing can be computed yet. */
export type CapLedger = { subject: string; title: string; rows: CapRow[] | null };

/** Of the adopted facts at this moment, whether or not the year has been computed. Throws `not-found`. */
export async function readCapLedger(
  actor: Actor,
  { cycle, subject }: { cycle: string; subject: string },
  deps: Deps,
): Promise<CapLedger> {
  insist(actor, 'claim:read', subject);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { year } = await loadCycle(tx, cycle);
    const { scheme } = await loadScheme(tx, cycle);
    const found = scheme.subjects.find(({ id }) => id === subject);
    if (found === undefined) throw notFound('这个被考评单位', 'This subject');
    const plan = planIfAny(scheme);
    const facts = await factsOf(tx, cycle, { since: 0, types: ['adjustment'], assessor: null });
    return {
      subject,
      title: found.title,
      rows:
        plan === null
          ? null
          : capLedger(
              plan,
              factsFor(
                scheme,
                year,
                facts.map(({ fact }) => fact),
              ),
              subject,
            ),
    };
  });
}
