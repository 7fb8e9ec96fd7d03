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
/** A statement, a lock or a pause took too long, or two transactions stood in each other's way. */
const busyStates = ['57014', '55P03', '40001', '40P01', '25P03'];
/** What the machine of the database lacks, or fails at. */
const strains: Record<string, string> = {
  53000: '资源不够',
  53200: '内存不够',
  53400: '到了配置的上限',
  58030: '读写磁盘出错',
};

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
  const code = codeOf(fault);
  if (busyStates.includes(code)) return busy(fault);
  if (code === '53100') return full();
  const strain = strains[code];
  return strain === undefined ? fault : strained(code, strain);
}

/** A server that starts up or shuts down refuses so; it is soon ready, or gone. */
export const isStarting = (fault: unknown): boolean => codeOf(fault) === '57P03';

/** While the server of the console starts there is nothing that could have been saved. */
export function unreachableAtStart(variable: string, why: string): Refusal {
  return new Refusal('database-unreachable', {
    what: '连不上数据库，服务没有启动。',
    why,
    next: `设置了环境变量 ${variable} 的，请检查其中的地址和端口，并确认数据库已经启动；没有设置的，用的是自带的数据库，请重新启动一次。`,
    english: `The database is not reachable, so the server did not start: check the host and port in ${variable} and that the database runs; without ${variable} the embedded one is used, start again.`,
  });
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

function full(): Refusal {
  return new Refusal('database-full', {
    what: '数据库所在的磁盘满了，这次操作没有保存。',
    why: '数据库没有地方可写（53100）。以前保存的都在；腾出空间以前，登录、导出这些要留痕的操作也不能进行。',
    next: '请系统管理员在这个磁盘上腾出空间，然后重试；不用重新启动，也不要删除数据库文件夹里的文件。',
    english:
      'The disk of the database is full (53100); nothing was saved now, and nothing that was is lost. Free space on it, touching no file of the database, and try again.',
  });
}

function strained(code: string, strain: string): Refusal {
  return new Refusal('database-strained', {
    what: '数据库的机器支持不了，这次操作没有保存。',
    why: `数据库报告：${strain}（${code}）。以前保存的都在。`,
    next: '请稍后重试；若一直如此，请系统管理员检查数据库的机器：内存、磁盘和数据库的配置。',
    english: `The machine of the database cannot do it (${code}); nothing was saved, and nothing that was is lost. Try again; if it stays so, check its memory, its disk and the settings of the database.`,
  });
}
