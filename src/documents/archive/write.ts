// Writes an archive (归档包写出): one file after another straight to the disk, each hashed on the way; little is held in memory.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { directoryEntry, endOf, isUnsafe, localHeader, type Stored } from './layout.ts';

/** `size` is needed for what may be 4 GB and more. */
export type Part = { name: string; size?: number; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };
export type Digest = { name: string; size: number; sha256: string; sm3: string };

export type ArchiveWriter = {
  /** Names ascend by their code units. */
  add: (part: Part) => Promise<Digest>;
  /** Writes the directory and closes the file. */
  finish: () => Promise<void>;
  /** Closes it where it cannot be finished. */
  abandon: () => Promise<void>;
};

const shortMost = 0xffff_fffe;

/** Creates the file. */
export async function archiveWriter(path: string): Promise<ArchiveWriter> {
  const file = await open(path, 'wx', 0o600);
  const stored: Stored[] = [];
  let end = 0;
  const put = async (bytes: Uint8Array, at: number): Promise<void> => {
    for (let done = 0; done < bytes.length;)
      done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  };
  return {
    add: async ({ name, size: declared, chunks }) => {
      if (isUnsafe(name) || name <= (stored.at(-1)?.name ?? '')) throw new Error(`${name} cannot stand here`);
      const offset = end;
      const start = offset + localHeader({ name, size: declared ?? 0, crc: 0 }).length;
      const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
      let [size, crc] = [0, 0];
      for await (const chunk of chunks) {
        sha256.update(chunk);
        sm3.update(chunk);
        crc = crc32(chunk, crc);
        await put(chunk, start + size);
        size += chunk.length;
      }
      if (size !== (declared ?? size) || (declared === undefined && size > shortMost))
        throw new Error(`${name} has ${size} bytes`);
      await put(localHeader({ name, size, crc }), offset);
      stored.push({ name, size, crc, offset });
      end = start + size;
      return { name, size, sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
    },
    finish: async () => {
      const offset = end;
      for (const each of stored) {
        const entry = directoryEntry(each);
        await put(entry, end);
        end += entry.length;
      }
      await put(endOf({ count: stored.length, size: end - offset, offset }), end);
      await file.sync();
      await file.close();
    },
    abandon: () => file.close(),
  };
}
