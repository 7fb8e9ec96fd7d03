// How appeals stand (申诉的状态): open, withdrawn, upheld, changed; and what must be done before the year is settled.
import type { AppealState } from '../../domain/appeal.ts';
import type { Actor } from '../../domain/actor.ts';
import { appeals, type KeptAppeal } from '../../store/appeal.ts';
import type { Tx } from '../../store/database.ts';
import type { FactRow } from '../../store/fact.ts';
import type { StageChange } from '../../store/stage.ts';
import { notFound } from '../not-found.ts';
import { openAppeals, ownBody, ownMark } from './refusal.ts';

export const stateOf = ({ withdrawal, decision }: KeptAppeal): AppealState =>
  withdrawal === null ? (decision?.outcome ?? 'open') : 'withdrawn';

/** The computation that two have applied last; null: none. */
export const appliedIn = (changes: readonly StageChange[]): number | null =>
  changes.findLast(({ transition }) => transition === 'application')?.details.computation ?? null;

/** Decisions that changed facts after what is applied was computed: the results that everybody sees are those of before. */
export const isPending = ({ decision }: KeptAppeal, applied: number | null): boolean =>
  decision !== null && decision.outcome === 'changed' && (decision.computation ?? 0) > (applied ?? 0);

/** Throws `not-found`. */
export async function loadAppeal(tx: Tx, cycle: string, id: string): Promise<KeptAppeal> {
  const found = (await appeals(tx, cycle)).find((each) => each.id === id);
  if (found === undefined) throw notFound('这项申诉', 'This appeal');
  return found;
}

/** Why somebody may not decide on a row: gave one of its facts, also one that was corrected since, or is of the body that appeals; null: may. */
export function whyNotDecide(actor: Actor, { body }: Pick<KeptAppeal, 'body'>, given: readonly FactRow[]) {
  if (actor.body === body) return ownBody();
  const isOwn = ({ fact, account }: FactRow): boolean =>
    account === actor.account || (fact.type === 'mark' && fact.assessor === actor.body);
  return given.some(isOwn) ? ownMark() : null;
}

/** Throws `appeal-open`: nothing is settled over an appeal that nobody decided, or past a correction that nobody published. */
export async function insistOnDecided(tx: Tx, cycle: string, changes: readonly StageChange[]): Promise<void> {
  const all = await appeals(tx, cycle);
  const open = all.filter((each) => stateOf(each) === 'open').length;
  const pending = all.filter((each) => isPending(each, appliedIn(changes))).length;
  if (open + pending > 0) throw openAppeals(open, pending);
}
