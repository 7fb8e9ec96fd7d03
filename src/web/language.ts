// The language of the screen (界面语言): Chinese or English, remembered by the browser, the same in every part.
import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

const key = 'plumbline.language';
const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en' };
const listeners = new Set<() => void>();

/** A browser may forbid storage; then the choice lasts as long as the page. */
function remembered(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

let language: Language = remembered();

export const getLanguage = (): Language => language;

/** Tells the browser and screen readers. */
export function declareLanguage(): void {
  document.documentElement.lang = tags[language];
}

export function chooseLanguage(next: Language): void {
  language = next;
  declareLanguage();
  try {
    localStorage.setItem(key, next);
  } catch {
    // Not remembered, and all the same chosen.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, getLanguage);

/** The words of one page in the language of the screen: `const t = useWords({ zh, en })`. */
export const useWords = <W>(words: Record<Language, W>): W => words[useLanguage()];

/** Words that domain tables hold in both languages. */
export function useBoth(): (words: { zh: string; en: string }) => string {
  const spoken = useLanguage();
  return (words) => words[spoken];
}
