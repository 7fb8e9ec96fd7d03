// Absences (外出登记): from when to when, and which colleague of the same body reports meanwhile.
import type { Actor } from '../../domain/actor.ts';
import { isDay } from '../../domain/assignment.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { absenceColumns, type AbsenceRow, absences, addAbsence } from '../../store/task.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { colleaguesIn } from './read.ts';

export type AbsenceInput = { id: string; deputy: string; from: string; to: string };

const happened = (row: AbsenceRow, body: string | null, deputy: string): Happening => ({
  event: row.withdraws === null ? 'absence-declared' : 'absence-withdrawn',
  body,
  bound: rowHash(absenceColumns(row)),
  data: { absence: row.id, from: row.from, to: row.to, deputy },
});

/** Of oneself only; `id` is made by the sender: sent again, it adds nothing. */
export async function declareAbsence(actor: Actor, { id, deputy, from, to }: AbsenceInput, deps: Deps): Promise<void> {
  insist(actor, 'task:report', actor.body);
  const now = deps.now();
  const isSpan = isDay(from) && isDay(to) && from <= to && to >= dayIn(now);
  if (!isSpan)
    throw new Refusal('input-invalid', {
      what: '外出没有登记。',
      why: '起止日期不对，或者已经过去。',
      next: '请写 2022-06-30 这样的日期，止日不早于起日和今天。',
      english: 'Not declared: the days are not in order, or are over.',
    });
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { people, absences: away } = await colleaguesIn(tx, actor.body ?? '');
    if (away.some((each) => each.id === id && each.account === actor.account)) return;
    const person = people.find((each) => each.id === deputy && each.id !== actor.account);
    if (person === undefined) throw notFound('这位代理人', 'This deputy');
    if (away.some((each) => each.account === actor.account && each.from <= to && from <= each.to))
      throw new Refusal('input-invalid', {
        what: '外出没有登记。',
        why: '与已经登记的外出日期重叠。',
        next: '请先取消原来的，再登记。',
        english: 'Not declared: it overlaps with an absence that stands; call that off first.',
      });
    const row = { id, account: actor.account, deputy, from, to, withdraws: null, at: now.toISOString() };
    await addAbsence(tx, row);
    await record(tx, actor, now, happened(row, actor.body, person.title));
  });
}

/** Called off; what the deputy reported meanwhile stays. */
export async function callOffAbsence(actor: Actor, { absence }: { absence: string }, deps: Deps): Promise<void> {
  insist(actor, 'task:report', actor.body);
  const now = deps.now();
  await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const before = (await absences(tx)).find(({ id, account }) => id === absence && account === actor.account);
    if (before === undefined) throw notFound('这次外出登记', 'This absence');
    const { people } = await colleaguesIn(tx, actor.body ?? '');
    const deputy = people.find(({ id }) => id === before.deputy)?.title ?? before.deputy;
    const row = { ...before, id: deps.id(), withdraws: before.id, at: now.toISOString() };
    await addAbsence(tx, row);
    await record(tx, actor, now, happened(row, actor.body, deputy));
  });
}
