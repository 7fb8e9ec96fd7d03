// The half-year check of a body (半年检查): each row with its target and how its milestones of the first half stand, and the body's own note.
import type { Actor } from '../../domain/actor.ts';
import { insist, may } from '../../domain/permission.ts';
import { safeName } from '../../documents/path.ts';
import type { HalfYearDocument } from '../../documents/write/half-year-docx.ts';
import { countLights, type Lights } from '../../engine/task.ts';
import { accountTitles } from '../../store/account.ts';
import type { Tx } from '../../store/database.ts';
import { addHalfYearNote, halfYearNote, noteRowColumns, reports } from '../../store/task.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { loadCycle } from '../cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { exported, type ExportedFile } from '../export.ts';
import { rowHash } from '../hash.ts';
import { subjectIn } from '../issue.ts';
import { openJournal, record } from '../journal.ts';
import { loadScheme } from '../scheme.ts';
import { writers } from '../writers.ts';
import { inForce, type Task, tasksOf } from './row.ts';
import { insistNow } from '../standing.ts';

export type HalfYearRow = Pick<Task, 'node' | 'label' | 'target' | 'leads' | 'owner' | 'deputy' | 'milestones'> & {
  lights: Lights;
};
/** `until`: the last day of the milestones that it looks at; `note` null: the body has written none. */
export type HalfYearReply = {
  body: string;
  subject: string;
  year: string;
  until: string;
  today: string;
  reference: string | null;
  rows: HalfYearRow[];
  lights: Lights;
  note: { text: string; at: string; by: string | null } | null;
  mayNote: boolean;
  demonstration: string | null;
};

export type WhichHalfYear = { cycle: string; body: string };

/** The first half of the cycle's year; of a cycle that bears no year, all until today. */
const lastDay = (year: string, today: string): string => (/^\d{4}$/u.test(year) ? `${year}-06-30` : today);

async function checkIn(tx: Tx, actor: Actor, { cycle, body }: WhichHalfYear, now: Date): Promise<HalfYearReply> {
  const { year } = await loadCycle(tx, cycle);
  const { scheme } = await loadScheme(tx, cycle);
  const subject = subjectIn(scheme, body);
  const force = await inForce(tx, cycle, body);
  const titles = await accountTitles(tx);
  const today = dayIn(now);
  const until = lastDay(year, today);
  const given = force === null ? [] : await reports(tx, cycle, body);
  const tasks =
    force === null
      ? []
      : tasksOf({ scheme, assignment: force.assignment, reports: given, titles, today, rightOf: () => null });
  const rows = tasks.map(({ milestones, node, label, target, leads, owner, deputy }) => {
    const due = milestones.filter(({ date }) => date <= until);
    return { node, label, target, leads, owner, deputy, milestones: due, lights: countLights(due) };
  });
  const note = await halfYearNote(tx, cycle, body);
  return {
    body,
    subject: subject.title,
    year,
    until,
    today,
    reference: force?.issue?.reference ?? null,
    rows,
    lights: countLights(rows.flatMap(({ milestones }) => milestones)),
    note: note === null ? null : { text: note.note, at: note.at, by: titles.get(note.account ?? '') ?? null },
    mayNote: may(actor, 'half-year:note', body),
    demonstration: scheme.demonstration,
  };
}

export async function readHalfYear(actor: Actor, input: WhichHalfYear, deps: Deps): Promise<HalfYearReply> {
  insist(actor, 'task:read', input.body);
  return deps.store.transaction(actor.jurisdiction, (tx) => checkIn(tx, actor, input, deps.now()));
}

/** A newer note stands over the older one; the same text again adds nothing. */
export async function noteHalfYear(
  actor: Actor,
  input: WhichHalfYear & { note: string },
  deps: Deps,
): Promise<HalfYearReply> {
  insist(actor, 'half-year:note', input.body);
  const { cycle, body } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const subject = subjectIn((await loadScheme(tx, cycle)).scheme, body);
    await insistNow(tx, actor, 'half-year:note', { cycle, body }, deps);
    const before = await halfYearNote(tx, cycle, body);
    const note = input.note.trim();
    if (before?.note !== note) {
      const number = (before?.number ?? 0) + 1;
      const row = { body, number, note, account: actor.account, at: now.toISOString() };
      await addHalfYearNote(tx, cycle, row);
      const data = { body: subject.title, number: String(number), note };
      await record(tx, actor, now, {
        event: 'half-year-noted',
        cycle,
        body,
        bound: rowHash(noteRowColumns(cycle, row)),
        data,
      });
    }
    return checkIn(tx, actor, input, now);
  });
}

/** The check as a Word file. */
export async function exportHalfYear(
  actor: Actor,
  { signal, ...which }: WhichHalfYear & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'task:read', which.body);
  const now = deps.now();
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const { note, ...check } = await checkIn(tx, actor, which, now);
    const document: HalfYearDocument = { ...check, note: note?.text ?? null };
    const content = await writers.halfYearDocument(document);
    const word = { file: 'half-year', title: check.subject, number: null, form: 'docx' } as const;
    await record(tx, actor, now, exported(which.cycle, word, which.body));
    return { name: `${safeName(check.subject)}${check.year}年半年检查.docx`, content };
  });
}
