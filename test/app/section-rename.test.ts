// A section under another title (科室改名测试): its duties stay its people's, it stays in use, and its old title is no other section's.
import { beforeEach, expect, test } from 'vitest';
import type { AssignmentReply } from '../../src/app/assignment.ts';
import type { ListVerdict } from '../../src/app/body/list.ts';
import type { DirectoryEntry } from '../../src/app/body/read.ts';
import type { BodyDraft } from '../../src/app/body/register.ts';
import type { Home } from '../../src/app/home.ts';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import type { DirectoryList } from '../../src/domain/directory-list.ts';
import { type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeEach(async () => {
  one.city = await openCity();
});

const [old, next] = ['办公室', '综合科'];
const kind = '科室' as const;

async function body(): Promise<DirectoryEntry> {
  const answer = await city().call({ method: 'GET', url: '/api/bodies', as: 'xiaoneng' });
  const found = answer.json<{ bodies: DirectoryEntry[] }>().bodies.find(({ id }) => id === 'tuiyi');
  if (found === undefined) throw new Error('the demonstration has no tuiyi');
  return found;
}
/** Saves the body with other sections: `done`, or the refusal's code. */
async function save(change: (sections: BodyDraft['sections']) => BodyDraft['sections']): Promise<string> {
  const { title, names, revision, sections } = await body();
  const sent = { title, names, revision, sections: change(sections) };
  const answer = await city().call({ method: 'PUT', url: '/api/bodies/tuiyi', body: sent, as: 'xiaoneng' });
  return answer.statusCode === 200 ? 'done' : answer.json<{ code: string }>().code;
}
const rename = (from: string, to: string) =>
  save((all) => all.map((section) => (section.title === from ? { ...section, title: to } : section)));
const drop = (title: string) => save((all) => all.filter((section) => section.title !== title));
const add = (title: string) => save((all) => [...all, { id: null, title, kind }]);

const duties = async () => {
  const answer = await city().call({ method: 'GET', url: '/api/home', as: 'tuiyi-bangongshi' });
  return answer.json<Home>().cycle?.duties?.map(({ node }) => node) ?? [];
};
const assignmentUrl = () => `/api/cycles/${city().cycle}/assignments/tuiyi`;
const assignment = async () =>
  (await city().call({ method: 'GET', url: assignmentUrl(), as: 'tuiyi' })).json<AssignmentReply>();
/** Writes the rows of one section to another. */
async function handOver(from: string, to: string): Promise<void> {
  const { version, assignment: given } = await assignment();
  const other = (list: (typeof given.rows)[number]['leads']) =>
    list.map((each) => (each.title === from ? { ...each, title: to } : each));
  const rows = given.rows.map((row) => ({ ...row, leads: other(row.leads), cooperators: other(row.cooperators) }));
  const sent = { base: version, assignment: { ...given, rows }, note: '改写科室' };
  const answer = await city().call({ method: 'POST', url: assignmentUrl(), body: sent, as: 'tuiyi' });
  expect(answer.statusCode, answer.body).toBe(200);
}
async function moveOut(): Promise<void> {
  for (const person of (await body()).people.filter(({ section }) => section !== null)) {
    const sent = { title: person.title, body: 'tuiyi', section: null };
    const url = `/api/accounts/${person.id}`;
    expect((await city().call({ method: 'PUT', url, body: sent, as: 'xitong' })).statusCode).toBe(200);
  }
}

test('a renamed section keeps its duties, also once more and under the title that it had', async () => {
  const before = await duties();
  expect(before.length).toBeGreaterThan(0);
  expect(await rename(old, next)).toBe('done');
  expect(await duties()).toEqual(before);
  expect((await assignment()).sections).toContain(next);
  expect((await assignment()).sections).not.toContain(old);
  expect(await rename(next, '综合协调科')).toBe('done');
  expect(await duties()).toEqual(before);
  // Half of the rows by its newest title, half by its oldest: both are its own.
  await handOver(old, next);
  expect(await duties()).toEqual(before);
  expect(await rename('综合协调科', old)).toBe('done');
  expect(await duties()).toEqual(before);
});

test('a renamed section is in use under its former title, until no row names it', async () => {
  const other = (await body()).sections.find(({ title }) => title !== old)?.title ?? '';
  await moveOut();
  expect(await rename(old, next)).toBe('done');
  expect(await drop(next)).toBe('in-use');
  await handOver(old, other);
  expect(await drop(next)).toBe('done');
});

test('a former title becomes no other section’s while rows mean the renamed one by it', async () => {
  const other = (await body()).sections.find(({ title }) => title !== old)?.title ?? '';
  const mine = await duties();
  // Nor in the very save that renames it.
  const split = (all: BodyDraft['sections']) => [
    ...all.map((section) => (section.title === old ? { ...section, title: next } : section)),
    { id: null, title: old, kind },
  ];
  expect(await save(split)).toBe('in-use');
  const exchange = (all: BodyDraft['sections']) =>
    all.map((section) => ({ ...section, title: { [old]: other, [other]: old }[section.title] ?? section.title }));
  expect(await save(exchange)).toBe('in-use');
  expect(await rename(old, next)).toBe('done');
  expect(await add('办 公 室')).toBe('in-use');
  expect(await rename(other, old)).toBe('in-use');
  await handOver(old, next);
  expect(await add(old)).toBe('done');
  expect(await duties()).toEqual(mine);
  // From here on it means the new one.
  expect(await drop(old)).toBe('done');
});

test('the workbook from before completes the renamed section, and says so', async () => {
  const { title, sections } = await body();
  await rename(old, next);
  const section = { title: old, kind };
  const person = { title: '韦某', name: 'weimou', body: title, section: old, roles: ['section'] };
  const list: Pick<DirectoryList, 'bodies' | 'people'> = {
    bodies: [{ title, names: [], sections: [section, { title: '信访科', kind }] }],
    people: [person],
  };
  const bytes = await directoryWorkbook(new Map([['科室', 'section']]), list);
  const take = async (as: string): Promise<ListVerdict> => {
    const url = `/api/bodies/list?name=${encodeURIComponent('名录.xlsx')}&commit=true`;
    const answer = await city().call({ method: 'POST', url, body: bytes, as });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<ListVerdict>();
  };
  const verdict = await take('xiaoneng');
  expect(verdict.problems.map(({ code, severity }) => [code, severity])).toEqual([['section-renamed', 'note']]);
  const titles = sections.map((each) => (each.title === old ? next : each.title));
  expect((await body()).sections.map((each) => each.title)).toEqual([...titles, '信访科']);
  expect((await take('xitong')).accounts).toMatchObject([{ name: 'weimou', section: next }]);
});
