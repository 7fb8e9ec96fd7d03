// Files on disk (文件): read whole within a bound, written whole or not at all; what the system says against it is a Refusal.
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { shownPath } from './path.ts';
import * as refuse from './read/refuse.ts';

/** The system's own word for a fault (`EACCES`). Anything else that is thrown is a bug and goes on. */
function systemCode(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && 'syscall' in fault)
    return fault.code;
  throw fault;
}

/** Does not wait for the other end of a pipe. Windows knows no such flag. */
const readOnly = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

function open(path: string): number {
  try {
    return fs.openSync(path, readOnly);
  } catch (fault) {
    throw refuse.unopened(systemCode(fault));
  }
}

/** The bytes of a file. The Refusal it throws is a predicate: see `refuse.named`. */
export function readBytes(path: string, bytesMax: number): Buffer {
  const file = open(path);
  try {
    const status = fs.fstatSync(file);
    if (status.isDirectory()) throw refuse.unopened('EISDIR');
    if (!status.isFile()) throw refuse.unopened('no file');
    if (status.size === 0) throw refuse.empty();
    if (status.size > bytesMax) throw refuse.tooLarge(status.size, bytesMax);
    // A file that grows while it is read is cut off here, and found damaged later.
    const bytes = Buffer.alloc(status.size);
    return bytes.subarray(0, fs.readSync(file, bytes, 0, status.size, 0));
  } catch (fault) {
    throw fault instanceof Refusal ? fault : refuse.unopened(systemCode(fault));
  } finally {
    fs.closeSync(file);
  }
}

export type OutFile = { path: string; content: string | Uint8Array };

/** What was written; `isOverwritten` where other content stood there before. */
export type Written = { path: string; bytes: number; sha256: string; isOverwritten: boolean };

/** `inputs` are the files that the same call reads: they are never written over. */
export type WriteRule = { inputs: readonly string[]; mayOverwrite: (path: string) => boolean };

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const reasons: Record<string, string> = {
  EACCES: '没有写入的权限，或者文件正被别的程序打开',
  EPERM: '没有写入的权限，或者文件正被别的程序打开',
  EBUSY: '文件正被别的程序打开',
  EROFS: '这个位置只能读，不能写',
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘配额用完了',
  ENAMETOOLONG: '文件名太长',
  EISDIR: '这个位置是一个文件夹',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
  EEXIST: '路径中有一段是文件，不是文件夹',
  ELOOP: '路径中的链接绕成了圈',
};

function unwritable(path: string, code: string, why = reasons[code] ?? '系统没有说明原因'): Refusal {
  return new Refusal('output-unwritable', {
    what: `无法写入“${shownPath(path)}”。`,
    why: `${why}（${code}）。`,
    next: '请换一个可以写入的位置，或者关闭正在打开这个文件的程序。',
    english: `Cannot write “${shownPath(path)}” (${code}).`,
  });
}

function overInput(path: string): Refusal {
  return new Refusal('output-unwritable', {
    what: `没有写“${shownPath(path)}”：它是这一次要读的文件。`,
    why: '写进去会毁掉原来的内容，而且无法恢复。',
    next: '请换一个文件名。',
    english: `“${shownPath(path)}” is a file that this call reads; it is never written over. Choose another name.`,
  });
}

function twice(path: string): Refusal {
  return new Refusal('output-unwritable', {
    what: `没有写“${shownPath(path)}”：这一次有两份内容要写到同一个文件。`,
    why: '后写的会盖掉先写的。',
    next: '请给它们不同的文件名。',
    english: `Two outputs of this call go to the one file “${shownPath(path)}”: give them different names.`,
  });
}

function existing(path: string): Refusal {
  return new Refusal('output-exists', {
    what: `“${shownPath(path)}”已经存在，没有覆盖它。`,
    why: '里面可能是已经填好、改过或者签署过的内容。',
    next: '请换一个文件名，或者先把原来的文件移走。',
    english: `“${shownPath(path)}” exists and was not written over: choose another name, or move it away.`,
  });
}

/** What stands at the place, links followed; null for nothing. A link that leads nowhere is something. */
function statusOf(path: string): fs.BigIntStats | null {
  try {
    return fs.statSync(path, { bigint: true, throwIfNoEntry: false }) ?? fs.lstatSync(path, { bigint: true });
  } catch (fault) {
    const code = systemCode(fault);
    // Below a file, or below a folder that is not there yet: what is in the way shows when it is written.
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unwritable(path, code);
  }
}

const isSame = (one: fs.BigIntStats, other: fs.BigIntStats): boolean => one.ino === other.ino && one.dev === other.dev;

/** The SHA-256 of what stands at the place; null where nothing can be read. */
export function sha256At(path: string): string | null {
  try {
    return sha256(fs.readFileSync(path));
  } catch (fault) {
    systemCode(fault);
    return null;
  }
}

/** The place that a path leads to, however it is written; below what is not there yet, by name. */
function placeAt(path: string): string {
  try {
    return fs.realpathSync(path);
  } catch (fault) {
    systemCode(fault);
    const above = dirname(path);
    return above === path ? path : join(placeAt(above), basename(path));
  }
}

type Job = { path: string; content: Buffer; before: 'nothing' | 'same' | 'other' };

/** Nothing is written before every file of the call may be. */
function judge({ path, content }: OutFile, { inputs, mayOverwrite }: WriteRule): Job {
  const bytes = Buffer.from(content);
  const status = statusOf(path);
  if (status === null) return { path, content: bytes, before: 'nothing' };
  if (status.isDirectory()) throw unwritable(path, 'EISDIR');
  const isInput = inputs.some((input) => {
    const read = fs.statSync(input, { bigint: true, throwIfNoEntry: false });
    return read !== undefined && isSame(read, status);
  });
  if (isInput) throw overInput(path);
  const isLink = status.isSymbolicLink();
  if (!status.isFile() && !isLink) throw unwritable(path, 'no file', '这个位置是设备或管道，不是普通的文件');
  if (!isLink && sha256At(path) === sha256(bytes)) return { path, content: bytes, before: 'same' };
  if (!mayOverwrite(path)) throw existing(path);
  return { path, content: bytes, before: 'other' };
}

/** First beside its place, and then moved there: after a crash the old file is whole. */
function put({ path, content, before }: Job): void {
  if (before === 'other') fs.accessSync(path, fs.constants.W_OK);
  else fs.mkdirSync(dirname(path), { recursive: true });
  // A link stays, and the file that it leads to is renewed.
  const target = before === 'other' ? fs.realpathSync(path) : path;
  const beside = join(dirname(target), `.plumbline-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = fs.openSync(beside, 'wx', before === 'other' ? 0o600 : 0o666);
    try {
      // Opening takes the rights away that the user's mask forbids for new files: an old one had them.
      if (before === 'other') fs.fchmodSync(file, fs.statSync(target).mode);
      fs.writeFileSync(file, content);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
    fs.renameSync(beside, target);
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

/** Writes files and the folders above them; a file that holds the very content already is left as it is. Throws a Refusal. */
export function writeFiles(files: readonly OutFile[], rule: WriteRule): Written[] {
  const places = files.map(({ path }) => placeAt(resolve(path)));
  const second = files.find((_, index) => places.indexOf(places[index] ?? '') !== index);
  if (second !== undefined) throw twice(second.path);
  const jobs = files.map((file) => judge(file, rule));
  for (const job of jobs.filter(({ before }) => before !== 'same')) {
    try {
      put(job);
    } catch (fault) {
      throw unwritable(job.path, systemCode(fault));
    }
  }
  return jobs.map(({ path, content, before }) => ({
    path,
    bytes: content.length,
    sha256: sha256(content),
    isOverwritten: before === 'other',
  }));
}
