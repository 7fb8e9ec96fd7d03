// What a command is (命令): its name, its arguments, its help in two languages, and what it answers.
import { parseArgs } from 'node:util';
import { type OutFile, writeFiles, type Written } from '../documents/file.ts';
import { distance, nearest } from '../domain/nearest.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Progress } from './progress.ts';
import type { Screen } from './screen.ts';

export type Option = {
  type: 'string' | 'boolean';
  multiple?: true;
  /** How the help calls the value, e.g. `FILE`. */
  value?: string;
  /** The value is a file that is read, or a file or folder that is written. */
  file?: 'in' | 'out';
  zh: string;
  en: string;
};

export type Input = {
  files: string[];
  /** The value of an option that was given, else null. */
  text: (name: string) => string | null;
  texts: (name: string) => string[];
  isSet: (name: string) => boolean;
  /** Writes files: over none that this call reads, and over others with `--force` only. Throws a Refusal. */
  write: (files: readonly OutFile[]) => Written[];
  progress: Progress;
};

/** `json` is printed with `--json`, the lines otherwise. Exit code 1 says: found errors, or differs. */
export type Answer = { exitCode: 0 | 1; json: unknown; lines: (screen: Screen) => string[] };

export type Command = {
  name: string;
  zh: string;
  en: string;
  /** Arguments after the name, e.g. `SCHEME FACTS`. */
  usage: string;
  /** Least and most files. */
  arity: [number, number];
  options: Record<string, Option>;
  /** Further lines of the help, each in Chinese with English. */
  notes: string[];
  examples: string[];
  run: (input: Input) => Promise<Answer>;
};

export const everywhere: Record<string, Option> = {
  json: { type: 'boolean', zh: '以 JSON 输出（拒绝说明也是）', en: 'print JSON, refusals too' },
  help: { type: 'boolean', zh: '显示帮助', en: 'show help' },
};

const force: Option = { type: 'boolean', zh: '覆盖已有的文件', en: 'write over files that exist' };

/** The options of a command with those that it has like others. */
export function optionsOf({ options }: Command): Record<string, Option> {
  const isWriter = Object.values(options).some(({ file }) => file === 'out');
  return { ...options, ...(isWriter ? { force } : {}), ...everywhere };
}

const usage = (what: string, why: string, next: string, english: string) =>
  new Refusal('usage', { what, why, next, english });

/** The known word that was probably meant; null where none is near enough to be one. */
export function meant(word: string, known: readonly string[]): string | null {
  const best = nearest(word.toLowerCase(), known);
  if (best === null) return null;
  const off = distance(word.toLowerCase(), best);
  return off <= Math.max(2, Math.floor(best.length / 3)) && off < best.length - 1 ? best : null;
}

type Token = ReturnType<typeof tokensOf>['tokens'][number] & { kind: 'option' };

function tokensOf(args: string[], options: Record<string, Option>) {
  const shapes = Object.entries(options).map(([name, { type, multiple }]) => [
    name,
    { type, multiple: multiple === true, ...(name === 'help' ? { short: 'h' } : {}) },
  ]);
  return parseArgs({
    args,
    options: Object.fromEntries(shapes) as Record<string, { type: 'string' | 'boolean'; multiple: boolean }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

const isKnown = (token: Token, options: Record<string, Option>): boolean =>
  Object.hasOwn(options, token.name) && (token.rawName === `--${token.name}` || token.rawName === '-h');

function unknownOption(token: Token, command: Command, names: string[], help: string): Refusal {
  const likely = meant(token.name, names);
  return usage(
    `不认识选项 ${token.rawName}。`,
    `命令 ${command.name} 没有这个选项。`,
    (likely === null ? '' : `您要写的是 --${likely} 吗？`) + help,
    `Unknown option ${token.rawName}${likely === null ? '' : ` (did you mean --${likely}?)`}; see plumbline ${command.name} --help.`,
  );
}

/** The value of an option, '' for a switch. Throws where it is missing, or there and not wanted. */
function valueOf(
  { name, value, inlineValue }: Token,
  { type, file, value: wanted = '值' }: Option,
  help: string,
): string {
  if (type === 'boolean') {
    if (value === undefined) return '';
    throw usage(
      `选项 --${name} 不带取值。`,
      `这里写了“${value}”。`,
      `去掉“=${value}”。`,
      `Option --${name} takes no value.`,
    );
  }
  const isOption = inlineValue !== true && /^-./u.test(value ?? '');
  const ending = file === 'out' ? /\.[a-z]+$/u.exec(wanted)?.[0] : undefined;
  if (value !== undefined && value !== '' && !isOption) {
    if (ending === undefined || value.toLowerCase().endsWith(ending)) return value;
    throw usage(
      `--${name} 写出的是 ${ending} 文件，不能叫“${value}”。`,
      '扩展名和内容不符的文件，以后打不开。',
      `请把文件名改成以 ${ending} 结尾。`,
      `Option --${name} writes a ${ending} file: let the name end with ${ending}.`,
    );
  }
  throw usage(
    `选项 --${name} 缺少取值。`,
    `它后面要写 ${wanted}${isOption ? `，这里却是选项 ${value}` : ''}。`,
    isOption ? `取值确实以“-”开头的，写成 --${name}=${value}。${help}` : help,
    `Option --${name} needs a value (${wanted})${isOption ? `, not the option ${value}` : ''}.`,
  );
}

/** Reads the arguments of a command. Throws a Refusal `usage` on anything unknown. */
export function readArguments(command: Command, args: string[], progress: Progress): Input {
  const options = optionsOf(command);
  const { tokens, positionals } = tokensOf(args, options);
  const help = `用 plumbline ${command.name} --help 查看用法。`;
  const found = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined || !isKnown(token, options))
      throw unknownOption(token, command, Object.keys(options), help);
    const value = valueOf(token, option, help);
    const before = found.get(token.name) ?? [];
    if (before.length > 0 && option.type === 'string' && option.multiple !== true) {
      throw usage(
        `选项 --${token.name} 写了两次。`,
        '只能有一个取值。',
        help,
        `Option --${token.name} was given twice.`,
      );
    }
    found.set(token.name, [...before, value]);
  }
  const read = Object.keys(options).filter((name) => options[name]?.file === 'in');
  const inputs = [...positionals, ...read.flatMap((name) => found.get(name) ?? [])];
  const input: Input = {
    files: positionals,
    text: (name) => found.get(name)?.[0] ?? null,
    texts: (name) => found.get(name) ?? [],
    isSet: (name) => found.has(name),
    write: (files) => writeFiles(files, { inputs, mayOverwrite: () => found.has('force') }),
    progress,
  };
  if (!input.isSet('help')) insistOnFiles(command, positionals);
  return input;
}

function insistOnFiles({ name, usage: words, arity: [least, most] }: Command, files: string[]): void {
  if (files.length >= least && files.length <= most) return;
  const what =
    files.length < least
      ? `缺少参数：要有 ${least} 个，这里${files.length === 0 ? '没有' : `只有 ${files.length} 个`}。`
      : `多了参数“${files[most] ?? ''}”。`;
  const blank = '文件名里有空格的，请用引号括起来。';
  throw usage(
    what,
    `用法：plumbline ${name} ${words}。`,
    `${files.length > most ? blank : ''}用 plumbline ${name} --help 查看说明。`,
    `Usage: plumbline ${name} ${words}`,
  );
}
