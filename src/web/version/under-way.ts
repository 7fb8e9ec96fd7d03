// Saves that are under way (正在保存): said again and again in a place of its own, so that saying it writes over no draft.
import { storedText, storeText } from '../storage.ts';

/** In milliseconds. */
const sayAgain = 10_000;

const keyOf = (sha256: string): string => `plumbline.saving.${sha256}`;

/** Until it is stopped, this tab says that the save is under way; what is called stops it. */
export function sayUnderWay(sha256: string): () => void {
  const say = () => void storeText(keyOf(sha256), String(Date.now()));
  say();
  const timer = setInterval(say, sayAgain);
  return () => {
    clearInterval(timer);
    say();
  };
}

/** When a tab said so last, in milliseconds; 0: none did. */
export const lastUnderWay = (sha256: string): number => Number(storedText(keyOf(sha256)) ?? 0);

/** What became of the save is known. */
export const forgetUnderWay = (sha256: string): void => void storeText(keyOf(sha256), null);
