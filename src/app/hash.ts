// Hashes (哈希): of the journal's entries, of kept versions and snapshots, of tokens.
import { createHash } from 'node:crypto';

/** Hexadecimal. */
export const hash = (name: 'sha256' | 'sm3', content: string | Uint8Array): string =>
  createHash(name).update(content).digest('hex');

export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);
