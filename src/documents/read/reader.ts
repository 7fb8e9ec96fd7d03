// A reader with a process of its own (文件读取器): keeps one killable child over many files and replaces it when it dies.
import { basename } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { Form, RawDocument } from '../../domain/table.ts';
import { sha256 } from '../file.ts';
import type { Content } from './content.ts';
import { takeAnswer } from './exchange.ts';
import { inspect } from './inspect.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { convertDoc } from './office.ts';
import type { ParsedForm } from './parse.ts';
import { ask, startProcess, type ReadingProcess } from './reading-process.ts';
import * as refuse from './refuse.ts';

export type ReaderOptions = {
  limits?: Partial<Limits>;
  /** Told in Chinese what takes long. */
  onProgress?: (text: string) => void;
  /** Where LibreOffice is looked for; by default the PATH of this process. */
  searchPath?: string;
  /** Aborted: what is being read is killed, and `read` throws the signal's reason. */
  signal?: AbortSignal;
};

export type Reader = {
  /** One file after the other; throws a Refusal that names the file. */
  read: (path: string) => Promise<RawDocument>;
  /** Ends the child; files that were asked for before are still read. */
  close: () => Promise<void>;
};

/** The child begins with the first file. */
export function openReader(options: ReaderOptions = {}): Reader {
  const { onProgress = () => {}, searchPath = process.env['PATH'] ?? '' } = options;
  const { signal } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  let child: ReadingProcess | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function parse(form: ParsedForm, bytes: Buffer): Promise<Content> {
    if (child === null || !isAlive(child)) child = startProcess(limits, minimalEnvironment());
    return takeAnswer(await ask(child, { form, length: bytes.length, limits }, bytes, signal));
  }

  async function parseAny(form: Form, bytes: Buffer): Promise<Content> {
    if (form !== 'doc') return parse(form, bytes);
    onProgress('正在用 LibreOffice 转换旧的 .doc 文件……');
    return parse('docx', await convertDoc(bytes, searchPath, limits, signal));
  }

  async function readNow(path: string): Promise<RawDocument> {
    if (isClosed) throw new Error('the reader is closed');
    signal?.throwIfAborted();
    const file = basename(path);
    try {
      const { form, bytes } = inspect(path, limits);
      const { blocks, problems } = await parseAny(form, bytes);
      return { form, file, sha256: sha256(bytes), blocks, problems };
    } catch (error) {
      throw error instanceof Refusal ? refuse.named(error, file) : error;
    }
  }

  return {
    read: (path) => {
      const result = queue.then(() => readNow(path));
      queue = result.catch(() => {});
      return result;
    },
    close: async () => {
      await queue;
      isClosed = true;
      child?.kill('SIGKILL');
    },
  };
}

function isAlive(child: ReadingProcess): boolean {
  return child.exitCode === null && child.signalCode === null && !child.killed;
}

/** Nothing of ours is handed on; Windows needs to know where its system is. */
function minimalEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {};
}
