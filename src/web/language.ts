// The language of the screen (界面语言): Chinese or English, remembered by the browser, the same in every part.
import { useSyncExternalStore } from 'react';
import { storedText, storeText } from './storage.ts';

export type Language = 'zh' | 'en';

const key = 'plumbline.language';
/** Of what is published and signed: sentences of the engine, words of values. They are marked with it on either screen. */
export const recordLanguage = 'zh-CN';
const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en' };
const listeners = new Set<() => void>();

let language: Language = storedText(key) === 'en' ? 'en' : 'zh';

export const getLanguage = (): Language => language;

/** Tells the browser and screen readers. */
export function declareLanguage(): void {
  document.documentElement.lang = tags[language];
}

export function chooseLanguage(next: Language): void {
  language = next;
  declareLanguage();
  // Where it is not remembered, it is chosen all the same, as long as the page lasts.
  storeText(key, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, getLanguage);

/** Of a name that is shown in the other language, as `lang` of its element. */
export const useOtherTag = (): string => tags[useLanguage() === 'zh' ? 'en' : 'zh'];

/** The words of one page in the language of the screen: `const t = useWords({ zh, en })`. */
export const useWords = <W>(words: Record<Language, W>): W => words[useLanguage()];

/** Words that domain tables hold in both languages. */
export function useBoth(): (words: { zh: string; en: string }) => string {
  const spoken = useLanguage();
  return (words) => words[spoken];
}
