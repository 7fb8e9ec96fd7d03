// Saves whose answer is out (没有答复的保存): kept with the draft, until the versions of the server tell what became of each.
import { z } from 'zod';
import { canonical } from '../../domain/canonical.ts';

/** What identifies a save: the content that it makes, as the server hashes it. `at`: when it was sent, in milliseconds. */
export const Sent = z.strictObject({ sha256: z.string(), at: z.number() });
export type Sent = z.infer<typeof Sent>;

/** Longer than the server works at a save once it is there, in milliseconds: what is not there then has never come. */
const patience = 30_000;

export type Line = { version: number; account: string | null; sha256: string };
type Seen = { account: string; base: number; versions: readonly Line[]; /** When they were read. */ seenAt: number };

/** `arrived`: the save that became the version behind `base`; `lost`: none of them did, nor will; null: nobody knows yet. */
export type Fate<Each> = { arrived: Each } | 'lost' | null;

/** Each of them can only become the version behind `base`, and so one of them at most. */
export function fateOf<Each extends Sent>(
  sent: readonly Each[],
  { account, base, versions, seenAt }: Seen,
): Fate<Each> {
  const next = versions.find(({ version }) => version === base + 1);
  const arrived = next?.account === account ? sent.find(({ sha256 }) => sha256 === next.sha256) : undefined;
  if (arrived !== undefined) return { arrived };
  return next !== undefined || sent.every(({ at }) => Math.abs(seenAt - at) > patience) ? 'lost' : null;
}

/** The versions behind `base`. */
export const newerThan = <Each extends { version: number }>(base: number, versions: readonly Each[] = []): Each[] =>
  versions.filter(({ version }) => version > base);

/** Whether all of them are the account's own; false where there is none. */
export const areOwn = (versions: readonly Pick<Line, 'account'>[], account: string): boolean =>
  versions.length > 0 && versions.every((each) => each.account === account);

/** With one more; sent again it is the same one. */
export const withSent = <Each extends Sent>(sent: readonly Each[], next: Each): Each[] => [
  ...sent.filter(({ sha256 }) => sha256 !== next.sha256),
  next,
];

/** As the server hashes a version. */
export async function sha256Of(content: unknown): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(content)));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
