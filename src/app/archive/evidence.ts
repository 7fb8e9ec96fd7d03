// The evidence of an archive (归档的佐证材料): files by their hashes, with their bytes; the place where kept evidence comes in.
import { type EvidenceFile, evidenceFolder, jsonLine } from '../../domain/archive.ts';
import type { Part } from '../../documents/archive/write.ts';

/** `path` is its name in the package, inside of 04_证据. */
export type EvidencePart = EvidenceFile & { chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** What a cycle's facts rest on. No evidence is kept by the server yet: facts name it, and that is in the package. */
export const evidenceOf = (_cycle: string): Promise<EvidencePart[]> => Promise.resolve([]);

export const evidenceList = (files: readonly EvidencePart[]): Uint8Array =>
  Buffer.from(files.map(({ path, sha256, sm3, bytes }) => jsonLine({ path, sha256, sm3, bytes })).join(''));

export const evidenceParts = (files: readonly EvidencePart[]): (() => Part)[] =>
  files.map(({ path, bytes, chunks }) => () => {
    if (!path.startsWith(evidenceFolder)) throw new Error(`${path} is no place for evidence`);
    return { name: path, size: bytes, chunks: chunks() };
  });
