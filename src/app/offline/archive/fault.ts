// What is wrong with an archive (归档包的问题): each fault with the file and the place in it, in words.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { canonical } from '../../../domain/canonical.ts';

/** `file` is a name in the package, `place` where in it: '' for all of it. */
export type ArchiveFault = { file: string; place: string; zh: string; en: string };

/** Takes faults; of very many the first are enough. */
export type Faults = {
  list: ArchiveFault[];
  count: number;
  add: (fault: ArchiveFault) => void;
  /** Those of another layer, behind its own. */
  take: (others: Faults) => void;
};

const keptMost = 100;

export function faultList(): Faults {
  const faults: Faults = {
    list: [],
    count: 0,
    add: (fault) => {
      faults.count += 1;
      if (faults.list.length < keptMost) faults.list.push(fault);
    },
    take: ({ list, count }) => {
      faults.count += count;
      faults.list.push(...list);
    },
  };
  return faults;
}

export const missing = (file: string): ArchiveFault => ({
  file,
  place: '',
  zh: '不见了，或者大得不能读。',
  en: 'is missing, or too large to be read.',
});

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Null where the bytes are no text. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** The text of a file; what is wrong with it is told. */
export function readText(archive: ArchiveFile, file: string, faults: Faults): string | null {
  const bytes = archive.read(file);
  const text = bytes === undefined ? null : textOf(bytes);
  if (bytes === undefined) faults.add(missing(file));
  else if (text === null) faults.add({ file, place: '', zh: '不是 UTF-8 文本。', en: 'is no UTF-8 text.' });
  return text;
}

/** The lines of a file with their numbers from 1; one that does not end is told, and given all the same. */
export function* linesOf(
  archive: ArchiveFile,
  file: string,
  faults: Faults,
): Generator<{ line: number; text: string }> {
  const bytes = archive.read(file);
  if (bytes === undefined) {
    faults.add(missing(file));
    return;
  }
  for (let [from, line] = [0, 1]; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    const text = textOf(bytes.subarray(from, end === -1 ? bytes.length : end));
    const place = `第 ${line} 行`;
    if (end === -1) faults.add({ file, place, zh: '没有写完。', en: `line ${line} does not end.` });
    if (text === null) faults.add({ file, place, zh: '不是 UTF-8 文本。', en: `line ${line} is no UTF-8 text.` });
    else yield { line, text };
    from = end === -1 ? bytes.length : end + 1;
  }
}

/** The value of a line in its one spelling; undefined where it is none. */
export function canonicalValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
