// The chosen cells of the grid (选区): from the cell that has the focus to the one that the range was drawn to.
export type Spot = { rowIdx: number; idx: number };
export type Range = { anchor: Spot; head: Spot };

export const at = (spot: Spot): Range => ({ anchor: spot, head: spot });

const span = (a: number, b: number): [number, number] => (a <= b ? [a, b] : [b, a]);

export function isIn({ anchor, head }: Range, { rowIdx, idx }: Spot): boolean {
  const [top, bottom] = span(anchor.rowIdx, head.rowIdx);
  const [left, right] = span(anchor.idx, head.idx);
  return rowIdx >= top && rowIdx <= bottom && idx >= left && idx <= right;
}

/** First and last row and column, counted in. */
export function edgesOf({ anchor, head }: Range): { top: number; bottom: number; left: number; right: number } {
  const [top, bottom] = span(anchor.rowIdx, head.rowIdx);
  const [left, right] = span(anchor.idx, head.idx);
  return { top, bottom, left, right };
}

export const isSingle = ({ anchor, head }: Range): boolean => anchor.rowIdx === head.rowIdx && anchor.idx === head.idx;
