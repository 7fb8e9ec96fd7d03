// What stands between words (标点): of the language of the screen.
import { useWords } from './language.ts';
import { shell as en } from './words/en/shell.ts';
import { shell as zh } from './words/zh/shell.ts';

export type Punctuation = typeof zh.punctuation;

export const usePunctuation = (): Punctuation => useWords({ zh, en }).punctuation;
