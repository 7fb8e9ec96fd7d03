// Which rows a piece of evidence serves (用于指标): of the newest scheme, of the subject's own group, once each.
import type { Actor } from '../../domain/actor.ts';
import { appliesTo } from '../../domain/applies.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { placeTitles, type Titles } from '../../domain/title.ts';
import type { Tx } from '../../store/database.ts';
import { addUses, type EvidenceRow, type EvidenceUse, newestUses, useColumns } from '../../store/evidence.ts';
import type { Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { append, type Happening, openJournal } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';
import { insistNow } from '../standing.ts';
import { bodyTitle, type EvidencePiece, loadPiece, pieceNow, takenBack } from './piece.ts';

/** Rows of the table that a subject has in a year, with what they are called. Throws `not-found` where it is no subject. */
async function rowsOf(tx: Tx, cycle: string, body: string): Promise<Titles> {
  const { scheme } = await loadScheme(tx, cycle);
  const subject = scheme.subjects.find(({ id }) => id === body);
  if (subject === undefined)
    throw new Refusal('not-found', {
      what: '材料没有对应到指标。',
      why: '这一年度的方案里，本单位不是被考评单位。',
      next: '请换到考评本单位的年度；材料本身已经保存的，不受影响。',
      english: 'The body is not appraised in this cycle, so its evidence serves no row of it: choose another cycle.',
    });
  const reach = appliesTo(scheme.root, [subject.group]);
  const titles = placeTitles(scheme.root);
  return new Map([...titles].filter(([node]) => reach.get(node)?.has(subject.group) === true));
}

/** What the sentences name. */
type Named = Pick<EvidenceRow, 'id' | 'body' | 'title'> & { bodyTitle: string };

const happeningOf = (use: EvidenceUse, piece: Named, row: string): Happening => ({
  event: use.state === 'standing' ? 'evidence-used' : 'evidence-unused',
  cycle: use.cycle,
  body: use.subject,
  node: use.node,
  bound: rowHash(useColumns(use)),
  data: {
    body: piece.bodyTitle,
    title: piece.title,
    row,
    evidence: use.evidence,
    version: String(use.version),
  },
});

export type RowChange = { cycle: string; add: readonly string[]; drop: readonly string[] };

/** What changes: a row that is served already, or that is not, is left as it is. For verbs that hold the journal's head. */
export async function changeRows(
  tx: Tx,
  actor: Actor,
  piece: Named,
  { cycle, add, drop }: RowChange,
  now: Date,
): Promise<void> {
  if (add.length === 0 && drop.length === 0) return;
  await insistNow(tx, actor, 'evidence:add', { cycle, body: piece.body }, { now: () => now });
  const rows = await rowsOf(tx, cycle, piece.body);
  const subject = piece.body;
  const before = new Map((await newestUses(tx, { evidence: piece.id, cycle, subject })).map((use) => [use.node, use]));
  const unknown = add.find((node) => !rows.has(node));
  if (unknown !== undefined) throw notFound('这一行指标', 'This row of the table');
  const nextOf = (node: string, state: EvidenceUse['state']): EvidenceUse[] => {
    const last = before.get(node);
    if ((last?.state ?? 'withdrawn') === state) return [];
    const version = (last?.version ?? 0) + 1;
    return [
      { evidence: piece.id, cycle, node, subject, version, state, account: actor.account, at: now.toISOString() },
    ];
  };
  const uses = [
    ...[...new Set(add)].flatMap((node) => nextOf(node, 'standing')),
    ...[...new Set(drop)].filter((node) => !add.includes(node)).flatMap((node) => nextOf(node, 'withdrawn')),
  ];
  const happenings = uses.map((use) => happeningOf(use, piece, rows.get(use.node) ?? use.node));
  await append(tx, await openJournal(tx), actor, now, happenings);
  await addUses(tx, uses);
}

/** Says which rows of a year a piece serves, and which no longer. Answers with the piece as it stands now. */
export async function changeEvidenceRows(
  actor: Actor,
  { id, ...change }: { id: string } & RowChange,
  deps: Deps,
): Promise<EvidencePiece> {
  insist(actor, 'evidence:add');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const piece = await loadPiece(tx, id);
    insist(actor, 'evidence:add', piece.body);
    if (piece.state === 'withdrawn' && change.add.length > 0) throw takenBack(piece.title);
    await changeRows(tx, actor, { ...piece, bodyTitle: await bodyTitle(tx, piece.body) }, change, now);
    return pieceNow(tx, actor, id);
  });
}
