// The evidence of an archive (归档的佐证材料): each file that serves a row of the cycle, by its hashes and with its bytes.
import { createHash } from 'node:crypto';
import type { Part } from '../../documents/archive/write.ts';
import { safeName } from '../../documents/path.ts';
import { type EvidenceFile, evidenceFolder, jsonLine } from '../../domain/archive.ts';
import type { Row } from '../../store/content.ts';
import type { EvidenceFiles, KeptFile } from '../../store/evidence-files.ts';
import { rowIn, type Scope, survey } from './source.ts';

/** `path` is its name in the package, inside of 04_证据; null where the file did not lie there whole any more. */
export type EvidencePart = EvidenceFile & { chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** Found by the first signs of its hash; it bears the name that it was handed in under. */
export const evidenceName = ({ sha256, file }: Row): string =>
  `${evidenceFolder}${String(sha256).slice(0, 12)}-${safeName(String(file))}`;

/** The versions of pieces that serve, or served, the cycle; one for each file. */
export function usedPieces(pieces: readonly Row[], uses: readonly Row[]): Row[] {
  const used = new Set(uses.map(({ evidence_id: id }) => id));
  const byFile = new Map<unknown, Row>();
  for (const row of pieces)
    if (used.has(row['evidence_id']) && !byFile.has(row['sha256'])) byFile.set(row['sha256'], row);
  return [...byFile.values()];
}

async function isWhole({ size, chunks }: KeptFile, row: Row): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of chunks()) hash.update(chunk);
  return size === Number(row['size']) && hash.digest('hex') === row['sha256'];
}

export async function evidenceOf(scope: Scope, files: EvidenceFiles): Promise<EvidencePart[]> {
  const { places } = await survey(scope);
  const read = async (table: 'evidence' | 'evidence_use'): Promise<Row[]> => {
    const rows: Row[] = [];
    for (const place of places[table]) rows.push(await rowIn(scope, place));
    return rows;
  };
  const parts: EvidencePart[] = [];
  for (const row of usedPieces(await read('evidence'), await read('evidence_use'))) {
    const kept = await files.get(String(row['sha256']));
    const there = kept !== null && (await isWhole(kept, row)) ? kept : null;
    parts.push({
      path: there === null ? null : evidenceName(row),
      sha256: String(row['sha256']),
      sm3: String(row['sm3']),
      bytes: Number(row['size']),
      chunks: there?.chunks ?? (() => []),
    });
  }
  return parts;
}

export const evidenceList = (files: readonly EvidencePart[]): Uint8Array =>
  Buffer.from(files.map(({ path, sha256, sm3, bytes }) => jsonLine({ path, sha256, sm3, bytes })).join(''));

export const evidenceParts = (files: readonly EvidencePart[]): { name: string; part: () => Part }[] =>
  files.flatMap(({ path, bytes, chunks }) =>
    path === null ? [] : [{ name: path, part: () => ({ name: path, size: bytes, chunks: chunks() }) }],
  );
