// The shapes of answers about appeals (申诉答复的形状).
import { z } from 'zod';
import { AppealOutcome, AppealState } from '../domain/appeal.ts';
import { count, instant, some, someOrNull, text, textOrNull } from './shape.ts';

const titled = z.looseObject({ id: text, title: text });
const countOrNull = count.nullable();

export const appealReplies = {
  appeals: z.looseObject({
    stage: text,
    until: textOrNull,
    isOpen: z.boolean(),
    own: someOrNull,
    pending: count,
    appeals: z.array(
      z.looseObject({
        id: text,
        body: text,
        title: text,
        node: text,
        label: text,
        reason: text,
        source: text,
        evidence: z.array(titled),
        at: instant,
        state: AppealState,
        decision: z
          .looseObject({ outcome: AppealOutcome, reason: text, document: text, computation: countOrNull })
          .nullable(),
        mayDecide: z.boolean(),
        facts: z.array(some),
      }),
    ),
  }),
  madeAppeal: z.looseObject({ id: text }),
  appealEffect: z.looseObject({
    shown: text,
    totalPlaces: countOrNull,
    lines: z.array(
      z.looseObject({
        subject: text,
        title: text,
        group: text,
        total: z.looseObject({ before: textOrNull, after: textOrNull }),
        rank: z.looseObject({ before: countOrNull, after: countOrNull }),
        grade: z.looseObject({ before: textOrNull, after: textOrNull }),
      }),
    ),
  }),
  appealDecision: z.looseObject({ computation: countOrNull }),
};
