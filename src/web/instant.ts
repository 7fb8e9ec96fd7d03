// Today (今天), as the pages offer it.
import { instantText } from '../domain/instant.ts';

/** The day that it is in China, as facts bear it: `2026-01-09`. */
export const today = (): string => instantText(new Date().toISOString()).slice(0, 10);
