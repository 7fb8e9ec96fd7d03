// The words of saving a version in the language of the screen (保存用语).
import { useWords } from '../language.ts';
import { version as en } from '../words/en/version.ts';
import { version as zh } from '../words/zh/version.ts';

export const useVersionWords = () => useWords({ zh, en });
