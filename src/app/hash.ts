// Hashes (哈希): of the journal's entries, of kept versions and snapshots, of tokens.
import { createHash } from 'node:crypto';

/** Hexadecimal. */
export const hash = (name: 'sha256' | 'sm3', text: string): string => createHash(name).update(text).digest('hex');

export const sha256 = (text: string): string => hash('sha256', text);
