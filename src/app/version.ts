// Versions that stand on one another (版本): the same save sent again is answered as saved, and whoever comes second is told.
import { canonical } from '../domain/canonical.ts';
import type { Note } from '../domain/note.ts';
import { Refusal } from '../domain/refusal.ts';

/** What makes a save the very same one: whose it is, its content and its note. */
type Save = { account: string | null; sha256: string; note: Note };

const identityOf = ({ account, sha256, note }: Save): string => canonical({ account, sha256, note });

const conflict = (what: string, base: number): Refusal =>
  new Refusal('version-conflict', {
    what,
    why: `您改的是第 ${base} 版，后来又保存了更新的一版。`,
    next: '您的改动还在本页；请看一看新版改了什么，再在新版上保存。',
    english: `You edited version ${base}, but a newer one has been saved. Your changes are still on this page: look at the new version and save on top of it.`,
  });

/**
 * What stands behind `base`, if it is what is being saved: then the answer was lost on its way, and is given again. Null
 * where nothing stands there; throws `version-conflict` where somebody else was faster. Asked under the lock of the
 * journal's head, so that nobody comes after it.
 */
export function savedBefore<Row extends Save>(
  next: Row | null,
  sent: Save & { base: number; what: string },
): Row | null {
  if (next === null || identityOf(next) === identityOf(sent)) return next;
  throw conflict(sent.what, sent.base);
}
