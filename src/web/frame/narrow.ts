// Whether the screen is narrow (窄屏): then lists are drawn as cards; the same width as in console.css.
import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 820px)');

/** At this moment. */
export const isNarrow = (): boolean => query.matches;

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow);
