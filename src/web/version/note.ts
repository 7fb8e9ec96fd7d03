// What changed, in a version's own words (版本说明): typed before the save, kept until the save that took it is there.
import { useState } from 'react';

type VersionNote = {
  text: string;
  type: (text: string) => void;
  /** It goes out with a save. */ send: () => void;
};

/**
 * `savedAs`: the version that a save became last, 0 before the first. A note that went out is gone with that save's
 * version; one that is being typed is nobody else's, whatever is saved meanwhile.
 */
export function useVersionNote(savedAs: number): VersionNote {
  const [note, setNote] = useState<{ text: string; sentAfter: number | null }>({ text: '', sentAfter: null });
  const isSaved = note.sentAfter !== null && savedAs > note.sentAfter;
  return {
    text: isSaved ? '' : note.text,
    type: (text) => setNote({ text, sentAfter: null }),
    send: () => setNote(({ text }) => ({ text, sentAfter: savedAs })),
  };
}
