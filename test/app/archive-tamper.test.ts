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
import { localHeader } from '../../src/documents/archive/layout.ts';
import { archiveFiles, snapshotName } from '../../src/domain/archive.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { checkpointText, signedNote, type Verifier, verifierOf, verifierText } from '../../src/domain/checkpoint.ts';
import { Entry, firstBefore } from '../../src/domain/event.ts';
import { treeHash } from '../../src/domain/merkle.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { randomOf } from '../fuzz/random.ts';
import { archiveDesk } from '../kit/archive.ts';
import {
  bytesAt,
  linesIn,
  packed,
  type Parts,
  partsOf,
  type Signer,
  sorted,
  withLines,
  withLists,
  withSeal,
} from '../kit/archive-parts.ts';

const world = {
  clean: [] as string[],
  parts: new Map() as Parts,
  bytes: Buffer.alloc(0),
  cycle: '',
  place: '',
  signer: null as Signer | null,
};
const insiderKey = (): Signer => world.signer ?? expect.unreachable();

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
  world.cycle = desk.cycle;
  world.bytes = Buffer.from(bytesAt(world.clean[1] ?? ''));
  world.parts = partsOf(world.clean[1] ?? '');
  world.signer = { verifier: verifierFor(desk.deps.checkpoints, 'demo'), sign: desk.deps.checkpoints.sign };
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

const { below, pick } = randomOf(62);

function flipped(content: Uint8Array, at = below(content.length)): Buffer<ArrayBuffer> {
  const copy = Buffer.from(content);
  copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
  return copy;
}

const names = (): string[] => [...world.parts.keys()];
const filled = (): string[] => names().filter((name) => (world.parts.get(name)?.length ?? 0) > 0);
const listed = (): string[] => filled().filter((name) => !/清单/u.test(name) && name !== archiveFiles.key);

/** `names`: one of these must be named. */
type Tampered = { kind: string; bytes: Uint8Array; names: string[] };

/** Of which file a byte of the package is; the directory and its end belong to none. */
function ownerOf(at: number): string {
  let offset = 0;
  for (const [name, content] of world.parts) {
    const start = offset + localHeader({ name, size: content.length, crc: 0 }).length;
    if (at < start) return 'refused';
    if (at < start + content.length) return name;
    offset = start + content.length;
  }
  return 'refused';
}

const rough: (() => Tampered)[] = [
  () => {
    const at = below(world.bytes.length);
    return { kind: `byte ${at} flipped`, bytes: flipped(world.bytes, at), names: [ownerOf(at)] };
  },
  () => {
    // In the headers and the directory, of which a byte anywhere in the package is seldom one.
    const heads = world.bytes.length - 3000;
    const at = heads + below(3000);
    return { kind: `byte ${at} flipped`, bytes: flipped(world.bytes, at), names: [ownerOf(at)] };
  },
  () => ({ kind: 'cut off', bytes: world.bytes.subarray(0, below(world.bytes.length)), names: ['refused'] }),
  () => ({ kind: 'something behind', bytes: Buffer.concat([world.bytes, Buffer.from('x')]), names: ['refused'] }),
  () => {
    const order = [...world.parts];
    const at = below(order.length - 1);
    const [one, other] = [order[at], order[at + 1]];
    if (one === undefined || other === undefined) throw new Error('no two parts');
    order.splice(at, 2, other, one);
    return { kind: 'files exchanged in their order', bytes: packed(new Map(order)), names: ['refused'] };
  },
];

/** Files altered, and the package made anew around them. */
const altered: (() => { kind: string; parts: Parts; names: string[] })[] = [
  () => {
    const name = pick(listed());
    return {
      kind: `a byte of ${name}`,
      parts: new Map([...world.parts, [name, flipped(world.parts.get(name) ?? Buffer.alloc(0))]]),
      names: [name],
    };
  },
  () => {
    const name = pick(listed());
    const parts = new Map(world.parts);
    parts.delete(name);
    return { kind: `${name} taken out`, parts, names: [name] };
  },
  () => {
    const name = `${pick(['01_结果', '03_过程', '04_证据'])}/${below(1000)}.txt`;
    return {
      kind: 'a file added',
      parts: sorted(new Map([...world.parts, [name, Buffer.from('放进来的')]])),
      names: [name],
    };
  },
  () => {
    const name = pick([archiveFiles.journal, archiveFiles.facts, archiveFiles.assignments, archiveFiles.tallies]);
    const lines = linesIn(world.parts, name);
    const at = below(lines.length - 1);
    lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    return { kind: `two lines of ${name} exchanged`, parts: withLines(world.parts, name, lines), names: [name] };
  },
];

function outer(count: number): Tampered[] {
  return Array.from({ length: count }, (_, at): Tampered => {
    if (at % 3 === 0) return pick(rough)();
    const { kind, parts, names: wanted } = pick(altered)();
    if (at % 3 === 1) return { kind, bytes: packed(parts), names: wanted };
    // The lists fit then, and their signature does not.
    return {
      kind: `${kind}, lists recomputed`,
      bytes: packed(withLists(parts)),
      names: [archiveFiles.seal, archiveFiles.about],
    };
  });
}

type Line = { sequence: number; entry: Entry };
/** A visible entry, at random. */
function someEntry(lines: readonly string[], fits: (entry: Entry) => boolean = () => true): Line {
  for (;;) {
    const at = below(lines.length);
    const { data } = Entry.safeParse(JSON.parse(lines[at] ?? '{}'));
    if (data !== undefined && fits(data)) return { sequence: at + 1, entry: data };
  }
}

/** The chain from the first entry on, as the program would have written it; withheld ones stay. */
function rechained(lines: readonly string[]): string[] {
  let before: Entry['before'] | null = firstBefore;
  return lines.map((line, at) => {
    const value = JSON.parse(line) as { leaf?: string };
    if (value.leaf !== undefined) {
      before = null;
      return canonical({ ...value, sequence: at + 1 });
    }
    const entry = value as Entry;
    const text = canonical({ ...entry, sequence: at + 1, before: before ?? entry.before });
    before = { sha256: hash('sha256', text), sm3: hash('sm3', text) };
    return text;
  });
}

/** With the server's key: only what others saw of the checkpoints is against him. */
const inner: (() => { kind: string; parts: Parts; names: string[] })[] = [
  () => {
    const lines = linesIn(world.parts, archiveFiles.journal);
    const { sequence, entry } = someEntry(lines);
    lines[sequence - 1] = canonical({ ...entry, actor: '别人' });
    return {
      kind: `entry ${sequence} altered`,
      parts: withLines(world.parts, archiveFiles.journal, lines),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.journal);
    const { sequence, entry } = someEntry(lines);
    lines[sequence - 1] = canonical({ ...entry, actor: '别人' });
    return {
      kind: `entry ${sequence} altered, chain recomputed`,
      parts: withLines(world.parts, archiveFiles.journal, rechained(lines)),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.journal);
    const at = below(lines.length);
    lines.splice(at, 1);
    return {
      kind: `entry ${at + 1} taken out, chain recomputed`,
      parts: withLines(world.parts, archiveFiles.journal, rechained(lines)),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.journal);
    const at = below(lines.length - 1);
    lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    return {
      kind: `entries ${at + 1} and ${at + 2} exchanged`,
      parts: withLines(world.parts, archiveFiles.journal, rechained(lines)),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.journal);
    const at = lines.findIndex((line) => line.startsWith('{"leaf"'));
    lines[at] = canonical({ leaf: hash('sha256', String(below(1000))), sequence: at + 1 });
    return {
      kind: `withheld entry ${at + 1} replaced`,
      parts: withLines(world.parts, archiveFiles.journal, lines),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const name = pick([archiveFiles.facts, archiveFiles.tallies]);
    const lines = linesIn(world.parts, name);
    const at = below(lines.length);
    const row = JSON.parse(lines[at] ?? '') as { content: object };
    lines[at] = canonical({ ...row, content: { ...row.content, by: '别人' } });
    return { kind: `fact ${at + 1} altered`, parts: withLines(world.parts, name, lines), names: [name] };
  },
  () => {
    const name = pick([archiveFiles.facts, archiveFiles.tallies]);
    const lines = linesIn(world.parts, name);
    lines.splice(below(lines.length), 1);
    return { kind: 'a fact taken out', parts: withLines(world.parts, name, lines), names: [archiveFiles.facts] };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.facts);
    const row = JSON.parse(pick(lines)) as object;
    lines.push(canonical({ ...row, fact_id: `x${below(99)}` }));
    return {
      kind: 'a fact put in',
      parts: withLines(world.parts, archiveFiles.facts, lines),
      names: [archiveFiles.facts],
    };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.schemes);
    const row = JSON.parse(lines[0] ?? '') as { content: object };
    lines[0] = canonical({ ...row, content: { ...row.content, title: `改过${below(99)}` } });
    return {
      kind: 'the scheme altered',
      parts: withLines(world.parts, archiveFiles.schemes, lines),
      names: [archiveFiles.schemes],
    };
  },
  () => {
    const name = snapshotName(1);
    const text = String(world.parts.get(name)).replace('"rank":1,', '"rank":2,');
    return { kind: 'a rank altered', parts: new Map([...world.parts, [name, Buffer.from(text)]]), names: [name] };
  },
  () => {
    const lines = linesIn(world.parts, archiveFiles.assignments);
    lines.splice(below(lines.length), 1);
    return {
      kind: 'an assignment taken out',
      parts: withLines(world.parts, archiveFiles.assignments, lines),
      names: [archiveFiles.assignments],
    };
  },
  () => {
    const notes = String(world.parts.get(archiveFiles.checkpoints)).split('\n\nplumbline');
    const [first = ''] = notes;
    return {
      kind: 'the last checkpoint taken out',
      parts: new Map([...world.parts, [archiveFiles.checkpoints, Buffer.from(`${first}\n`)]]),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const name = names().find((each) => each.startsWith('02_规则/原表/')) ?? '';
    return {
      kind: 'a document altered',
      parts: new Map([...world.parts, [name, flipped(world.parts.get(name) ?? Buffer.alloc(0))]]),
      names: [name],
    };
  },
];

const insider = (at: number): Tampered => {
  const { kind, parts, names: wanted } = (inner[at % inner.length] ?? expect.unreachable())();
  return { kind: `${kind}, signed anew`, bytes: packed(withSeal(parts, insiderKey(), world.cycle)), names: wanted };
};

describe('control: what is clean is never said to be altered', () => {
  test('as it was exported, with and without the key', () => {
    for (const path of world.clean)
      for (const key of [null, insiderKey().verifier])
        expect(verified(bytesAt(path), { key, isBrief: false }).said).toBe('');
  });

  test('taken apart and put together again, lists and signature made anew: the very same bytes', () => {
    expect(packed(world.parts).equals(world.bytes)).toBe(true);
    expect(packed(withSeal(world.parts, insiderKey(), world.cycle)).equals(world.bytes)).toBe(true);
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
  const lines = linesIn(world.parts, archiveFiles.journal);
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
  const files: Parts = withLines(world.parts, archiveFiles.journal, chain);
  files.set(archiveFiles.checkpoints, Buffer.from(note));
  files.set(archiveFiles.key, Buffer.from(`${verifierText(verifier)}\n`));
  const bytes = packed(withSeal(files, { verifier, sign }, world.cycle));
  expect(verified(bytes, { isBrief: false }).said).toBe('');
  const { files: named, said } = verified(bytes, { isBrief: false, key: insiderKey().verifier });
  expect(named).toContain(archiveFiles.key);
  expect(named).toContain(archiveFiles.checkpoints);
  expect(named).toContain(archiveFiles.seal);
  expect(said).toContain('整个包可能是用另一把钥匙重做的');
});
