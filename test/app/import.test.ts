// Importing through the doors (导入): what the dry run says is what the commit saves; earlier signatures are offered again.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CyclesReply } from '../../src/api/cycle.ts';
import type { MarksReply } from '../../src/api/fact.ts';
import type { OffersReply } from '../../src/api/parameter.ts';
import type { ImportedReply, VerdictReply } from '../../src/api/import.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { labelOf } from '../../src/domain/display.ts';
import { type Node, nodesOf } from '../../src/domain/scheme.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { type Call, type City, openCity, openMarking } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';

const sample = readFileSync(join(import.meta.dirname, '../../examples/sanming-2022.docx'));
const one = { city: undefined as City | undefined, raw: undefined as RawDocument | undefined };
const city = (): City => one.city ?? expect.unreachable();
const as = 'xiaoneng';
const ask = async <T>(call: Omit<Call, 'as'>, status = 200): Promise<T> => {
  const reply = await city().call({ ...call, as });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(status);
  return reply.json<T>();
};
const upload = async <T>(name: string, bytes: Uint8Array, status = 200): Promise<T> => {
  const url = `/api/documents?name=${encodeURIComponent(name)}`;
  return ask<T>({ method: 'POST', url, body: Buffer.from(bytes) }, status);
};

beforeAll(async () => {
  one.city = await openCity();
  one.raw = await upload<RawDocument>('三明2022.docx', sample);
});
const document = (): string => one.raw?.sha256 ?? expect.unreachable();
const target = {
  into: 'new-cycle',
  title: '2023年度绩效考评',
  year: '2023',
  subjects: { from: 'newest-cycle' },
} as const;
const judge = (reading: unknown, to: unknown = target, status = 200): Promise<VerdictReply> =>
  ask({ method: 'POST', url: `/api/documents/${document()}/reading`, body: { reading, target: to } }, status);
const commit = (reading: unknown, more: object = {}): Promise<ImportedReply> => {
  const { into: _, ...rest } = target;
  return ask({ method: 'POST', url: '/api/cycles', body: { document: document(), reading, ...rest, ...more } });
};
const schemeOf = (cycle: string) => ask<SchemeReply>({ method: 'GET', url: `/api/cycles/${cycle}/scheme` });

describe('the verdict of the dry run is that of the commit', () => {
  const reading = {
    columns: [{ table: 1, column: 4, role: 'ignore' }],
    cells: [{ table: 1, row: 5, column: 5, text: '宣传部\n统战部' }],
  };
  test.each([
    ['as read', {}],
    ['with decisions', reading],
  ])('%s', async (_, made) => {
    const verdict = await judge(made);
    const { cycle } = await commit(made);
    const saved = await schemeOf(cycle.id);
    expect(canonical(saved.scheme)).toBe(canonical(verdict.scheme));
    expect(verdict.rows).toBe(25);
    expect(saved.document).toBe(document());
    expect(cycle).toEqual({ id: cycle.id, title: '2023年度绩效考评', year: '2023' });
  });

  test('decisions change the verdict', async () => {
    const changed = (await judge(reading)).scheme;
    expect(canonical(changed)).not.toBe(canonical((await judge({})).scheme));
    expect(changed.bodies.map(({ title }) => title)).toContain('统战部');
  });
});

test('the same request again, after its answer was lost, makes no second year', async () => {
  const id = randomUUID();
  const first = await commit({}, { id });
  expect(first.cycle.id).toBe(id);
  expect(await commit({}, { id })).toEqual(first);
  const { cycles } = await ask<CyclesReply>({ method: 'GET', url: '/api/cycles' });
  expect(cycles.filter((cycle) => cycle.id === id)).toHaveLength(1);
  const sent = { document: document(), reading: {}, title: target.title, year: target.year, subjects: target.subjects };
  const refused = await city().call({ method: 'POST', url: '/api/cycles', body: { ...sent, id: 'mine' }, as });
  expect(refused.statusCode).toBe(400);
});

test('columns are told, cells lead to nodes, the demonstration stays one', async () => {
  const { columns, cells, scheme, assignment, changes } = await judge({});
  expect(changes).toBeNull();
  expect(columns.map(({ column, role }) => [column, role])).toEqual([
    [1, 'level'],
    [2, 'level'],
    [3, 'criterion'],
    [4, 'target'],
    [5, 'assessors'],
    [6, 'leads'],
  ]);
  expect(Object.keys(cells).length).toBeGreaterThan(25);
  expect(scheme.demonstration).toContain('示范数据');
  expect(scheme.subjects).toHaveLength(80);
  expect(assignment?.body?.title).toBe('示范市退役军人事务局');
});

describe('subjects', () => {
  test('of the directory, of a list, or none', async () => {
    const from = async (subjects: unknown) => (await judge({}, { ...target, subjects })).scheme;
    expect((await from({ from: 'none' })).subjects).toEqual([]);
    const whole = await from({ from: 'directory' });
    expect(whole.groups.map(({ title }) => title)).toEqual(['全部单位']);
    expect(whole.subjects.length).toBeGreaterThan(80);
    const list = await upload<RawDocument>(
      '名单.csv',
      Buffer.from('单位,分组\n教育局,政府\n组织部,党群\n人社局,政府\n'),
    );
    const listed = await from({ from: 'list', document: list.sha256 });
    expect(listed.subjects.map(({ title }) => title)).toEqual(['教育局', '组织部', '人社局']);
    expect(listed.groups.map(({ title }) => title)).toEqual(['政府', '党群']);
  });
});

/** Signs what was signed in the year before. */
async function adopt(cycle: string): Promise<SchemeReply> {
  const url = `/api/cycles/${cycle}/parameters`;
  const { version, offers } = await ask<OffersReply>({ method: 'GET', url: `${url}/earlier` });
  expect(version).toBe(1);
  expect(offers).toHaveLength(40);
  const signatures = offers.map(({ key, value, reason }) => ({ key, value, reason: `沿用2022年度：${reason}` }));
  return ask({ method: 'POST', url, body: { base: version, signatures } });
}

test('the earlier year answers every open question, and the new cycle can be computed with', async () => {
  const { cycle } = await commit({});
  const signed = await adopt(cycle.id);
  expect(signed.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(signed.scheme.parameters.filter(({ signer }) => signer === '赵示一')).toHaveLength(40);
});

test('on top of a scheme the answers to the same questions stay, the others are named', async () => {
  const to = { into: 'cycle', cycle: city().cycle, base: 1 };
  const verdict = await judge({}, to);
  expect(verdict.kept).toHaveLength(39);
  // One question names a row in which the sample's own city stands: asked in other words, it is another question.
  expect(verdict.lost.map(({ key }) => key)).toEqual(['n2.1.4.combine', 'demonstration-hotline-goal']);
  expect(verdict.scheme.subjects).toHaveLength(80);
  expect(verdict.assignment?.why).toBe('assigned-already');
  expect(verdict.changes?.length).toBeGreaterThan(0);
  const url = `/api/cycles/${city().cycle}/scheme/imported`;
  const body = { document: document(), reading: {}, base: 1, despiteFacts: true };
  const { version } = await ask<ImportedReply>({ method: 'POST', url, body });
  expect(version).toBe(2);
  expect(canonical((await schemeOf(city().cycle)).scheme)).toBe(canonical(verdict.scheme));
  // The dry run told the very sentences that the versions show afterwards.
  const difference = `/api/cycles/${city().cycle}/scheme/versions/2/difference?from=1`;
  expect(await ask({ method: 'GET', url: difference })).toEqual({ changes: verdict.changes });
  expect((await judge({}, { ...to, base: 2 })).changes).toEqual([]);
  expect((await ask<ImportedReply>({ method: 'POST', url, body })).version, 'sent again').toBe(2);
});

describe('rows on which facts stand', () => {
  type Refused = { code: string; why: string };
  const url = () => `/api/cycles/${city().cycle}/scheme`;
  /** The row is what the tree makes of it first; the table then says otherwise. */
  const saved = async (change: (root: Node) => void): Promise<number> => {
    const { scheme, version } = await schemeOf(city().cycle);
    change(scheme.root);
    const body = { base: version, scheme, note: '测试' };
    return (await ask<SchemeReply>({ method: 'POST', url: `${url()}/versions`, body })).version;
  };
  const bothSay = async (
    read: string,
    base: number,
    { reading = {}, cycle = city().cycle }: { reading?: object; cycle?: string } = {},
  ): Promise<[string[], Refused]> => {
    const to = { reading, target: { into: 'cycle', cycle, base } };
    const dry = { method: 'POST', url: `/api/documents/${read}/reading`, body: to } as const;
    const { problems } = await ask<VerdictReply>(dry);
    const body = { document: read, reading, base };
    const refused = await ask<Refused>({ method: 'POST', url: `/api/cycles/${cycle}/scheme/imported`, body }, 409);
    const faults = problems.filter(({ code }) => code === 'row-in-use');
    return [faults.map(({ place, message }) => `${place.text}：${message}`), refused];
  };
  const rowIn = (root: Node, id: string): Node =>
    [...nodesOf(root)].find((node) => node.id === id) ?? expect.unreachable();
  /** The rows with facts of their own, below their parent. */
  const withFacts = async (): Promise<Node[]> => {
    const { facts } = await ask<MarksReply>({ method: 'GET', url: `/api/cycles/${city().cycle}/marks` });
    const ids = new Set(facts.map(({ fact }) => fact.node));
    const { scheme } = await schemeOf(city().cycle);
    return [...nodesOf(scheme.root)].filter(({ id, kind }) => ids.has(id) && kind === 'indicator');
  };

  test('do not become other rows: the dry run and the commit say the same', async () => {
    const [first, second] = (await withFacts()).filter(({ children }) => children.length === 0);
    if (first === undefined || second === undefined) throw new Error('the demonstration has too few marks');
    const named =
      (id: string, { title, criterion }: Node) =>
      (root: Node) =>
        void Object.assign(rowIn(root, id), { title, criterion });
    const base = await saved((root) => {
      named(first.id, second)(root);
      named(second.id, first)(root);
    });
    const [dry, refused] = await bothSay(document(), base);
    expect(dry).toEqual([
      expect.stringContaining(`“${labelOf({ ...first, title: second.title })}”的位置上现在是“${labelOf(first)}”`),
      expect.stringContaining(`“${labelOf({ ...second, title: first.title })}”的位置上现在是“${labelOf(second)}”`),
    ]);
    expect(refused.code).toBe('row-in-use');
    for (const message of dry) expect(refused.why).toContain(message);
    expect((await schemeOf(city().cycle)).version).toBe(base);
    await saved((root) => {
      named(first.id, first)(root);
      named(second.id, second)(root);
    });
  });

  test('do not take the id of a row that is gone', async () => {
    const node = (await withFacts()).find(({ source, children }) => source !== null && children.length === 0);
    const source = node?.source;
    if (node === undefined || !source) throw new Error('the demonstration has no row with a cell');
    const { scheme } = await schemeOf(city().cycle);
    const base = await saved((root) => {
      for (const each of nodesOf(root)) each.children = each.children.filter(({ id }) => id !== node.id);
    });
    const text = '1.另外一件从来没有过的事；2.还有一件。';
    const reading = { cells: [{ table: source.table, row: source.row, column: source.column, text }] };
    const [dry, refused] = await bothSay(document(), base, { reading });
    expect(dry).toEqual([
      expect.stringMatching(
        /用了以前删去的项的编号（[^）]+），内容却与那一项在哪一版都不同；那一项还有 \d+ 条评分或数据/u,
      ),
    ]);
    expect(refused.code).toBe('row-in-use');
    expect(refused.why).toContain(dry[0]);
    // As it was, it comes back.
    const body = { base, scheme, note: '恢复', despiteFacts: true };
    await ask<SchemeReply>({ method: 'POST', url: `${url()}/versions`, body });
  });

  test('keep their kind', async () => {
    const { cycle } = await commit({});
    const { scheme, version } = await adopt(cycle.id);
    const assessor = 'zuzhibu';
    const own = ({ kind, assessors }: Node): boolean => kind === 'indicator' && assessors.includes(assessor);
    const [row, subject] = [[...nodesOf(scheme.root)].find(own), scheme.subjects[0]?.id];
    if (row === undefined || subject === undefined) throw new Error('nothing to mark');
    row.kind = 'evaluation';
    const changed = { base: version, scheme, note: '当作评价' };
    const kept = `/api/cycles/${cycle.id}/scheme/versions`;
    const { version: base } = await ask<SchemeReply>({ method: 'POST', url: kept, body: changed });
    await openMarking(city(), cycle.id);
    const mark = { type: 'mark', id: factId('类别'), subject, node: row.id, assessor, value: null, reason: null };
    const body = { marks: [{ ...mark, notApplicable: true, reason: '示范', evidence: [], supersedes: null }] };
    const marked = `/api/cycles/${cycle.id}/marks`;
    const given = await city().call({ method: 'POST', url: marked, body, as: 'zuzhi' });
    expect(given.statusCode, given.body).toBe(200);
    const [dry, refused] = await bothSay(document(), base, { cycle: cycle.id });
    expect(dry).toEqual([expect.stringContaining('这一项有 1 条评分或数据，不能由评价改为指标')]);
    expect(refused.code).toBe('row-in-use');
    expect(refused.why).toContain(dry[0]);
  });

  test('do not vanish: each is named with how much would be lost', async () => {
    const html = '<table><tr><td>项目</td><td>分值</td></tr><tr><td>别的</td><td>100</td></tr></table>';
    const body = { html, text: '' };
    const read = await ask<RawDocument>({ method: 'POST', url: '/api/documents/pasted', body });
    const [dry, refused] = await bothSay(read.sha256, (await schemeOf(city().cycle)).version);
    for (const node of await withFacts())
      expect(dry.filter((message) => message.includes(labelOf(node)))).toEqual([
        expect.stringMatching(/：表中没有这一项了，而它有 \d+ 条评分或数据。/u),
      ]);
    expect(refused.code).toBe('row-in-use');
    for (const message of dry) expect(refused.why).toContain(message);
  });
});

test('what was done stands in the journal', async () => {
  const { cycle } = await commit({});
  const told = async (query: string, language: 'zh' | 'en' = 'zh') => {
    const url = `/api/journal?${query}`;
    const { entries } = await ask<{ entries: { sentence: { zh: string; en: string } }[] }>({ method: 'GET', url });
    return entries.map(({ sentence }) => sentence[language]);
  };
  expect(await told('event=document-read')).toContain('赵示一读入文件“名单.csv”');
  expect(await told(`cycle=${cycle.id}`)).toEqual([
    '赵示一在“2023年度绩效考评”中保存“示范市退役军人事务局”责任分工第 1 版：由“三明2022.docx”导入',
    '赵示一在“2023年度绩效考评”中保存方案第 1 版：由“三明2022.docx”导入',
    '赵示一建立考评年度“2023年度绩效考评”',
  ]);
  expect((await told(`cycle=${cycle.id}`, 'en'))[1]).toBe(
    '赵示一, in “2023年度绩效考评”, saved version 1 of the scheme: imported from “三明2022.docx”',
  );
  const url = `/api/cycles/${cycle.id}/scheme/versions`;
  const { versions } = await ask<{ versions: { note: unknown }[] }>({ method: 'GET', url });
  expect(versions.map(({ note }) => note)).toEqual([
    { zh: '由“三明2022.docx”导入', en: 'imported from “三明2022.docx”' },
  ]);
});
