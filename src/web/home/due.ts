// What an account still owes (要办的): of the year that is shown, of the others, and of the accounts that wait, each with the very place to do it.
import type { HomeReply } from '../../api/home.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Role } from '../../domain/role.ts';
import { hasReached, isOpenIn, type Stage } from '../../domain/stage.ts';
import { addressIfAny, type PageId } from '../pages.ts';
import type { home as zh } from '../words/zh/home.ts';

type Cycle = NonNullable<HomeReply['cycle']>;
/** A link into a page: `hash` is the place in it. */
type Way = { word: string; to: string; hash?: string };
/** The last of the ways is the one to take where there are several. */
export type Due = { what: string; note?: string; ways: Way[] };
type Words = typeof zh;
/** `may` is asked without a stage: each year has its own. */
export type Who = { may: (act: string) => boolean; body: string | null };

const wayTo = (word: string, page: PageId, values: Record<string, string>, hash?: string): Way[] => {
  const to = addressIfAny(page, values);
  return to === null ? [] : [{ word, to, ...(hash === undefined ? {} : { hash }) }];
};

type Step = keyof Words['steps'];
/** In the order of the year: the first that is not done; null: all is. */
function stepOf(cycle: Cycle): Step | null {
  if (cycle.scheme === null) return 'import';
  if (cycle.scheme.subjects === 0) return 'subjects';
  if (cycle.scheme.errors > 0) return 'errors';
  if (cycle.scheme.open > 0) return 'sign';
  return stepIn[cycle.stage](cycle);
}

const computing = ({ computation }: Cycle): 'compute' | 'recompute' | null =>
  computation === null ? 'compute' : computation.schemeChanged || computation.factsAfter > 0 ? 'recompute' : null;

/** What the organiser does next, once the scheme is sound. */
const stepIn: Record<Stage, (cycle: Cycle) => Step | null> = {
  drafted: () => 'open',
  opened: () => 'begin',
  marking: (cycle) =>
    cycle.assessors?.some(({ given, expected }) => given < expected) === true ? 'marks' : (computing(cycle) ?? 'close'),
  closed: (cycle) => computing(cycle) ?? 'apply',
  computed: (cycle) => computing(cycle) ?? 'review',
  reviewed: () => 'publish',
  published: () => 'settle',
  settled: () => 'archive',
  archived: () => null,
};

const pageOf: Record<Step, PageId> = {
  import: 'import',
  subjects: 'scheme-subjects',
  errors: 'scheme-check',
  sign: 'scheme-parameters',
  marks: 'marks',
  compute: 'results',
  recompute: 'results',
  open: 'stage',
  begin: 'stage',
  close: 'stage',
  apply: 'stage',
  review: 'stage',
  publish: 'stage',
  settle: 'stage',
  archive: 'stage',
};

function stepDue(cycle: Cycle | null, t: Words): Due[] {
  if (cycle === null) {
    const ways = [...wayTo(t.stepFirst, 'directory', {}), ...wayTo(t.stepSecond, 'import', {})];
    return [{ what: t.steps.import.why, note: t.directoryFirst, ways }];
  }
  const step = stepOf(cycle);
  if (step === null) return [];
  const { title, why } = t.steps[step];
  return [{ what: why, ways: wayTo(title, pageOf[step], { cycle: cycle.id }) }];
}

const namesShown = 8;

/** Nobody can give the marks of a body without an account, and nobody would notice: a body that the directory has twice, mostly. */
function unmannedDue({ assessors }: Cycle, { may }: Who, t: Words): Due[] {
  const unmanned = (assessors ?? []).filter(({ given, expected, hasAccount }) => given < expected && !hasAccount);
  if (unmanned.length === 0 || !may('account:read')) return [];
  const names = unmanned.slice(0, namesShown).map(({ title }) => title);
  const what = t.due.unmanned(names, unmanned.length);
  return [{ what, note: t.due.unmannedNote, ways: wayTo(t.toAccounts, 'accounts', {}) }];
}

const lackingIn = ({ own }: Cycle) => (own ?? []).filter(({ given, expected }) => given < expected);
const marksIn = (rows: ReturnType<typeof lackingIn>): number =>
  rows.reduce((sum, { given, expected }) => sum + expected - given, 0);

/** What keeps everybody from marking, in a sentence; null where nothing does. */
export function waitOf(cycle: Cycle, t: Words): string | null {
  const { errors, open } = cycle.scheme ?? { errors: 0, open: 0 };
  if (errors + open > 0) return t.due.marksWait(marksIn(lackingIn(cycle)), errors, open);
  if (cycle.stage === 'marking') return null;
  return hasReached(cycle.stage, 'closed') ? t.due.marksOver : t.due.marksLater(marksIn(lackingIn(cycle)));
}

function marksDue(cycle: Cycle, t: Words): Due[] {
  const lacking = lackingIn(cycle);
  const [first] = lacking;
  if (first === undefined || waitOf(cycle, t) !== null) return [];
  const hash = first.missing === null ? undefined : `${first.node} ${first.missing.id}`;
  return [
    { what: t.due.marks(marksIn(lacking), lacking.length), ways: wayTo(t.ownGo, 'marks', { cycle: cycle.id }, hash) },
  ];
}

/** What another person proposed, and the actor can agree to. */
function agreeDue({ id, toAgree }: Cycle, t: Words): Due[] {
  return toAgree === 0 ? [] : [{ what: t.due.agree(toAgree), ways: wayTo(t.toStage, 'stage', { cycle: id }) }];
}

/** Marks that the organiser sent back. */
function returnedDue({ id, returned }: Cycle, t: Words): Due[] {
  return returned === null ? [] : [{ what: t.due.returned(returned), ways: wayTo(t.ownGo, 'marks', { cycle: id }) }];
}

function dutiesDue({ id, stage, duties, fillers }: Cycle, { may, body }: Who, t: Words): Due[] {
  if (!isOpenIn(stage, 'assignment:edit')) return [];
  const lacking = (duties ?? []).filter(({ lacks }) => lacks.length > 0);
  if (lacking.length === 0) return [];
  const what = t.dutiesLack(lacking.flatMap(({ lacks }) => lacks).length, lacking.length);
  const [word, note] = may('assignment:edit')
    ? [t.dutiesFill, {}]
    : [t.toAssignment, { note: t.due.dutiesAsk(fillers ?? []) }];
  return [{ what, ...note, ways: wayTo(word, 'assignment', { cycle: id, ...(body === null ? {} : { body }) }) }];
}

function consultationsDue({ id, consultations }: Cycle, t: Words): Due[] {
  return consultations.flatMap(({ number, dueOn, daysLeft, isUnanswered, unreplied }) => {
    const to = (word: string): Way[] => wayTo(word, 'consultation', { cycle: id, round: String(number) });
    return [
      ...(isUnanswered ? [{ what: t.due.consultation(number, dueOn, daysLeft), ways: to(t.toAnswer) }] : []),
      ...(unreplied > 0 ? [{ what: t.due.opinions(number, unreplied), ways: to(t.toReply) }] : []),
    ];
  });
}

function accountsDue({ waiting, locked }: NonNullable<HomeReply['accounts']>, { may }: Who, t: Words): Due[] {
  const granting = may('account:grant') && waiting > 0;
  const unlocking = may('account:unlock') && locked > 0;
  return [
    ...(granting ? [{ what: t.due.waiting(waiting), ways: wayTo(t.toGrant, 'accounts', {}, 'waiting') }] : []),
    ...(unlocking ? [{ what: t.due.locked(locked), ways: wayTo(t.toUnlock, 'accounts', {}, 'locked') }] : []),
  ];
}

const mailDue = (mail: HomeReply['mail'], t: Words): Due[] =>
  mail === null ? [] : [{ what: t.due.mail(mail.failed, mail.lost), note: mail.fault ?? t.due.mailNote, ways: [] }];

/** What comes first in the year comes first here. */
const inYear = (cycle: Cycle | null, who: Who, t: Words): Due[] => [
  ...(who.may('scheme:edit') ? stepDue(cycle, t) : []),
  ...(cycle === null
    ? []
    : [
        ...agreeDue(cycle, t),
        ...unmannedDue(cycle, who, t),
        ...marksDue(cycle, t),
        ...returnedDue(cycle, t),
        ...dutiesDue(cycle, who, t),
        ...consultationsDue(cycle, t),
      ]),
];

/** Of the year that is shown first; what is due in another says which, unless it is the very same: an account is of no year. */
export function duesOf({ cycle, others, accounts, mail }: HomeReply, who: Who, t: Words): Due[] {
  const here = inYear(cycle, who, t);
  const told = new Set(here.map(canonical));
  const elsewhere = others.flatMap((other) =>
    inYear(other, who, t)
      .filter((due) => !told.has(canonical(due)))
      .map((due) => ({ ...due, what: t.due.elsewhere(other.title, due.what) })),
  );
  return [...here, ...elsewhere, ...(accounts === null ? [] : accountsDue(accounts, who, t)), ...mailDue(mail, t)];
}

/** What comes next for a role to which nothing is due, said of the year as it is. */
export function nextOf(role: Role, { cycle }: HomeReply, t: Words): string {
  const isEmpty = (rows: readonly unknown[] | null): boolean => rows === null || rows.length === 0;
  const wait = cycle === null || role !== 'assessor' ? null : waitOf(cycle, t);
  if (wait !== null) return wait;
  if (cycle !== null && role === 'assessor' && isEmpty(cycle.own)) return t.ownNone;
  if (cycle !== null && role === 'subject' && isEmpty(cycle.duties)) return t.due.notListed;
  if (cycle !== null && role === 'section' && isEmpty(cycle.duties)) return t.dutiesNone;
  if (cycle !== null && role === 'auditor' && cycle.computation === null) return t.due.notComputed;
  return t.roles[role].next;
}
