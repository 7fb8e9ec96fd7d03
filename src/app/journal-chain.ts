// Whether the journal is whole (留痕校验): every entry has its bytes, its hashes, its place in the chain and its columns.
//
// It finds what was altered, taken out or put in between, in the journal and in what its entries are bound to. A chain that somebody computed anew from some entry on, or
// whose end was cut off together with its head, agrees with itself: against that, checkpoints outside of the database.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { Entry, firstBefore } from '../domain/event.ts';
import { insist } from '../domain/permission.ts';
import { chainFrom, type Head, journalHead, type JournalRow } from '../store/journal.ts';
import type { Deps } from './deps.ts';
import { hash } from './hash.ts';
import { contentFault } from './journal-content.ts';

/** The first entry at which the chain breaks, and how. */
export type ChainFault = { sequence: number; zh: string; en: string };
/** `checked` entries from the first are whole; `next` null: that was the last step. */
export type ChainStep = { total: number; checked: number; next: number | null; fault: ChainFault | null };

const faultAt = (sequence: number, zh: string, en: string): ChainFault => ({
  sequence,
  zh: `第 ${sequence} 条${zh}`,
  en: `Entry ${sequence} ${en}`,
});

function parsed(text: string): Entry | null {
  try {
    const entry = Entry.safeParse(JSON.parse(text));
    return entry.success && canonical(entry.data) === text ? entry.data : null;
  } catch {
    return null;
  }
}

/** What a column beside the entry says otherwise than the entry. */
function columnsApart(row: JournalRow, entry: Entry): string[] {
  const { sequence, at, event, account, cycle, body, node } = row;
  const columns = { sequence, at, event, account, cycle, body, node };
  return Object.entries(columns).flatMap(([key, value]) => (entry[key as keyof Entry] === value ? [] : [key]));
}

function checkEntry(row: JournalRow, before: Head, jurisdiction: string): ChainFault | null {
  const expected = before.sequence + 1;
  if (row.sequence !== expected) return faultAt(expected, '不见了。', 'is missing.');
  const { sequence, entry: text, sha256, sm3 } = row;
  if (hash('sha256', text) !== sha256)
    return faultAt(sequence, '的内容与 SHA-256 不符。', 'does not match its SHA-256.');
  if (hash('sm3', text) !== sm3) return faultAt(sequence, '的内容与 SM3 不符。', 'does not match its SM3.');
  const entry = parsed(text);
  if (entry === null) return faultAt(sequence, '的内容不是规范的记录。', 'is no canonical entry.');
  if (entry.jurisdiction !== jurisdiction) return faultAt(sequence, '属于另一个辖区。', 'is of another jurisdiction.');
  if (entry.before.sha256 !== before.sha256 || entry.before.sm3 !== before.sm3)
    return faultAt(sequence, '接不上它前面的一条。', 'does not follow from the one before it.');
  const apart = columnsApart(row, entry);
  if (apart.length === 0) return null;
  const list = apart.join(', ');
  return faultAt(sequence, `的检索栏（${list}）与内容不符。`, `has columns (${list}) that differ from it.`);
}

const stepSize = 2000;

/** Checks the next entries from `from` on; whoever asks goes on at `next`, and shows how far it is. */
export async function checkJournal(actor: Actor, { from }: { from: number }, deps: Deps): Promise<ChainStep> {
  insist(actor, 'journal:read');
  const { jurisdiction } = actor;
  return deps.store.transaction(jurisdiction, async (tx) => {
    const empty: Head = { sequence: 0, ...firstBefore };
    const head = (await journalHead(tx)) ?? empty;
    const first = Math.max(1, from);
    // The one before was checked in the step before: its hashes are what the first of this step must name.
    const rows = await chainFrom(tx, first - 1, stepSize + 1);
    const anchor: Head | undefined = first === 1 ? empty : rows[0];
    const total = head.sequence;
    if (anchor?.sequence !== first - 1)
      return { total, checked: first - 2, next: null, fault: faultAt(first - 1, '不见了。', 'is missing.') };
    let before: Head = anchor;
    const own = first === 1 ? rows.slice(0, stepSize) : rows.slice(1);
    for (const row of own) {
      const fault = checkEntry(row, before, jurisdiction);
      if (fault !== null) return { total, checked: before.sequence, next: null, fault };
      before = row;
    }
    const apart = await contentFault(tx, own);
    if (apart !== null)
      return { total, checked: apart.sequence - 1, next: null, fault: faultAt(apart.sequence, apart.zh, apart.en) };
    const isLast = rows.length <= stepSize;
    if (!isLast) return { total, checked: before.sequence, next: before.sequence + 1, fault: null };
    const isEnd = before.sequence === total && before.sha256 === head.sha256 && before.sm3 === head.sm3;
    const fault = isEnd
      ? null
      : faultAt(
          Math.min(before.sequence, total) + 1,
          '处断开：链的末尾与记载的不符。',
          'is where the chain ends otherwise than its head says.',
        );
    return { total, checked: before.sequence, next: null, fault };
  });
}
