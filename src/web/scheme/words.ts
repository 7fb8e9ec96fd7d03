// The words of the scheme's pages in the language of the screen (方案用语).
import { useWords } from '../language.ts';
import { scheme as en } from '../words/en/scheme.ts';
import { scheme as zh } from '../words/zh/scheme.ts';

export const useSchemeWords = () => useWords({ zh, en });
