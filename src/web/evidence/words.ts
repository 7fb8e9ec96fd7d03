// The words of the pages of evidence in the language of the screen (佐证材料用语).
import { useWords } from '../language.ts';
import { evidence as en } from '../words/en/evidence.ts';
import { evidence as zh } from '../words/zh/evidence.ts';

export const useEvidenceWords = () => useWords({ zh, en });
