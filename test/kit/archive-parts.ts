// An archive taken apart and put together again (拆装归档包): as somebody would who alters it, with as much of it made to match as he can.
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { openArchive } from '../../src/documents/archive/read.ts';
import { directoryEntry, endOf, localHeader, type Stored } from '../../src/documents/archive/layout.ts';
import { archiveFiles, manifestText, sealText, unlisted } from '../../src/domain/archive.ts';
import { signedNote, type Verifier } from '../../src/domain/checkpoint.ts';
import { hash, sha256 } from '../../src/app/hash.ts';

/** By name, in the order of the package. */
export type Parts = Map<string, Buffer>;
export type Signer = { verifier: Verifier; sign: (text: Uint8Array) => Uint8Array };

export function partsOf(path: string): Parts {
  const archive = openArchive(path);
  const parts = new Map(archive.files.map(({ name }) => [name, archive.read(name) ?? Buffer.alloc(0)]));
  archive.close();
  return parts;
}

/** In the order in which the parts stand. */
export function packed(parts: Parts): Buffer {
  const pieces: Buffer[] = [];
  const stored: Stored[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const file = { name, size: content.length, crc: crc32(content), offset };
    const header = localHeader(file);
    pieces.push(header, content);
    stored.push(file);
    offset += header.length + content.length;
  }
  const directory = Buffer.concat(stored.map(directoryEntry));
  return Buffer.concat([...pieces, directory, endOf({ count: stored.length, size: directory.length, offset })]);
}

export const sorted = (parts: Parts): Parts => new Map([...parts].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Most parts are the same again and again. */
const hashes = { sha256: new WeakMap<Buffer, string>(), sm3: new WeakMap<Buffer, string>() };
function hashOf(kind: 'sha256' | 'sm3', content: Buffer): string {
  const found = hashes[kind].get(content) ?? hash(kind, content);
  hashes[kind].set(content, found);
  return found;
}

/** Both lists made to match the files. */
export function withLists(parts: Parts): Parts {
  const listed = [...parts].filter(([name]) => !unlisted.includes(name));
  const next = new Map(parts);
  for (const kind of ['sha256', 'sm3'] as const)
    next.set(
      archiveFiles[kind],
      Buffer.from(manifestText(listed.map(([name, content]) => ({ name, hash: hashOf(kind, content) })))),
    );
  return next;
}

/** And signed by whoever has a key. */
export function withSeal(parts: Parts, { verifier, sign }: Signer, cycle: string): Parts {
  const next = withLists(parts);
  const [one, other] = [archiveFiles.sha256, archiveFiles.sm3].map((name) => sha256(next.get(name) ?? ''));
  const text = sealText({ origin: verifier.name, cycle, sha256: one ?? '', sm3: other ?? '' });
  return new Map([...next, [archiveFiles.seal, Buffer.from(signedNote(sign, text, verifier))]]);
}

export const linesIn = (parts: Parts, name: string): string[] =>
  (parts.get(name) ?? Buffer.alloc(0)).toString().split('\n').slice(0, -1);
export const withLines = (parts: Parts, name: string, lines: readonly string[]): Parts =>
  new Map([...parts, [name, Buffer.from(lines.map((line) => `${line}\n`).join(''))]]);

export const bytesAt = (path: string): Buffer => readFileSync(path);
