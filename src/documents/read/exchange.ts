// What the door and the reading process say to each other (进程间的约定).
import { Refusal, refusals, type RefusalCode } from '../../domain/refusal.ts';
import type { Content } from './content.ts';
import type { Limits } from './limits.ts';
import type { ParsedForm } from './parse.ts';
import * as refuse from './refuse.ts';

/** Followed by `length` bytes: the file. */
export type Request = { form: ParsedForm; length: number; limits: Limits };

export type Answer =
  | { kind: 'content'; content: Content }
  | { kind: 'refusal'; code: RefusalCode; what: string; why: string; next: string; english: string }
  | { kind: 'bug'; words: string };

/** The content, or the refusal thrown. The other side read a hostile file, so a strange answer is only one more refusal. */
export function takeAnswer(line: string): Content {
  const answer = parseAnswer(line);
  if (answer?.kind === 'content' && Array.isArray(answer.content?.blocks)) return answer.content;
  if (answer?.kind === 'refusal' && Object.hasOwn(refusals, answer.code)) throw new Refusal(answer.code, answer);
  const words = answer?.kind === 'bug' ? answer.words : 'strange answer';
  throw refuse.stopped('读取程序自己出了错', `internal error in the reader: ${words.slice(0, 2_000)}`);
}

function parseAnswer(line: string): Answer | null {
  try {
    return JSON.parse(line) as Answer | null;
  } catch {
    return null;
  }
}
