// All evidence of a body as one zip (佐证材料打包测试): opened again, its folders, its list, its hashes; what is damaged is said.
import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { EvidenceBodiesReply } from '../../src/api/evidence.ts';
import { readUpload } from '../../src/app/upload.ts';
import { evidenceFilesIn } from '../../src/store/evidence-files.ts';
import { type City, openCity } from '../kit/city.ts';
import { freshFolder } from '../kit/evidence-folder.ts';
import { pdfOf, pngOf } from '../kit/proof.ts';

const one = { city: undefined as City | undefined, own: '', rows: [] as string[], folder: '' };
const city = (): City => one.city ?? expect.unreachable();

const handIn = (file: string, bytes: Uint8Array, more: [string, string][] = []) =>
  city().call({
    method: 'POST',
    url: `/api/evidence?${new URLSearchParams([
      ['id', randomUUID()],
      ['body', one.own],
      ['file', file],
      ['title', file.replace(/\.\w+$/u, '')],
      ...more,
    ]).toString()}`,
    as: 'tuiyi',
    body: bytes,
  });
const rowed = (...rows: string[]): [string, string][] => [
  ['cycle', city().cycle],
  ...rows.map((row): [string, string] => ['row', row]),
];

async function archive(): Promise<{
  names: string[];
  zip: Record<string, Uint8Array>;
  list: string[][];
  name: string;
}> {
  const url = `/api/cycles/${city().cycle}/evidence/${one.own}/archive.zip`;
  const answer = await city().call({ method: 'GET', url, as: 'dangan' });
  expect(answer.statusCode).toBe(200);
  const zip = unzipSync(answer.rawPayload);
  const { blocks } = await readUpload({ name: '目录.xlsx', bytes: zip['目录.xlsx'] ?? new Uint8Array() });
  const [table] = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  const rows = Map.groupBy(table?.cells ?? [], ({ row }) => row);
  const list = [...rows.values()].map((cells) => cells.map(({ paragraphs }) => paragraphs.join('\n')));
  const [, name = ''] = /filename\*=UTF-8''(.+)$/u.exec(String(answer.headers['content-disposition'])) ?? [];
  return { names: Object.keys(zip), zip, list, name: decodeURIComponent(name) };
}

beforeAll(async () => {
  one.city = await openCity();
  one.folder = freshFolder();
  one.city.deps.files = evidenceFilesIn(one.folder);
  const get = (url: string) => city().call({ method: 'GET', url, as: 'tuiyi' });
  const { bodies } = (await get(`/api/cycles/${city().cycle}/evidence`)).json<EvidenceBodiesReply>();
  one.own = bodies[0]?.body ?? '';
  type Tree = { id: string; number: string | null; title: string; children: Tree[] };
  const { scheme } = (await get(`/api/cycles/${city().cycle}/scheme`)).json<{ scheme: { root: Tree } }>();
  const leaves = (node: Tree): Tree[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves));
  one.rows = leaves(scheme.root)
    .slice(0, 2)
    .map(({ id }) => id);
});

test('folders are rows, names have the document number, a piece lies in the folder of each row, the list has the hashes', async () => {
  const [first = '', second = ''] = one.rows;
  const number: [string, string] = ['number', '市〔2026〕1/2号'];
  expect((await handIn('通知.pdf', pdfOf('a'), [...rowed(first, second), number])).statusCode).toBe(200);
  expect((await handIn('通知.pdf', pdfOf('b'), rowed(first))).statusCode).toBe(200);
  expect((await handIn('通知.PDF', pdfOf('c'), rowed(first))).statusCode).toBe(200);
  expect((await handIn('=照片.png', pngOf(9))).statusCode).toBe(200);
  const { names, zip, list, name } = await archive();
  expect(name).toMatch(/^.*退役.*-佐证材料-.+\.zip$/u);
  const parts = names.map((each) => each.split('/'));
  const [one1, two, three, four, five, six] = parts;
  expect([two?.[0], three?.[0]]).toEqual([one1?.[0], one1?.[0]]);
  expect(four?.[0]).not.toBe(one1?.[0]);
  expect(new Set([one1?.[1], two?.[1], three?.[1]])).toEqual(
    new Set(['市〔2026〕1_2号 通知.pdf', '通知 (2).pdf', '通知.pdf']),
  );
  expect([four?.[1], five, six]).toEqual(['市〔2026〕1_2号 通知.pdf', ['未对应指标', '=照片.png'], ['目录.xlsx']]);
  const lines = list.slice(-5);
  for (const line of lines) {
    const [, , , , , , path = '', , size, by, , sha256, sm3, fault] = line;
    const bytes = zip[path.replace(/^'/u, '')] ?? new Uint8Array();
    const hashed = (kind: string) => createHash(kind).update(bytes).digest('hex');
    expect([size, by, sha256, sm3, fault ?? '']).toEqual([
      String(bytes.length),
      '周例甲',
      hashed('sha256'),
      hashed('sm3'),
      '',
    ]);
  }
  expect(new Set(lines.map(([, , , , , , , file]) => file))).toEqual(new Set(['通知.pdf', '通知.PDF', "'=照片.png"]));
});

test('a file that was altered where it lies is left out, and the list says so', async () => {
  const sha256 = createHash('sha256').update(pdfOf('b')).digest('hex');
  writeFileSync(join(one.folder, sha256.slice(0, 2), sha256), pdfOf('B'));
  const { names, list } = await archive();
  expect(names).toHaveLength(5);
  expect(list.filter((line) => line.at(-1)?.includes('SHA-256 不符') === true)).toHaveLength(1);
});

test('it is for the own body and those who see all, and the journal tells of it', async () => {
  const url = `/api/cycles/${city().cycle}/evidence/${one.own}/archive.zip`;
  expect((await city().call({ method: 'GET', url, as: 'zuzhi' })).statusCode).toBe(403);
  const journal = await city().call({ method: 'GET', url: '/api/journal', as: 'xiaoneng' });
  const [newest] = journal.json<{ entries: { sentence: { zh: string; en: string } }[] }>().entries;
  expect(newest?.sentence.zh).toMatch(/导出“.*退役.*”佐证材料（\.zip）$/u);
});

test('no row comes about before its file is kept; and a row whose file is gone is told', async () => {
  const { deps } = city();
  const { files } = deps;
  const read = async (url: string) => city().call({ method: 'GET', url, as: 'tuiyi' });
  const list = async () =>
    (await read(`/api/cycles/${city().cycle}/evidence/${one.own}`)).json<{ pieces: { id: string }[] }>().pieces;
  const before = (await list()).length;
  deps.files = evidenceFilesIn('/dev/null/nowhere');
  expect((await handIn('新.pdf', pdfOf('new'))).statusCode).toBe(500);
  expect(await list()).toHaveLength(before);
  deps.files = evidenceFilesIn(join(one.folder, 'elsewhere'));
  const gone = await read(`/api/evidence/${(await list())[0]?.id}/file`);
  deps.files = files;
  const there = await read(`/api/evidence/${(await list())[0]?.id}/file`);
  expect([gone.statusCode, there.statusCode]).toEqual([404, 200]);
});
