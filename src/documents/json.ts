// Our own documents in JSON (方案、责任分工、事实、假设、快照): read with every fault and its place, written readably.
import { basename, extname } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../domain/problem.ts';
import { Refusal, refusalFor, type RefusalCode } from '../domain/refusal.ts';
import { readBytes } from './file.ts';
import { named } from './read/refuse.ts';

const bytesMax = 64 * 1024 * 1024;
const depthMax = 200;
const faultsShown = 8;

function refuse(code: RefusalCode, what: string, why: string, next: string, english: string): Refusal {
  return new Refusal(code, { what, why, next, english });
}

function bytesOf(path: string): Buffer {
  try {
    return readBytes(path, bytesMax);
  } catch (fault) {
    throw fault instanceof Refusal ? named(fault, basename(path)) : fault;
  }
}

/** A file with another ending that does not read as JSON was not meant to be JSON. */
function otherFile(path: string): Refusal {
  const name = basename(path);
  const ending = extname(path);
  return refuse(
    'file-form-mismatch',
    `文件“${name}”不是准绳的 JSON 文件。`,
    ending === '' ? '它没有扩展名，内容也不是 JSON。' : `它的扩展名是 ${ending}，内容也不是 JSON。`,
    '请核对是不是给错了文件，或者几个文件的先后写反了。',
    `File “${name}” is no JSON document of ours: check the file and the order of the files.`,
  );
}

const isNamedJson = (path: string): boolean => extname(path).toLowerCase() === '.json';

/** The text of a file. Throws a Refusal where it is missing, closed, empty, beyond 64 MB or no text. */
function readText(path: string): string {
  const bytes = bytesOf(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (!isNamedJson(path)) throw otherFile(path);
    const name = basename(path);
    throw refuse(
      'file-damaged',
      `文件“${name}”不是 UTF-8 编码的文本。`,
      '它可能存成了别的编码，或者扩展名写错了。',
      '请用记事本打开，另存为 UTF-8 编码后再试。',
      `File “${name}” is no UTF-8 text; save it as UTF-8.`,
    );
  }
}

/** How deep brackets nest outside of strings: what is deeper than any document of ours is not parsed. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > depthMax) return true;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return false;
}

/** “第 3 行第 7 列”, from what the parser says of the place; '' where it says none. */
function placeIn(text: string, message: string): string {
  const found = /position (\d+)/u.exec(message);
  if (found === null) return /end of JSON/u.test(message) ? '文件在中间断了，可能没有存完' : '';
  const before = text.slice(0, Number(found[1])).split('\n');
  return `第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 个字附近写错了`;
}

/** The value in a JSON file, of any shape. */
export function readJsonValue(path: string): unknown {
  const name = basename(path);
  const text = readText(path).replace(/^\uFEFF/u, '');
  const invalid = (why: string, english: string) =>
    refuse(
      'document-invalid',
      `文件“${name}”不是正确的 JSON。`,
      why,
      '请改正后再试；格式说明见 docs/data.md。',
      `File “${name}” is not valid JSON: ${english}`,
    );
  if (isTooDeep(text)) throw invalid(`括号嵌套超过 ${depthMax} 层。`, `nested deeper than ${depthMax} levels.`);
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (!isNamedJson(path)) throw otherFile(path);
    const reason = (fault instanceof Error ? fault.message : String(fault)).replaceAll(/\s+/gu, ' ');
    throw invalid(`${placeIn(text, reason) || `读到的内容不合 JSON 语法（${reason}）`}。`, reason);
  }
}

/** The documents that have a form of their own, by the word in their `format`. */
const kinds: Record<string, string> = {
  scheme: '考评方案',
  assignment: '责任分工',
  facts: '事实',
  assumptions: '假设',
  questions: '待定问题表',
  result: '结果',
  snapshot: '快照',
  directory: '单位名录',
};

const kindOf = (format: unknown): string | null =>
  typeof format === 'string' ? (kinds[/^plumbline\/([a-z]+)\//u.exec(format)?.[1] ?? ''] ?? null) : null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Words = Pick<Refusal, 'what' | 'why' | 'next' | 'english'>;

/** What a document is that says another format than `wanted`, or none. */
function strangerWords(title: string, format: unknown, wanted: string): Words {
  const [given, needed] = [kindOf(format), kindOf(wanted) ?? wanted];
  if (given === needed) {
    return {
      what: `${title}的格式版本这个程序不认识。`,
      why: `它写明的格式是 ${String(format)}，这个程序只认 ${wanted}。`,
      next: '请用写出它的那个版本的程序，或者升级本程序。',
      english: `The file is ${String(format)}; this version reads ${wanted} only.`,
    };
  }
  const said = format === undefined ? '里面没有写明格式' : `它写明的格式是 ${JSON.stringify(format)}`;
  return {
    what: given === null ? `${title}不是${needed}。` : `${title}是${given}，这里要的是${needed}。`,
    why: `${said}，要的是 "format": "${wanted}"。`,
    next: '请核对是不是给错了文件，或者几个文件的先后写反了。',
    english: `The file says ${JSON.stringify(format) ?? 'no format'}, but ${wanted} belongs here: check the file and the order of the files.`,
  };
}

/** Another document, or none of ours, in the place of one; null where that is not what is wrong. */
function strangerIn(value: unknown, issues: readonly z.core.$ZodIssue[], title: string): Words | null {
  if (!isRecord(value)) {
    return {
      what: `${title}不是准绳的文件。`,
      why: '它的最外层应当是花括号括起来的一份文件。',
      next: '请核对是不是给错了文件；格式说明见 docs/data.md。',
      english: 'The file is no document of ours: its outermost value must be an object.',
    };
  }
  const issue = issues.find(({ path }) => path.length === 1 && path[0] === 'format');
  const wanted = issue?.code === 'invalid_value' ? issue.values[0] : undefined;
  return typeof wanted === 'string' ? strangerWords(title, value['format'], wanted) : null;
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`),
    '',
  );

/** Holds a value against its schema. Throws a Refusal with all faults and their places. */
export function validate<T extends z.ZodType>(
  schema: T,
  value: unknown,
  title: string,
  code: RefusalCode = 'document-invalid',
): z.output<T> {
  const outcome = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (outcome.success) return outcome.data;
  const { issues } = outcome.error;
  const stranger = strangerIn(value, issues, title);
  if (stranger !== null) throw new Refusal(code, stranger);
  const problems = issues.map((issue): Problem => {
    const place = { text: pathText(issue.path) || '（整个文件）', source: null, node: null };
    return { code: 'shape', severity: 'error', place, message: issue.message };
  });
  const places = issues
    .slice(0, faultsShown)
    .map((issue) => pathText(issue.path) || '(root)')
    .join(', ');
  throw refusalFor(code, problems, {
    what: `${title}有 ${issues.length} 处不合格式。`,
    next: '请按 docs/data.md 和 schemas/ 里的格式改正后再试。',
    english: `The content does not match its JSON Schema at ${places}.`,
  });
}

/** Reads a JSON document of a known kind. */
export function readJson<T extends z.ZodType>(
  path: string,
  schema: T,
  code: RefusalCode = 'document-invalid',
): z.output<T> {
  return validate(schema, readJsonValue(path), `文件“${basename(path)}”`, code);
}

/** The text of a JSON document: two spaces, a line break at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The same in one line, for what only programs read and what may be large. */
export const compactJson = (value: unknown): string => `${JSON.stringify(value)}\n`;
