// A list that stays quick when it is long (长列表): beyond 200 items only those in sight are drawn, each measured.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
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

/** The item of this very list, not of one inside of it. */
const itemAround = (list: HTMLElement | null, target: unknown): HTMLElement | null =>
  target instanceof Node
    ? ([...(list?.querySelectorAll<HTMLElement>(':scope > * > li') ?? [])].find((item) => item.contains(target)) ??
      null)
    : null;

/**
 * Rows differ in height. The window is reached by Tab, so that the keyboard scrolls it too. On paper there is none.
 * Where the keyboard is, and where somebody has unfolded something, nothing is taken away.
 */
function Windowed<Item>({ items, keyOf, children, label, className, tag: List = 'ol' }: Props<Item>) {
  const place = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const pressed = useRef(new Set<string>());
  useEffect(() => {
    const press = ({ target }: Event) => {
      const key = itemAround(place.current, target)?.dataset['key'];
      if (key !== undefined) pressed.current.add(key);
    };
    const element = place.current;
    element?.addEventListener('click', press);
    return () => element?.removeEventListener('click', press);
  }, []);
  const keyAt = (index: number): string | number => {
    const item = items[index];
    return item === undefined ? index : keyOf(item, index);
  };
  const withHeld = (range: Range): number[] => {
    const focused = itemAround(place.current, document.activeElement)?.dataset['key'];
    const isHeld = (key: string): boolean => key === focused || pressed.current.has(key);
    const held = [...items.keys()].filter((index) => isHeld(String(keyAt(index))));
    return [...new Set([...defaultRangeExtractor(range), ...held])].toSorted((one, other) => one - other);
  };
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => place.current,
    estimateSize: () => 56,
    overscan: 8,
    getItemKey: keyAt,
    rangeExtractor: withHeld,
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
              data-key={key}
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
