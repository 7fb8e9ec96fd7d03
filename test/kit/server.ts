// The whole server in a process of its own (服务进程): started as `npm start` starts it, stopped or killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

export type Server = {
  process: ChildProcess;
  /** The line with which it said that it is ready. */
  line: string;
  url: string;
  /** All that it has told whoever runs it, so far; and all of its standard output. */
  told: () => string;
  out: () => string;
  /** With SIGTERM, or with the signals that are given, one shortly after the other; answers with the exit code. */
  stop: (...signals: NodeJS.Signals[]) => Promise<number | null>;
};
export type Failed = { code: number | null; out: string; err: string };

type Options = {
  /** Done while it starts. */
  meanwhile?: (child: ChildProcess) => void;
  /** Another clone, and the line of a shell that starts it there. */
  elsewhere?: { clone: string; line: string };
};

/** Answers when it is ready, or when it ended before. `settings` are environment variables; PORT 0 by default. */
export async function startServer(
  settings: Record<string, string>,
  { meanwhile, elsewhere }: Options = {},
): Promise<Server | Failed> {
  const env = { ...process.env, PORT: '0', ...settings };
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child =
    elsewhere === undefined
      ? spawn(process.execPath, [join(root, 'scripts', 'serve.mjs')], { cwd: root, env, stdio })
      : spawn(elsewhere.line, { cwd: elsewhere.clone, env, stdio, shell: true });
  let [out, err] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  meanwhile?.(child);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((done) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      if (out.includes('\n')) done(out.split('\n', 1)[0] ?? '');
    });
  });
  const line = await Promise.race([ready, ended.then(() => null)]);
  if (line === null) return { code: await ended, out, err };
  const url = /https?:\/\/\S+/u.exec(line)?.[0] ?? '';
  const stop = async (...signals: NodeJS.Signals[]) => {
    const [first = 'SIGTERM', ...others] = signals;
    child.kill(first);
    for (const signal of others) {
      // Two of one kind at the same instant are one to the system.
      await sleep(10);
      child.kill(signal);
    }
    return ended;
  };
  return { process: child, line, url, told: () => err, out: () => out, stop };
}

/** The same where it must start. */
export async function runningServer(settings: Record<string, string>, options?: Options): Promise<Server> {
  const server = await startServer(settings, options);
  if ('err' in server) throw new Error(`the server ended with ${server.code}: ${server.err}`);
  return server;
}
