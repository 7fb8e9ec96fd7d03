// The words of self-assessments in the language of the screen (自评用语).
import { useWords } from '../language.ts';
import { selfAssessment as en } from '../words/en/self-assessment.ts';
import { selfAssessment as zh } from '../words/zh/self-assessment.ts';

export const useSelfAssessmentWords = () => useWords({ zh, en });
