// Passwords (密码): Argon2id with OWASP's parameters, kept as a PHC string.
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../domain/refusal.ts';

const derivation = promisify(argon2);
/** So many at once: a flood of logins must leave the other cores and the memory to those who work. */
const derivationsMax = 2;
let running = 0;
const waiting: (() => void)[] = [];

const derive: typeof derivation = async (algorithm, parameters) => {
  if (running >= derivationsMax) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await derivation(algorithm, parameters);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
};
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$tag` */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password, nonce, tagLength, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/u;

/** Takes the parameters from the string, so that older passwords stay valid when they change. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(found, expected);
}

/** Costs what a check costs, where there is no account: the time says nothing about names. */
export async function checkNothing(password: string): Promise<void> {
  await derive('argon2id', { message: password, nonce: Buffer.alloc(16), tagLength, ...cost });
}

/** Without signs that look alike on paper: 31 of them, so that four groups of four are 79 bits. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh secret that can be read out and typed: `k7mp-x2ce-9hqt-w4ra`. */
export const readableSecret = (groups: number): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => signs.charAt(randomInt(signs.length))).join(''),
  ).join('-');

/** What an account starts with, until its person chooses a password of his own. */
export const startPassword = (): string => readableSecret(4);

const lengthMin = 10;

/** Throws the refusal `password-weak`. */
export function insistOnStrength(password: string, name: string): void {
  const isLong = password.length >= lengthMin;
  const isVaried = new Set(password).size >= 5;
  const isOwn = !password.toLowerCase().includes(name.toLowerCase());
  if (isLong && isVaried && isOwn) return;
  throw new Refusal('password-weak', {
    what: '这个密码不能用。',
    why: isLong ? (isVaried ? '密码里含有登录名。' : '密码里重复的字太多。') : `密码不到 ${lengthMin} 个字。`,
    next: `请用至少 ${lengthMin} 个字、不含登录名的密码，一句自己记得住的话最好。`,
    english: `Choose a password of at least ${lengthMin} characters, with at least 5 different ones and without your login name.`,
  });
}
