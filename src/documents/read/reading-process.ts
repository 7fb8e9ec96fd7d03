// The reading process seen from outside (读取进程的管理): how it is started, asked, and killed when it goes beyond the limits.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Refusal } from '../../domain/refusal.ts';
import type { Request } from './exchange.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

export type ReadingProcess = ChildProcessWithoutNullStreams;

const childFile = join(import.meta.dirname, 'child.ts');
const root = join(import.meta.dirname, '..', '..', '..');
/** The child may read its own program and nothing else: no file, no network, no process. */
const readable = ['src', 'node_modules', 'package.json'].map((name) => `--allow-fs-read=${join(root, name)}`);

export function childFlags(limits: Limits): string[] {
  return [`--max-old-space-size=${limits.heapMegabytes}`, '--no-warnings', '--permission', ...readable];
}

/** `env` is the whole environment of the child. */
export function startProcess(limits: Limits, env: NodeJS.ProcessEnv): ReadingProcess {
  const options = { cwd: import.meta.dirname, env, windowsHide: true };
  const child = spawn(process.execPath, [...childFlags(limits), childFile], { ...options, stdio: 'pipe' });
  // An idle child keeps nobody waiting; during a read the timer does.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Socket).unref();
  // A child that dies while it is written to is found out by its exit.
  child.stdin.on('error', () => {});
  child.on('error', () => {});
  return child;
}

/**
 * Sends a request and waits for one line, no longer and no more than the limits allow, and only until `signal` is
 * aborted; kills the child otherwise.
 */
export function ask(
  child: ReadingProcess,
  request: Request,
  bytes: Buffer,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { milliseconds, outputBytes } = request.limits;
  const chunks: Buffer[] = [];
  let size = 0;
  let complaint = '';
  const stop = (reason: Refusal | DOMException): void => {
    child.kill('SIGKILL');
    reject(reason);
  };
  const onTime = () => stop(refuse.stopped(`超过了 ${milliseconds / 1000} 秒`, `it took more than ${milliseconds} ms`));
  const timer = setTimeout(onTime, milliseconds);
  const onAbort = () => stop(signal?.reason);
  const onOutput = (chunk: Buffer): void => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > outputBytes) stop(refuse.bomb('读出的内容超过了上限', 'the content exceeds the limit'));
    else if (chunk.at(-1) === 0x0a) resolve(Buffer.concat(chunks).toString('utf8'));
  };
  const onComplaint = (chunk: Buffer): void => {
    complaint = (complaint + chunk.toString('utf8')).slice(-20_000);
  };
  const onEnd = (): void => stop(deathOf(child, complaint));
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onComplaint);
  child.once('close', onEnd);
  signal?.addEventListener('abort', onAbort);
  child.stdin.write(`${JSON.stringify(request)}\n`);
  child.stdin.write(bytes);
  return promise.finally(() => {
    clearTimeout(timer);
    child.stdout.off('data', onOutput);
    child.stderr.off('data', onComplaint);
    child.off('close', onEnd);
    signal?.removeEventListener('abort', onAbort);
  });
}

function deathOf(child: ReadingProcess, complaint: string): Refusal {
  if (/out of memory|Array buffer allocation failed|ERR_MEMORY_ALLOCATION_FAILED/u.test(complaint)) {
    return refuse.bomb('读取它用尽了内存', 'the reader ran out of memory');
  }
  const ending = child.signalCode ?? `code ${child.exitCode}`;
  return refuse.stopped(
    '读取进程意外结束',
    `internal error: the reader ended with ${ending}: ${complaint.slice(-500)}`,
  );
}
