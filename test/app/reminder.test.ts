// Calendar and reminders (日历与提醒): a feed that a calendar library reads, and messages through a real SMTP server, each once at most.
import { sync } from 'node-ical';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerConsultation } from '../../src/app/consultation/answer.ts';
import { sendConsultation } from '../../src/app/consultation/send.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import { saveCalendar } from '../../src/app/calendar.ts';
import { readFilings } from '../../src/app/filing.ts';
import { readHome } from '../../src/app/home.ts';
import { datesFor } from '../../src/app/kept-date.ts';
import { agree, propose } from '../../src/app/proposal.ts';
import { readStage } from '../../src/app/stage-view.ts';
import { openCalendar, readCalendar, revokeCalendar } from '../../src/app/reminder/calendar.ts';
import { askMail, confirmMail, forgetMail, readReminders } from '../../src/app/reminder/mail.ts';
import { sendReminders } from '../../src/app/reminder/send.ts';
import { actorOf, openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { mailerFor } from '../../src/mail.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { withClient } from '../../src/store/server-role.ts';
import { codeOf, depsOn } from '../kit/actors.ts';
import { freshDatabase } from '../kit/database.ts';
import { openPostOffice, type PostOffice } from '../kit/post-office.ts';

const address = 'https://kaoping.example';
/** Ten in the morning in China. */
const morning = (day: string): Date => new Date(`${day}T02:00:00Z`);
const clock = { now: morning('2026-03-02') };
const one: {
  store?: Store;
  office?: PostOffice;
  url: string;
  people: Map<string, Actor>;
  cycle: string;
  cycleTitle: string;
} = { url: '', people: new Map(), cycle: '', cycleTitle: '' };
const office = (): PostOffice => one.office ?? expect.unreachable();
/** As a server that has just started. */
const fresh = (): Deps => ({
  ...depsOn(one.store ?? expect.unreachable(), () => clock.now),
  mail: mailerFor({ url: `smtp://127.0.0.1:${office().port}`, from: 'kaoping@example.cn' }),
});
const as = (name: string): Actor => one.people.get(name) ?? expect.unreachable(`nobody is called ${name}`);
const send = () => sendReminders(address, fresh());
const lettersSince = (count: number) => office().letters.slice(count);
const asOwner = (sql: string) =>
  withClient(one.url, async (client) => {
    await client.query('begin');
    await client.query("select set_config('plumbline.jurisdiction', 'demo', true)");
    const { rows } = await client.query<Record<string, string>>(sql);
    await client.query('commit');
    return rows;
  });

beforeAll(async () => {
  const { url } = await freshDatabase();
  one.url = url;
  one.store = await openStore({ url });
  one.office = await openPostOffice();
  await loadDemoCity(fresh(), () => undefined);
  for (const name of ['xiaoneng', 'tuiyi', 'tuiyi-bangongshi', 'zuzhi', 'jiwei', 'xitong', 'lingdao']) {
    const { token } = await openSession({ jurisdiction: 'demo', name, password: demoPassword }, fresh());
    const actor = await actorOf(token, fresh());
    if (actor !== null) one.people.set(name, actor);
  }
  const [cycle] = await listCycles(as('xiaoneng'), fresh());
  one.cycle = cycle?.id ?? '';
  one.cycleTitle = cycle?.title ?? '';
  const bodies = ['tuiyi', 'zuzhi'].map((name) => as(name).body ?? '');
  const round = { cycle: one.cycle, base: 1, version: 1, dueOn: '2026-03-10', note: '', bodies };
  await sendConsultation(as('xiaoneng'), round, fresh());
});
afterAll(async () => {
  await office().close();
  await one.store?.close();
});

const answer = (name: string) =>
  answerConsultation(
    as(name),
    { cycle: one.cycle, number: 2, body: as(name).body ?? '', base: 0, opinions: [] },
    fresh(),
  );

test('a calendar library reads the feed: whole days, Chinese titles, the way to the page', async () => {
  const { token } = await openCalendar(as('tuiyi'), fresh());
  const text = await readCalendar({ token, address }, fresh());
  const lines = text.split('\r\n');
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  const events = Object.values(sync.parseICS(text)).flatMap((each) => (each?.type === 'VEVENT' ? [each] : []));
  const told = events.map(({ summary, datetype, start, end, url }) => ({
    summary,
    datetype,
    days: [start, end].map((day) => [day?.getFullYear(), (day?.getMonth() ?? 0) + 1, day?.getDate()].join('-')),
    url,
  }));
  expect(told).toContainEqual({
    summary: `答复“${one.cycleTitle}”第 2 轮征求意见`,
    datetype: 'date',
    days: ['2026-3-10', '2026-3-11'],
    url: `${address}/cycles/${one.cycle}/consultations/2`,
  });
  // The demonstration's first round is over: ticked off.
  expect(told.map(({ summary }) => summary)).toContain(`✓ 答复“${one.cycleTitle}”第 1 轮征求意见`);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  // Whoever has nothing to do with a consultation has an empty calendar.
  const leader = await openCalendar(as('lingdao'), fresh());
  expect(await readCalendar({ token: leader.token, address }, fresh())).not.toContain('VEVENT');
});

const summariesOf = async (name: string): Promise<string[]> => {
  const { token } = await openCalendar(as(name), fresh());
  const events = Object.values(sync.parseICS(await readCalendar({ token, address }, fresh())));
  return events.flatMap((each) => (each?.type === 'VEVENT' && typeof each.summary === 'string' ? [each.summary] : []));
};

test('the days of the year are in the calendars of those who have something to do by them', async () => {
  const { cycle } = one;
  const { calendar, calendarVersion } = await readStage(as('xiaoneng'), { cycle }, fresh());
  const days = { ...calendar, assignedBy: '2026-03-20' };
  await saveCalendar(as('xiaoneng'), { cycle, base: calendarVersion, calendar: days }, fresh());
  // Marking has begun: its last day is moved by two.
  const proposed = { kind: 'extension', reason: '按工作安排', closesOn: '2026-12-20' } as const;
  await propose(as('xiaoneng'), { cycle, proposed }, fresh());
  const [waiting] = (await readStage(as('jiwei'), { cycle }, fresh())).proposals;
  await agree(as('jiwei'), { cycle, proposal: waiting?.id ?? '' }, fresh());
  const filing = `“${one.cycleTitle}”责任分工报备截止`;
  const closing = `“${one.cycleTitle}”评分截止`;
  const has = async (name: string, said: string): Promise<string[]> =>
    (await summariesOf(name)).filter((each) => each.endsWith(said));
  expect([await has('tuiyi', filing), await has('zuzhi', filing)]).toEqual([[filing], []]);
  // Ticked off where it is filed, as the board of the filings says.
  const states = await Promise.all(
    (await readFilings(as('xiaoneng'), { cycle }, fresh())).filings.map(async ({ body, state }) => {
      const actor = { ...as('tuiyi'), body };
      const dates = await fresh().store.transaction('demo', (tx) => datesFor(tx, actor, clock.now));
      return { state, isDone: dates.find(({ thing }) => thing === `${cycle} assignedBy`)?.isDone };
    }),
  );
  const filed = states.filter(({ isDone }) => isDone).map(({ state }) => state);
  expect(states.length).toBeGreaterThan(filed.length);
  expect(new Set(filed)).toEqual(new Set(['filed', 'acknowledged']));
  expect(states.every(({ isDone }) => isDone !== undefined)).toBe(true);
  // Marks are given, and not handed in yet.
  const handing = `报送“${one.cycleTitle}”的评分`;
  expect([await has('tuiyi', handing), await has('zuzhi', handing)]).toEqual([[], [handing]]);
  expect(await has('xiaoneng', closing)).toEqual([closing]);
  expect(await summariesOf('lingdao')).toEqual([]);
});

test('a body has its late milestones in its calendar, a section its own ones from the start', async () => {
  const milestones = (await summariesOf('tuiyi')).filter((each) => each.includes('：'));
  expect(milestones.some((each) => each.endsWith('：（示范）问题整改到位'))).toBe(true);
  const own = (await summariesOf('tuiyi-bangongshi')).filter((each) => each.includes('：'));
  expect(own.length).toBeGreaterThan(milestones.length);
});

test('the address is kept as a hash, works until it is revoked or another is opened, and for open accounts only', async () => {
  const first = await openCalendar(as('zuzhi'), fresh());
  const [row] = await asOwner(`select * from calendar_feed where account_id = '${as('zuzhi').account}'`);
  const secret = first.token.split('~')[1] ?? 'none';
  expect(JSON.stringify(row)).not.toContain(secret);
  const second = await openCalendar(as('zuzhi'), fresh());
  const read = ({ token }: { token: string }) => codeOf(readCalendar({ token, address }, fresh()));
  expect([await read(first), await read(second)]).toEqual(['not-found', 'done']);
  const closing = (at: string) =>
    asOwner(`update account set disabled_at = ${at} where account_id = '${as('zuzhi').account}'`);
  await closing('now()');
  expect(await read(second)).toBe('not-found');
  await closing('null');
  expect(await read(second)).toBe('done');
  await revokeCalendar(as('zuzhi'), fresh());
  expect(await read(second)).toBe('not-found');
  for (const token of ['', 'demo', '~', 'demo~', `other~${secret}`]) expect(await read({ token })).toBe('not-found');
});

test('an address is good once the code came back, and guessing is cut short', async () => {
  const { mail: _none, ...without } = fresh();
  expect(await codeOf(askMail(as('zuzhi'), { address: 'qian@example.cn' }, without))).toBe('mail-refused');
  await askMail(as('zuzhi'), { address: 'qian@example.cn' }, fresh());
  const [letter] = office().letters;
  expect([letter?.to, letter?.from]).toEqual([['qian@example.cn'], 'kaoping@example.cn']);
  const code = /^确认码：(\d{6})$/mu.exec(letter?.text ?? '')?.[1] ?? '';
  expect(letter?.subject).toBe(`【准绳】确认提醒邮箱：${code}`);
  expect(await codeOf(askMail(as('zuzhi'), { address: 'qian@example.cn' }, fresh()))).toBe('mail-refused');
  expect((await readReminders(as('zuzhi'), fresh())).mail).toEqual({ address: 'qian@example.cn', confirmedAt: null });
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries += 1)
    expect(await codeOf(confirmMail(as('zuzhi'), { code: wrong }, fresh()))).toBe('mail-refused');
  expect(await codeOf(confirmMail(as('zuzhi'), { code }, fresh())), 'used up').toBe('mail-refused');

  clock.now = new Date(clock.now.getTime() + 120_000);
  await askMail(as('zuzhi'), { address: 'qian@example.cn' }, fresh());
  const again = /\d{6}/u.exec(office().letters.at(-1)?.subject ?? '')?.[0] ?? '';
  // It is of this account alone.
  expect(await codeOf(confirmMail(as('tuiyi'), { code: again }, fresh()))).toBe('mail-refused');
  clock.now = new Date(clock.now.getTime() + 31 * 60_000);
  expect(await codeOf(confirmMail(as('zuzhi'), { code: again }, fresh())), 'too old').toBe('mail-refused');
  await confirmed('zuzhi', 'qian@example.cn');
  expect((await readReminders(as('zuzhi'), fresh())).mail?.confirmedAt).not.toBeNull();
});

async function confirmed(name: string, to: string): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 120_000);
  await askMail(as(name), { address: to }, fresh());
  const code = /\d{6}/u.exec(office().letters.at(-1)?.subject ?? '')?.[0] ?? '';
  await confirmMail(as(name), { code }, fresh());
}

test('three days before, once, whoever asks and however often the server starts; by day only', async () => {
  const before = office().letters.length;
  clock.now = morning('2026-03-06');
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  clock.now = new Date('2026-03-06T16:30:00Z');
  expect(await send(), 'at night').toEqual({ sent: 0, failed: 0 });
  clock.now = morning('2026-03-07');
  const both = await Promise.all([send(), send()]);
  expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  clock.now = morning('2026-03-08');
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  expect(lettersSince(before)).toEqual([
    {
      to: ['qian@example.cn'],
      from: 'kaoping@example.cn',
      subject: `【准绳】答复“${one.cycleTitle}”第 2 轮征求意见：2026-03-10，还有 3 天`,
      // All of it: a way and a date, and nothing that anybody was given.
      text: [
        `${as('zuzhi').title}，您好：`,
        '',
        `答复“${one.cycleTitle}”第 2 轮征求意见，截止 2026-03-10，还有 3 天。`,
        `${address}/cycles/${one.cycle}/consultations/2`,
        `Answer round 2 of the consultation of “${one.cycleTitle}”: due 2026-03-10, 3 day(s) left.`,
        '',
        '本邮件由系统发出，请勿回复。不再需要的，登录后在“日历与提醒”里停用。',
        'Sent by Plumbline; switch it off under “Calendar and reminders”.',
      ].join('\n'),
    },
  ]);
});

test('what the mail server does not take is told to the system administrator, and tried again', async () => {
  const trouble = async () => (await readHome(as('xitong'), { cycle: null }, fresh())).mail;
  clock.now = morning('2026-03-09');
  await office().close();
  const before = office().letters.length;
  expect(await send()).toEqual({ sent: 0, failed: 1 });
  expect(await trouble()).toMatchObject({ failed: 1, lost: 0, fault: expect.stringMatching(/ECONNREFUSED/u) });
  expect((await readHome(as('zuzhi'), { cycle: null }, fresh())).mail).toBeNull();
  await office().open();
  office().isFull = true;
  expect(await send(), 'not before its time').toEqual({ sent: 0, failed: 0 });
  clock.now = new Date(clock.now.getTime() + 3 * 60_000);
  expect(await send()).toEqual({ sent: 0, failed: 1 });
  expect((await trouble())?.fault).toMatch(/mailbox full/u);
  office().isFull = false;
  clock.now = new Date(clock.now.getTime() + 5 * 60_000);
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(await trouble()).toBeNull();
  expect(lettersSince(before).map(({ subject }) => subject)).toEqual([
    `【准绳】答复“${one.cycleTitle}”第 2 轮征求意见：2026-03-10，还有 1 天`,
  ]);
});

test('a message under way when the server fell is not sent again, and is told as lost', async () => {
  const before = office().letters.length;
  clock.now = morning('2026-03-11');
  await asOwner(
    `insert into reminder (account_id, kind, thing, day, lead, state, tries, claimed_at)
     values ('${as('zuzhi').account}', 'consultation-answer', '${one.cycle} 2', '2026-03-10', 'late', 'claimed', 1,
       '${clock.now.toISOString()}')`,
  );
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  clock.now = new Date(clock.now.getTime() + 2 * 3_600_000);
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  expect((await readHome(as('xitong'), { cycle: null }, fresh())).mail).toEqual({ failed: 0, fault: null, lost: 1 });
  await asOwner('delete from reminder');
  // Control: without the claim it goes out.
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(lettersSince(before).map(({ subject }) => subject)).toEqual([
    `【准绳】答复“${one.cycleTitle}”第 2 轮征求意见：2026-03-10，已逾期 1 天`,
  ]);
});

test('who has answered, dropped the address or has a closed account is reminded of nothing', async () => {
  await confirmed('tuiyi', 'zhou@example.cn');
  await asOwner('delete from reminder');
  await answer('zuzhi');
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(office().letters.at(-1)?.to).toEqual(['zhou@example.cn']);
  await asOwner('delete from reminder');
  await forgetMail(as('tuiyi'), fresh());
  expect(await send()).toEqual({ sent: 0, failed: 0 });
});
