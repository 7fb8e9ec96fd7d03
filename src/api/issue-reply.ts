// The shapes of answers about issued assignments and tasks (印发与任务答复的形状).
import { z } from 'zod';
import { Problem } from '../domain/problem.ts';
import { count, instant, some, someOrNull, text, textOrNull } from './shape.ts';

const issueHead = z.looseObject({
  issuer: text,
  title: text,
  reference: text,
  date: text,
  sections: z.array(text),
});

const light = z.enum(['late', 'soon', 'on-time', 'no-data', 'done']);
const lightCounts = z.record(light, count);
const milestone = z.looseObject({ id: text, date: text, text, light, daysLeft: z.int(), level: textOrNull });

export const issueReplies = {
  issues: z.looseObject({
    body: text,
    subject: text,
    version: count,
    gaps: z.array(Problem),
    mayIssue: z.boolean(),
    issues: z.array(
      z.looseObject({
        number: count,
        version: count,
        head: issueHead,
        copies: z.array(z.looseObject({ body: text, title: text, at: instant.nullable() })),
        filing: z.array(z.looseObject({ act: text, reason: textOrNull, at: instant })),
        sha256: text,
        at: instant,
      }),
    ),
  }),
  filings: z.looseObject({
    filings: z.array(z.looseObject({ body: text, title: text, group: text, state: text, gaps: count, version: count })),
  }),
  copies: z.looseObject({
    copies: z.array(
      z.looseObject({ body: text, number: count, head: issueHead, at: instant, receivedAt: instant.nullable() }),
    ),
  }),

  tasks: z.looseObject({
    body: text,
    subject: text,
    today: text,
    inForce: someOrNull,
    mayReport: z.boolean(),
    tasks: z.array(
      z.looseObject({
        node: text,
        label: text,
        target: textOrNull,
        leads: z.array(text),
        owner: textOrNull,
        deputy: textOrNull,
        milestones: z.array(milestone.extend({ reports: z.array(some) })),
      }),
    ),
    absences: z.array(z.looseObject({ id: text, person: text, deputy: text, from: text, to: text })),
  }),
  taskBoard: z.looseObject({
    today: text,
    bodies: z.array(z.looseObject({ body: text, title: text, lights: lightCounts, escalated: z.array(some) })),
  }),
  halfYear: z.looseObject({
    body: text,
    subject: text,
    year: text,
    until: text,
    rows: z.array(z.looseObject({ node: text, label: text, lights: lightCounts, milestones: z.array(milestone) })),
    lights: lightCounts,
    note: z.looseObject({ text, at: instant }).nullable(),
  }),
} as const;
