// Why a version was made (版本说明): what a person wrote, or a code of the program's own, worded in both languages.
import type { Both } from './both.ts';
import { type Word, wordsOf } from './event-word.ts';

export type Note = string | Word;

export const noteWords = (note: Note): Both => (typeof note === 'string' ? { zh: note, en: note } : wordsOf(note));

/** As an entry of the journal keeps it. */
export const noteKept = (note: Note): { data: Record<string, string>; words?: Record<string, Word> } =>
  typeof note === 'string' ? { data: { note } } : { data: {}, words: { note } };
