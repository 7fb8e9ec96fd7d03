// The archive of a cycle as a file (导出归档包): written to the disk of the server under a fresh checkpoint, sent, and removed.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveWriter } from '../../documents/archive/write.ts';
import { safeName } from '../../documents/path.ts';
import type { Actor } from '../../domain/actor.ts';
import { insist } from '../../domain/permission.ts';
import { ENGINE } from '../../engine/version.ts';
import { jurisdictions } from '../../store/jurisdiction.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { verifierFor, writeCheckpoint } from '../checkpoint.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { exported } from '../export.ts';
import { record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { insistNow } from '../standing.ts';
import { evidenceOf } from './evidence.ts';
import { writeArchive } from './write.ts';

/** A file on the disk; whoever has sent it calls `remove`. */
export type StoredFile = { name: string; path: string; size: number; sha256: string; remove: () => Promise<void> };

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/**
 * Certifies the journal, and writes everything up to there. Its own entry, with the hash of the package, is the next
 * one of the journal. Throws Refusal checkpoint-differs where the journal was altered, and the reason of `signal`.
 */
export async function exportArchive(
  actor: Actor,
  { cycle: id, signal }: { cycle: string } & Waited,
  deps: Deps,
): Promise<StoredFile> {
  insist(actor, 'archive:export');
  const { jurisdiction } = actor;
  const { checkpoints: folder } = deps;
  const read = <T>(work: Parameters<typeof carryOut<T>>[2]) =>
    carryOut({ jurisdiction, signal, isStill: true }, deps, work);
  const { cycle, city } = await read(async (tx) => {
    const found = await loadCycle(tx, id);
    await insistNow(tx, actor, 'archive:export', { cycle: id }, deps);
    return { cycle: found, city: (await jurisdictions(tx)).find((each) => each.id === jurisdiction) };
  });
  const checkpoint = await writeCheckpoint(deps, jurisdiction);
  if (folder === undefined || checkpoint === null || city === undefined) throw notFound('检查点', 'A checkpoint');
  const { size, root } = checkpoint;
  const notes: string[] = [];
  for (const each of await folder.sizes(jurisdiction))
    if (each <= size) notes.push((await folder.read(jurisdiction, each))?.note ?? '');
  const place = await mkdtemp(join(tmpdir(), 'plumbline-archive-'));
  const remove = () => rm(place, { recursive: true, force: true });
  try {
    const path = join(place, 'archive.zip');
    const writer = await archiveWriter(path);
    const about = {
      format: 'plumbline/archive/1',
      jurisdiction: { id: jurisdiction, title: city.title },
      cycle: { id, title: cycle.title, year: cycle.year },
      size,
      engine: ENGINE,
    } as const;
    const scope = { read, cycle: id, size };
    const verifier = verifierFor(folder, jurisdiction);
    const evidence = await evidenceOf(scope, deps.files);
    try {
      await writeArchive({ scope, about, root, evidence, notes, verifier, sign: folder.sign }, writer);
    } catch (fault) {
      await writer.abandon();
      throw fault;
    }
    const sha256 = await sha256Of(path);
    const { size: bytes } = await stat(path);
    const told = exported(id, { file: 'archive', title: null, number: null, form: 'zip' });
    await carryOut({ jurisdiction, signal }, deps, (tx) =>
      record(tx, actor, deps.now(), { ...told, data: { sha256 } }),
    );
    return { name: `归档-${safeName(cycle.title)}-至第${size}条留痕.zip`, path, size: bytes, sha256, remove };
  } catch (fault) {
    await remove();
    throw fault;
  }
}
