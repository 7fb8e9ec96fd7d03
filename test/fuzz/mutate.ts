// Mutators of files (变异): the same kind, sample and seed always give the same damaged file.
import { unzipSync, zipSync } from 'fflate';
import type { Form } from '../../src/domain/table.ts';
import { rawZip, type RawEntry } from './files.ts';
import { xmlChanges, type TextMutator } from './mutate-xml.ts';
import { randomOf, type Random } from './random.ts';

type Mutator = (bytes: Uint8Array, random: Random) => Uint8Array;

/** One to three mutations of the sample, chosen by the seed. A .doc is only changed byte by byte. */
export function mutate(kind: Form, original: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(seed);
  let bytes = original;
  const times = 1 + random.below(3);
  for (let time = 0; time < times; time++) bytes = random.pick(mutators[kind])(bytes, random);
  return bytes;
}

function flipBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let count = 1 + random.below(16); count > 0 && changed.length > 0; count--) {
    const at = random.below(changed.length);
    changed[at] = random.pick([random.below(256), 0, 255, (changed[at] ?? 0) ^ (1 << random.below(8))]);
  }
  return changed;
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, random.below(bytes.length + 1));
}

function repeatPiece(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.below(bytes.length);
  const piece = bytes.subarray(from, from + 1 + random.below(2_000));
  return Buffer.concat([bytes.subarray(0, from), piece, piece, bytes.subarray(from)]);
}

function dropPiece(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(200))]);
}

function encodeOtherwise(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const little = Buffer.from(text, 'utf16le');
  const mark = (first: number, second: number, rest: Buffer) => Buffer.concat([Buffer.from([first, second]), rest]);
  return random.pick([
    () => mark(0xff, 0xfe, little),
    () => mark(0xfe, 0xff, Buffer.from(little).swap16()),
    () => little,
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(`\ufeff${text}`),
    () => mark(0xff, 0xfe, Buffer.from(bytes)),
  ])();
}

const onText =
  (change: TextMutator): Mutator =>
  (bytes, random) =>
    Buffer.from(change(new TextDecoder().decode(bytes), random));

/** Cells, lines and separators of a plain table. */
const textChanges: TextMutator[] = [
  (text, random) => changeList(text, /(?<=\n)/u, random),
  (text, random) => changeList(text, /(?<=[\t,])/u, random),
  (text, random) =>
    insert(
      text,
      random.pick([
        '\t',
        ',',
        '"',
        '\n\n',
        '\n',
        '\r',
        '""',
        '\u3000',
        '\u0000',
        '\ud800',
        '\u202e',
        '\t\n',
        'sep=;\n',
      ]),
      random,
    ),
  (text, random) => insert(text, random.pick(['甲', '\t', '"', '\n\t\n']).repeat(1 + random.below(20_000)), random),
  (text, random) =>
    text.replaceAll(random.pick(['\t', '\n', ',', '\n\n']), random.pick(['\t', '\n', ',', ';', '\n\n', ''])),
];

/** Removes, doubles or swaps members of a list that the text is cut into. */
function changeList(text: string, cut: RegExp, random: Random): string {
  const pieces = text.split(cut);
  const [one, other] = [random.below(pieces.length), random.below(pieces.length)];
  const [first = '', second = ''] = [pieces[one], pieces[other]];
  const action = random.below(3);
  if (action === 0) pieces.splice(one, 1 + random.below(3));
  else if (action === 1) pieces.splice(other, 0, first);
  else [pieces[one], pieces[other]] = [second, first];
  return pieces.join('');
}

function insert(text: string, words: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + words + text.slice(at);
}

/** Changes the parts of a package; one that is no package any more is changed byte by byte. */
const onParts =
  (change: (parts: Record<string, Uint8Array>, random: Random) => Uint8Array): Mutator =>
  (bytes, random) => {
    let parts: Record<string, Uint8Array>;
    try {
      parts = unzipSync(bytes);
    } catch {
      return flipBytes(bytes, random);
    }
    // A bomb that an earlier mutation made is not blown up a second time.
    const size = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
    const isPlain = Object.keys(parts).length > 0 && size < 64_000_000;
    return isPlain ? change(parts, random) : flipBytes(bytes, random);
  };

const changeXml = onParts((parts, random) => {
  const names = Object.keys(parts);
  // The parts with the content are changed most.
  const content = names.filter((name) => /document\.xml$|sheet\d+\.xml$|sharedStrings\.xml$/u.test(name));
  const name = random.below(4) === 0 || content.length === 0 ? random.pick(names) : random.pick(content);
  const part = parts[name] ?? new Uint8Array();
  parts[name] = random.below(10) === 0 ? encodeOtherwise(part, random) : onText(random.pick(xmlChanges))(part, random);
  return zipSync(parts, { mtime: '2022-01-01T00:00:00' });
});

/** Lies in the ZIP itself: names, sizes, flags, offsets, entries gone or doubled. */
const tamper = onParts((parts, random) => {
  const entries = Object.entries(parts).map(([name, data]): RawEntry => ({ name, data }));
  const at = random.below(entries.length);
  const entry = entries[at] as RawEntry;
  const changes: (() => void)[] = [
    () => void entries.splice(at, 1),
    () => void entries.push({ ...entry }),
    () => (entry.name = random.pick(['../x', '/x', '', 'a\0b', entry.name.toUpperCase(), 'word/vbaProject.bin'])),
    () => (entry.localName = 'other'),
    () => (entry.declared = random.pick([0, 1, entry.data.length + 1, entry.data.length * 2, 0xfffffffe, 0xffffffff])),
    () => (entry.flags = random.pick([1, 8, 0x40, 0x800])),
    () => (entry.header = random.below(100_000)),
    () => (entry.data = new Uint8Array(random.below(8_000_000))),
  ];
  random.pick(changes)();
  return rawZip(entries);
});

const byBytes: Mutator[] = [flipBytes, truncate, repeatPiece, dropPiece];
const byPackage: Mutator[] = [
  ...byBytes,
  changeXml,
  changeXml,
  changeXml,
  changeXml,
  changeXml,
  changeXml,
  tamper,
  tamper,
];
const byText: Mutator[] = [...byBytes, encodeOtherwise, ...textChanges.map(onText), ...textChanges.map(onText)];

const byPage: Mutator[] = [...byText, ...xmlChanges.map(onText)];

const mutators: Record<Form, Mutator[]> = {
  docx: byPackage,
  xlsx: byPackage,
  csv: byText,
  txt: byText,
  html: byPage,
  doc: byBytes,
};
