// Refusals over HTTP (拒绝说明): each code has a status; anything else is a bug, told without its insides.
import { z } from 'zod';
import { Problem } from '../domain/problem.ts';
import { problemsMost, type Refusal, type RefusalCode } from '../domain/refusal.ts';

/** Codes of the files and the content are 422; what is named here is not. */
const statuses: Partial<Record<RefusalCode, number>> = {
  'login-refused': 401,
  'account-locked': 401,
  'session-needed': 401,
  'login-throttled': 429,
  'other-account': 401,
  'not-permitted': 403,
  'origin-refused': 403,
  'password-start': 403,
  'own-account': 403,
  'setup-refused': 403,
  'not-found': 404,
  'input-invalid': 400,
  'version-conflict': 409,
  'fact-conflict': 409,
  'name-taken': 409,
  'in-use': 409,
  'row-in-use': 409,
  'facts-unfit': 409,
  'last-administrator': 409,
  'stage-closed': 409,
  'facts-given': 409,
  'second-person': 403,
  'proposal-open': 409,
  'proposal-over': 409,
  'order-needed': 409,
  'computation-stale': 409,
  'consultation-closed': 409,
  'consultation-open': 409,
  'consultation-fixed': 409,
  'filing-closed': 409,
  'report-closed': 409,
  'appeal-closed': 409,
  'appeal-own-mark': 403,
  'appeal-moved': 409,
  'appeal-open': 409,
  'marks-missing': 409,
  'marks-locked': 409,
  'handing-closed': 409,
  'self-assessment-incomplete': 409,
  'file-too-large': 413,
  'file-form-unknown': 415,
  'database-unreachable': 503,
  'database-busy': 503,
  'database-full': 507,
  'database-strained': 503,
  'storage-full': 507,
  'checkpoint-differs': 409,
  'claim-closed': 409,
  'claim-twice': 409,
  'reply-open': 409,
  'own-body': 403,
};

export const statusOf = ({ code }: Refusal): number => statuses[code] ?? 422;

/** The body of every answer with a status of 400 and above. */
export const RefusalReply = z.strictObject({
  code: z.string(),
  what: z.string(),
  why: z.string(),
  next: z.string(),
  english: z.string(),
  problems: z.array(Problem),
});
export type RefusalReply = z.infer<typeof RefusalReply>;

export const replyOf = ({ code, what, why, next, english, problems }: Refusal): RefusalReply => ({
  code,
  what,
  why,
  next,
  english,
  problems: problems.slice(0, problemsMost),
});

/** For what nobody expected: the log has the rest under this number. */
export const bugReply = (id: string): RefusalReply => ({
  code: 'bug',
  what: '服务器出了意外的错误，这一步没有完成。',
  why: `这是程序的毛病，已记入日志，编号 ${id}。`,
  next: '请稍后再试；一直如此的，请把编号告诉系统管理员。',
  english: `An unexpected fault; nothing was done. It is in the log under ${id}.`,
  problems: [],
});
