// An expected "no" (拒绝): what, why and what next, in Chinese and English, with an exit code.
import type { Problem } from './problem.ts';

/** The closed list of refusals. Exit codes: 1 a check failed, 2 wrong usage, 3 the file is refused, 4 the content is refused, 5 the server or its database cannot work. */
export const refusals = {
  usage: 2,
  'subject-unclear': 2,
  'assessor-unclear': 2,
  'file-missing': 3,
  'file-unreadable': 3,
  'file-too-large': 3,
  'file-empty': 3,
  'file-form-unknown': 3,
  'file-form-mismatch': 3,
  'file-damaged': 3,
  'file-encrypted': 3,
  'file-bomb': 3,
  'file-unsafe': 3,
  'file-too-complex': 3,
  'file-reader-stopped': 3,
  'office-missing': 3,
  'no-table': 4,
  'document-invalid': 4,
  'scheme-has-errors': 4,
  'scheme-has-questions': 4,
  'facts-invalid': 4,
  'year-differs': 4,
  'no-subjects': 4,
  'snapshot-differs': 4,
  'output-unwritable': 3,
  'output-exists': 3,
  // Of the server: HTTP statuses stand in api/refusal.ts.
  'login-refused': 1,
  'account-locked': 1,
  'login-throttled': 1,
  'session-needed': 1,
  'not-permitted': 1,
  'origin-refused': 1,
  'not-found': 4,
  'input-invalid': 4,
  'version-conflict': 4,
  'fact-conflict': 4,
  'name-taken': 4,
  'password-weak': 4,
  'roles-incompatible': 4,
  'password-start': 1,
  'password-wrong': 4,
  'own-account': 1,
  'last-administrator': 4,
  'in-use': 4,
  'setup-refused': 1,
  'signature-unknown': 4,
  'value-unfit': 4,
  'other-account': 1,
  'row-in-use': 4,
  'facts-unfit': 4,
  'source-unknown': 4,
  // Of the stages of a year.
  'stage-closed': 4,
  'facts-given': 4,
  'second-person': 1,
  'proposal-open': 4,
  'proposal-over': 4,
  'order-needed': 4,
  'computation-stale': 4,
  'calendar-invalid': 4,
  'storage-full': 5,
  'consultation-closed': 4,
  'consultation-open': 4,
  'consultation-fixed': 4,
  'mail-refused': 4,
  'issue-incomplete': 4,
  'filing-closed': 4,
  'report-closed': 4,
  'appeal-closed': 4,
  'appeal-own-mark': 1,
  'appeal-moved': 4,
  'appeal-open': 4,
  'claim-closed': 4,
  'claim-twice': 4,
  'reply-open': 4,
  'own-body': 1,
  'marks-missing': 4,
  'marks-locked': 4,
  'handing-closed': 4,
  'self-assessment-incomplete': 4,
  // Of starting the server and of its database.
  'setting-invalid': 2,
  'tls-needed': 2,
  'port-in-use': 5,
  'data-folder-unwritable': 5,
  'data-in-use': 5,
  'database-failed': 5,
  'database-unreachable': 5,
  'database-busy': 5,
  'database-full': 5,
  'database-strained': 5,
  'database-refused': 5,
  'database-unsafe': 5,
  'database-too-old': 5,
  'database-newer': 5,
  // Of checkpoints and archives.
  'checkpoint-key-missing': 5,
  'checkpoint-differs': 4,
} as const;
export type RefusalCode = keyof typeof refusals;

/** What a refusal says: whole Chinese sentences, and all of them in one English line. */
type Words = { what: string; why: string; next: string; english: string };

/** `what` happened, `why`, and what to do `next`. `problems` are the faults of a document that it is refused for, all of them. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly english: string;
  readonly problems: readonly Problem[];

  constructor(code: RefusalCode, words: Words, problems: readonly Problem[] = []) {
    super(`${words.what}${words.why}${words.next}`);
    this.name = 'Refusal';
    this.code = code;
    this.what = words.what;
    this.why = words.why;
    this.next = words.next;
    this.english = words.english;
    this.problems = problems;
  }

  get exitCode(): number {
    return refusals[this.code];
  }
}

/** More than anybody mends at one sitting; an answer over HTTP lists no more either, so that it stays as small as what was asked. */
export const problemsMost = 200;

/** A document refused for its faults: `why` is their numbered list for people, of very many the first; `problems` all of them for programs. */
export function refusalFor(code: RefusalCode, all: readonly Problem[], words: Omit<Words, 'why'>): Refusal {
  const list = all.slice(0, problemsMost).map(({ place, message }, index) => `${index + 1}. ${place.text}：${message}`);
  const more = all.length - list.length;
  if (more > 0) list.push(`另有 ${more} 处，这里没有列出。`);
  return new Refusal(code, { ...words, why: `\n${list.join('\n')}\n` }, all);
}
