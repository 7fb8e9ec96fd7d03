// A file that came over the network (上传的文件): read through a file that only this process can open.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '../documents/read/read.ts';
import type { RawDocument } from '../domain/table.ts';

export type Upload = { name: string; bytes: Uint8Array };

/** As refusals call the file, and its ending decides how it is read; from outside, so it must become no path. */
const fileName = (name: string): string =>
  `${'_'.repeat(Number(/^\.*$/u.test(name)))}${name.replaceAll(/[^\p{L}\p{N}（） ()_.-]/gu, '_').slice(-60)}`;

/** Throws what the reader refuses. */
export async function readUpload({ name, bytes }: Upload): Promise<RawDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  try {
    const path = join(folder, fileName(name));
    await writeFile(path, bytes, { mode: 0o600 });
    return await readDocument(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
