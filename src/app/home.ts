// The first page (首页): what is mine, what is due, where the year stands; nobody sees there what he may not see elsewhere.
import type { Actor } from '../domain/actor.ts';
import { compareNames } from '../domain/collation.ts';
import { currentCycle } from '../domain/cycle.ts';
import { labelOf, wholeLabelOf } from '../domain/display.ts';
import { isLack, type Lack } from '../domain/lack.ts';
import { insist, may, reachOf } from '../domain/permission.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { bodyTitles, rowTitles } from '../domain/title.ts';
import { checkAssignment } from '../engine/assignment-check.ts';
import { accounts } from '../store/account.ts';
import { assignmentOf } from '../store/assignment.ts';
import { bodies } from '../store/body.ts';
import { computations } from '../store/computation.ts';
import type { Cycle } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { factCounts, factsSince, marksGiven } from '../store/fact.ts';
import { schemeOf, type SchemeRow } from '../store/scheme.ts';
import { newAssignment } from './assignment.ts';
import { sectionMeant } from './body/section-name.ts';
import { type ConsultationDue, consultationDues } from './consultation/due.ts';
import { type CycleEntry, cycleEntries } from './cycle.ts';
import type { Deps } from './deps.ts';
import { returnedTo } from './handing/lock.ts';
import { markProgress } from './mark-progress.ts';
import { type MailTrouble, mailTrouble } from './reminder/send.ts';
import { checkScheme } from './scheme.ts';
import { agreeable } from './stage-view.ts';

/** `given` of `expected` marks. */
type Share = { given: number; expected: number };
export type OwnRow = Share & { node: string; label: string; missing: { id: string; title: string } | null };
/** `hasAccount`: somebody can give its marks, or waits for the role to. */
export type AssessorShare = Share & { id: string; title: string; hasAccount: boolean };
/** `whole`: the label in full; `lacks`: what is missing. */
export type DutyRow = {
  node: string;
  label: string;
  whole: string;
  target: string | null;
  leads: string[];
  owner: string | null;
  lacks: Lack[];
};

/** A part is null where the actor may not see it, or there is nothing of it. */
export type HomeCycle = CycleEntry & {
  demonstration: string | null;
  scheme: { version: number; at: string; subjects: number; errors: number; open: number } | null;
  /** Of every assessor; whoever lacks most comes first. */
  assessors: AssessorShare[] | null;
  /** Rows that the actor's own body marks. */
  own: OwnRow[] | null;
  facts: { adjustment: number; figure: number; tally: number } | null;
  /** `schemeChanged`, `factsAfter`: what changed since. */
  computation: { number: number; at: string; schemeChanged: boolean; factsAfter: number } | null;
  /** Rows of the own body's assignment; of the own section only where the actor belongs to one. */
  duties: DutyRow[] | null;
  /** How many proposals of others the actor could agree to. */
  toAgree: number;
  /** Who fills in that assignment: the accounts of the own body that may. */
  fillers: string[] | null;
  /** Rounds of the consultation that wait for the actor. */
  consultations: ConsultationDue[];
  /** Why the organiser sent the own body's marks back; null: they are not. */
  returned: string | null;
};

export type Home = {
  /** The year asked for, else the current one; null: there is none, or the actor has nothing to do with years. */
  cycle: HomeCycle | null;
  /** The other years that are not long over: what is due in one must not be hidden by another. */
  others: HomeCycle[];
  /** Accounts that wait for something: roles, an unlocking, a first login. */
  accounts: { waiting: number; locked: number; unused: number } | null;
  /** Reminders that cannot go out, for the system administrator. */
  mail: MailTrouble | null;
};

async function mannedBodies(tx: Tx): Promise<ReadonlySet<string | null>> {
  const open = (await accounts(tx)).filter(({ disabledAt }) => disabledAt === null);
  const marking = open.filter(({ roles, wanted, body }) => may({ roles: [...roles, ...wanted], body }, 'mark:give'));
  return new Set(marking.map(({ body }) => body));
}

async function marksOf(tx: Tx, actor: Actor, cycle: string, scheme: Scheme) {
  const seesAll = reachOf(actor, 'mark:read') === 'all';
  const marksItself = may(actor, 'mark:give') && actor.body !== null;
  if (!seesAll && !marksItself) return { assessors: null, own: null };
  const progress = markProgress(scheme, await marksGiven(tx, cycle, seesAll ? null : actor.body));
  const titles = bodyTitles(scheme, await bodies(tx));
  const labels = rowTitles(scheme);
  const total = (key: 'given' | 'expected', rows: readonly Share[]): number =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const manned = seesAll ? await mannedBodies(tx) : new Set();
  const byAssessor = [...Map.groupBy(progress, ({ assessor }) => assessor)].map(([id, rows]) => ({
    id,
    title: titles.get(id) ?? id,
    hasAccount: manned.has(id),
    given: total('given', rows),
    expected: total('expected', rows),
  }));
  const own = progress
    .filter(({ assessor }) => assessor === actor.body)
    .map(({ node, given, expected, missing }) => ({
      node,
      label: labels.get(node) ?? node,
      given,
      expected,
      missing:
        missing === null
          ? null
          : {
              id: missing,
              title: titles.get(missing) ?? missing,
            },
    }));
  return {
    assessors: seesAll
      ? byAssessor.toSorted((a, b) => b.expected - b.given - (a.expected - a.given) || compareNames(a.title, b.title))
      : null,
    own: marksItself ? own : null,
  };
}

/** Rows of the assignment and, for the whole body, those that nobody has assigned yet; a body that has not begun lacks all. */
async function dutiesOf(tx: Tx, actor: Actor, { id, year }: Cycle, scheme: Scheme): Promise<DutyRow[] | null> {
  const { body, section } = actor;
  if (body === null || reachOf(actor, 'assignment:read') !== 'own') return null;
  const subject = scheme.subjects.find((each) => each.id === body);
  const kept = await assignmentOf(tx, id, body, null);
  const assignment = kept?.assignment ?? (subject === undefined ? null : newAssignment(scheme, year, subject));
  if (assignment === null) return null;
  const sections = (await bodies(tx)).find((each) => each.id === body)?.sections ?? [];
  const isMeant = section === null ? () => true : sectionMeant(sections, section);
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  const problems = checkAssignment(scheme, assignment);
  const lacks = Map.groupBy(problems, ({ place }) => place.node);
  const unassigned = problems.flatMap(({ code, place: { node } }) =>
    code === 'row-unassigned' && node !== null ? [{ node, target: null, leads: [], owner: null }] : [],
  );
  return [...assignment.rows, ...unassigned]
    .filter(({ leads }) => isMeant(leads))
    .map(({ node, target, leads, owner }) => {
      const known = nodes.get(node);
      return {
        node,
        label: known === undefined ? node : labelOf(known),
        whole: known === undefined ? node : wholeLabelOf(known),
        target,
        owner,
        leads: leads.map(({ title }) => title),
        lacks: (lacks.get(node) ?? []).map(({ code }) => code).filter(isLack),
      };
    });
}

async function fillersOf(tx: Tx, { body, roles }: Actor): Promise<string[] | null> {
  if (body === null || reachOf({ roles }, 'assignment:read') !== 'own') return null;
  return (await accounts(tx))
    .filter((each) => each.disabledAt === null && each.body === body)
    .filter(({ roles: held }) => may({ roles: held, body }, 'assignment:edit', body))
    .map(({ title }) => title);
}

async function computationOf(tx: Tx, cycle: string, { version }: SchemeRow): Promise<HomeCycle['computation']> {
  const [newest] = await computations(tx, cycle);
  if (newest === undefined) return null;
  const { number, at, schemeVersion, factSequence } = newest;
  const factsAfter = await factsSince(tx, cycle, factSequence);
  return { number, at, schemeChanged: schemeVersion !== version, factsAfter };
}

async function cycleOf(tx: Tx, actor: Actor, cycle: CycleEntry, now: Date): Promise<HomeCycle> {
  const row = await schemeOf(tx, cycle.id, null);
  const nothing = {
    scheme: null,
    assessors: null,
    own: null,
    facts: null,
    computation: null,
    duties: null,
    fillers: null,
    toAgree: 0,
    consultations: [],
    returned: null,
  };
  if (row === null) return { ...cycle, demonstration: null, ...nothing };
  const { scheme, version, at } = row;
  const problems = checkScheme(scheme);
  const count = (wanted: string): number => problems.filter(({ severity }) => severity === wanted).length;
  const counts = may(actor, 'fact:read') ? await factCounts(tx, cycle.id) : null;
  return {
    ...cycle,
    demonstration: scheme.demonstration,
    scheme: { version, at, subjects: scheme.subjects.length, errors: count('error'), open: count('question') },
    ...(await marksOf(tx, actor, cycle.id, scheme)),
    facts: counts === null ? null : { adjustment: counts.adjustment, figure: counts.figure, tally: counts.tally },
    computation: may(actor, 'result:read', undefined, cycle.stage) ? await computationOf(tx, cycle.id, row) : null,
    duties: await dutiesOf(tx, actor, cycle, scheme),
    fillers: await fillersOf(tx, actor),
    toAgree: await agreeable(tx, actor, cycle.id, cycle.stage),
    consultations: await consultationDues(tx, actor, cycle.id, now),
    returned: may(actor, 'mark:hand-in', actor.body, cycle.stage) ? await returnedTo(tx, cycle.id, actor.body) : null,
  };
}

async function accountsOf(tx: Tx, actor: Actor, now: Date): Promise<Home['accounts']> {
  if (!may(actor, 'account:grant') && !may(actor, 'account:create') && !may(actor, 'journal:access')) return null;
  const open = (await accounts(tx)).filter(({ disabledAt }) => disabledAt === null);
  const isLocked = (until: string | null): boolean => until !== null && new Date(until) > now;
  return {
    waiting: open.filter(({ wanted }) => wanted.length > 0).length,
    locked: open.filter(({ lockedUntil }) => isLocked(lockedUntil)).length,
    unused: open.filter(({ mustChangePassword }) => mustChangePassword).length,
  };
}

/** Those in preparation, the current one and the year before it: older ones are over, however many there are. */
function stillOpen(cycles: readonly CycleEntry[]): CycleEntry[] {
  const years = [...new Set(cycles.map(({ year }) => year))];
  const current = currentCycle(cycles, null);
  const told = new Set(current === null ? [] : years.slice(0, years.indexOf(current.year) + 2));
  return cycles.filter(({ year }) => told.has(year));
}

export async function readHome(actor: Actor, { cycle }: { cycle: string | null }, deps: Deps): Promise<Home> {
  insist(actor, 'home:read');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const cycles = may(actor, 'scheme:read') ? await cycleEntries(tx, deps) : [];
    const shown = currentCycle(cycles, cycle);
    const others: HomeCycle[] = [];
    for (const each of stillOpen(cycles)) if (each !== shown) others.push(await cycleOf(tx, actor, each, now));
    return {
      cycle: shown === null ? null : await cycleOf(tx, actor, shown, now),
      others,
      accounts: await accountsOf(tx, actor, now),
      mail: may(actor, 'account:create') ? await mailTrouble(tx, now) : null,
    };
  });
}
