// Where the keyboard goes on (焦点): in what came, never in what is gone.
import { useEffect } from 'react';

let shown: string | null = null;

/**
 * From the second page on, the keyboard goes on in the page that came, not in the link or the form that is gone. The
 * same page of another year leaves it in the choice of the year.
 */
export function useFocusOnArrival(page: string): void {
  useEffect(() => {
    const isGone = document.activeElement === document.body;
    if (shown !== null && (shown !== page || isGone))
      document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
    shown = page;
  }, [page]);
}

/** What a person takes for one thing: to be there is to be somewhere. */
const things = '[tabindex], li, form, section, nav, main';

/**
 * Where the focused element is taken away, the browser leaves the keyboard nowhere. It goes on in the nearest thing
 * around it that stays; whoever knows better may lead it elsewhere afterwards.
 */
export function keepFocus(): void {
  let around: Element[] = [];
  addEventListener('focusin', ({ target }) => {
    around = [];
    for (let each = target instanceof Element ? target : null; each !== null; each = each.parentElement)
      around.push(each);
  });
  const look = () => {
    if (document.activeElement !== document.body || around[0]?.isConnected !== false) return;
    const place = around.find((each) => each.isConnected)?.closest<HTMLElement>(things);
    around = [];
    if (place == null) return;
    // Only for now: a press of the pointer inside of it must not take it for a field.
    if (!place.hasAttribute('tabindex')) {
      place.tabIndex = -1;
      place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
    }
    place.focus({ preventScroll: true });
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}
