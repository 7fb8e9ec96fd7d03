// Changes of the directory (名录的修改): bodies are added and retired, never deleted.
import type { Actor } from '../../domain/actor.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { bodies, type BodyRow, retireBody } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { type DirectoryEntry, directoryIn, revisionOf } from './read.ts';
import { addTo, type BodyDraft, changeIn, registerOf, writeRegister } from './register.ts';

function found(all: readonly BodyRow[], id: string): BodyRow {
  const body = all.find((each) => each.id === id);
  if (body === undefined) throw notFound('这个单位', 'This body');
  return body;
}

async function entryOf(tx: Tx, actor: Actor, id: string): Promise<DirectoryEntry> {
  const entry = (await directoryIn(tx, actor)).find((each) => each.id === id);
  if (entry === undefined) throw notFound('这个单位', 'This body');
  return entry;
}

export async function createBody(actor: Actor, draft: BodyDraft, deps: Deps): Promise<DirectoryEntry> {
  insist(actor, 'body:edit');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    // First the lock, then the look: or two who add the same name would both find it free.
    await openJournal(tx);
    const register = registerOf(await bodies(tx));
    const { id } = addTo(register, draft, deps);
    await writeRegister(tx, actor, register, deps);
    return entryOf(tx, actor, id);
  });
}

/** `revision` is what the page showed. Throws `version-conflict` where somebody changed the body since. */
export async function saveBody(
  actor: Actor,
  { id, revision, ...draft }: BodyDraft & { id: string; revision: string },
  deps: Deps,
): Promise<DirectoryEntry> {
  insist(actor, 'body:edit');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const register = registerOf(await bodies(tx));
    const before = found([...register.rows.values()], id);
    if (revisionOf(before) !== revision)
      throw new Refusal('version-conflict', {
        what: `“${before.title}”没有保存。`,
        why: '您打开之后，别人改过这个单位。',
        next: '您填写的内容还在本页；请关闭后重新打开，看一看别人改了什么，再改。',
        english: 'Somebody changed this body since you opened it: open it again and look before you save.',
      });
    changeIn(register, before, draft, deps);
    await writeRegister(tx, actor, register, deps);
    return entryOf(tx, actor, id);
  });
}

/** Retired: offered nowhere any more, and everything that speaks of it stays. */
export async function retire(
  actor: Actor,
  { id, isRetired }: { id: string; isRetired: boolean },
  deps: Deps,
): Promise<DirectoryEntry> {
  insist(actor, 'body:edit');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { title, retiredAt } = found(await bodies(tx), id);
    if ((retiredAt !== null) !== isRetired) {
      const now = deps.now();
      await retireBody(tx, id, isRetired ? now.toISOString() : null);
      await record(tx, actor, now, { event: isRetired ? 'body-retired' : 'body-restored', body: id, data: { title } });
    }
    return entryOf(tx, actor, id);
  });
}
