// What keys, clipboard and fill do to the chosen cells (表格操作): each is one step of undo.
import { entryIn } from './box.ts';
import { type BoxState, type Change, isGiven } from './book.ts';
import { fromTabs, toTabs } from './clipboard.ts';
import { cellAt, type Desk, frozenColumns, type Shown } from './desk.ts';
import { emptyEntry, type Entry, type Field, isEmpty, textOf, withText } from './entry.ts';
import { edgesOf, type Range, type Spot } from './range.ts';

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Changes of several fields of one cell become one. */
function gather(desk: Desk, wanted: readonly { slot: string; change: (entry: Entry) => Entry }[]): Change[] {
  const entries = new Map<string, Entry>();
  for (const { slot, change } of wanted) entries.set(slot, change(entries.get(slot) ?? entryIn(desk.book.view(slot))));
  return [...entries].map(([slot, entry]) => ({ slot, entry }));
}

/** Group headings between the rows take no part. */
const rowsIn = ({ lines }: Shown, range: Range): number[] => {
  const { top, bottom } = edgesOf(range);
  return span(top, bottom).filter((rowIdx) => lines[rowIdx]?.kind === 'subject');
};

export function copied(desk: Desk, shown: Shown, range: Range): string {
  const { left, right } = edgesOf(range);
  return toTabs(
    rowsIn(shown, range).map((rowIdx) =>
      span(left, right).map((idx) => {
        const line = shown.lines[rowIdx];
        if (idx === 0) return line?.kind === 'subject' ? line.subject.title : '';
        const cell = cellAt(desk, shown, { rowIdx, idx });
        return cell === null
          ? ''
          : textOf(desk.book.view(cell.slot).entry, cell.place.field, desk.notApplicable[0] ?? '');
      }),
    ),
  );
}

/** Empties the marks, or only their reasons; an emptied mark is taken back. */
export function cleared(desk: Desk, shown: Shown, range: Range): void {
  const { left, right } = edgesOf(range);
  const wanted = rowsIn(shown, range).flatMap((rowIdx) =>
    span(left, right).flatMap((idx) => {
      const cell = cellAt(desk, shown, { rowIdx, idx });
      if (cell === null) return [];
      const change = (entry: Entry) => (cell.place.field === 'reason' ? { ...entry, reason: '' } : emptyEntry);
      return [{ slot: cell.slot, change }];
    }),
  );
  desk.history.edit(gather(desk, wanted));
}

/** `missed`: values that found no cell of the assessor's; `takenBack`: saved marks that blank cells were pasted over. */
export type Pasted = { missed: number; takenBack: number };

/** Puts a block of cells where the range begins; a single value into all of its cells. */
export function pasted(desk: Desk, shown: Shown, range: Range, text: string): Pasted {
  const block = fromTabs(text);
  const { top, left, right } = edgesOf(range);
  const isOne = block.length === 1 && block[0]?.length === 1;
  const rows = isOne
    ? rowsIn(shown, range)
    : span(top, shown.lines.length - 1).filter((rowIdx) => shown.lines[rowIdx]?.kind === 'subject');
  const width = isOne ? right - left + 1 : Math.max(...block.map((cells) => cells.length));
  let missed = 0;
  const wanted = span(0, (isOne ? rows.length : block.length) - 1).flatMap((row) =>
    span(0, width - 1).flatMap((column) => {
      const value = isOne ? block[0]?.[0] : block[row]?.[column];
      if (value === undefined) return [];
      const rowIdx = rows[row];
      const cell = rowIdx === undefined ? null : cellAt(desk, shown, { rowIdx, idx: left + column });
      if (cell === null) {
        if (value.trim() !== '') missed += 1;
        return [];
      }
      const { slot, place } = cell;
      return [{ slot, change: (entry: Entry) => withText(entry, place.field, value, desk.notApplicable) }];
    }),
  );
  const changes = gather(desk, wanted);
  const takenBack = changes.filter(({ slot, entry }) => {
    const view = desk.book.view(slot);
    return isEmpty(entry) && !isEmpty(view.entry) && isGiven(view);
  });
  desk.history.edit(changes);
  return { missed, takenBack: takenBack.length };
}

/** A mark goes with its reason, a reason alone. */
const carried = (field: Field, from: Entry, to: Entry): Entry =>
  field === 'reason' ? { ...to, reason: from.reason } : from;

/** The first row of the range into those below it; of a single cell, the one above it into it. */
export function filledDown(desk: Desk, shown: Shown, range: Range): void {
  const { top, bottom, left, right } = edgesOf(range);
  const above = shown.lines.findLastIndex(({ kind }, at) => at < top && kind === 'subject');
  const source = top === bottom ? above : top;
  if (source < 0) return;
  const targets = rowsIn(shown, range).filter((rowIdx) => rowIdx !== source);
  const wanted = targets.flatMap((rowIdx) =>
    span(left, right).flatMap((idx) => fill(desk, shown, { rowIdx: source, idx }, { rowIdx, idx })),
  );
  desk.history.edit(gather(desk, wanted));
}

function fill(desk: Desk, shown: Shown, from: Spot, to: Spot): { slot: string; change: (entry: Entry) => Entry }[] {
  const [source, target] = [cellAt(desk, shown, from), cellAt(desk, shown, to)];
  if (source === null || target === null) return [];
  const { entry } = desk.book.view(source.slot);
  return [{ slot: target.slot, change: (before) => carried(target.place.field, entry, before) }];
}

/** One cell into others of its column, as the fill handle draws it. */
export function filledInto(desk: Desk, shown: Shown, from: Spot, rows: readonly number[]): void {
  desk.history.edit(
    gather(
      desk,
      rows.flatMap((rowIdx) => fill(desk, shown, from, { rowIdx, idx: from.idx })),
    ),
  );
}

/** The slots of the range, each once. */
export function slotsIn(desk: Desk, shown: Shown, range: Range): string[] {
  const { left, right } = edgesOf(range);
  const cells = rowsIn(shown, range).flatMap((rowIdx) =>
    span(left, right).flatMap((idx) => cellAt(desk, shown, { rowIdx, idx })?.slot ?? []),
  );
  return [...new Set(cells)];
}

/** The nearest row of a subject above or below; the same row where there is none. */
export function nextRow({ lines }: Shown, rowIdx: number, step: 1 | -1): number {
  for (let at = rowIdx + step; at >= 0 && at < lines.length; at += step) if (lines[at]?.kind === 'subject') return at;
  return rowIdx;
}

/** A cell as it is told: `row` counts subjects from 1. */
export type Found = NonNullable<ReturnType<typeof cellAt>> & { spot: Spot; row: number };

/** The first cells in a state, as the grid is read, each once. */
export function cellsIn(desk: Desk, shown: Shown, state: BoxState, most: number): Found[] {
  const found = new Map<string, Found>();
  let row = 0;
  for (const [rowIdx, line] of shown.lines.entries()) {
    if (line.kind === 'group') continue;
    row += 1;
    for (const at of shown.places.keys()) {
      const spot = { rowIdx, idx: at + frozenColumns };
      const cell = cellAt(desk, shown, spot);
      if (cell === null || found.has(cell.slot) || desk.book.view(cell.slot).state !== state) continue;
      found.set(cell.slot, { ...cell, spot, row });
      if (found.size === most) return [...found.values()];
    }
  }
  return [...found.values()];
}
