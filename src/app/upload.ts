// A file that came over the network (上传的文件): read through a file that only this process can open; the reader itself opens none.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { safeName } from '../documents/path.ts';
import { readDocument } from '../documents/read/read.ts';
import type { RawDocument } from '../domain/table.ts';

/** `signal` is aborted when whoever sent the file is gone: nobody waits for the answer any more. */
export type Upload = { name: string; bytes: Uint8Array; signal?: AbortSignal };

/** The ending decides how a file is read: a name that is cut keeps it. */
function fileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const ending = extname(last);
  return `${safeName(last.slice(0, last.length - ending.length))}${safeName(ending).replace(/^_?\.?/u, '.')}`;
}

/** Throws what the reader refuses, and the reason of an aborted signal. */
export async function readUpload({ name, bytes, signal }: Upload): Promise<RawDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  try {
    const path = join(folder, fileName(name));
    await writeFile(path, bytes, { mode: 0o600 });
    return wellFormed(await readDocument(path, signal === undefined ? {} : { signal }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What PostgreSQL keeps in no text: the sign of number zero, and halves of signs. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wellFormed(item)])) as T;
}
