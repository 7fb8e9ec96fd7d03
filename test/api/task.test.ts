// Tasks through the server's doors (任务接口): who may report on what, lights by the day, escalation, deputies, and the half-year check.
import { randomUUID } from 'node:crypto';
import { unzipSync, strFromU8 } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { AssignmentReply, AssignmentsReply } from '../../src/api/assignment.ts';
import type { HalfYearReply, TaskBoardReply, TasksReply } from '../../src/api/task.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

const one = {
  city: undefined as City | undefined,
  own: '',
  other: '',
  now: '2022-06-20T02:00:00Z',
  nodes: [] as string[],
};
const city = (): City => one.city ?? expect.unreachable();
/** Moves the clock of the server. */
function goTo(now: string): void {
  one.now = now;
  city().logInAnew();
}
const ask = (method: Call['method'], rest: string, as: string, body?: unknown) =>
  city().call({ method, url: `/api${rest}`, as, ...(body === undefined ? {} : { body }) });
const inCycle = (rest: string) => `/cycles/${city().cycle}${rest}`;
const tasksOf = async (as: string, body = one.own) =>
  (await ask('GET', inCycle(`/tasks/${body}`), as)).json<TasksReply>();
const milestoneOf = async (node: string, as = 'tuiyi') =>
  (await tasksOf(as)).tasks.find((task) => task.node === node)?.milestones[0] ?? expect.unreachable(node);
const report = (as: string, more: object) =>
  ask('POST', inCycle(`/tasks/${one.own}/reports`), as, {
    id: randomUUID(),
    node: one.nodes[0],
    milestone: 'a',
    kind: 'done',
    doneOn: '2022-06-18',
    note: '',
    withdraws: null,
    ...more,
  });
const journal = async (event: string) =>
  (await ask('GET', `/journal?event=${event}`, 'xiaoneng'))
    .json<{ entries: { sentence: { zh: string; en: string } }[] }>()
    .entries.map(({ sentence }) => sentence.zh);
const node = (at: number): string => one.nodes[at] ?? expect.unreachable();

beforeAll(async () => {
  one.city = await openCity(() => new Date(one.now));
  const list = async (as: string) =>
    (await ask('GET', inCycle('/assignments'), as)).json<AssignmentsReply>().assignments;
  one.own = (await list('tuiyi'))[0]?.body ?? '';
  one.other = (await list('xiaoneng')).find(({ body }) => body !== one.own)?.body ?? '';
  const url = inCycle(`/assignments/${one.own}`);
  const { assignment, version } = (await ask('GET', url, 'tuiyi')).json<AssignmentReply>();
  // The first is led by the office, the second owned by its person, the others by neither.
  const rows = assignment.rows.slice(0, 4).map(({ milestones: _before, ...row }, at) => ({
    ...row,
    leads: [{ title: at === 0 ? '办公室' : '移交安置科', kind: 'section' as const }],
    owner: at === 1 ? '吴例丙' : '赵示一',
    deputy: at === 2 ? '吴例丙' : '钱范二',
    milestones: [{ id: 'a', date: '2022-06-30', text: `节点${at}` }],
  }));
  await ask('POST', url, 'tuiyi', { base: version, assignment: { ...assignment, rows }, note: '试' });
  one.nodes = rows.map((row) => row.node);
});

test('a section sees what it leads, owns or is deputy for; the body and the organiser all of it', async () => {
  expect((await tasksOf('tuiyi-bangongshi')).tasks.map((task) => [task.node, task.level])).toEqual([
    [node(0), 'owner'],
    [node(1), 'owner'],
    [node(2), 'deputy'],
  ]);
  expect((await tasksOf('tuiyi')).tasks.map(({ level }) => level)).toEqual(Array(4).fill('subject'));
  const seen = await tasksOf('xiaoneng');
  expect([seen.mayReport, seen.tasks.length, seen.tasks[0]?.level]).toEqual([false, 4, null]);
  expect((await ask('GET', inCycle(`/tasks/${one.other}`), 'tuiyi-bangongshi')).statusCode).toBe(403);
  expect((await ask('GET', inCycle(`/tasks/${one.own}`), 'zuzhi')).statusCode).toBe(403);
});

test('lights follow the day in China, and a late one escalates by itself', async () => {
  const standing = async (now: string) => {
    goTo(now);
    const { light, daysLeft, level } = await milestoneOf(node(0));
    return [light, daysLeft, level];
  };
  expect(await standing('2022-06-22T15:59:00Z')).toEqual(['on-time', 8, null]);
  expect(await standing('2022-06-22T16:00:00Z')).toEqual(['soon', 7, null]);
  expect(await standing('2022-06-30T15:59:00Z')).toEqual(['soon', 0, null]);
  expect(await standing('2022-06-30T16:00:00Z')).toEqual(['late', -1, 'owner']);
  expect(await standing('2022-07-10T00:00:00Z')).toEqual(['late', -10, 'subject']);
  goTo('2022-07-20T00:00:00Z');
  const board = (await ask('GET', inCycle('/tasks'), 'xiaoneng')).json<TaskBoardReply>();
  const own = board.bodies.find(({ body }) => body === one.own);
  expect(own?.lights).toEqual({ late: 4, soon: 0, 'on-time': 0, 'no-data': 0, done: 0 });
  expect(own?.escalated.map(({ milestone, daysLate }) => [milestone, daysLate])).toEqual(
    [0, 1, 2, 3].map((at) => [`节点${at}`, 20]),
  );
  const alone = (await ask('GET', inCycle('/tasks'), 'tuiyi')).json<TaskBoardReply>();
  expect(alone.bodies.map(({ body }) => body)).toEqual([one.own]);
  goTo('2022-06-20T02:00:00Z');
});

test('done, no data and progress; sent again it adds nothing; taken back it stands no more', async () => {
  const id = randomUUID();
  for (let time = 0; time < 2; time += 1)
    expect((await report('tuiyi-bangongshi', { id, note: '台账已报' })).statusCode).toBe(200);
  expect(await milestoneOf(node(0))).toMatchObject({
    light: 'done',
    doneOn: '2022-06-18',
    isDoneLate: false,
    reports: [{ id, note: '台账已报', by: '吴例丙', actedFor: null, isWithdrawn: false }],
  });
  expect((await report('tuiyi', {})).json()).toMatchObject({ code: 'report-closed' });
  const undo = { kind: 'withdrawn', doneOn: null, withdraws: id };
  expect((await report('tuiyi', undo)).statusCode).toBe(200);
  expect((await report('tuiyi', undo)).json()).toMatchObject({ code: 'report-closed' });
  expect(await milestoneOf(node(0))).toMatchObject({ light: 'on-time', reports: [{ id, isWithdrawn: true }] });
  expect((await report('tuiyi', { kind: 'no-data', doneOn: null })).statusCode).toBe(200);
  expect((await milestoneOf(node(0))).light).toBe('no-data');
  expect((await report('tuiyi', { kind: 'progress', doneOn: null, note: '过半', node: node(1) })).statusCode).toBe(200);
  expect((await milestoneOf(node(1))).light).toBe('on-time');
  const [withdrawn] = await journal('task-report-withdrawn');
  expect(withdrawn).toMatch(/^周例甲.*撤回“.+”“.+”的节点“节点0”的填报$/u);
});

test('refused: a day to come, progress without words, another section’s row, another body’s', async () => {
  const codes = async (as: string, more: object) => (await report(as, more)).json<{ code: string }>().code;
  expect(await codes('tuiyi', { node: node(3), doneOn: '2022-06-21' })).toBe('input-invalid');
  expect(await codes('tuiyi', { node: node(3), doneOn: null })).toBe('input-invalid');
  expect(await codes('tuiyi', { node: node(3), kind: 'progress', doneOn: null, note: ' ' })).toBe('input-invalid');
  expect(await codes('tuiyi', { node: node(3), kind: 'no-data' })).toBe('input-invalid');
  expect(await codes('tuiyi', { node: node(3), milestone: '没有' })).toBe('not-found');
  expect(await codes('tuiyi-bangongshi', { node: node(3) })).toBe('not-permitted');
  expect(await codes('xiaoneng', { node: node(3) })).toBe('not-permitted');
  const other = await ask('POST', inCycle(`/tasks/${one.other}/reports`), 'tuiyi', {
    id: randomUUID(),
    node: node(3),
    milestone: 'a',
    kind: 'no-data',
    doneOn: null,
    note: '',
    withdraws: null,
  });
  expect(other.statusCode).toBe(403);
  expect((await milestoneOf(node(3))).reports).toEqual([]);
});

test('a deputy reports for who is away, and the journal says so; not before, nor after', async () => {
  const { deputies } = await tasksOf('tuiyi');
  expect(deputies.map(({ title }) => title)).toEqual(['吴例丙']);
  const away = { id: randomUUID(), deputy: deputies[0]?.id, from: '2022-06-21', to: '2022-06-22' };
  expect((await ask('POST', '/absences', 'tuiyi', { ...away, to: '2022-06-20' })).json()).toMatchObject({
    code: 'input-invalid',
  });
  expect((await ask('POST', '/absences', 'zuzhi', away)).statusCode).toBe(403);
  for (let time = 0; time < 2; time += 1) expect((await ask('POST', '/absences', 'tuiyi', away)).statusCode).toBe(204);
  const again = await ask('POST', '/absences', 'tuiyi', { ...away, id: randomUUID() });
  expect(again.json()).toMatchObject({ code: 'input-invalid' });
  const sent = { node: node(3), kind: 'no-data', doneOn: null };
  expect((await report('tuiyi-bangongshi', sent)).statusCode).toBe(403);
  goTo('2022-06-21T02:00:00Z');
  expect((await tasksOf('tuiyi-bangongshi')).tasks.find((task) => task.node === node(3))?.actsFor).toBe('周例甲');
  expect((await report('tuiyi-bangongshi', sent)).statusCode).toBe(200);
  expect((await milestoneOf(node(3))).reports[0]).toMatchObject({ by: '吴例丙', actedFor: '周例甲' });
  expect((await journal('task-reported'))[0]).toMatch(/^吴例丙在“.+”中代“周例甲”填报“.+”的节点“节点3”：本期无数据$/u);
  // What is one's own is done in one's own name.
  await report('tuiyi-bangongshi', { node: node(2), kind: 'progress', doneOn: null, note: '在办' });
  expect((await milestoneOf(node(2))).reports[0]).toMatchObject({ actedFor: null });
  const [shown] = (await tasksOf('tuiyi')).absences;
  expect(shown).toMatchObject({ person: '周例甲', deputy: '吴例丙', isOwn: true });
  expect((await ask('POST', `/absences/${away.id}/withdrawal`, 'tuiyi-bangongshi')).statusCode).toBe(404);
  expect((await ask('POST', `/absences/${away.id}/withdrawal`, 'tuiyi')).statusCode).toBe(204);
  expect((await tasksOf('tuiyi')).absences).toEqual([]);
  expect((await report('tuiyi-bangongshi', { ...sent, kind: 'progress', note: '再报' })).statusCode).toBe(403);
  goTo('2022-06-23T02:00:00Z');
});

test('the half-year check tells how each row stands, with the body’s note, in the Word file too', async () => {
  const path = inCycle(`/half-year/${one.own}`);
  const note = (as: string) => ask('POST', `${path}/note`, as, { note: '总体过半，移交安置科略慢。' });
  expect((await note('tuiyi-bangongshi')).statusCode).toBe(403);
  expect((await note('xiaoneng')).statusCode).toBe(403);
  for (let time = 0; time < 2; time += 1) expect((await note('tuiyi')).statusCode).toBe(200);
  const check = (await ask('GET', path, 'xiaoneng')).json<HalfYearReply>();
  expect(check).toMatchObject({
    until: '2022-06-30',
    lights: { late: 0, soon: 2, 'on-time': 0, 'no-data': 2, done: 0 },
    note: { text: '总体过半，移交安置科略慢。', by: '周例甲' },
    mayNote: false,
  });
  expect((await journal('half-year-noted')).length).toBe(1);
  const file = await ask('GET', `${path}/half-year.docx`, 'xiaoneng');
  const xml = strFromU8(unzipSync(new Uint8Array(file.rawPayload))['word/document.xml'] ?? new Uint8Array());
  const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)</gu)].map(([, text]) => text).join('\n');
  for (const text of [
    '2022-06-30 节点0：本期无数据',
    '本期无数据 2 个',
    '总体过半，移交安置科略慢。',
    '截至2022年6月23日',
  ])
    expect(words).toContain(text);
});

test('the journal with all of it is whole', async () => {
  for (let from: number | null = 1; from !== null;) {
    const checked: { fault: unknown; next: number | null } = (
      await ask('GET', `/journal/chain?from=${from}`, 'xiaoneng')
    ).json();
    expect(checked.fault).toBe(null);
    from = checked.next;
  }
});
