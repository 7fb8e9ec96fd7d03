// Changes that facts do not fit any more (改动与已给事实不符): told before they count, and in few lines where they keep a computation from starting.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ImportedReply, VerdictReply } from '../../src/api/import.ts';
import type { RefusalReply } from '../../src/api/refusal.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { editScheme } from '../../src/engine/scheme-edit/edit.ts';
import { type City, openCity } from '../kit/city.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
});
function ask(method: 'GET' | 'POST', rest: string, body?: unknown) {
  return city().call({
    method,
    url: `/api/cycles/${city().cycle}/${rest}`,
    as: 'xiaoneng',
    ...(body === undefined ? {} : { body }),
  });
}
const newest = async (): Promise<SchemeReply> => (await ask('GET', 'scheme')).json<SchemeReply>();
const lacking = (what: string): never => {
  throw new Error(`the demonstration has no ${what}`);
};

/** Ids as the server gives them, and as the demonstration does. */
const factId = /[\da-f]{8}-[\da-f]{4}|(?:mark|figure|tally|adjustment):/u;

function insistOnFewLines({ why, problems }: RefusalReply): void {
  expect(why.length).toBeLessThan(60);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThan(60);
  for (const { message, place } of problems) {
    expect(`${place.text} ${message}`).not.toMatch(factId);
    expect(message).toMatch(/^\d+ 条（“[^”]+”(?:评“|、|）)/u);
  }
}

test('signing that leaves marks outside of their bounds is told first, with how many, and done when that is known', async () => {
  const { scheme, version } = await newest();
  const parameter =
    scheme.parameters.find(({ title }) => title.startsWith('表中没有写分值的行')) ?? lacking('question');
  const share = parameter.choices?.find(({ title }) => title.includes('分摊到的分值')) ?? lacking('choice');
  const body = { base: version, signatures: [{ key: parameter.key, value: share.value, reason: '改定' }] };
  const told = await ask('POST', 'parameters', body);
  const reply = told.json<RefusalReply>();
  expect([told.statusCode, reply.code]).toEqual([409, 'facts-unfit']);
  expect(reply.what).toMatch(/^签署后有 1\d{3} 条已给的评分或数据不符合新的规定，还没有签署。$/u);
  insistOnFewLines(reply);
  expect((await newest()).version).toBe(version);
  expect((await ask('POST', 'parameters', { ...body, despiteFacts: true })).statusCode).toBe(200);

  const computed = await ask('POST', 'computations');
  expect([computed.statusCode, computed.json<RefusalReply>().code]).toEqual([422, 'facts-invalid']);
  insistOnFewLines(computed.json<RefusalReply>());
  // Nothing gets worse by it: no question.
  const restored = await ask('POST', 'scheme/versions', { base: version + 1, scheme, note: '恢复' });
  expect(restored.statusCode).toBe(200);
  expect((await ask('POST', 'computations')).statusCode).toBe(200);
});

test('saving a version that facts do not fit is told first', async () => {
  const { scheme, version } = await newest();
  const row = [...nodesOf(scheme.root)].find(({ id }) => id === 'n2.2.2') ?? lacking('row');
  const made = editScheme(scheme, { type: 'remove', node: row.id, follow: 'none' });
  const after = 'scheme' in made ? made.scheme : lacking('such edit');
  const body = { base: version, scheme: after, note: '删去一项' };
  const told = await ask('POST', 'scheme/versions', body);
  const reply = told.json<RefusalReply>();
  expect([told.statusCode, reply.code, reply.problems.map(({ place }) => place.text)]).toEqual([
    409,
    'facts-unfit',
    [row.title],
  ]);
  insistOnFewLines(reply);
  expect((await newest()).version).toBe(version);
  expect((await ask('POST', 'scheme/versions', { ...body, despiteFacts: true })).statusCode).toBe(200);
});

test('importing a table that facts do not fit is told by the dry run and by the commit, in the same words', async () => {
  const sample = readFileSync(join(import.meta.dirname, '../../examples/sanming-2022.docx'));
  const url = `/api/documents?name=${encodeURIComponent('三明2022.docx')}`;
  const { sha256 } = (await city().call({ method: 'POST', url, body: sample, as: 'xiaoneng' })).json<RawDocument>();
  // Without one of its two assessors: what that one marked fits nobody any more.
  const cells = [{ table: 1, row: 5, column: 5, text: '统战部' }];
  const restored = await ask('GET', 'scheme?version=1');
  const { version } = await newest();
  const back = { base: version, scheme: restored.json<SchemeReply>().scheme, note: '恢复' };
  expect((await ask('POST', 'scheme/versions', back)).statusCode).toBe(200);
  const base = version + 1;
  const judge = async (on: number): Promise<VerdictReply> => {
    const body = { reading: { cells }, target: { into: 'cycle', cycle: city().cycle, base: on } };
    const to = { method: 'POST', url: `/api/documents/${sha256}/reading`, body, as: 'xiaoneng' } as const;
    return (await city().call(to)).json<VerdictReply>();
  };
  const { unfit, problems, scheme } = await judge(base);
  expect(problems.filter(({ code }) => code === 'row-in-use')).toEqual([]);
  const body = { document: sha256, reading: { cells }, base };
  const told = await ask('POST', 'scheme/imported', body);
  const { code, ...words } = told.json<RefusalReply>();
  expect([told.statusCode, code]).toEqual([409, 'facts-unfit']);
  expect(words).toEqual(unfit);
  expect(words.what).toMatch(/^导入后有 \d+ 条已给的评分或数据不符合新的规定，还没有导入。$/u);
  insistOnFewLines(told.json<RefusalReply>());
  expect(words.problems.map(({ message }) => message).join('')).toMatch(/“示范市委宣传部”不是本项的考评单位/u);
  // Whoever is gone from the list of bodies is still called by name.
  expect(words.problems.map(({ message }) => message).join('')).not.toMatch(/（“b:/u);
  expect((await newest()).version).toBe(base);
  const done = await ask('POST', 'scheme/imported', { ...body, despiteFacts: true });
  expect([done.statusCode, done.json<ImportedReply>().version]).toEqual([200, base + 1]);
  expect((await newest()).scheme).toEqual(scheme);
  // What did not fit before is no news.
  expect((await judge(base + 1)).unfit).toBeNull();
});
