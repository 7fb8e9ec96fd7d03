// What one person proposes and another agrees to (提请与同意): four eyes for closing, applying, moving a date, sealing and reopening.
import { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Both } from './both.ts';
import { Calendar } from './calendar.ts';
import type { Act } from './act.ts';
import { Role } from './role.ts';
import { type Hands, type TransitionName, transitions } from './stage.ts';

const Given = z.strictObject({ reason: z.string() });

/** What is proposed; `extension`: another last day of marking. */
export const Proposed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closure'), ...Given.shape }),
  z.strictObject({ kind: z.literal('extension'), ...Given.shape, closesOn: Calendar.shape.closesOn }),
  z.strictObject({ kind: z.literal('application'), ...Given.shape, number: z.int().positive() }),
  z.strictObject({ kind: z.literal('archive'), ...Given.shape }),
  z.strictObject({ kind: z.literal('reopening'), ...Given.shape }),
]);
export type Proposed = z.infer<typeof Proposed>;
export type ProposalKind = Proposed['kind'];
export const proposalKinds = Proposed.options.map(({ shape }) => shape.kind.value);

/** `withdrawn` by whoever proposed; `lapsed`: the year went on without it. */
export const ProposalOutcome = z.enum(['agreed', 'refused', 'withdrawn', 'lapsed']);
export type ProposalOutcome = z.infer<typeof ProposalOutcome>;

/** A person as he was when he proposed or agreed. */
export const Person = z.strictObject({
  account: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  section: z.string().nullable(),
  roles: z.array(Role),
});
export type Person = z.infer<typeof Person>;

/** The person behind a request. */
export const personOf = ({ account, title, body, section, roles }: Actor): Person => ({
  account,
  title,
  body,
  section,
  roles: [...roles],
});

/** What each is called. */
export const proposalWords: Record<ProposalKind, Both> = {
  closure: transitions.closure,
  extension: { zh: '改期截止评分', en: 'another last day of marking' },
  application: transitions.application,
  archive: transitions.archive,
  reopening: transitions.reopening,
};

/** Null: it moves a date, not the stage. */
export const transitionOf = (kind: ProposalKind): TransitionName | null => (kind === 'extension' ? null : kind);

export const actOf = (kind: ProposalKind): Act => (kind === 'extension' ? 'extension:propose' : transitions[kind].act);

export const handsOf = (kind: ProposalKind): Hands => (kind === 'extension' ? 'two' : transitions[kind].hands);

const seats: readonly Role[] = ['organiser', 'supervisor', 'archivist'];

/** Whether two people can sit on two different ones of the three seats. */
function isTwoSeats(one: Person, other: Person): boolean {
  const [mine, theirs] = [one, other].map(({ roles }) => seats.filter((seat) => roles.includes(seat)));
  return (mine ?? []).some((seat) => (theirs ?? []).some((each) => each !== seat));
}

const isTwoBodies = (one: Person, other: Person): boolean =>
  one.body === other.body
    ? one.section !== null && other.section !== null && one.section !== other.section
    : one.body !== null && other.body !== null;

/** Why `other` cannot be the second one beside `one`; null: he can. */
export function whyNotSecond(kind: ProposalKind, one: Person, other: Person): Both | null {
  if (one.account === other.account)
    return { zh: '提请的人自己不能同意。', en: 'whoever proposes cannot agree himself' };
  const hands = handsOf(kind);
  if (hands === 'two-bodies' && !isTwoBodies(one, other))
    return {
      zh: '两个人要属于不同的单位；同一单位的，要属于不同的科室。',
      en: 'the two must be of different bodies, or of different sections of one body',
    };
  if (hands === 'two-seats' && !isTwoSeats(one, other))
    return {
      zh: '要由主办单位、纪检监察、档案管理三方中的两方分别提请和同意。',
      en: 'the two must be two of organiser, supervisor and archivist',
    };
  return null;
}
