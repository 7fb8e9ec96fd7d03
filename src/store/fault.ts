// What the database or the way to it failed with (数据库故障), as a refusal where somebody can do something about it.
import { Refusal } from '../domain/refusal.ts';

/** SQLSTATEs of a server that goes, is gone or takes no more: classes 08 and 57P, too many connections. */
const goneStates = /^(?:08...|57P0[1-5]|53300)$/u;
const goneCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];
/** What the driver says without a code. */
const goneMessages =
  /^Connection terminated|^timeout e?xceeded when trying to connect|not queryable|^Query read timeout/u;
/** A statement or a lock took too long, or two transactions stood in each other's way. */
const busyStates = ['57014', '55P03', '40001', '40P01'];

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';

export function isUnreachable(fault: unknown): boolean {
  if (fault instanceof AggregateError && fault.errors.some(isUnreachable)) return true;
  const code = codeOf(fault);
  return (
    goneStates.test(code) || goneCodes.includes(code) || (fault instanceof Error && goneMessages.test(fault.message))
  );
}

/** Wrong name or password, no such role, no such database, no right to enter. */
export const isUnwelcome = (fault: unknown): boolean => ['28P01', '28000', '3D000', '42501'].includes(codeOf(fault));

/** The refusal that says it, else the fault itself: then it is a bug. */
export function refusalOf(fault: unknown): unknown {
  if (isUnreachable(fault)) return unreachable(fault);
  if (busyStates.includes(codeOf(fault))) return busy(fault);
  return fault;
}

export function unreachable(fault: unknown): Refusal {
  return new Refusal('database-unreachable', {
    what: '连不上数据库，这次操作没有得到数据库的确认。',
    why: `数据库没有运行、正在重启，或网络不通（${codeOf(fault) || 'no answer'}）。`,
    next: '请稍后重试，并先查看刚才的内容是否已经保存；若一直如此，请系统管理员检查数据库。',
    english: `The database is not reachable (${codeOf(fault) || 'no answer'}); whether this was saved is not confirmed. Try again.`,
  });
}

function busy(fault: unknown): Refusal {
  return new Refusal('database-busy', {
    what: '数据库正忙，这次操作没有保存。',
    why: `等待的时间太长，或与同时进行的操作冲突（${codeOf(fault)}）。`,
    next: '请稍后重试。',
    english: `The database is busy; nothing was saved (${codeOf(fault)}). Try again.`,
  });
}
