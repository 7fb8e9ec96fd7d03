// The outer layer of an archive (清单与签名): every file is listed with its hashes, the lists are signed, and so is each checkpoint.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { archiveFiles, readManifest, sealText, unlisted } from '../../../domain/archive.ts';
import {
  type Checkpoint,
  isNoteOf,
  readNote,
  readVerifier,
  type Verifier,
  verifierText,
} from '../../../domain/checkpoint.ts';
import { checkpointIn, isSigned } from '../../checkpoint.ts';
import { sha256 } from '../../hash.ts';
import { hashBytes } from '../../tree.ts';
import { type Faults, readText } from './fault.ts';

const kinds = [
  { kind: 'sha256', title: 'SHA-256' },
  { kind: 'sm3', title: 'SM3' },
] as const;

/** Each file against both lists, and the lists against the files. */
export function checkManifests(archive: ArchiveFile, faults: Faults): void {
  const lists = kinds.map(({ kind, title }) => {
    const file = archiveFiles[kind];
    const text = readText(archive, file, faults);
    const lines = text === null ? [] : readManifest(text);
    if (lines === null) faults.add({ file, place: '', zh: '有一行不合格式。', en: 'has a line that is none.' });
    return {
      kind,
      title,
      file,
      hashes: new Map((lines ?? []).map(({ name, hash }) => [name, hash])),
      lines: lines ?? [],
    };
  });
  for (const { name } of archive.files) {
    const digest = archive.digest(name);
    if (digest?.isWhole === false)
      faults.add({
        file: name,
        place: '',
        zh: '与压缩包记载的校验值不符：内容变了。',
        en: 'fails the check sum of the package.',
      });
    if (unlisted.includes(name)) continue;
    for (const { kind, title, file, hashes } of lists) {
      const listed = hashes.get(name);
      if (listed === undefined)
        faults.add({
          file: name,
          place: '',
          zh: `没有列在“${file}”里：是多出来的文件。`,
          en: `is not listed in ${file}.`,
        });
      else if (listed !== digest?.[kind])
        faults.add({
          file: name,
          place: '',
          zh: `与清单里的 ${title} 不符：内容变了。`,
          en: `does not match its ${title} in the list.`,
        });
    }
  }
  const names = archive.files.map(({ name }) => name).filter((name) => !unlisted.includes(name));
  const present = new Set(names);
  for (const { file, lines } of lists) {
    for (const { name } of lines)
      if (!present.has(name))
        faults.add({
          file: name,
          place: '',
          zh: `列在“${file}”里，包里却没有：被删去了。`,
          en: `is listed in ${file} and not in the package.`,
        });
    const isOrdered = lines.length !== names.length || lines.every(({ name }, at) => name === names[at]);
    if (!isOrdered)
      faults.add({ file, place: '', zh: '各行的次序与包里的不同。', en: 'lists the files in another order.' });
  }
}

/** By whom the package says that it was signed; a key that was given stands instead. */
export function verifierIn(
  archive: ArchiveFile,
  given: Verifier | null,
  origin: string | null,
  faults: Faults,
): Verifier | null {
  const file = archiveFiles.key;
  const text = readText(archive, file, faults);
  const own = text === null ? null : readVerifier(hashBytes, text);
  if (text !== null && (own === null || text !== `${verifierText(own)}\n`))
    faults.add({ file, place: '', zh: '不是公钥。', en: 'is no public key.' });
  if (own !== null && origin !== null && own.name !== origin)
    faults.add({
      file,
      place: '',
      zh: `是“${own.name}”的公钥，不是这个辖区的。`,
      en: `is the key of ${own.name}, another log.`,
    });
  if (given !== null && own !== null && verifierText(given) !== verifierText(own))
    faults.add({
      file,
      place: '',
      zh: '与您给的公钥不是同一把：整个包可能是用另一把钥匙重做的。',
      en: 'is another key than the one that you trust: the whole package may have been made anew.',
    });
  return given ?? own;
}

/** The server's signature over both lists. */
export function checkSeal(archive: ArchiveFile, verifier: Verifier, cycle: string, faults: Faults): void {
  const file = archiveFiles.seal;
  const text = readText(archive, file, faults);
  if (text === null) return;
  const note = readNote(text);
  if (note === null || !isNoteOf(isSigned, note, verifier)) {
    faults.add({
      file,
      place: '',
      zh: '签名不对：不是用公钥对应的私钥签的，或者签后被改过。',
      en: 'has no signature of the key.',
    });
    return;
  }
  const hashes = kinds.map(({ kind }) => sha256(archive.read(archiveFiles[kind]) ?? ''));
  const [first = '', second = ''] = hashes;
  if (note.text !== sealText({ origin: verifier.name, cycle, sha256: first, sm3: second }))
    faults.add({
      file,
      place: '',
      zh: '签的不是包里这两份清单：清单在签名以后被改过。',
      en: 'is not over the lists of this package.',
    });
}

/** Where one note ends and the next begins. */
const oneNote = /[^\n]+\n[^\n]*\n[^\n]*\n\n(?:— [^\n]*\n)+/gy;

/** The checkpoints in their order; what is not one of the key's is told. */
export function checkpointsIn(archive: ArchiveFile, verifier: Verifier, faults: Faults): Checkpoint[] {
  const file = archiveFiles.checkpoints;
  const text = readText(archive, file, faults) ?? '';
  const found: Checkpoint[] = [];
  let at = 0;
  for (let number = 1; at < text.length; number += 1) {
    oneNote.lastIndex = at;
    const [note] = oneNote.exec(text) ?? [];
    const place = `第 ${number} 个`;
    if (note === undefined) {
      faults.add({ file, place, zh: '不是检查点。', en: `number ${number} is no checkpoint.` });
      return found;
    }
    const checkpoint = checkpointIn(note, verifier);
    const before = found.at(-1)?.size ?? 0;
    if (checkpoint === null)
      faults.add({
        file,
        place,
        zh: '签名不对：不是用公钥对应的私钥签的，或者签后被改过。',
        en: `number ${number} has no signature of the key.`,
      });
    else if (checkpoint.size <= before)
      faults.add({ file, place, zh: '不在它的位置上：条数没有比前一个多。', en: `number ${number} is out of order.` });
    else found.push(checkpoint);
    at += note.length;
    if (at < text.length && text[at] !== '\n') {
      faults.add({ file, place, zh: '后面有多出来的内容。', en: `number ${number} is followed by something else.` });
      return found;
    }
    at += 1;
    if (at === text.length)
      faults.add({
        file,
        place,
        zh: '后面有多出来的换行。',
        en: `number ${number} is followed by a line break too many.`,
      });
  }
  return found;
}
