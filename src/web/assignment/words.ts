// The words of the assignments' pages in the language of the screen (责任分工用语).
import { useWords } from '../language.ts';
import { assignment as en } from '../words/en/assignment.ts';
import { assignment as zh } from '../words/zh/assignment.ts';

export const useAssignmentWords = () => useWords({ zh, en });
