// A piece of evidence as it is told (佐证材料的一份): its newest version, who handed it in, what it serves, and what is like it.
import type { Actor } from '../../domain/actor.ts';
import type { EvidenceForm, EvidenceState } from '../../domain/evidence.ts';
import { Refusal } from '../../domain/refusal.ts';
import { accountTitles } from '../../store/account.ts';
import { bodies } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import {
  type EvidencePlace,
  type EvidenceRow,
  evidenceVersions,
  firstHandedIn,
  newestUses,
  type UseQuery,
} from '../../store/evidence.ts';
import { notFound } from '../not-found.ts';
import { type Alike, alikeTeller } from './alike.ts';

/** `at`, `by`: when and by whom it was handed in; `changedAt`, `changedBy`: the newest version, where it is another one. */
export type EvidencePiece = {
  id: string;
  version: number;
  body: string;
  title: string;
  file: string;
  form: EvidenceForm;
  size: number;
  sha256: string;
  sm3: string;
  number: string | null;
  issuer: string | null;
  date: string | null;
  state: EvidenceState;
  reason: string | null;
  at: string;
  by: string | null;
  changedAt: string | null;
  changedBy: string | null;
  uses: EvidencePlace[];
  alike: Alike[];
};

const noPiece = () => notFound('这份佐证材料', 'This piece of evidence');

/** Throws `not-found`. */
export async function loadPiece(tx: Tx, id: string): Promise<EvidenceRow> {
  const [row] = await evidenceVersions(tx, id);
  if (row === undefined) throw noPiece();
  return row;
}

/** What the directory calls it; it was there when the piece came in. */
export const bodyTitle = async (tx: Tx, body: string): Promise<string> =>
  (await bodies(tx)).find(({ id }) => id === body)?.title ?? body;

export const takenBack = (title: string): Refusal =>
  new Refusal('in-use', {
    what: `“${title}”没有修改。`,
    why: '它已经被撤回。',
    next: '要继续使用，请先恢复它。',
    english: `“${title}” has been taken back: restore it first.`,
  });

export async function standingUses(tx: Tx, query: UseQuery): Promise<Map<string, EvidencePlace[]>> {
  const uses = (await newestUses(tx, query)).filter(({ state }) => state === 'standing');
  const places = new Map<string, EvidencePlace[]>();
  for (const { evidence, cycle, node, subject } of uses)
    places.set(evidence, [...(places.get(evidence) ?? []), { cycle, node, subject }]);
  return places;
}

/** Of one body, or of all: what is asked of the database does not grow with the pieces. */
export async function piecesOf(
  tx: Tx,
  actor: Actor,
  rows: readonly EvidenceRow[],
  body: string | null,
): Promise<EvidencePiece[]> {
  const uses = await standingUses(tx, body === null ? {} : { subject: body });
  const first = await firstHandedIn(tx, body);
  const titles = await accountTitles(tx);
  const alike = await alikeTeller(tx, actor);
  const nameOf = (account: string | null | undefined) => titles.get(account ?? '') ?? null;
  return rows.map((row) => {
    const { account, at, ...said } = row;
    const began = first.get(row.id);
    return {
      ...said,
      at: began?.at ?? at,
      by: nameOf(began?.account),
      changedAt: row.version === 1 ? null : at,
      changedBy: row.version === 1 ? null : nameOf(account),
      uses: uses.get(row.id) ?? [],
      alike: alike(row),
    };
  });
}

/** As it stands now. Throws `not-found`. */
export async function pieceNow(tx: Tx, actor: Actor, id: string): Promise<EvidencePiece> {
  const row = await loadPiece(tx, id);
  const [piece] = await piecesOf(tx, actor, [row], row.body);
  if (piece === undefined) throw noPiece();
  return piece;
}
