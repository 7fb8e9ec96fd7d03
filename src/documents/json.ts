// Our own documents in JSON (方案、责任分工、事实、假设、快照): read with every fault and its place, written readably.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { z } from 'zod';
import { Refusal, type RefusalCode } from '../domain/refusal.ts';

const bytesMax = 64 * 1024 * 1024;
const depthMax = 200;
const faultsShown = 8;

function refuse(code: RefusalCode, what: string, why: string, next: string, english: string): Refusal {
  return new Refusal(code, { what, why, next, english });
}

/** The text of a file. Throws a Refusal where it is missing, empty or beyond 64 MB. */
export function readText(path: string): string {
  const name = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) {
    const [what, why] =
      stat === undefined
        ? [`找不到文件“${name}”。`, '这个位置没有这个文件。']
        : [`“${name}”不是一个文件。`, '这个位置是一个文件夹，或者别的东西。'];
    throw refuse(
      'file-missing',
      what,
      why,
      '请核对文件的位置和名称，再试一次。',
      `File “${name}” was not found; check its place and name.`,
    );
  }
  if (stat.size === 0)
    throw refuse(
      'file-empty',
      `文件“${name}”是空的。`,
      '文件里没有任何内容。',
      '请重新保存后再试。',
      `File “${name}” is empty.`,
    );
  if (stat.size > bytesMax) {
    throw refuse(
      'file-too-large',
      `文件“${name}”太大。`,
      '一个 JSON 文件最多 64 MB。',
      '请拆分后再试。',
      `File “${name}” is larger than 64 MB.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    throw refuse(
      'file-damaged',
      `文件“${name}”无法读取。`,
      '没有读取权限，或者它不是 UTF-8 文本。',
      '请核对权限，另存为 UTF-8 文本后再试。',
      `File “${name}” cannot be read as UTF-8 text.`,
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

/** The value in a JSON file, of any shape. */
export function readJsonValue(path: string): unknown {
  const name = basename(path);
  const text = readText(path);
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
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (fault) {
    const reason = (fault instanceof Error ? fault.message : String(fault)).replaceAll(/\s+/gu, ' ');
    throw invalid(`读到的内容不合 JSON 语法：${reason}。`, reason);
  }
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`),
    '',
  );

/** Holds a value against its schema. Throws a Refusal that lists the first faults with their places. */
export function validate<T extends z.ZodType>(
  schema: T,
  value: unknown,
  title: string,
  code: RefusalCode = 'document-invalid',
): z.output<T> {
  const outcome = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (outcome.success) return outcome.data;
  const { issues } = outcome.error;
  const shown = issues
    .slice(0, faultsShown)
    .map((issue) => `${pathText(issue.path) || '（整个文件）'}：${issue.message}`);
  const rest = issues.length > faultsShown ? `；另有 ${issues.length - faultsShown} 处` : '';
  const places = issues
    .slice(0, faultsShown)
    .map((issue) => pathText(issue.path) || '(root)')
    .join(', ');
  throw refuse(
    code,
    `${title}的内容不合格式。`,
    `${shown.join('；')}${rest}。`,
    '请按 docs/data.md 和 schemas/ 里的格式改正后再试。',
    `The content does not match its JSON Schema at ${places}.`,
  );
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

/** Writes a file and the folders above it. Throws a Refusal where that is not possible. */
export function writeOut(path: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (fault) {
    const reason = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
    const near = relative(process.cwd(), path);
    const shown = near === '' || near.startsWith('..') ? path : near;
    throw refuse(
      'output-unwritable',
      `无法写入“${shown}”。`,
      `系统的回答是 ${reason}。`,
      '请换一个可以写入的位置，或者关闭正在打开这个文件的程序。',
      `Cannot write “${shown}” (${reason}).`,
    );
  }
}
