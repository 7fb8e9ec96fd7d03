// The help (帮助): Chinese first, English beside it; the whole tool and each command.
import { type Command, everywhere, type Option, optionsOf } from './command.ts';
import { hang, pad, width } from './layout.ts';
import type { Screen } from './screen.ts';

/** How the tool is called in the clone. */
export const invocation = 'npm run -s plumbline --';

/** A path as it is typed after a command: in quotes where the shell would take it apart. */
export const typed = (path: string): string =>
  /^[\p{L}\p{N}_./\\:+,=@%-]+$/u.test(path) ? path : `"${path.replaceAll(/["$`\\]/gu, '\\$&')}"`;

const indent = '  ';

/** Two columns: what to write, and what it does in both languages. */
function columns(rows: [string, string, string][], screen: Screen): string[] {
  const left = Math.max(...rows.map(([word]) => width(word))) + 2;
  return rows.flatMap(([word, zh, en]) => [
    ...hang(indent + pad(word, left), zh, screen.wrapAt),
    ...hang(indent + ' '.repeat(left), en, screen.wrapAt).map((line) => screen.paint('dim', line)),
  ]);
}

const written = ([name, option]: [string, Option]): string =>
  option.type === 'string' ? `--${name} ${option.value ?? 'TEXT'}` : `--${name}`;

export function toolHelp(commands: readonly Command[], version: string, screen: Screen): string[] {
  const title = (text: string) => screen.paint('bold', text);
  return [
    `${title('准绳 Plumbline')} ${version}`,
    '从正式考评表到一个每一位数字都说得清的排名。',
    screen.paint('dim', 'From the official appraisal table to a ranking that explains every digit.'),
    '',
    title('用法 Usage'),
    `${indent}plumbline <命令 command> [参数 arguments]`,
    ...hang(indent, `在源码目录里，plumbline 写成 ${invocation}`, screen.wrapAt),
    ...hang(indent, `in the clone, write ${invocation} for plumbline`, screen.wrapAt).map((line) =>
      screen.paint('dim', line),
    ),
    '',
    title('命令 Commands'),
    ...columns(
      commands.map(({ name, zh, en }) => [name, zh, en]),
      screen,
    ),
    '',
    title('通用选项 Options everywhere'),
    ...columns(
      [
        ...Object.entries(everywhere).map((entry): [string, string, string] => [
          written(entry),
          entry[1].zh,
          entry[1].en,
        ]),
        ['--version', '显示版本', 'show the version'],
      ],
      screen,
    ),
    '',
    title('退出码 Exit codes'),
    ...columns(
      [
        ['0', '成功', 'done'],
        ['1', '检查发现错误，或核验不一致', 'the check found errors, or verification found a difference'],
        ['2', '用法不对', 'wrong usage'],
        ['3', '文件无法读取或写入', 'a file is refused, or cannot be written'],
        ['4', '内容不能接受', 'the content is refused'],
        ['70', '程序的缺陷', 'a bug in the program'],
      ],
      screen,
    ),
    '',
    '每个命令的用法：plumbline <命令> --help',
    screen.paint('dim', 'Help for a command: plumbline <command> --help'),
  ];
}

export function commandHelp(command: Command, screen: Screen): string[] {
  const title = (text: string) => screen.paint('bold', text);
  return [
    title(`plumbline ${command.name}`),
    ...hang('', command.zh, screen.wrapAt),
    ...hang('', command.en, screen.wrapAt).map((line) => screen.paint('dim', line)),
    '',
    title('用法 Usage'),
    ...hang(indent, `plumbline ${command.name} ${command.usage}`.trimEnd(), screen.wrapAt),
    '',
    title('选项 Options'),
    ...columns(
      Object.entries(optionsOf(command)).map((entry) => [written(entry), entry[1].zh, entry[1].en]),
      screen,
    ),
    ...(command.notes.length === 0 ? [] : ['', title('说明 Notes')]),
    ...command.notes.flatMap((note) => hang(`${indent}· `, note, screen.wrapAt)),
    ...(command.examples.length === 0 ? [] : ['', title('例 Examples')]),
    ...command.examples.map((example) => indent + example),
  ];
}
