// Checkpoints of the journal (留痕检查点): signed, kept outside of the database, and what the journal is held against.
import { createPublicKey, verify } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import {
  type Checkpoint,
  checkpointText,
  type IsSigned,
  isNoteOf,
  originOf,
  readCheckpoint,
  readNote,
  signedNote,
  type Verifier,
  verifierOf,
  verifierText,
} from '../domain/checkpoint.ts';
import { isSameHash, rootOf } from '../domain/merkle.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CheckpointFolder } from '../store/checkpoint.ts';
import type { Tx } from '../store/database.ts';
import { journalHead } from '../store/journal.ts';
import { jurisdictions } from '../store/jurisdiction.ts';
import type { Deps } from './deps.ts';
import { frontierAt, hashBytes } from './tree.ts';

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 over the text itself. */
export const isSigned: IsSigned = (key, text, signature) => {
  try {
    const spki = { key: Buffer.concat([spkiPrefix, key]), format: 'der', type: 'spki' } as const;
    return verify(null, text, createPublicKey(spki), signature);
  } catch {
    // Bytes that are no key sign nothing.
    return false;
  }
};

/** By whom the checkpoints of a jurisdiction are signed. */
export const verifierFor = ({ publicKey }: CheckpointFolder, jurisdiction: string): Verifier =>
  verifierOf(hashBytes, originOf(jurisdiction), publicKey);

/** The checkpoint in a note; null where the note is not this verifier's about its own log. */
export function checkpointIn(note: string, verifier: Verifier): Checkpoint | null {
  const read = readNote(note);
  if (read === null || !isNoteOf(isSigned, read, verifier)) return null;
  const checkpoint = readCheckpoint(read.text);
  return checkpoint?.origin === verifier.name ? checkpoint : null;
}

/** One that is kept; `checkpoint` null: its file is none of ours, or was altered. */
export type Kept = { size: number; note: string; at: string; checkpoint: Checkpoint | null };

export async function keptAt(folder: CheckpointFolder, jurisdiction: string, size: number): Promise<Kept | null> {
  const found = await folder.read(jurisdiction, size);
  if (found === null) return null;
  const checkpoint = checkpointIn(found.note, verifierFor(folder, jurisdiction));
  return { size, ...found, checkpoint: checkpoint?.size === size ? checkpoint : null };
}

const newestOf = async (folder: CheckpointFolder, jurisdiction: string): Promise<Kept | null> => {
  const size = (await folder.sizes(jurisdiction)).at(-1);
  return size === undefined ? null : keptAt(folder, jurisdiction, size);
};

/** The journal is not what a checkpoint certified. */
export const differs = (size: number): Refusal =>
  new Refusal('checkpoint-differs', {
    what: '没有写新的检查点。',
    why: `留痕与库外的检查点（到第 ${size} 条）不符：有记录被改写，或者末尾被截掉；由备份恢复的数据库也会这样。`,
    next: '请停止操作，保留数据库和检查点，并报告审计管理员。',
    english: `No checkpoint was written: the journal is not what the checkpoint over ${size} entries says. It was rewritten, cut off, or restored from a backup.`,
  });

/** The root over the journal as it is, on top of what the newest checkpoint says. Throws Refusal checkpoint-differs. */
async function certified(tx: Tx, origin: string, newest: Kept | null): Promise<Checkpoint | null> {
  const size = (await journalHead(tx))?.sequence ?? 0;
  if (newest !== null) {
    const { checkpoint } = newest;
    const before = checkpoint !== null && size >= newest.size ? await frontierAt(tx, newest.size) : null;
    if (before === null || checkpoint === null || !isSameHash(rootOf(hashBytes, before), checkpoint.root))
      throw differs(newest.size);
    if (newest.size === size) return checkpoint;
  }
  if (size === 0) return null;
  const frontier = await frontierAt(tx, size);
  return frontier.size === size ? { origin, size, root: rootOf(hashBytes, frontier) } : null;
}

/**
 * Certifies the journal as it is now, outside of the database: on the disk when it returns. Called when a stage
 * changes, every ten minutes, and before an archive is written. Null where nothing was recorded yet, or where the
 * server keeps no checkpoints. Throws Refusal checkpoint-differs where the journal no longer is what it certified.
 */
export async function writeCheckpoint(
  { store, checkpoints }: Pick<Deps, 'store' | 'checkpoints'>,
  jurisdiction: string,
): Promise<Checkpoint | null> {
  if (checkpoints === undefined) return null;
  const verifier = verifierFor(checkpoints, jurisdiction);
  const newest = await newestOf(checkpoints, jurisdiction);
  const made = await store.transaction(jurisdiction, (tx) => certified(tx, verifier.name, newest), { isStill: true });
  if (made === null || made.size === newest?.size) return made;
  const note = signedNote(checkpoints.sign, checkpointText(made), verifier);
  const isAdded = checkpoints.add(jurisdiction, made.size, note);
  // Whoever was first with this size certified the same: what is signed depends on the journal alone.
  if (!isAdded && (await keptAt(checkpoints, jurisdiction, made.size))?.note !== note) throw differs(made.size);
  return made;
}

/** After a change that is done already: what goes wrong is told by the next of the regular ones. */
export async function certify(deps: Pick<Deps, 'store' | 'checkpoints'>, jurisdiction: string): Promise<void> {
  await writeCheckpoint(deps, jurisdiction).catch(() => undefined);
}

/** Of every jurisdiction; what goes wrong with one is told under its title, and the others get theirs. */
export async function writeCheckpoints(deps: Deps, onFault: (fault: string) => void): Promise<void> {
  for (const { id, title } of await deps.store.transaction('', jurisdictions))
    await writeCheckpoint(deps, id).catch((fault: unknown) =>
      onFault(`${title}: ${fault instanceof Error ? fault.message : String(fault)}`),
    );
}

export type ShownCheckpoint = { size: number; note: string; at: string };

/** The public key, and the newest checkpoint, for whoever wants to keep them elsewhere. Null: this server keeps none. */
export async function readCheckpoints(
  actor: Actor,
  deps: Deps,
): Promise<{ key: string | null; newest: ShownCheckpoint | null; count: number }> {
  insist(actor, 'checkpoint:read');
  const { checkpoints: folder } = deps;
  if (folder === undefined) return { key: null, newest: null, count: 0 };
  const { jurisdiction } = actor;
  const newest = await newestOf(folder, jurisdiction);
  return {
    key: verifierText(verifierFor(folder, jurisdiction)),
    newest: newest === null ? null : { size: newest.size, note: newest.note, at: newest.at },
    count: (await folder.sizes(jurisdiction)).length,
  };
}
