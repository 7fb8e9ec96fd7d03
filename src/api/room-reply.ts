// The shapes of answers about consultations and evidence (征求意见与佐证材料答复的形状).
import { z } from 'zod';
import { Capacity } from '../domain/consultation.ts';
import { EvidenceForm } from '../domain/evidence.ts';
import { count, instant, some, someOrNull, text, textOrNull } from './shape.ts';

const change = z.looseObject({ kind: text, node: textOrNull, text });

/** A round of a consultation, as every reader sees it. */
const round = z.looseObject({
  number: count,
  version: count,
  dueOn: text,
  daysLeft: z.int(),
  note: text,
  at: instant,
  by: textOrNull,
  releasedAt: instant.nullable(),
  asked: count,
});
const addressee = z.looseObject({ body: text, title: text, as: z.array(Capacity) });

const evidencePlace = z.looseObject({ cycle: text, node: text, subject: text });
const evidencePiece = z.looseObject({
  id: text,
  version: count,
  body: text,
  title: text,
  file: text,
  form: EvidenceForm,
  size: count,
  sha256: text,
  sm3: text,
  number: textOrNull,
  issuer: textOrNull,
  date: textOrNull,
  state: z.enum(['standing', 'withdrawn']),
  at: instant,
  by: textOrNull,
  uses: z.array(evidencePlace),
  alike: z.array(z.looseObject({ by: z.enum(['file', 'number']), isOwn: z.boolean(), body: textOrNull })),
});

export const roomReplies = {
  addressees: z.looseObject({ version: count, addressees: z.array(addressee) }),
  consultations: z.looseObject({
    rounds: z.array(round.extend({ own: someOrNull, counts: someOrNull })),
    newest: count.nullable(),
  }),
  consultation: round.extend({
    before: count.nullable(),
    newest: count,
    changes: z.array(change).nullable(),
    addressed: z.array(addressee).nullable(),
    answers: z.array(some).nullable(),
    own: someOrNull,
    summary: z.array(some).nullable(),
    mayReply: z.boolean(),
  }),
  sentConsultation: z.looseObject({ number: count }),
  consultationAnswer: z.looseObject({ version: count, isLate: z.boolean() }),
  consultationReply: z.looseObject({ version: count }),
  consultationRelease: z.looseObject({ releasedAt: instant }),
  evidencePiece,
  evidence: z.looseObject({ body: text, title: text, mayAdd: z.boolean(), pieces: z.array(evidencePiece) }),
  evidenceBodies: z.looseObject({
    bodies: z.array(z.looseObject({ body: text, title: text, pieces: count, rows: count })),
  }),
  rowEvidence: z.looseObject({ pieces: z.array(evidencePiece) }),
  alike: z.looseObject({
    groups: z.array(z.looseObject({ by: z.enum(['file', 'number']), key: text, pieces: z.array(some) })),
  }),
};
