// Tampered archives (归档包篡改测试): 200 of them, each named at its place; as many clean ones as there are, never.
// Everything is drawn from a fixed seed. Whoever alters the package makes as much of it match as he can: nothing, the
// lists of hashes, or, with the server's own key in his hands, the signature too.
import { generateKeyPairSync, sign as signed } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifierFor } from '../../src/app/checkpoint.ts';
import { hash } from '../../src/app/hash.ts';
import { recompute, type Recomputed } from '../../src/app/offline/archive/score.ts';
import { type ArchiveVerdict, verifyArchive } from '../../src/app/offline/archive/verify.ts';
import { hashBytes, leafOf } from '../../src/app/tree.ts';
import { archiveFiles } from '../../src/domain/archive.ts';
import { checkpointText, signedNote, type Verifier, verifierOf, verifierText } from '../../src/domain/checkpoint.ts';
import { treeHash } from '../../src/domain/merkle.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { archiveDesk } from '../kit/archive.ts';
import { bytesAt, linesIn, packed, type Parts, partsOf, withLines, withSeal } from '../kit/archive-parts.ts';
import { insider, insiderKey, outer, rechained, type Tampered, victim } from '../kit/archive-tampering.ts';

const world = { clean: [] as string[], place: '' };

/** A text that was recomputed once gives the same again. */
const known = new Map<string, Recomputed | null>();
function recomputed(text: string): Recomputed | null {
  const key = hash('sha256', text);
  const found = known.has(key) ? (known.get(key) ?? null) : recompute(text);
  known.set(key, found);
  return found;
}

beforeAll(async () => {
  const desk = await archiveDesk();
  // The second one has two checkpoints, and the entry of the first one between them.
  for (const name of ['first.zip', 'second.zip']) world.clean.push((await desk.exported(name)).path);
  world.place = join(desk.folder, 'tampered.zip');
  victim.cycle = desk.cycle;
  victim.bytes = Buffer.from(bytesAt(world.clean[1] ?? ''));
  victim.parts = partsOf(world.clean[1] ?? '');
  victim.signer = { verifier: verifierFor(desk.deps.checkpoints, 'demo'), sign: desk.deps.checkpoints.sign };
}, 240_000);

type Found = { files: string[]; said: string };

/** What verifying says: the files that it names, and all of its sentences. */
function verified(bytes: Uint8Array, { isBrief = true, key = null as Verifier | null } = {}): Found {
  writeFileSync(world.place, bytes);
  try {
    const { faults }: ArchiveVerdict = verifyArchive(world.place, { key, isBrief, recomputed });
    return {
      files: faults.map(({ file }) => file),
      said: faults.map(({ file, place, zh }) => `${file}${place}${zh}`).join('\n'),
    };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { files: ['refused'], said: fault.message };
  }
}

describe('control: what is clean is never said to be altered', () => {
  test('as it was exported, with and without the key', () => {
    for (const path of world.clean)
      for (const key of [null, insiderKey().verifier])
        expect(verified(bytesAt(path), { key, isBrief: false }).said).toBe('');
  });

  test('taken apart and put together again, lists and signature made anew: the very same bytes', () => {
    expect(packed(victim.parts).equals(victim.bytes)).toBe(true);
    expect(packed(withSeal(victim.parts, insiderKey(), victim.cycle)).equals(victim.bytes)).toBe(true);
  });
});

const unnamed = (tampered: readonly Tampered[], isBrief: boolean): string[] =>
  tampered.flatMap(({ kind, bytes, names: wanted }) => {
    const { files, said } = verified(bytes, { isBrief });
    const isNamed = wanted.some((name) => files.includes(name)) && /\p{Script=Han}/u.test(said);
    return isNamed ? [] : [`${kind}: ${said.slice(0, 300)}`];
  });

test('174 from outside: each is named', () => {
  expect(unnamed(outer(174), true)).toEqual([]);
}, 480_000);

test('26 by whoever has the key: each is named', () => {
  expect(
    unnamed(
      Array.from({ length: 26 }, (_, at) => insider(at)),
      false,
    ),
  ).toEqual([]);
}, 480_000);

test('the whole made anew with another key: found by the key from elsewhere, and by nothing else', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  const verifier = verifierOf(hashBytes, insiderKey().verifier.name, new Uint8Array(raw));
  const sign = (text: Uint8Array) => signed(null, text, privateKey);
  const lines = linesIn(victim.parts, archiveFiles.journal);
  // Somebody else took the document in: no fact or score hangs on it.
  const at = lines.findIndex((line) => line.includes('"event":"document-read"'));
  lines[at] = (lines[at] ?? '').replace('system-demonstration', '别人');
  const chain = rechained(lines);
  const leaves = chain.map((line) => {
    const { leaf } = JSON.parse(line) as { leaf?: string };
    return leaf === undefined ? leafOf(line) : Buffer.from(leaf, 'hex');
  });
  const note = signedNote(
    sign,
    checkpointText({ origin: verifier.name, size: chain.length, root: treeHash(hashBytes, leaves) }),
    verifier,
  );
  const files: Parts = withLines(victim.parts, archiveFiles.journal, chain);
  files.set(archiveFiles.checkpoints, Buffer.from(note));
  files.set(archiveFiles.key, Buffer.from(`${verifierText(verifier)}\n`));
  const bytes = packed(withSeal(files, { verifier, sign }, victim.cycle));
  expect(verified(bytes, { isBrief: false }).said).toBe('');
  const { files: named, said } = verified(bytes, { isBrief: false, key: insiderKey().verifier });
  expect(named).toContain(archiveFiles.key);
  expect(named).toContain(archiveFiles.checkpoints);
  expect(named).toContain(archiveFiles.seal);
  expect(said).toContain('整个包可能是用另一把钥匙重做的');
});
