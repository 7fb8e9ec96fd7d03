// The words of the page of claims in the language of the screen (加减分办理用语).
import { useWords } from '../language.ts';
import { claim as en } from '../words/en/claim.ts';
import { claim as zh } from '../words/zh/claim.ts';

export const useClaimWords = () => useWords({ zh, en });
