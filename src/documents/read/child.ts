// The reading process (读取进程): takes a file's bytes on standard input, answers one line of JSON, and has no other access.
import { Refusal } from '../../domain/refusal.ts';
import type { Answer, Request } from './exchange.ts';
import { parse } from './parse.ts';

/** A request is one line of JSON and then as many bytes as it says. */
let pending: Buffer = Buffer.alloc(0);
let arrived: Buffer[] = [];
let waitingFor = 1;
let size = 0;

process.stdin.on('data', (chunk: Buffer) => {
  arrived.push(chunk);
  size += chunk.length;
  if (size < waitingFor) return;
  pending = Buffer.concat([pending, ...arrived]);
  arrived = [];
  answerAll();
  size = pending.length;
});
process.stdin.on('end', () => process.exit(0));

function answerAll(): void {
  for (;;) {
    const end = pending.indexOf(0x0a);
    if (end < 0) {
      waitingFor = pending.length + 1;
      return;
    }
    const request = JSON.parse(pending.toString('utf8', 0, end)) as Request;
    waitingFor = end + 1 + request.length;
    if (pending.length < waitingFor) return;
    const bytes = pending.subarray(end + 1, waitingFor);
    pending = pending.subarray(waitingFor);
    process.stdout.write(`${JSON.stringify(answer(request, bytes))}\n`);
  }
}

function answer({ form, limits }: Request, bytes: Uint8Array): Answer {
  try {
    return { kind: 'content', content: parse(form, bytes, limits) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, what, why, next, english } = error;
      return { kind: 'refusal', code, what, why, next, english };
    }
    return { kind: 'bug', words: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
