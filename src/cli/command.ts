// What a command is (命令): its name, its arguments, its help in two languages, and what it answers.
import { parseArgs } from 'node:util';
import { Refusal } from '../domain/refusal.ts';
import type { Progress } from './progress.ts';
import type { Screen } from './screen.ts';

export type Option = {
  type: 'string' | 'boolean';
  multiple?: true;
  /** How the help calls the value, e.g. `FILE`. */
  value?: string;
  zh: string;
  en: string;
};

export type Input = {
  files: string[];
  /** The value of an option that was given, else null. */
  text: (name: string) => string | null;
  texts: (name: string) => string[];
  isSet: (name: string) => boolean;
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

const usage = (what: string, why: string, next: string, english: string) =>
  new Refusal('usage', { what, why, next, english });

/** How many single signs have to change to make `b` of `a`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word that was probably meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known.map((each) => ({ each, off: distance(word, each) })).toSorted((a, b) => a.off - b.off);
  return best !== undefined &&
    best.off <= Math.max(2, Math.floor(best.each.length / 3)) &&
    best.off < best.each.length - 1
    ? best.each
    : null;
}

/** Reads the arguments of a command. Throws a Refusal `usage` on anything unknown. */
export function readArguments(command: Command, args: string[], progress: Progress): Input {
  const options = { ...command.options, ...everywhere };
  const shapes = Object.entries(options).map(([name, { type, multiple }]) => [
    name,
    { type, multiple: multiple === true },
  ]);
  const { tokens, positionals } = parseArgs({
    args,
    options: Object.fromEntries(shapes) as Record<string, { type: 'string' | 'boolean'; multiple: boolean }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const help = `用 plumbline ${command.name} --help 查看用法。`;
  const found = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined || token.rawName !== `--${token.name}`) {
      const meant = nearest(token.name, Object.keys(options));
      const hint = meant === null ? '' : `您要写的是 --${meant} 吗？`;
      throw usage(
        `不认识选项 ${token.rawName}。`,
        `命令 ${command.name} 没有这个选项。`,
        hint + help,
        `Unknown option ${token.rawName}; see plumbline ${command.name} --help.`,
      );
    }
    const isGiven = token.value !== undefined && token.value !== '';
    if (option.type === 'string' && !isGiven) {
      throw usage(
        `选项 --${token.name} 缺少取值。`,
        `它后面要写 ${option.value ?? '值'}。`,
        help,
        `Option --${token.name} needs a value (${option.value ?? 'text'}).`,
      );
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw usage(
        `选项 --${token.name} 不带取值。`,
        `这里写了“${token.value}”。`,
        `去掉“=${token.value}”。`,
        `Option --${token.name} takes no value.`,
      );
    }
    const before = found.get(token.name) ?? [];
    if (before.length > 0 && option.type === 'string' && option.multiple !== true) {
      throw usage(
        `选项 --${token.name} 写了两次。`,
        '只能有一个取值。',
        help,
        `Option --${token.name} was given twice.`,
      );
    }
    found.set(token.name, [...before, token.value ?? '']);
  }
  const input: Input = {
    files: positionals,
    text: (name) => found.get(name)?.[0] ?? null,
    texts: (name) => found.get(name) ?? [],
    isSet: (name) => found.has(name),
    progress,
  };
  const [least, most] = command.arity;
  if (input.isSet('help') || (positionals.length >= least && positionals.length <= most)) return input;
  const wanted = `用法：plumbline ${command.name} ${command.usage}。`;
  const what = positionals.length < least ? '缺少参数。' : `多了参数“${positionals[most] ?? ''}”。`;
  throw usage(what, wanted, help, `Usage: plumbline ${command.name} ${command.usage}`);
}
