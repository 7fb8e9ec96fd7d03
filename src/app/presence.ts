// Who edits what (正在编辑): each person's cell, told to whoever sees the same marks.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import type { Tx } from '../store/database.ts';
import { dropPresence, type Presence, presences, setPresence } from '../store/presence.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';

/** Whoever is silent for so long has gone; pages say their cell again well before. */
const heldFor = 12_000;

/** `node`, `subject` and `assessor` of the cell; null: the person has left it. */
export type Place = { cell: { node: string; subject: string; assessor: string } | null };

export async function savePresence(
  actor: Actor,
  { cycle, cell }: { cycle: string } & Place,
  deps: Deps,
): Promise<void> {
  insist(actor, 'mark:give', cell?.assessor);
  const at = deps.now().toISOString();
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    if (cell === null) await dropPresence(tx, cycle, actor.account);
    else await setPresence(tx, cycle, { account: actor.account, ...cell, at });
  });
}

/** Where the others are just now; with `assessor` only those on its marks. */
export async function othersIn(
  tx: Tx,
  actor: Actor,
  cycle: string,
  assessor: string | null,
  deps: Deps,
): Promise<Presence[]> {
  const since = new Date(deps.now().getTime() - heldFor).toISOString();
  const all = await presences(tx, cycle, since);
  return all.filter((each) => each.account !== actor.account && (assessor === null || each.assessor === assessor));
}
