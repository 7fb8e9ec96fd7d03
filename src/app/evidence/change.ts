// Evidence mended, taken back and restored (更正、撤回、恢复): a next version each time; the file and what was said before stay.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import type { EvidenceAbout } from '../../domain/evidence.ts';
import type { Act } from '../../domain/act.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addEvidenceVersion, type EvidenceRow, evidenceVersions } from '../../store/evidence.ts';
import type { Deps } from '../deps.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { versionHappening } from './add.ts';
import { bodyTitle, type EvidencePiece, pieceNow, takenBack } from './piece.ts';

const conflict = (title: string): Refusal =>
  new Refusal('version-conflict', {
    what: `“${title}”没有修改。`,
    why: '您打开之后，别人已经修改过它。',
    next: '请刷新页面，看一看现在的内容，再修改。',
    english: `“${title}” was changed by somebody else since you opened it: load the page anew and look first.`,
  });

type Change = {
  act: Act;
  id: string;
  /** The version that somebody looked at. */
  base: number;
  event: Happening['event'];
  /** Throws a Refusal where it cannot become that. */
  next: (now: EvidenceRow) => Pick<EvidenceRow, 'title' | 'number' | 'issuer' | 'date' | 'state' | 'reason'>;
};

const contentOf = ({ at: _at, ...row }: EvidenceRow): string => canonical(row);

/** The same change sent again, by the same account behind the same version, is the same. */
async function change(actor: Actor, { act, id, base, event, next }: Change, deps: Deps): Promise<EvidencePiece> {
  insist(actor, act);
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const versions = await evidenceVersions(tx, id);
    const [newest] = versions;
    const before = versions.find(({ version }) => version === base);
    if (newest === undefined || before === undefined) throw notFound('这份佐证材料', 'This piece of evidence');
    insist(actor, act, newest.body);
    const after = versions.find(({ version }) => version === base + 1);
    const { account } = actor;
    const row: EvidenceRow = { ...before, ...next(before), version: base + 1, account, at: now.toISOString() };
    if (after !== undefined) {
      if (contentOf(after) === contentOf(row)) return pieceNow(tx, actor, id);
      throw conflict(newest.title);
    }
    const reason = row.reason === null ? {} : { reason: row.reason };
    const renamed = row.title === before.title ? {} : { before: before.title };
    await addEvidenceVersion(tx, row);
    await record(
      tx,
      actor,
      now,
      versionHappening(event, row, await bodyTitle(tx, row.body), { ...reason, ...renamed }),
    );
    return pieceNow(tx, actor, id);
  });
}

/** Title, document number, issuer and date, said better. */
export const correctEvidence = async (
  actor: Actor,
  { id, base, about }: { id: string; base: number; about: EvidenceAbout },
  deps: Deps,
): Promise<EvidencePiece> =>
  change(
    actor,
    {
      act: 'evidence:add',
      id,
      base,
      event: 'evidence-changed',
      next: ({ state, title }) => {
        if (state === 'withdrawn') throw takenBack(title);
        return { ...about, state, reason: null };
      },
    },
    deps,
  );

/** It no longer counts for any row; file, versions and uses stay. */
export const withdrawEvidence = async (
  actor: Actor,
  { id, base, reason }: { id: string; base: number; reason: string },
  deps: Deps,
): Promise<EvidencePiece> =>
  change(
    actor,
    {
      act: 'evidence:withdraw',
      id,
      base,
      event: 'evidence-withdrawn',
      next: (row) => {
        if (row.state === 'withdrawn') throw takenBack(row.title);
        return { ...row, state: 'withdrawn', reason };
      },
    },
    deps,
  );

/** Undoes the taking back: it serves the rows that it served before. */
export const restoreEvidence = async (
  actor: Actor,
  { id, base }: { id: string; base: number },
  deps: Deps,
): Promise<EvidencePiece> =>
  change(
    actor,
    {
      act: 'evidence:withdraw',
      id,
      base,
      event: 'evidence-restored',
      next: (row) => {
        if (row.state === 'standing') throw conflict(row.title);
        return { ...row, state: 'standing', reason: null };
      },
    },
    deps,
  );
