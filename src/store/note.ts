// Notes of versions as two columns (版本说明): what a person wrote, or the program's own code.
import { Word } from '../domain/event-word.ts';
import type { Note } from '../domain/note.ts';

export const noteColumns = (note: Note): { note: string; said: Word | null } =>
  typeof note === 'string' ? { note, said: null } : { note: '', said: note };

/** The row with one note instead of the two columns. */
export const withNote = <Row extends { note: string; said: unknown }>({ note, said, ...rest }: Row) => ({
  ...rest,
  note: said === null ? note : Word.parse(said),
});
