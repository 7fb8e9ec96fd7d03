// Arriving at a certain box (到达的格): an address that ends in “#row subject” opens the grid there.
import { useEffect, useRef, type RefObject } from 'react';
import type { DataGridHandle } from 'react-data-grid';
import { useMarked } from '../hash.ts';
import { frozenColumns, type Shown } from './desk.ts';

/** Once: what the reader does afterwards is his. */
export function useArrival(grid: RefObject<DataGridHandle | null>, { lines, places }: Shown): void {
  const marked = useMarked();
  const arrived = useRef<string | null>(null);
  useEffect(() => {
    if (marked === null || arrived.current === marked) return;
    arrived.current = marked;
    const [node, subject] = marked.split(' ');
    const rowIdx = lines.findIndex((line) => line.kind === 'subject' && line.subject.id === subject);
    const column = places.findIndex(({ column: { node: own }, field }) => own.id === node && field === 'value');
    if (rowIdx < 0 || column < 0) return;
    requestAnimationFrame(() =>
      grid.current?.selectCell({ rowIdx, idx: column + frozenColumns }, { shouldFocusCell: true }),
    );
  }, [grid, marked, lines, places]);
}
