// Official documents (原表): taken in, read in a killable process, kept with their grid, and shown to whoever asks where a thing comes from.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import { canonical } from '../domain/canonical.ts';
import type { RawDocument } from '../domain/table.ts';
import type { Tx } from '../store/database.ts';
import { addDocument, documentColumns, documentOf } from '../store/document.ts';
import type { Deps } from './deps.ts';
import { hash, rowHash } from './hash.ts';
import { openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { readUpload, type Upload } from './upload.ts';

/** Throws `not-found`. */
export async function loadDocument(tx: Tx, sha256: string): Promise<RawDocument> {
  const raw = await documentOf(tx, sha256);
  if (raw === null) throw notFound('这份原表', 'This document');
  return raw;
}

/** Throws `not-found`. */
export async function readOriginal(actor: Actor, { sha256 }: { sha256: string }, deps: Deps): Promise<RawDocument> {
  insist(actor, 'document:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => loadDocument(tx, sha256));
}

/** What the reader made of the bytes, whatever they were called. */
const gridOf = (raw: RawDocument): string => canonical({ ...raw, file: '' });

/**
 * Keeps the document with its grid; throws what the reader refuses. Its tables are judged by the verdict of the import.
 * The first reading of some bytes is found by their hash. Read otherwise (under another ending, by a newer reader) they
 * are another document, found by the hash of that reading: whatever was made of the first still shows the first.
 * The answer bears the name that the file has now, whatever it was called when it came first.
 */
export async function takeDocument(actor: Actor, upload: Upload, deps: Deps): Promise<RawDocument> {
  insist(actor, 'document:import');
  const raw = await readUpload(upload);
  const { bytes } = upload;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    // First the lock, then the look: or two who bring the same file would both be said to have.
    await openJournal(tx);
    const first = await documentOf(tx, raw.sha256);
    if (first !== null && gridOf(first) === gridOf(raw)) return { ...first, file: raw.file };
    const kept = first === null ? raw : { ...raw, sha256: hash('sha256', gridOf(raw)) };
    const again = first === null ? null : await documentOf(tx, kept.sha256);
    if (again !== null) return { ...again, file: raw.file };
    const row = { file: raw.file, bytes, raw: kept, account: actor.account, at: now.toISOString() };
    await addDocument(tx, row);
    const reading: Record<string, string> = first === null ? {} : { reading: kept.sha256 };
    const data = { file: raw.file, sha256: raw.sha256, ...reading };
    await record(tx, actor, now, { event: 'document-read', bound: rowHash(documentColumns(row)), data });
    return kept;
  });
}

/** What Word, WPS or Excel put on the clipboard: their HTML where there is one, else the plain text. */
export const takePasted = (
  actor: Actor,
  { html, text, signal }: { html: string | null; text: string; signal: AbortSignal },
  deps: Deps,
): Promise<RawDocument> => {
  const [name, content] = html === null || html.trim() === '' ? ['粘贴.txt', text] : ['粘贴.html', html];
  return takeDocument(actor, { name, bytes: Buffer.from(content), signal }, deps);
};
