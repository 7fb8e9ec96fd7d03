// The body of a table that stays quick when it is long (长表体): beyond 200 rows, in pieces that are drawn only near the window.
import { useMemo, type ReactNode } from 'react';
import { useInSight } from './in-sight.ts';
import { longFrom } from './long.ts';

type Props<Item> = {
  items: readonly Item[];
  /** How high a row may be that was never drawn, in px. */
  height: number;
  /** A `tr` with its key; `index` counts from 0. */
  children: (item: Item, index: number) => ReactNode;
};

/** How many rows are drawn together. */
const pieceLength = 25;

export function LongRows<Item>({ items, height, children }: Props<Item>) {
  const pieces = useMemo(() => {
    if (items.length <= longFrom) return [items];
    const count = Math.ceil(items.length / pieceLength);
    return Array.from({ length: count }, (_, at) => items.slice(at * pieceLength, (at + 1) * pieceLength));
  }, [items]);
  return [...pieces.entries()].map(([at, piece]) => (
    <Piece key={at} isOnly={pieces.length === 1} height={piece.length * height}>
      {() => piece.map((item, index) => children(item, at * pieceLength + index))}
    </Piece>
  ));
}

type PieceProps = { isOnly: boolean; height: number; children: () => ReactNode };

/** Its place is kept by one empty row. */
function Piece({ isOnly, height, children }: PieceProps) {
  const { place, isDrawn, style } = useInSight<HTMLTableSectionElement>(isOnly, height);
  return (
    <tbody ref={place} aria-hidden={isDrawn ? undefined : true}>
      {isDrawn ? children() : <tr style={{ height: style?.minHeight }} />}
    </tbody>
  );
}
