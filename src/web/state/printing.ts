// Whether the page is being printed (打印中): paper has no window, so whatever is drawn in part is drawn whole then.
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
const listeners = new Set<() => void>();

/** The browser takes the page as soon as its event is over: by then it has to be drawn. */
function turn(next: boolean): void {
  isPrinting = next;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}
addEventListener('beforeprint', () => turn(true));
addEventListener('afterprint', () => turn(false));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);
