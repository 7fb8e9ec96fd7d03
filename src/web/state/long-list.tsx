// A list that stays quick when it is long (长列表): beyond 200 items only those in sight are drawn, each measured.
import { lazy, Suspense, type ReactNode } from 'react';
import { longFrom } from './long.ts';

/** Short lists, and so the first page, do without it. */
const Windowed = lazy(async () => ({ default: (await import('./windowed.tsx')).Windowed }));

type Props<Item> = {
  items: readonly Item[];
  keyOf: (item: Item, index: number) => string | number;
  children: (item: Item, index: number) => ReactNode;
  /** What the list is, for whoever does not see it. */
  label?: string;
  className?: string;
  /** `ul` where the order says nothing. */
  tag?: 'ol' | 'ul';
};

export function LongList<Item>({ items, keyOf, children, label, className, tag: List = 'ol' }: Props<Item>) {
  if (items.length > longFrom) {
    const rowAt = (index: number): ReactNode => {
      const item = items[index];
      return item === undefined ? null : children(item, index);
    };
    return (
      <Suspense fallback={<div className="long-list" aria-busy="true" />}>
        <Windowed keys={items.map(keyOf)} rowAt={rowAt} label={label} className={className} tag={List} />
      </Suspense>
    );
  }
  return (
    <List className={className} aria-label={label}>
      {items.map((item, index) => (
        <li key={keyOf(item, index)}>{children(item, index)}</li>
      ))}
    </List>
  );
}
