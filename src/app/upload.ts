// A file that came over the wire (上传的文件): read in the killable process that reads all files.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { readDocument } from '../documents/read/read.ts';
import { safeName } from '../documents/path.ts';
import type { RawDocument } from '../domain/table.ts';

/** `name` is what the person calls it: its ending says how it is read, the rest is for messages. */
export type Upload = { name: string; bytes: Uint8Array };

/** Through a file that nobody else can open, since the reader takes paths. Throws what the reader refuses. */
export async function readUpload({ name, bytes }: Upload): Promise<RawDocument> {
  const ending = extname(name);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  try {
    const path = join(folder, `${safeName(name.slice(0, name.length - ending.length))}${ending}`);
    await writeFile(path, bytes, { mode: 0o600 });
    return await readDocument(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
