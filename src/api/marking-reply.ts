// The shapes of answers about handing marks in, self-assessments and what stands beside a mark (报送与自评答复的形状).
import { z } from 'zod';
import { HandingAct, handingStates } from '../domain/handing.ts';
import { count, instant, some, someOrNull, text, textOrNull } from './shape.ts';

const handingLine = z.looseObject({ act: HandingAct, by: textOrNull, at: instant, marks: count, reason: text });

export const markingReplies = {
  handing: z.looseObject({
    closesOn: textOrNull,
    assessors: z.array(
      z.looseObject({
        body: text,
        title: text,
        accounts: count,
        given: count,
        expected: count,
        full: z.array(text),
        state: z.enum(handingStates),
        isLocked: z.boolean(),
        covered: text,
        unchecked: count,
        checks: z.array(handingLine),
        last: handingLine.nullable(),
        steps: z.array(handingLine),
        mayCheck: z.boolean(),
        mayHandIn: z.boolean(),
        mayRecall: z.boolean(),
        mayReturn: z.boolean(),
      }),
    ),
  }),
  markContext: z.looseObject({
    target: textOrNull,
    milestones: z.array(some),
    leads: z.array(text),
    lastYear: someOrNull,
    selfAssessment: someOrNull,
  }),
  markCases: z.looseObject({
    cases: z.array(z.looseObject({ id: text, year: text, row: text, subject: text, off: text, reason: text })),
  }),
  selfAssessment: z.looseObject({
    body: text,
    subject: text,
    dueOn: textOrNull,
    isLate: z.boolean(),
    rows: z.array(
      z.looseObject({ node: text, label: text, text, claimed: textOrNull, version: count, mayWrite: z.boolean() }),
    ),
    lacking: count,
    covered: text,
    handed: someOrNull,
    mayHandIn: z.boolean(),
  }),
  selfAssessments: z.looseObject({
    dueOn: textOrNull,
    bodies: z.array(z.looseObject({ body: text, title: text, written: count, of: count, handed: someOrNull })),
  }),
};
