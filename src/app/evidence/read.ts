// Evidence read (看佐证材料): of a body, of all bodies counted, and of one row as whoever marks it sees it.
import type { Actor } from '../../domain/actor.ts';
import { compareNames } from '../../domain/collation.ts';
import { type EvidenceForm, evidenceForms } from '../../domain/evidence.ts';
import { assessorsFor, kindRead } from '../../domain/operation-reads.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import { type Plan, planIfAny } from '../../engine/plan.ts';
import { bodies } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { type EvidencePlace, newestEvidence, newestUses } from '../../store/evidence.ts';
import type { KeptFile } from '../../store/evidence-files.ts';
import { isShownTo } from '../claim/proof.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';
import { type EvidencePiece, loadPiece, piecesOf, standingUses } from './piece.ts';

/** `pieces` that stand, `rows` of the cycle that they serve. */
export type EvidenceBody = { body: string; title: string; pieces: number; rows: number; lastAt: string | null };

/** Every subject of the cycle, and who else has handed something in; the own body alone for who sees that. */
export async function listEvidenceBodies(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<EvidenceBody[]> {
  insist(actor, 'evidence:read');
  const seesAll = reachOf(actor, 'evidence:read') === 'all';
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme } = await loadScheme(tx, cycle);
    const titles = new Map((await bodies(tx)).map(({ id, title }) => [id, title]));
    const standing = (await newestEvidence(tx, seesAll ? null : actor.body)).filter(
      ({ state }) => state === 'standing',
    );
    const byBody = Map.groupBy(standing, ({ body }) => body);
    const isThere = new Set(standing.map(({ id }) => id));
    const rows = new Map<string, Set<string>>();
    for (const use of await newestUses(tx, { cycle }))
      if (use.state === 'standing' && isThere.has(use.evidence))
        rows.set(use.subject, (rows.get(use.subject) ?? new Set()).add(use.node));
    const all = new Set([...scheme.subjects.map(({ id }) => id), ...byBody.keys()]);
    return [...all]
      .filter((body) => seesAll || body === actor.body)
      .map((body) => {
        const own = byBody.get(body) ?? [];
        const title = titles.get(body) ?? scheme.subjects.find(({ id }) => id === body)?.title ?? body;
        const lastAt =
          own
            .map(({ at }) => at)
            .toSorted()
            .at(-1) ?? null;
        return { body, title, pieces: own.length, rows: rows.get(body)?.size ?? 0, lastAt };
      })
      .toSorted((a, b) => compareNames(a.title, b.title));
  });
}

/** `mayAdd`, `mayWithdraw`: the actor may, for this body. */
export type BodyEvidence = {
  body: string;
  title: string;
  isSubject: boolean;
  mayAdd: boolean;
  mayWithdraw: boolean;
  pieces: EvidencePiece[];
};

/** Everything that a body has handed in, of all years, the newest first; what was taken back among them. */
export async function readEvidence(
  actor: Actor,
  { cycle, body }: { cycle: string; body: string },
  deps: Deps,
): Promise<BodyEvidence> {
  insist(actor, 'evidence:read', body);
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    const { scheme } = await loadScheme(tx, cycle);
    const found = (await bodies(tx)).find(({ id }) => id === body);
    if (found === undefined) throw notFound('这个单位', 'This body');
    const pieces = await piecesOf(tx, actor, await newestEvidence(tx, body), body);
    return {
      body,
      title: found.title,
      isSubject: scheme.subjects.some(({ id }) => id === body),
      mayAdd: may(actor, 'evidence:add', body),
      mayWithdraw: may(actor, 'evidence:withdraw', body),
      pieces: pieces.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : compareNames(a.title, b.title))),
    };
  });
}

const isMarkedBy = (plan: Plan, node: Node, subject: string, assessor: string): boolean => {
  const group = plan.scheme.subjects.find(({ id }) => id === subject)?.group ?? '';
  if (plan.appliesTo.get(node.id)?.has(group) !== true) return false;
  return assessorsFor({ node, recusal: plan.rules.recusal, organiser: plan.scheme.organiser }, subject).includes(
    assessor,
  );
};

/** Whether the actor's body marks the row for that subject, or a part of it. */
export async function marksPlace(tx: Tx, actor: Actor, { cycle, node, subject }: EvidencePlace): Promise<boolean> {
  const { body } = actor;
  if (body === null || !may(actor, 'mark:give', body)) return false;
  const { scheme } = await loadScheme(tx, cycle);
  const plan = planIfAny(scheme);
  const row = [...nodesOf(scheme.root)].find(({ id }) => id === node);
  if (plan === null || row === undefined) return false;
  return [...nodesOf(row)].some(
    (each) =>
      each.operation !== null && kindRead(each.operation.type) === 'mark' && isMarkedBy(plan, each, subject, body),
  );
}

/** The row, and those above it: what serves the whole serves its parts. */
function rowAndAbove(root: Node, id: string): string[] {
  if (root.id === id) return [id];
  for (const child of root.children) {
    const found = rowAndAbove(child, id);
    if (found.length > 0) return [...found, root.id];
  }
  return [];
}

/** Standing pieces that serve a row of one subject. An assessor sees them on rows that it marks. Throws `not-permitted`. */
export async function readRowEvidence(
  actor: Actor,
  { cycle, node, subject }: EvidencePlace,
  deps: Deps,
): Promise<EvidencePiece[]> {
  insist(actor, 'evidence:open');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme } = await loadScheme(tx, cycle);
    const nodes = rowAndAbove(scheme.root, node);
    if (nodes.length === 0) throw notFound('这一行指标', 'This row of the table');
    if (!may(actor, 'evidence:read', subject) && !(await marksPlace(tx, actor, { cycle, node, subject })))
      insist(actor, 'evidence:open', null);
    const used = new Set(
      [...(await standingUses(tx, { cycle, subject }))].flatMap(([id, places]) =>
        places.some((place) => nodes.includes(place.node)) ? [id] : [],
      ),
    );
    const rows = (await newestEvidence(tx, subject)).filter(({ id, state }) => state === 'standing' && used.has(id));
    return piecesOf(tx, actor, rows, subject);
  });
}

/** What goes out of a piece: its own name, its kind and its bytes. */
export type OpenedFile = { name: string; form: EvidenceForm; file: KeptFile };

/** The file of a piece, also of one that was taken back for who sees the body's. Throws `not-found`, `not-permitted`, `input-invalid`. */
export async function openEvidence(
  actor: Actor,
  { id, isShown }: { id: string; isShown: boolean },
  deps: Deps,
): Promise<OpenedFile> {
  insist(actor, 'evidence:open');
  const row = await deps.store.transaction(actor.jurisdiction, async (tx) => {
    const piece = await loadPiece(tx, id);
    if (may(actor, 'evidence:read', piece.body)) return piece;
    const places = piece.state === 'standing' ? ((await standingUses(tx, { evidence: id })).get(id) ?? []) : [];
    for (const place of places) if (await marksPlace(tx, actor, place)) return piece;
    if (await isShownTo(tx, actor, id)) return piece;
    // Whether it is there at all is not for them to know.
    throw notFound('这份佐证材料', 'This piece of evidence');
  });
  if (isShown && !evidenceForms[row.form].isShown) throw notFound('这种文件的预览', 'A preview of this kind of file');
  const file = await deps.files.get(row.sha256);
  if (file === null) throw notFound('这份佐证材料的文件', 'The file of this piece of evidence');
  return { name: row.file, form: row.form, file };
}
