// The words of the consultation's pages in the language of the screen (征求意见用语).
import { useWords } from '../language.ts';
import { consultation as en } from '../words/en/consultation.ts';
import { consultation as zh } from '../words/zh/consultation.ts';

export const useConsultationWords = () => useWords({ zh, en });
