// Proofs of a claim (申报的佐证材料): standing pieces of the own body's room of evidence, and from then on used on its row.
import type { Actor } from '../../domain/actor.ts';
import { isOpenIn, type Stage } from '../../domain/stage.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type EvidenceRow, evidenceVersions } from '../../store/evidence.ts';
import { claimsShowing } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import { bodyTitle } from '../evidence/piece.ts';
import { changeRows } from '../evidence/row.ts';
import { loadClaim } from './load.ts';
import { groundOf, sees } from './right.ts';

/** Throws `input-invalid` where a piece is not the body's own, or was taken back. */
export async function loadProofs(tx: Tx, ids: readonly string[], body: string): Promise<EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  for (const id of ids) {
    const [row] = await evidenceVersions(tx, id);
    if (row === undefined || row.body !== body || row.state === 'withdrawn')
      throw new Refusal('input-invalid', {
        what: '没有交出。',
        why: '有的佐证材料不在本单位的佐证材料里，或者已经撤回。',
        next: '请在“佐证材料”里上传或恢复，再重新选择。',
        english: 'Not handed in: a piece of evidence is not your body’s own, or was taken back; choose again.',
      });
    rows.push(row);
  }
  return rows;
}

/** Whether the piece stands in a claim that the actor sees: whoever decides about a thing looks at its proofs. */
export async function isShownTo(tx: Tx, actor: Actor, piece: string): Promise<boolean> {
  for (const { cycle, claim } of await claimsShowing(tx, piece))
    if (sees(actor, await loadClaim(tx, cycle, claim), await groundOf(tx, cycle))) return true;
  return false;
}

type Place = { cycle: string; node: string; stage: Stage };

/** So that they stand in the archive, and beside the row. Where the stage takes no evidence any more, the claim alone names them. */
export async function useProofs(
  tx: Tx,
  actor: Actor,
  rows: readonly EvidenceRow[],
  { cycle, node, stage }: Place,
  now: Date,
): Promise<void> {
  if (!isOpenIn(stage, 'evidence:add')) return;
  for (const row of rows) {
    const named = { ...row, bodyTitle: await bodyTitle(tx, row.body) };
    await changeRows(tx, actor, named, { cycle, add: [node], drop: [] }, now);
  }
}
