// An item of a long page that is drawn only near the window (看得见才画): its place stays, so that links and focus find it.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { usePrinting } from './printing.ts';

type Sight<Held> = {
  /** Onto the element that holds the item: it is there always. */
  place: RefObject<Held | null>;
  isDrawn: boolean;
  /** How high it is kept while nothing is drawn in it. */
  style: { minHeight: number } | undefined;
};

/** How far beyond the window things are drawn already. */
const margin = '600px 0px';

/**
 * `always` where the list is short, or somebody writes in the item. `height` is how high an item may be that was
 * never drawn, in px.
 */
export function useInSight<Held extends HTMLElement>(always: boolean, height: number): Sight<Held> {
  const place = useRef<Held>(null);
  const isPrinting = usePrinting();
  const [sight, setSight] = useState({ isNear: false, height });
  useEffect(() => {
    const element = place.current;
    if (element === null || always) return undefined;
    let isPressed = false;
    const press = () => (isPressed = true);
    const watch = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last === undefined) return;
        // Where the keyboard is, and where somebody has unfolded something, nothing is taken away.
        const isHeld = isPressed || (element !== document.activeElement && element.contains(document.activeElement));
        const isNear = last.isIntersecting || isHeld;
        setSight((before) =>
          before.isNear === isNear
            ? before
            : { isNear, height: isNear ? before.height : last.boundingClientRect.height },
        );
      },
      { rootMargin: margin },
    );
    watch.observe(element);
    element.addEventListener('click', press);
    return () => {
      watch.disconnect();
      element.removeEventListener('click', press);
    };
  }, [always]);
  const isDrawn = always || isPrinting || sight.isNear;
  return { place, isDrawn, style: isDrawn ? undefined : { minHeight: sight.height } };
}

/** While one is led to a place, things above it are drawn for the first time, and push it away: so many frames it is held. */
const framesHeld = 12;
const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Scrolls to an element of a long page, and stays with it until what is around it is drawn, or somebody moves on. */
export function leadTo(element: Element): void {
  const moved = new AbortController();
  for (const each of hands) addEventListener(each, () => moved.abort(), { signal: moved.signal, passive: true });
  const hold = (frames: number): void => {
    if (moved.signal.aborted) return;
    element.scrollIntoView({ block: 'start' });
    if (frames === 0) moved.abort();
    else requestAnimationFrame(() => hold(frames - 1));
  };
  hold(framesHeld);
}
