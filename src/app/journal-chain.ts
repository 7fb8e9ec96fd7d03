// Whether the journal is whole (留痕校验): every entry has its bytes, its hashes, its place in the chain and its columns.
//
// It finds what was altered, taken out or put in between, in the journal and in what its entries are bound to: facts,
// versions, computations, documents, cycles and the jurisdiction, each with all its columns. A chain that somebody computed anew from some entry on, lengthened with entries of
// his own, or whose end was cut off together with its head, agrees with itself: it is held against the checkpoints outside of the database.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { Entry, firstBefore } from '../domain/event.ts';
import { insist } from '../domain/permission.ts';
import { chainFrom, type Head, journalHead, type JournalRow } from '../store/journal.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { checkpointComparison } from './checkpoint-comparison.ts';
import type { Deps } from './deps.ts';
import { givingWay } from './give-way.ts';
import { hash } from './hash.ts';
import { checkContent, untold } from './journal-content.ts';
import { notFound } from './not-found.ts';

/** The first entry at which the chain breaks, and how; the last one where something has no entry at all. */
export type ChainFault = { sequence: number; zh: string; en: string };
/**
 * `checked` entries from the first are whole; `next` null: that was the last step. `older`: so many of this step were
 * written by an older program, and bind less than all the columns of what they tell of.
 */
export type ChainStep = {
  total: number;
  checked: number;
  next: number | null;
  fault: ChainFault | null;
  older: number;
  /** How many checkpoints this step was held against, and which is the newest; undefined where the server keeps none. */
  checkpoints?: { compared: number; newest: { size: number; at: string } | null };
};

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

/** The entry where it is whole. */
function checkEntry(row: JournalRow, before: Head, jurisdiction: string): ChainFault | { entry: Entry } {
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
  if (apart.length === 0) return { entry };
  const list = apart.join(', ');
  return faultAt(sequence, `的检索栏（${list}）与内容不符。`, `has columns (${list}) that differ from it.`);
}

const told = (checkpoints: ChainStep['checkpoints']) => (checkpoints === undefined ? {} : { checkpoints });

/** So many entries are checked at one go. */
export const stepSize = 2000;

/**
 * Checks the next entries from `from` on; whoever asks goes on at `next`, and shows how far it is. Others are served
 * meanwhile; once `signal` is aborted it ends, and throws its reason. Throws `not-found` beyond the end.
 */
export async function checkJournal(
  actor: Actor,
  { from, signal }: { from: number } & Waited,
  deps: Deps,
): Promise<ChainStep> {
  insist(actor, 'journal:read');
  const { jurisdiction } = actor;
  // Before the journal is looked at: one that is written meanwhile may tell of more than is seen.
  const sizes = (await deps.checkpoints?.sizes(jurisdiction)) ?? [];
  // Of one state: what is saved while it is checked is no fault.
  return carryOut({ jurisdiction, signal, isStill: true }, deps, async (tx) => {
    const empty: Head = { sequence: 0, ...firstBefore };
    const head = (await journalHead(tx)) ?? empty;
    const first = Math.max(1, from);
    if (first - 1 > head.sequence) throw notFound(`第 ${first - 1} 条留痕`, `Entry ${first - 1} of the journal`);
    // The one before was checked in the step before: its hashes are what the first of this step must name.
    const rows = await chainFrom(tx, first - 1, stepSize + 2);
    const anchor: Head | undefined = first === 1 ? empty : rows[0];
    const total = head.sequence;
    if (anchor?.sequence !== first - 1)
      return { total, checked: first - 2, next: null, fault: faultAt(first - 1, '不见了。', 'is missing.'), older: 0 };
    let before: Head = anchor;
    const behind = first === 1 ? rows : rows.slice(1);
    const own = behind.slice(0, stepSize);
    const isLast = behind.length <= stepSize;
    const comparison = await checkpointComparison(tx, jurisdiction, { from: first, total, sizes }, deps);
    const checkpoints = comparison?.told;
    const entries: Entry[] = [];
    for await (const row of givingWay(own)) {
      const checked = checkEntry(row, before, jurisdiction);
      const fault = 'entry' in checked ? ((await comparison?.after(row)) ?? null) : checked;
      if (!('entry' in checked) || fault !== null)
        return { total, checked: before.sequence, next: null, fault, older: 0, ...told(checkpoints) };
      entries.push(checked.entry);
      before = row;
    }
    comparison?.keep();
    const { fault: apart, older } = await checkContent(tx, { entries, from: first, isLast });
    if (apart !== null) {
      const fault = faultAt(apart.sequence, apart.zh, apart.en);
      return { total, checked: apart.sequence - 1, next: null, fault, older, ...told(checkpoints) };
    }
    if (!isLast)
      return { total, checked: before.sequence, next: before.sequence + 1, fault: null, older, ...told(checkpoints) };
    const isEnd = before.sequence === total && before.sha256 === head.sha256 && before.sm3 === head.sm3;
    if (!isEnd) {
      const end = Math.min(before.sequence, total) + 1;
      const fault = faultAt(
        end,
        '处断开：链的末尾与记载的不符。',
        'is where the chain ends otherwise than its head says.',
      );
      return { total, checked: before.sequence, next: null, fault, older, ...told(checkpoints) };
    }
    const strange = await untold(tx);
    const fault = (await comparison?.end()) ?? (strange === null ? null : { sequence: total, ...strange });
    return { total, checked: before.sequence, next: null, fault, older, ...told(checkpoints) };
  });
}
