// Appeals (申诉复核): on one row of a published scorecard, by its subject; what becomes of one, and until when.
import type { Calendar } from './calendar.ts';
import { z } from 'zod';

/** 维持, or 更正: a changed decision adds corrected facts; what comes of them the engine says. */
export const AppealOutcome = z.enum(['upheld', 'changed']);
export type AppealOutcome = z.infer<typeof AppealOutcome>;

export const AppealState = z.enum(['open', 'withdrawn', ...AppealOutcome.options]);
export type AppealState = z.infer<typeof AppealState>;

/** Pieces of evidence by their ids. */
export const appealEvidenceMost = 50;
/** Facts that one decision may correct: of one row and body. */
export const correctionsMost = 50;

/** The last day counts until midnight in China; without one the window is that of the publication. */
export const isInWindow = ({ appealsUntil }: Pick<Calendar, 'appealsUntil'>, today: string): boolean =>
  appealsUntil === null || today <= appealsUntil;

/** A subject's total and place before and after the corrections; null: it has none. */
export type EffectLine = {
  subject: string;
  title: string;
  group: string;
  total: { before: string | null; after: string | null };
  rank: { before: number | null; after: number | null };
  grade: { before: string | null; after: string | null };
};

export const isMoved = ({ total, rank, grade }: EffectLine): boolean =>
  total.before !== total.after || rank.before !== rank.after || grade.before !== grade.after;

/** What a decision rests on: the facts that it added, and the hash of the effect that was shown; null where nothing is changed. */
export type DecisionContent = { facts: string[]; shown: string | null };
