// The folder of evidence files (佐证材料文件夹): each file once under its SHA-256, whole and on the disk before anybody is told of it.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

/** Hashes are hexadecimal, `size` in bytes. */
export type StoredFile = { sha256: string; sm3: string; size: number };
export type KeptFile = { size: number; chunks: () => AsyncIterable<Uint8Array> };

/** The one seam to where files lie; another storage is another one of these. */
export type EvidenceFiles = {
  /** Takes all of `chunks` or nothing; throws what they throw, and Refusal storage-full. */
  put: (chunks: AsyncIterable<Uint8Array>) => Promise<StoredFile>;
  /** Null where nothing lies under that hash. */
  get: (sha256: string) => Promise<KeptFile | null>;
};

/** What was being written when a server ended is of no use a day later. */
const leftoverAge = 24 * 3_600_000;

export function evidenceFilesIn(folder: string): EvidenceFiles {
  const incoming = join(folder, 'incoming');
  const placeOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  let prepared: Promise<void> | null = null;
  const prepare = (): Promise<void> => (prepared ??= prepareIncoming(incoming).catch(forget));
  const forget = (fault: unknown): never => {
    prepared = null;
    throw fault;
  };
  return {
    put: async (chunks) => {
      const draft = join(incoming, randomUUID());
      try {
        await prepare();
        const stored = await write(draft, chunks);
        await settle(draft, placeOf(stored.sha256), stored.size);
        return stored;
      } catch (fault) {
        throw isFull(fault) ? storageFull() : fault;
      } finally {
        await rm(draft, { force: true });
      }
    },
    get: async (sha256) => {
      const path = placeOf(sha256);
      const found = await stat(path).catch(nothingThere);
      return found === null ? null : { size: found.size, chunks: () => createReadStream(path) };
    },
  };
}

async function prepareIncoming(incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await syncFolder(join(incoming, '..', '..'));
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const left = await stat(path).catch(nothingThere);
    if (left !== null && Date.now() - left.mtimeMs > leftoverAge) await rm(path, { force: true });
  }
}

async function write(path: string, chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  let size = 0;
  await withFile(path, 'wx', async (file) => {
    for await (const chunk of chunks) {
      sha256.update(chunk);
      sm3.update(chunk);
      size += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  });
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size };
}

/** Moved to its place at once, and the folder with it on the disk: a crash leaves the whole file there or none. */
async function settle(draft: string, place: string, size: number): Promise<void> {
  const folder = join(place, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const there = await stat(place).catch(nothingThere);
  // One that was cut by a disk that failed is written anew.
  if (there?.size !== size) await rename(draft, place);
  await syncFolder(folder);
  await syncFolder(join(folder, '..'));
}

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** Windows has no way to say it of a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(folder, 'r', (handle) => handle.sync());
}

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';

function nothingThere(fault: unknown): null {
  if (codeOf(fault) === 'ENOENT') return null;
  throw fault;
}

const isFull = (fault: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(fault));

const storageFull = (): Refusal =>
  new Refusal('storage-full', {
    what: '文件没有保存。',
    why: '存放佐证材料的磁盘已满。',
    next: '请系统管理员腾出空间，然后重新上传；已经保存的文件不受影响。',
    english: 'The disk that holds the evidence is full: free some space, then upload again. What was saved is safe.',
  });
