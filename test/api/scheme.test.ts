// The scheme through the server's doors (考评方案接口): signing, saving, losing a race, differences, and the Word file read again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { SchemeReply, SchemeTableReply, SchemeVersionsReply } from '../../src/api/scheme.ts';
import { importScheme } from '../../src/app/offline/scheme.ts';
import { rowsOf } from '../../src/documents/write/scheme-rows.ts';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { type Call, type City, openCity } from '../kit/city.ts';
import { edited } from '../kit/scheme-edit.ts';

const one = { city: undefined as City | undefined };
const city = (): City => one.city ?? expect.unreachable();
const path = (rest: string): string => `/api/cycles/${city().cycle}/${rest}`;
const ask = (method: Call['method'], rest: string, body?: unknown, as = 'xiaoneng') =>
  city().call({ method, url: path(rest), as, ...(body === undefined ? {} : { body }) });
const newest = async (): Promise<SchemeReply> => (await ask('GET', 'scheme')).json<SchemeReply>();

beforeAll(async () => {
  one.city = await openCity();
});

const lacking = (what: string): never => {
  throw new Error(`the demonstration has no ${what}`);
};
const firstRow = (scheme: Scheme): string =>
  [...nodesOf(scheme.root)].find(({ kind, children }) => kind === 'indicator' && children.length === 0)?.id ?? '';
const statuses = (answers: { statusCode: number }[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);

test('an edit becomes a version, and the difference tells it word by word', async () => {
  const { scheme, version } = await newest();
  const id = firstRow(scheme);
  const changed = edited(scheme, { type: 'text', node: id, field: 'remarks', text: '按季度通报。' });
  const saved = await ask('POST', 'scheme/versions', { base: version, scheme: changed, note: ' 加备注 ' });
  expect(saved.statusCode).toBe(200);
  expect(saved.json<SchemeReply>()).toMatchObject({
    version: version + 1,
    note: { zh: '加备注', en: '加备注' },
    by: '赵示一',
  });
  expect(await newest()).toMatchObject({ version: version + 1, by: '赵示一' });
  expect((await ask('GET', 'scheme?version=1')).json<SchemeReply>().by).toBeNull();
  const { versions, nodes } = (await ask('GET', 'scheme/versions')).json<SchemeVersionsReply>();
  expect(versions.map(({ by, note }) => [by, note])).toEqual([
    ['赵示一', { zh: '加备注', en: '加备注' }],
    [null, { zh: expect.stringContaining('示范'), en: expect.stringContaining('demonstration') }],
  ]);
  const read = (await ask('GET', 'scheme/versions', undefined, 'tuiyi')).json<SchemeVersionsReply>();
  expect(read).toEqual({ versions, nodes: [] });
  expect(nodes.toSorted()).toEqual([...nodesOf(scheme.root)].map((node) => node.id).toSorted());
  const told = await ask('GET', `scheme/versions/${version + 1}/difference?from=${version}`);
  expect(told.json()).toEqual({
    changes: [expect.objectContaining({ kind: 'text', node: id, words: [{ kind: 'added', text: '按季度通报。' }] })],
  });
  const back = await ask('GET', `scheme/versions/${version + 1}/difference?from=99999999999999`);
  expect(back.statusCode).toBe(404);
});

test('the slower of two editors is refused, and nothing of it is kept', async () => {
  const { scheme, version } = await newest();
  const id = firstRow(scheme);
  const [mine, theirs] = ['甲', '乙'].map((text) => edited(scheme, { type: 'text', node: id, field: 'remarks', text }));
  const answers = await Promise.all(
    [mine, theirs].map((each) => ask('POST', 'scheme/versions', { base: version, scheme: each, note: '' })),
  );
  expect(statuses(answers)).toEqual([200, 409]);
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'version-conflict' });
  expect((await newest()).version).toBe(version + 1);
});

test('signing bears the name of who signs, says since when, and a value that does not fit is refused', async () => {
  const { scheme, version } = await newest();
  const parameter = scheme.parameters.find(({ choices }) => (choices?.length ?? 0) > 1) ?? lacking('choice');
  const other =
    parameter.choices?.find(({ value }) => JSON.stringify(value) !== JSON.stringify(parameter.value))?.value ?? null;
  const sign = (value: unknown, base: number, reason = '会议定的') =>
    ask('POST', 'parameters', { base, signatures: [{ key: parameter.key, value, reason }], despiteFacts: true });
  expect((await sign(other, version, ' 　\n')).statusCode, 'nothing is signed without a reason').toBe(400);
  const wrong = await sign({ nonsense: ['?'] }, version);
  expect([wrong.statusCode, wrong.json<{ code: string }>().code]).toEqual([422, 'value-unfit']);
  const empty = await sign(null, version);
  expect([empty.statusCode, empty.json<{ code: string; why: string }>()]).toMatchObject([
    422,
    { code: 'value-unfit', why: `参数“${parameter.title}”没有给出取值；空着的表示还没有人答复。` },
  ]);
  expect((await newest()).version).toBe(version);
  const right = await sign(other, version);
  expect(right.statusCode).toBe(200);
  const kept = right.json<SchemeReply>().scheme.parameters.find(({ key }) => key === parameter.key);
  expect(kept).toMatchObject({ value: other, signer: '赵示一', reason: '会议定的' });
  const { answers } = (await ask('GET', 'scheme/answers')).json<{ answers: { key: string; version: number }[] }>();
  expect(answers.find(({ key }) => key === parameter.key)?.version).toBe(version + 1);
  expect(answers.filter(({ key }) => key !== parameter.key).every((each) => each.version === 1)).toBe(true);
});

test('nobody signs by saving a scheme; an earlier version may come back with its signatures', async () => {
  const { scheme, version } = await newest();
  const [first, ...rest] = scheme.parameters;
  const forged = { ...scheme, parameters: [{ ...(first ?? lacking('parameter')), signer: '市委书记' }, ...rest] };
  const refused = await ask('POST', 'scheme/versions', { base: version, scheme: forged, note: '' });
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'signature-unknown']);
  const old = (await ask('GET', 'scheme?version=1')).json<SchemeReply>();
  const restored = await ask('POST', 'scheme/versions', { base: version, scheme: old.scheme, note: '恢复第 1 版' });
  expect(restored.statusCode).toBe(200);
  expect(restored.json<SchemeReply>()).toMatchObject({ version: version + 1, sha256: old.sha256 });
});

test('nobody says by saving a scheme where a thing was read; what an earlier version says comes back with its row', async () => {
  const { scheme, version } = await newest();
  const save = (base: number, after: Scheme) =>
    ask('POST', 'scheme/versions', { base, scheme: after, note: '出处', despiteFacts: true });
  const refused = async (change: (copy: Scheme) => void) => {
    const copy = structuredClone(scheme);
    change(copy);
    const reply = await save(version, copy);
    return [reply.statusCode, reply.json<{ code: string }>().code];
  };
  const rows = [...nodesOf(scheme.root)].filter(({ source }) => source !== null);
  const [mine, other] = rows.map(({ id }) => id);
  const rowIn = (copy: Scheme, id = '') => [...nodesOf(copy.root)].find((node) => node.id === id) ?? lacking('row');
  const forged = [422, 'source-unknown'];
  expect(
    await refused((copy) => {
      const row = rowIn(copy, mine);
      row.source = { ...(row.source ?? lacking('source')), words: '市委会议' };
    }),
  ).toEqual(forged);
  expect(await refused((copy) => void (rowIn(copy, mine).source = rowIn(copy, other).source))).toEqual(forged);
  const admits = [...nodesOf(scheme.root)].find(({ admitted }) => admitted !== null && admitted.source !== null);
  expect(
    await refused((copy) => {
      const { admitted } = rowIn(copy, admits?.id);
      if (admitted !== null) admitted.open = !admitted.open;
    }),
  ).toEqual(forged);
  const asked = scheme.parameters.find(({ source }) => source === null) ?? lacking('parameter');
  expect(
    await refused((copy) => {
      const parameter = copy.parameters.find(({ key }) => key === asked.key) ?? lacking('parameter');
      Object.assign(parameter, { value: null, signer: null, reason: null, source: rowIn(copy, mine).source });
    }),
  ).toEqual(forged);

  const [root, node] = [scheme.root.children[0]?.id ?? '', admits?.id ?? ''];
  const ids = Object.fromEntries([...nodesOf(rowIn(scheme, node))].map(({ id }) => [id, `${id}-copy`]));
  const copied = edited(scheme, { type: 'copy', node, ids, place: { node, where: 'after' }, follow: 'none' });
  expect((await save(version, copied)).statusCode, 'a copy').toBe(200);
  const bare = structuredClone(scheme);
  rowIn(bare, root).source = null;
  expect((await save(version + 1, bare)).statusCode, 'without a source').toBe(200);
  expect((await save(version + 2, copied)).statusCode, 'the one before again').toBe(200);
  expect((await save(version + 3, scheme)).statusCode).toBe(200);
});

test('the journal names the signatures that a save brings back', async () => {
  const { scheme, version } = await newest();
  const parameter = scheme.parameters.find(({ choices }) => (choices?.length ?? 0) > 1) ?? lacking('choice');
  const other = parameter.choices?.find(({ value }) => JSON.stringify(value) !== JSON.stringify(parameter.value));
  const signatures = [{ key: parameter.key, value: other?.value, reason: '再议' }];
  expect((await ask('POST', 'parameters', { base: version, signatures, despiteFacts: true })).statusCode).toBe(200);
  const restored = await ask('POST', 'scheme/versions', { base: version + 1, scheme, note: '恢复' });
  expect(restored.statusCode).toBe(200);
  const { entries } = (
    await city().call({ method: 'GET', url: '/api/journal?event=scheme-saved', as: 'xiaoneng' })
  ).json<{ entries: { sentence: { zh: string; en: string } }[] }>();
  const told = entries[0]?.sentence.zh ?? '';
  expect(told).toContain(
    `保存方案第 ${version + 2} 版：恢复；参数“${parameter.title}”的取值由 ${other?.title}（赵示一签署，理由：再议） 改为 `,
  );
  expect(told).toContain(`（${parameter.signer}签署，理由：${parameter.reason}）`);
  expect(entries[0]?.sentence.en).toContain(
    `: 恢复; answers to parameters: “${parameter.title}” from “${other?.title}” (signed by 赵示一; reason: 再议) to `,
  );
  const { versions } = (await ask('GET', 'scheme/versions')).json<SchemeVersionsReply>();
  expect(versions.find((each) => each.version === version + 1)?.note).toEqual({
    zh: '签署 1 个参数，还有 0 个待定',
    en: '1 parameter signed, 0 still open',
  });
});

test('the id of a row that is gone comes back only as that row', async () => {
  const { scheme, version } = await newest();
  const id = firstRow(scheme);
  const gone = edited(scheme, { type: 'remove', node: id, follow: 'none' });
  const save = (base: number, after: Scheme) => ask('POST', 'scheme/versions', { base, scheme: after, note: '试' });
  expect((await save(version, gone)).statusCode).toBe(200);
  const other = edited(scheme, { type: 'retitle', node: id, title: '另一回事' });
  const refused = await save(version + 1, other);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'row-in-use']);
  expect(refused.json<{ why: string }>().why).toContain(`“另一回事”用了以前删去的项的编号（${id}）`);
  const restored = await save(version + 1, scheme);
  expect(restored.statusCode).toBe(200);
  expect((await save(version + 2, other)).statusCode).toBe(200);
  expect((await save(version + 3, scheme)).statusCode).toBe(200);
});

test('a row keeps its kind while facts stand on it', async () => {
  const { scheme, version } = await newest();
  const id = firstRow(scheme);
  const changed = edited(scheme, { type: 'kind', node: id, kind: 'evaluation' });
  const refused = await ask('POST', 'scheme/versions', { base: version, scheme: changed, note: '改类别' });
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'row-in-use']);
  expect(refused.json<{ why: string }>().why).toMatch(/有 \d+ 条评分或数据，不能由指标改为评价/u);
  const bare = [...nodesOf(scheme.root)].find(({ kind }) => kind === 'component')?.id ?? lacking('component');
  const free = edited(scheme, { type: 'kind', node: bare, kind: 'part' });
  expect((await ask('POST', 'scheme/versions', { base: version, scheme: free, note: '改类别' })).statusCode).toBe(200);
});

test('the table has every row once, with the node it opens', async () => {
  const { scheme } = await newest();
  const table = (await ask('GET', 'scheme/table', undefined, 'tuiyi')).json<SchemeTableReply>();
  const nodes = table.lines.flatMap(({ node }) => node ?? []);
  expect(nodes).toHaveLength(rowsOf(scheme, null).length);
  expect(new Set(nodes).size).toBe(nodes.length);
  const width = table.shares.length;
  const covered = table.lines
    .flatMap(({ cells }) => cells)
    .reduce((sum, each) => sum + each.rowSpan * each.columnSpan, 0);
  expect(covered).toBe(width * table.lines.length);
});

test('the Word file gives the rows of the scheme again, and the journal knows who took it', async () => {
  const { scheme, version } = await newest();
  const answer = await ask('GET', 'scheme.docx', undefined, 'tuiyi');
  expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''");
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-scheme-'));
  try {
    writeFileSync(join(folder, 'scheme.docx'), answer.rawPayload);
    const read = await importScheme({ path: join(folder, 'scheme.docx') });
    const row = ({ kind, title, criterion, points, assessors }: ReturnType<typeof rowsOf>[number]) => ({
      kind,
      title,
      criterion,
      points,
      assessors,
    });
    expect(read.rows.map(row)).toEqual(rowsOf(scheme, null).map(row));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const { entries } = (await city().call({ method: 'GET', url: '/api/journal?event=exported', as: 'xiaoneng' })).json<{
    entries: { sentence: { zh: string } }[];
  }>();
  expect(entries[0]?.sentence.zh).toBe(`周例甲在“2022年度绩效考评”中导出“${scheme.title}”第 ${version} 版（.docx）`);
});

test('who may only read cannot save or sign', async () => {
  const { scheme, version } = await newest();
  const save = await ask('POST', 'scheme/versions', { base: version, scheme, note: '' }, 'tuiyi');
  expect(save.statusCode).toBe(403);
  const signatures = [{ key: scheme.parameters[0]?.key, value: '1', reason: '因' }];
  expect((await ask('POST', 'parameters', { base: version, signatures }, 'zuzhi')).statusCode).toBe(403);
});
