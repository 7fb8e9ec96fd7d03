// Sending a draft out (发出征求意见): a version of the scheme, to whom, and by when they answer.
import { daysBetween } from '../../domain/day.ts';
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import { type Addressee, addresseesOf, Capacity } from '../../domain/consultation.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { bodyTitles } from '../../domain/title.ts';
import { bodies } from '../../store/body.ts';
import { addConsultation, consultationColumns, type ConsultationRow, consultations } from '../../store/consultation.ts';
import type { Tx } from '../../store/database.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { loadScheme } from '../scheme.ts';
import { insistNow } from '../standing.ts';

/** Those of the scheme that are still in the directory. */
async function candidates(tx: Tx, scheme: Scheme): Promise<Addressee[]> {
  const known = await bodies(tx);
  const retired = new Set(known.filter(({ retiredAt }) => retiredAt !== null).map(({ id }) => id));
  const all = addresseesOf(scheme, Capacity.options, bodyTitles(scheme, known));
  return all.filter(({ body }) => !retired.has(body));
}

/** Whom a draft can go to. */
export async function listAddressees(
  actor: Actor,
  { cycle, version }: { cycle: string; version: number | null },
  deps: Deps,
): Promise<{ version: number; addressees: Addressee[] }> {
  insist(actor, 'consultation:send');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const row = await loadScheme(tx, cycle, version);
    return { version: row.version, addressees: await candidates(tx, row.scheme) };
  });
}

/** `base`: how many rounds the sender knows of; `version` is the scheme's; `bodies` null: all of the scheme. */
export type ConsultationSend = {
  cycle: string;
  base: number;
  version: number;
  dueOn: string;
  note: string;
  bodies: readonly string[] | null;
};

const refused = (why: string, next: string, english: string): Refusal =>
  new Refusal('input-invalid', { what: '征求意见没有发出。', why, next, english: `Nothing was sent out: ${english}` });

/** The entry of a round that was sent. */
export const sentConsultation = (cycle: string, row: ConsultationRow): Happening => ({
  event: 'consultation-sent',
  cycle,
  bound: rowHash(consultationColumns(cycle, row)),
  data: {
    number: String(row.number),
    version: String(row.version),
    due: row.dueOn,
    bodies: String(row.addressed.length),
    note: row.note,
  },
});

function insistOnSame(before: ConsultationRow, sent: ConsultationRow): void {
  const identity = ({ at: _at, ...rest }: ConsultationRow): string => canonical(rest);
  if (identity(before) === identity(sent)) return;
  throw new Refusal('version-conflict', {
    what: '征求意见没有发出。',
    why: `第 ${before.number} 轮刚刚已由别人发出。`,
    next: '请先看一看那一轮；填写的内容还在，仍要再发一轮的，请再点一次。',
    english: `Nothing was sent out: round ${before.number} has just been sent by somebody else. Look at it first.`,
  });
}

/** Sent twice by the same account, it is one round. Throws `input-invalid`, `not-found`, `version-conflict`. */
export async function sendConsultation(actor: Actor, input: ConsultationSend, deps: Deps): Promise<{ number: number }> {
  insist(actor, 'consultation:send');
  const { cycle, base, version, dueOn, bodies: wanted } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { scheme } = await loadScheme(tx, cycle, version);
    await insistNow(tx, actor, 'consultation:send', { cycle }, deps);
    if (daysBetween(dayIn(now), dueOn) < 0)
      throw refused('答复的截止日期已经过去。', '请选今天或以后的日期。', 'the last day of answering is over.');
    const all = await candidates(tx, scheme);
    const unknown = (wanted ?? []).filter((id) => !all.some(({ body }) => body === id));
    if (unknown.length > 0)
      throw refused(
        `有 ${unknown.length} 个单位不在这一版方案里，或者已停用。`,
        '请重新选定单位。',
        `${unknown.join(', ')} is not in this version of the scheme, or retired.`,
      );
    const addressed = wanted === null ? all : all.filter(({ body }) => wanted.includes(body));
    if (addressed.length === 0)
      throw refused('没有选定任何单位。', '请至少选定一个单位。', 'nobody was chosen to be asked.');
    const rows = await consultations(tx, cycle);
    const row = { number: base + 1, version, dueOn, note: input.note.trim(), addressed };
    const sent: ConsultationRow = { ...row, account: actor.account, at: now.toISOString() };
    const before = rows.find(({ number }) => number === sent.number);
    if (before !== undefined) {
      insistOnSame(before, sent);
      return { number: before.number };
    }
    if (base !== rows.length)
      throw refused('已有的轮次与页面上的不符。', '请重新载入页面。', `there are ${rows.length} rounds, not ${base}.`);
    await addConsultation(tx, cycle, sent);
    await record(tx, actor, now, sentConsultation(cycle, sent));
    return { number: sent.number };
  });
}
