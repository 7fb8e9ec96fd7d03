// Evidence that was handed in twice (重复的佐证材料): the same file or the same document number, in one body or in several.
import type { Actor } from '../../domain/actor.ts';
import { compareNames } from '../../domain/collation.ts';
import { numberKey } from '../../domain/evidence.ts';
import { insist, may } from '../../domain/permission.ts';
import { bodies } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { alikeEvidence, type EvidenceRow } from '../../store/evidence.ts';
import type { Deps } from '../deps.ts';

export type AlikeBy = 'file' | 'number';
/** Another piece like this one. `id`, `title` and `body` are null where it is another body's and that is not for the actor to know. */
export type Alike = { by: AlikeBy; isOwn: boolean; id: string | null; title: string | null; body: string | null };

const keysOf = ({ sha256, number }: EvidenceRow): { by: AlikeBy; key: string }[] => {
  const key = numberKey(number);
  return [{ by: 'file' as const, key: sha256 }, ...(key === null ? [] : [{ by: 'number' as const, key }])];
};

const textOf = ({ by, key }: { by: AlikeBy; key: string }): string => `${by} ${key}`;

function groupsOf(rows: readonly EvidenceRow[]): Map<string, EvidenceRow[]> {
  const groups = new Map<string, EvidenceRow[]>();
  for (const row of rows)
    for (const key of keysOf(row)) groups.set(textOf(key), [...(groups.get(textOf(key)) ?? []), row]);
  return groups;
}

/** Tells of a piece which others are like it, as far as the actor may know. */
export async function alikeTeller(tx: Tx, actor: Actor): Promise<(row: EvidenceRow) => Alike[]> {
  const groups = groupsOf(await alikeEvidence(tx));
  const titles = new Map((await bodies(tx)).map(({ id, title }) => [id, title]));
  return (row) =>
    row.state === 'withdrawn'
      ? []
      : keysOf(row).flatMap((key) =>
          (groups.get(textOf(key)) ?? [])
            .filter(({ id }) => id !== row.id)
            .map((other): Alike => {
              const isOwn = other.body === row.body;
              if (!isOwn && !may(actor, 'evidence:compare'))
                return { by: key.by, isOwn, id: null, title: null, body: null };
              return {
                by: key.by,
                isOwn,
                id: other.id,
                title: other.title,
                body: titles.get(other.body) ?? other.body,
              };
            }),
        );
}

export type AlikePiece = { id: string; title: string; file: string; body: string; bodyTitle: string; at: string };
/** `key`: the document number as it is compared, or the hash. */
export type AlikeGroup = { by: AlikeBy; key: string; isAcross: boolean; pieces: AlikePiece[] };

/** What several pieces share: what goes across bodies first. */
export async function listAlike(actor: Actor, deps: Deps): Promise<AlikeGroup[]> {
  insist(actor, 'evidence:compare');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const titles = new Map((await bodies(tx)).map(({ id, title }) => [id, title]));
    const groups = [...groupsOf(await alikeEvidence(tx))].filter(([, rows]) => rows.length > 1);
    const told = groups.map(([text, rows]): AlikeGroup => {
      const by: AlikeBy = text.startsWith('file ') ? 'file' : 'number';
      const pieces = rows.map(({ id, title, file, body, at }) => ({
        id,
        title,
        file,
        body,
        bodyTitle: titles.get(body) ?? body,
        at,
      }));
      const isAcross = new Set(rows.map(({ body }) => body)).size > 1;
      return {
        by,
        key: text.slice(by.length + 1),
        isAcross,
        pieces: pieces.toSorted((a, b) => compareNames(a.bodyTitle, b.bodyTitle)),
      };
    });
    return told.toSorted((a, b) => Number(b.isAcross) - Number(a.isAcross) || (a.key < b.key ? -1 : 1));
  });
}
