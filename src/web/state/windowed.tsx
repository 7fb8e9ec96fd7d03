// The part of a long list that is in sight (长列表的窗口): each row measured, loaded by the first list that is long.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePrinting } from './printing.ts';

type Props = {
  /** Of every row, in order. */
  keys: readonly (string | number)[];
  rowAt: (index: number) => ReactNode;
  label?: string | undefined;
  className?: string | undefined;
  tag: 'ol' | 'ul';
};

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
export function Windowed({ keys, rowAt, label, className, tag: List }: Props) {
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
  const keyAt = (index: number): string | number => keys[index] ?? index;
  const withHeld = (range: Range): number[] => {
    const focused = itemAround(place.current, document.activeElement)?.dataset['key'];
    const isHeld = (key: string): boolean => key === focused || pressed.current.has(key);
    const held = [...keys.keys()].filter((index) => isHeld(String(keyAt(index))));
    return [...new Set([...defaultRangeExtractor(range), ...held])].toSorted((one, other) => one - other);
  };
  const rows = useVirtualizer({
    count: keys.length,
    getScrollElement: () => place.current,
    estimateSize: () => 56,
    overscan: 8,
    getItemKey: keyAt,
    rangeExtractor: withHeld,
  });
  const drawn = isPrinting
    ? [...keys.entries()].map(([index, key]) => ({ index, key, start: null }))
    : rows.getVirtualItems();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a window that scrolls must be reached by the keyboard
    <div ref={place} className={isPrinting ? 'long-list is-whole' : 'long-list'} tabIndex={0}>
      <List className={className} aria-label={label} style={isPrinting ? undefined : { height: rows.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-key={key}
            aria-setsize={keys.length}
            aria-posinset={index + 1}
            style={start === null ? undefined : { transform: `translateY(${start}px)` }}
          >
            {rowAt(index)}
          </li>
        ))}
      </List>
    </div>
  );
}
