// A list that stays quick when it is long (长列表): beyond 200 items only those in sight are drawn, each measured.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import { longFrom } from './long.ts';
import { usePrinting } from './printing.ts';

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

export function LongList<Item>(props: Props<Item>) {
  const { items, keyOf, children, label, className, tag: List = 'ol' } = props;
  if (items.length > longFrom) return <Windowed {...props} />;
  return (
    <List className={className} aria-label={label}>
      {items.map((item, index) => (
        <li key={keyOf(item, index)}>{children(item, index)}</li>
      ))}
    </List>
  );
}

/** Rows differ in height. The window is reached by Tab, so that the keyboard scrolls it too. On paper there is none. */
function Windowed<Item>({ items, keyOf, children, label, className, tag: List = 'ol' }: Props<Item>) {
  const place = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => place.current,
    estimateSize: () => 56,
    overscan: 8,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item, index);
    },
  });
  const drawn = isPrinting
    ? [...items.entries()].map(([index, item]) => ({ index, key: keyOf(item, index), start: null }))
    : rows.getVirtualItems();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a window that scrolls must be reached by the keyboard
    <div ref={place} className={isPrinting ? 'long-list is-whole' : 'long-list'} tabIndex={0}>
      <List className={className} aria-label={label} style={isPrinting ? undefined : { height: rows.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={start === null ? undefined : { transform: `translateY(${start}px)` }}
            >
              {children(item, index)}
            </li>
          );
        })}
      </List>
    </div>
  );
}
