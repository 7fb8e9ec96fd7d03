// The shapes of answers about claims, findings and innovations (加减分办理答复的形状).
import { z } from 'zod';
import { ClaimContent, ClaimKind, claimStates, stepKinds } from '../domain/claim.ts';
import { count, instant, some, someOrNull, text, textOrNull } from './shape.ts';

const titled = z.looseObject({ id: text, title: text });
const claim = z.looseObject({
  id: text,
  kind: ClaimKind,
  node: text,
  row: text,
  about: z.array(titled),
  body: text,
  bodyTitle: text,
  by: textOrNull,
  at: instant,
  content: ClaimContent,
  state: z.enum(claimStates),
  facts: z.array(text),
  steps: z.array(z.looseObject({ id: text, kind: z.enum(stepKinds), at: instant, by: textOrNull, said: someOrNull })),
  rectification: someOrNull,
  panel: someOrNull,
  alike: z.array(some),
  pieces: z.array(some),
  can: z.array(z.enum(stepKinds)),
});

export const claimReplies = {
  claim,
  claims: z.looseObject({
    today: text,
    hands: z.array(ClaimKind),
    mayCall: z.boolean(),
    places: z.array(some),
    subjects: z.array(titled),
    rows: z.array(titled),
    call: someOrNull,
    claims: z.array(claim),
  }),
  innovationCall: z.looseObject({ version: count, node: text, dueOn: text, criteria: z.array(some) }),
  capLedger: z.looseObject({
    subject: text,
    title: text,
    rows: z
      .array(
        z.looseObject({
          node: text,
          label: text,
          nominal: text,
          effective: text,
          isWhole: z.boolean(),
          entries: z.array(
            z.looseObject({
              fact: text,
              title: text,
              nominal: textOrNull,
              effective: textOrNull,
              why: textOrNull,
              cuts: z.array(z.looseObject({ node: text, label: text, limit: text, points: text })),
            }),
          ),
        }),
      )
      .nullable(),
  }),
};
