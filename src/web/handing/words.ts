// The words of handing in, in the language of the screen (报送用语).
import { useWords } from '../language.ts';
import { handing as en } from '../words/en/handing.ts';
import { handing as zh } from '../words/zh/handing.ts';

export const useHandingWords = () => useWords({ zh, en });
