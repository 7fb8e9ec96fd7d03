// The command line tool inside the test's own process (命令行): what it prints goes where it would go in a pipe.
import { Writable } from 'node:stream';
import { call } from '../../src/cli/call.ts';

export type Ended = { code: number; out: string; err: string };

function gathering(): { stream: Writable; text: () => string } {
  const parts: string[] = [];
  const write = (chunk: unknown, _: unknown, done: () => void) => {
    parts.push(String(chunk));
    done();
  };
  return { stream: new Writable({ write }), text: () => parts.join('') };
}

/** One call with its exit code and all that it printed. File names are whole paths. */
export async function plumbline(...args: string[]): Promise<Ended> {
  const [out, err] = [gathering(), gathering()];
  const code = await call(args, { stdout: out.stream, stderr: err.stream });
  return { code, out: out.text(), err: err.text() };
}

/** The same with `--json`, read back. */
export const json = async (...args: string[]) => {
  const ended = await plumbline(...args, '--json');
  return { ...ended, value: JSON.parse(ended.out) as Record<string, unknown> };
};
