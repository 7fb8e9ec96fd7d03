// What the parts of the marks page work on together (评分台).
import { createContext, useContext } from 'react';
import type { Subject } from '../../domain/scheme.ts';
import type { Book } from './book.ts';
import { slotOf } from './book.ts';
import type { Field } from './entry.ts';
import type { History } from './history.ts';
import type { Column, Sheet } from './layout.ts';
import type { Range, Spot } from './range.ts';
import type { Saver } from './saver.ts';
import type { Signal } from './signal.ts';

/** A line of the grid: a subject, or the heading of a group of them. */
export type Line =
  | { kind: 'subject'; id: string; subject: Subject }
  | { kind: 'group'; id: string; title: string; count: number };
export type Place = { column: Column; field: Field };

export type Desk = {
  sheet: Sheet;
  book: Book;
  history: History;
  saver: Saver;
  range: Signal<Range | null>;
  /** Who else is in a cell, by its slot. */
  others: Signal<ReadonlyMap<string, string>>;
  isReadOnly: boolean;
  /** Spellings of n/a in the languages of the console; the first is shown. */
  notApplicable: readonly string[];
};

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('A part of the marks page is drawn outside of it');
  return desk;
}

/** What the grid shows just now: places behind the frozen columns, in their order. */
export type Shown = { lines: readonly Line[]; places: readonly Place[] };

/** Columns of the grid before the first mark: the subject. */
export const frozenColumns = 1;

/** The cell at a spot; null on headings, names, and what the assessor does not mark. */
export function cellAt(
  desk: Desk,
  { lines, places }: Shown,
  { rowIdx, idx }: Spot,
): { slot: string; place: Place; subject: Subject } | null {
  const line = lines[rowIdx];
  const place = places[idx - frozenColumns];
  if (line?.kind !== 'subject' || place === undefined) return null;
  const { assessor, slots } = desk.sheet;
  const slot = slotOf({ node: place.column.node.id, subject: line.subject.id, assessor });
  return slots.has(slot) ? { slot, place, subject: line.subject } : null;
}
