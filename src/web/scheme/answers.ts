// Answers to parameters that are not signed yet (待签署的取值): kept in this browser by account and cycle until they are signed.
import { z } from 'zod';
import { keptAs } from '../kept.ts';
import { useAccount } from '../session.ts';
import { Answer } from './parameter-value.ts';

const Answers = z.object({ answers: z.record(z.string(), Answer), sharedReason: z.string() });
type Answers = z.infer<typeof Answers>;
export type AnswersByKey = ReadonlyMap<string, Answer>;

const kept = keptAs(Answers);
const none: Answers = { answers: {}, sharedReason: '' };

export type AnswersPlace = {
  answers: AnswersByKey;
  sharedReason: string;
  /** Told what is kept at the moment of the call, whatever was drawn last. */
  change: (next: (now: AnswersByKey) => AnswersByKey) => void;
  setSharedReason: (reason: string) => void;
};

export function useAnswers(cycle: string): AnswersPlace {
  const { id } = useAccount();
  const key = `plumbline.answers.${id}.${cycle}`;
  const { answers, sharedReason } = kept.useKept(key) ?? none;
  const now = () => kept.now(key) ?? none;
  return {
    answers: new Map(Object.entries(answers)),
    sharedReason,
    change: (next) => {
      const after = next(new Map(Object.entries(now().answers)));
      kept.keep(key, after.size === 0 ? null : { ...now(), answers: Object.fromEntries(after) });
    },
    setSharedReason: (reason) => kept.keep(key, { ...now(), sharedReason: reason }),
  };
}
