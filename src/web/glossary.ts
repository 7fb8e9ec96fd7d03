// The glossary on the screen (术语): the same words as in official texts, or their English.
import { absentReasons, english, nodeKinds, operations } from '../domain/glossary.ts';
import { useWords } from './language.ts';

const chinese = { nodeKinds, absentReasons, operations };

export const useGlossary = () => useWords({ zh: chinese, en: english });
