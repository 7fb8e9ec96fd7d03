// Ways to alter an archive (篡改办法): from outside, with as much made to match as one can, and by whoever has the server's own key.
import { hash } from '../../src/app/hash.ts';
import { localHeader } from '../../src/documents/archive/layout.ts';
import { archiveFiles, snapshotName } from '../../src/domain/archive.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { Entry, firstBefore } from '../../src/domain/event.ts';
import { randomOf } from '../fuzz/random.ts';
import { linesIn, packed, type Parts, type Signer, sorted, withLines, withLists, withSeal } from './archive-parts.ts';

/** The archive that is altered. */
export const victim = {
  parts: new Map() as Parts,
  bytes: Buffer.alloc(0),
  cycle: '',
  signer: null as Signer | null,
};
export function insiderKey(): Signer {
  if (victim.signer === null) throw new Error('no signer');
  return victim.signer;
}

const { below, pick } = randomOf(62);

function flipped(content: Uint8Array, at = below(content.length)): Buffer<ArrayBuffer> {
  const copy = Buffer.from(content);
  copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
  return copy;
}

const names = (): string[] => [...victim.parts.keys()];
const filled = (): string[] => names().filter((name) => (victim.parts.get(name)?.length ?? 0) > 0);
const listed = (): string[] => filled().filter((name) => !/清单/u.test(name) && name !== archiveFiles.key);

/** `names`: one of these must be named. */
export type Tampered = { kind: string; bytes: Uint8Array; names: string[] };

/** Of which file a byte of the package is; the directory and its end belong to none. */
function ownerOf(at: number): string {
  let offset = 0;
  for (const [name, content] of victim.parts) {
    const start = offset + localHeader({ name, size: content.length, crc: 0 }).length;
    if (at < start) return 'refused';
    if (at < start + content.length) return name;
    offset = start + content.length;
  }
  return 'refused';
}

const rough: (() => Tampered)[] = [
  () => {
    const at = below(victim.bytes.length);
    return { kind: `byte ${at} flipped`, bytes: flipped(victim.bytes, at), names: [ownerOf(at)] };
  },
  () => {
    // In the headers and the directory, of which a byte anywhere in the package is seldom one.
    const heads = victim.bytes.length - 3000;
    const at = heads + below(3000);
    return { kind: `byte ${at} flipped`, bytes: flipped(victim.bytes, at), names: [ownerOf(at)] };
  },
  () => ({ kind: 'cut off', bytes: victim.bytes.subarray(0, below(victim.bytes.length)), names: ['refused'] }),
  () => ({ kind: 'something behind', bytes: Buffer.concat([victim.bytes, Buffer.from('x')]), names: ['refused'] }),
  () => {
    const order = [...victim.parts];
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
      parts: new Map([...victim.parts, [name, flipped(victim.parts.get(name) ?? Buffer.alloc(0))]]),
      names: [name],
    };
  },
  () => {
    const name = pick(listed());
    const parts = new Map(victim.parts);
    parts.delete(name);
    return { kind: `${name} taken out`, parts, names: [name] };
  },
  () => {
    const name = `${pick(['01_结果', '03_过程', '04_证据'])}/${below(1000)}.txt`;
    return {
      kind: 'a file added',
      parts: sorted(new Map([...victim.parts, [name, Buffer.from('放进来的')]])),
      names: [name],
    };
  },
  () => {
    const name = pick([archiveFiles.journal, archiveFiles.facts, archiveFiles.assignments, archiveFiles.tallies]);
    const lines = linesIn(victim.parts, name);
    const at = below(lines.length - 1);
    lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    return { kind: `two lines of ${name} exchanged`, parts: withLines(victim.parts, name, lines), names: [name] };
  },
];

/** So many from outside. */
export function outer(count: number): Tampered[] {
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
export function rechained(lines: readonly string[]): string[] {
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
    const lines = linesIn(victim.parts, archiveFiles.journal);
    const { sequence, entry } = someEntry(lines);
    lines[sequence - 1] = canonical({ ...entry, actor: '别人' });
    return {
      kind: `entry ${sequence} altered`,
      parts: withLines(victim.parts, archiveFiles.journal, lines),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.journal);
    const { sequence, entry } = someEntry(lines);
    lines[sequence - 1] = canonical({ ...entry, actor: '别人' });
    return {
      kind: `entry ${sequence} altered, chain recomputed`,
      parts: withLines(victim.parts, archiveFiles.journal, rechained(lines)),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.journal);
    const at = below(lines.length);
    lines.splice(at, 1);
    return {
      kind: `entry ${at + 1} taken out, chain recomputed`,
      parts: withLines(victim.parts, archiveFiles.journal, rechained(lines)),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.journal);
    const at = below(lines.length - 1);
    lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
    return {
      kind: `entries ${at + 1} and ${at + 2} exchanged`,
      parts: withLines(victim.parts, archiveFiles.journal, rechained(lines)),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.journal);
    const at = lines.findIndex((line) => line.startsWith('{"leaf"'));
    lines[at] = canonical({ leaf: hash('sha256', String(below(1000))), sequence: at + 1 });
    return {
      kind: `withheld entry ${at + 1} replaced`,
      parts: withLines(victim.parts, archiveFiles.journal, lines),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const name = pick([archiveFiles.facts, archiveFiles.tallies]);
    const lines = linesIn(victim.parts, name);
    const at = below(lines.length);
    const row = JSON.parse(lines[at] ?? '') as { content: object };
    lines[at] = canonical({ ...row, content: { ...row.content, by: '别人' } });
    return { kind: `fact ${at + 1} altered`, parts: withLines(victim.parts, name, lines), names: [name] };
  },
  () => {
    const name = pick([archiveFiles.facts, archiveFiles.tallies]);
    const lines = linesIn(victim.parts, name);
    lines.splice(below(lines.length), 1);
    return { kind: 'a fact taken out', parts: withLines(victim.parts, name, lines), names: [archiveFiles.facts] };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.facts);
    const row = JSON.parse(pick(lines)) as object;
    lines.push(canonical({ ...row, fact_id: `x${below(99)}` }));
    return {
      kind: 'a fact put in',
      parts: withLines(victim.parts, archiveFiles.facts, lines),
      names: [archiveFiles.facts],
    };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.schemes);
    const row = JSON.parse(lines[0] ?? '') as { content: object };
    lines[0] = canonical({ ...row, content: { ...row.content, title: `改过${below(99)}` } });
    return {
      kind: 'the scheme altered',
      parts: withLines(victim.parts, archiveFiles.schemes, lines),
      names: [archiveFiles.schemes],
    };
  },
  () => {
    const name = snapshotName(1);
    const text = String(victim.parts.get(name)).replace('"rank":1,', '"rank":2,');
    return { kind: 'a rank altered', parts: new Map([...victim.parts, [name, Buffer.from(text)]]), names: [name] };
  },
  () => {
    const lines = linesIn(victim.parts, archiveFiles.assignments);
    lines.splice(below(lines.length), 1);
    return {
      kind: 'an assignment taken out',
      parts: withLines(victim.parts, archiveFiles.assignments, lines),
      names: [archiveFiles.assignments],
    };
  },
  () => {
    const notes = String(victim.parts.get(archiveFiles.checkpoints)).split('\n\nplumbline');
    const [first = ''] = notes;
    return {
      kind: 'the last checkpoint taken out',
      parts: new Map([...victim.parts, [archiveFiles.checkpoints, Buffer.from(`${first}\n`)]]),
      names: [archiveFiles.journal],
    };
  },
  () => {
    const name = names().find((each) => each.startsWith('02_规则/原表/')) ?? '';
    return {
      kind: 'a document altered',
      parts: new Map([...victim.parts, [name, flipped(victim.parts.get(name) ?? Buffer.alloc(0))]]),
      names: [name],
    };
  },
];

export const insider = (at: number): Tampered => {
  const { kind, parts, names: wanted } = (inner[at % inner.length] ?? pick(inner))();
  return { kind: `${kind}, signed anew`, bytes: packed(withSeal(parts, insiderKey(), victim.cycle)), names: wanted };
};
