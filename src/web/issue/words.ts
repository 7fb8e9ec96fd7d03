// The words of issuing in the language of the screen (印发用语).
import { useWords } from '../language.ts';
import { issue as en } from '../words/en/issue.ts';
import { issue as zh } from '../words/zh/issue.ts';

export const useIssueWords = () => useWords({ zh, en });
