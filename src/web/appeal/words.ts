// The words of appeals in the language of the screen (申诉用语).
import { useWords } from '../language.ts';
import { appeal as en } from '../words/en/appeal.ts';
import { appeal as zh } from '../words/zh/appeal.ts';

export const useAppealWords = () => useWords({ zh, en });
