// Assignments through the server's doors (责任分工接口): the own body's and no other's, versions, and the Word file read again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { AssignmentReply, AssignmentsReply, AssignmentVersionsReply } from '../../src/api/assignment.ts';
import { importScheme } from '../../src/app/offline/scheme.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined, own: '', other: '' };
const city = (): City => one.city ?? expect.unreachable();
const ask = (method: Call['method'], rest: string, as: string, body?: unknown) =>
  city().call({
    method,
    url: `/api/cycles/${city().cycle}/assignments${rest}`,
    as,
    ...(body === undefined ? {} : { body }),
  });
const list = async (as: string) => (await ask('GET', '', as)).json<AssignmentsReply>().assignments;
const of = async (body: string, as: string) =>
  (await ask('GET', `/${encodeURIComponent(body)}`, as)).json<AssignmentReply>();
const save = (body: string, as: string, sent: unknown) => ask('POST', `/${encodeURIComponent(body)}`, as, sent);

beforeAll(async () => {
  one.city = await openCity();
  one.own = (await list('tuiyi'))[0]?.body ?? '';
  one.other = (await list('xiaoneng')).find(({ body }) => body !== one.own)?.body ?? '';
});

test('the organiser sees all bodies with what they lack, a subject and its section their own', async () => {
  const all = await list('xiaoneng');
  expect(all.length).toBeGreaterThan(50);
  expect(all.every(({ version }) => version === 1)).toBe(true);
  expect((await list('tuiyi')).map(({ body }) => body)).toEqual([one.own]);
  expect((await list('tuiyi-bangongshi')).map(({ body }) => body)).toEqual([one.own]);
  const refused = await ask('GET', '', 'zuzhi');
  expect(refused.statusCode).toBe(403);
});

test('a subject saves its own next version; the section reads it; another body is refused', async () => {
  const { assignment, version, mayEdit, sections } = await of(one.own, 'tuiyi');
  expect(mayEdit).toBe(true);
  expect(sections.length).toBeGreaterThan(0);
  const rows = assignment.rows.map((row, at) => (at === 0 ? { ...row, owner: '新责任人', source: null } : row));
  const sent = { base: version, assignment: { ...assignment, subject: one.other, rows }, note: '换人' };
  const saved = await save(one.own, 'tuiyi', sent);
  expect(saved.statusCode).toBe(200);
  const kept = saved.json<AssignmentReply>();
  expect(kept).toMatchObject({ version: version + 1, by: '周例甲', note: { zh: '换人', en: '换人' } });
  // Whose it is and where it was read from stay, whatever was sent.
  expect(kept.assignment.subject).toBe(one.own);
  expect(kept.assignment.rows[0]).toMatchObject({ owner: '新责任人', source: assignment.rows[0]?.source });
  const asSection = await of(one.own, 'tuiyi-bangongshi');
  expect([asSection.version, asSection.mayEdit]).toEqual([version + 1, false]);
  expect((await save(one.own, 'tuiyi-bangongshi', sent)).statusCode).toBe(403);
  expect((await save(one.other, 'tuiyi', sent)).statusCode).toBe(403);
  expect((await ask('GET', `/${encodeURIComponent(one.other)}`, 'tuiyi')).statusCode).toBe(403);
  const { versions } = (
    await ask('GET', `/${encodeURIComponent(one.own)}/versions`, 'tuiyi')
  ).json<AssignmentVersionsReply>();
  expect(versions.map((each) => each.version)).toEqual([2, 1]);
});

test('the slower of two is refused, and a row that the scheme does not have', async () => {
  const { assignment, version } = await of(one.other, 'xiaoneng');
  const sent = ['甲', '乙'].map((note) => ({ base: version, assignment, note }));
  const answers = await Promise.all(sent.map((each) => save(one.other, 'xiaoneng', each)));
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const strange = { ...assignment, rows: assignment.rows.map((row) => ({ ...row, node: `${row.node}-x` })) };
  const refused = await save(one.other, 'xiaoneng', { base: version + 1, assignment: strange, note: '' });
  expect(refused.json()).toMatchObject({ code: 'document-invalid' });
  const [first, ...rest] = assignment.rows;
  if (first === undefined) throw new Error('nothing is assigned');
  const again = { ...assignment, rows: [...assignment.rows, { ...first, owner: '另一人' }] };
  const twice = await save(one.other, 'xiaoneng', { base: version + 1, assignment: again, note: '' });
  expect(twice.json()).toMatchObject({ code: 'document-invalid', problems: [{ code: 'duplicate-id' }] });
  const long = { ...assignment, rows: [{ ...first, owner: '长'.repeat(1001) }, ...rest] };
  const tooLong = await save(one.other, 'xiaoneng', { base: version + 1, assignment: long, note: '' });
  expect([tooLong.statusCode, tooLong.json<{ code: string }>().code]).toEqual([400, 'input-invalid']);
});

test('the Word file gives targets and leads again', async () => {
  const { assignment } = await of(one.own, 'tuiyi');
  const answer = await ask('GET', `/${encodeURIComponent(one.own)}/table.docx`, 'tuiyi');
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-assignment-'));
  try {
    writeFileSync(join(folder, 'table.docx'), answer.rawPayload);
    const read = await importScheme({ path: join(folder, 'table.docx') });
    const row = ({ target, leads }: { target: string | null; leads: { title: string }[] }) => [
      target,
      ...leads.map(({ title }) => title),
    ];
    const lines = (rows: typeof assignment.rows) => rows.map(row).filter((each) => each.some((text) => text !== null));
    expect(lines(read.assignment?.rows ?? [])).toEqual(lines(assignment.rows));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
