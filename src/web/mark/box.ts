// One cell of the grid (评分格): what is saved, what is typed over it, and what follows from both.
import type { Fact, Mark } from '../../domain/fact.ts';
import { keptWords } from '../../domain/kept-words.ts';
import type { RefusalWords } from '../fetch.ts';
import type { Draft, GivenMark } from './draft.ts';
import { emptyEntry, type Entry, entryOf, isEmpty, isSame } from './entry.ts';

/** A mark as the server keeps it. */
export type MarkRow = { sequence: number; account: string | null; at: string; fact: Mark };

export type Box = {
  /** All marks of the cell, the oldest first: each corrects the one before it. */
  rows: readonly MarkRow[];
  draft: Draft | null;
  /** Its editor is open: nothing is sent before it is left. */
  isTyping: boolean;
  /** The server's last word on the draft, until it is changed. */
  refused: RefusalWords | null;
};

export const emptyBox: Box = { rows: [], draft: null, isTyping: false, refused: null };

/** The mark that counts: the one that no other corrects. */
export function standingOf({ rows }: Pick<Box, 'rows'>): MarkRow | null {
  const corrected = new Set(rows.map(({ fact }) => fact.supersedes));
  return rows.findLast(({ fact }) => !corrected.has(fact.id)) ?? null;
}

export const savedEntry = (box: Box): Entry => entryOf(standingOf(box)?.fact ?? null);
export const entryIn = (box: Box): Entry => box.draft?.entry ?? savedEntry(box);

/** The entry that the reason was first written for, where it said another mark than it says now; else null. */
export function writtenFor(box: Pick<Box, 'rows'> & { entry: Entry }): Entry | null {
  const { entry, rows } = box;
  const hasReason = ({ reason }: Entry): boolean => keptWords(reason) === keptWords(entry.reason);
  if (keptWords(entry.reason) === '' || (entry.value === '' && !entry.isNotApplicable)) return null;
  const byId = new Map(rows.map((row) => [row.fact.id, row]));
  let first: Entry | null = null;
  let row = standingOf(box);
  while (row !== null && hasReason(entryOf(row.fact))) {
    first = entryOf(row.fact);
    row = byId.get(row.fact.supersedes ?? '') ?? null;
  }
  return first === null || isSame({ ...first, reason: entry.reason }, entry) ? null : first;
}

/** Somebody else's mark came while this one was typed: who typed has to choose. */
export function isContested(box: Box): boolean {
  const { draft } = box;
  if (draft === null || draft.sent !== null || isSame(draft.entry, savedEntry(box))) return false;
  return draft.base !== (standingOf(box)?.fact.id ?? null);
}

/** The fact that the draft asks to be saved; `id` is fresh. Emptied: the mark that stands is taken back. */
export function factFrom(box: Box, cell: { node: string; subject: string; assessor: string }, id: string): GivenMark {
  const standing = standingOf(box)?.fact ?? null;
  const entry = box.draft?.entry ?? emptyEntry;
  const common = {
    type: 'mark',
    id,
    ...cell,
    evidence: standing?.evidence ?? [],
    supersedes: standing?.id ?? null,
  } as const;
  if (isEmpty(entry) && standing !== null) {
    const { value, notApplicable, reason } = standing;
    return { ...common, value, notApplicable, reason, withdrawn: true };
  }
  const { value, isNotApplicable, reason } = entry;
  return {
    ...common,
    value: value === '' ? null : value,
    notApplicable: isNotApplicable,
    reason: reason === '' ? null : reason,
  };
}

/** Rows with more rows, each once, in their order. */
export function withRows(box: Box, more: readonly MarkRow[]): Box {
  const known = new Set(box.rows.map(({ fact }) => fact.id));
  const fresh = more.filter(({ fact }) => !known.has(fact.id));
  if (fresh.length === 0) return box;
  return { ...box, rows: [...box.rows, ...fresh].toSorted((a, b) => a.sequence - b.sequence) };
}

export const isMark = (fact: Fact): fact is Mark => fact.type === 'mark';
