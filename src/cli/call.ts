// One call of the tool (一次调用): finds the command, answers or refuses, and says the exit code; the streams are the caller's.
import { readFileSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { checkCommand } from './check.ts';
import { type Answer, type Command, meant, readArguments } from './command.ts';
import { demoCityCommand } from './demo-city.ts';
import { exportCommand } from './export.ts';
import { factsTemplateCommand } from './facts-template.ts';
import { commandHelp, toolHelp } from './help.ts';
import { hinted } from './hint.ts';
import { importCommand } from './import.ts';
import { progressOn } from './progress.ts';
import { refusalLines } from './refusal.ts';
import { schemaCommand } from './schema.ts';
import { scoreCommand } from './score.ts';
import { screenOf, type Stream } from './screen.ts';
import { traceCommand } from './trace.ts';
import { verifyCommand } from './verify.ts';

const commands: readonly Command[] = [
  importCommand,
  checkCommand,
  scoreCommand,
  traceCommand,
  verifyCommand,
  exportCommand,
  factsTemplateCommand,
  demoCityCommand,
  schemaCommand,
];

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

function unknownCommand(name: string): Refusal {
  const names = commands.map((command) => command.name);
  if (name.startsWith('-')) {
    return new Refusal('usage', {
      what: `命令要写在选项 ${name} 的前面。`,
      why: `第一个词是命令：${names.join('、')}。`,
      next: '例如 plumbline check 方案.json --json；用 plumbline --help 查看用法。',
      english: `The command stands before the option ${name}, e.g. plumbline check FILE --json. See plumbline --help.`,
    });
  }
  const likely = meant(name, names);
  return new Refusal('usage', {
    what: `没有名为“${name}”的命令。`,
    why: `可用的命令有：${names.join('、')}。`,
    next:
      likely === null ? '用 plumbline --help 查看用法。' : `您要写的是 ${likely} 吗？用 plumbline --help 查看用法。`,
    english: `There is no command “${name}”; the commands are ${names.join(', ')}. See plumbline --help.`,
  });
}

async function answerTo(args: string[], stderr: Stream): Promise<Answer> {
  const [name, ...rest] = args;
  const commandOf = (word: string): Command => {
    const command = commands.find((each) => each.name === word);
    if (command === undefined) throw unknownCommand(word);
    return command;
  };
  const help = (command?: Command): Answer => ({
    exitCode: 0,
    json: { commands: commands.map(({ name: word, usage, zh, en }) => ({ name: word, usage, zh, en })) },
    lines: (screen) => (command === undefined ? toolHelp(commands, version(), screen) : commandHelp(command, screen)),
  });
  if (name === undefined) return help();
  if (name === 'help' || name === '--help' || name === '-h') {
    const about = rest.find((word) => !word.startsWith('-'));
    return help(about === undefined ? undefined : commandOf(about));
  }
  if (name === '--version') return { exitCode: 0, json: { version: version() }, lines: () => [version()] };
  const command = commandOf(name);
  const progress = progressOn(stderr);
  const input = readArguments(command, rest, progress);
  if (input.isSet('help')) return help(command);
  try {
    return await command.run(input);
  } catch (fault) {
    throw fault instanceof Refusal ? hinted(fault, command, input.files) : fault;
  } finally {
    progress.end();
  }
}

const bugExitCode = 70;

/** Prints what a command answers, or its refusal, and gives the exit code. Never throws. */
export async function call(args: string[], { stdout, stderr }: { stdout: Stream; stderr: Stream }): Promise<number> {
  const isJson = args.includes('--json');
  const print = (text: string): void => void stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  try {
    const answer = await answerTo(args, stderr);
    print(isJson ? JSON.stringify(answer.json, null, 2) : answer.lines(screenOf(stdout)).join('\n'));
    return answer.exitCode;
  } catch (fault) {
    if (!(fault instanceof Refusal)) {
      // A bug: neither a refusal nor a failed check, so it has an exit code of its own.
      const trace = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      stderr.write(
        `程序出错，这是程序的缺陷，不是您的问题。请把下面的内容交给维护人员。\nThis is a bug in the program; please report what follows.\n${trace}\n`,
      );
      return bugExitCode;
    }
    const { code, what, why, next, english, problems } = fault;
    const refusal = { code, what, why, next, english, ...(problems.length === 0 ? {} : { problems }) };
    if (isJson) print(JSON.stringify({ refusal }, null, 2));
    else stderr.write(`${refusalLines(fault, screenOf(stderr)).join('\n')}\n`);
    return fault.exitCode;
  }
}
