// Files and pasted tables through the doors (读入文件): what is taken, and what is refused under its own name.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Source } from '../../src/domain/source.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { addDocument } from '../../src/store/document.ts';
import { docxOf } from '../fuzz/files.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

const sample = readFileSync(join(import.meta.dirname, '../../examples/sanming-2022.docx'));
let city: City;
beforeAll(async () => {
  city = await openCity();
});

async function ask<T>(call: Omit<Call, 'as'>, status = 200): Promise<T> {
  const reply = await city.call({ ...call, as: 'xiaoneng' });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(status);
  return reply.json<T>();
}
const upload = <T>(name: string, bytes: Uint8Array, status = 200): Promise<T> =>
  ask({ method: 'POST', url: `/api/documents?name=${encodeURIComponent(name)}`, body: Buffer.from(bytes) }, status);

test('pasted tables, as HTML or as text', async () => {
  const paste = (body: object) => ask<RawDocument>({ method: 'POST', url: '/api/documents/pasted', body });
  const html = '<table><tr><td>项目</td><td>分值</td></tr><tr><td>甲</td><td>100</td></tr></table>';
  expect(await paste({ html, text: '' })).toMatchObject({ form: 'html', file: '粘贴.html' });
  expect(await paste({ html: null, text: '项目\t分值\n甲\t100\n' })).toMatchObject({ file: '粘贴.txt' });
});

test('are refused with their own name', async () => {
  const refused = async (name: string, bytes: Uint8Array, status = 422) =>
    (await upload<{ code: string; what: string }>(name, bytes, status)).what;
  expect(await refused('../../etc/表.docx', Buffer.from('no package'))).toContain('“表.docx”');
  expect(await refused('坏.docx', sample.subarray(0, 5000))).toContain('“坏.docx”');
  expect(await refused('空.xlsx', Buffer.alloc(0))).toContain('“空.xlsx”');
  expect(await refused('表.exe', Buffer.from('MZ'), 415)).toContain('“表.exe”');
  const doctype = docxOf('', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>' });
  expect(await refused('炸弹.docx', doctype)).toContain('“炸弹.docx”');
});

test('with signs that the database keeps in no text are read all the same', async () => {
  const text = Buffer.from('项目,分值\n甲\u0000乙,100\n');
  expect((await upload<RawDocument>('零.csv', text)).blocks).toHaveLength(1);
});

test('that nobody sent, or that belong to nobody here, are told', async () => {
  const ghost = '0'.repeat(64);
  await ask({ method: 'GET', url: `/api/documents/${ghost}` }, 404);
  await ask({ method: 'POST', url: '/api/documents?name=x.docx', body: {} }, 400);
  const { sha256 } = await upload<RawDocument>('表.docx', sample);
  const target = { into: 'new-cycle', title: '甲', year: '2023', subjects: { from: 'list', document: ghost } };
  const body = { reading: {}, target };
  await ask({ method: 'POST', url: `/api/documents/${sha256}/reading`, body }, 404);
});

test('are read as their ending says, also where the same bytes came before under another one', async () => {
  const bytes = Buffer.from('指标,考核内容,分值,考核单位\n业务,按时办结,100,组织部\n');
  const [text, list] = [await upload<RawDocument>('甲.txt', bytes), await upload<RawDocument>('甲.csv', bytes)];
  expect([text.form, list.form, list.file]).toEqual(['txt', 'csv', '甲.csv']);
  for (const read of [text, list]) {
    expect(await ask<RawDocument>({ method: 'GET', url: `/api/documents/${read.sha256}` })).toEqual(read);
    // Told under the name that it has now, and kept under the first.
    const file = `乙.${read.form}`;
    expect(await upload<RawDocument>(file, bytes)).toEqual({ ...read, file });
  }
  // The import and its sources speak of the reading that was asked for.
  const target = { into: 'new-cycle', title: '甲', year: '2023', subjects: { from: 'none' } };
  const url = `/api/documents/${list.sha256}/reading`;
  const { cells } = await ask<{ cells: Record<string, Source[]> }>({
    method: 'POST',
    url,
    body: { reading: {}, target },
  });
  const sources = Object.values(cells).flat();
  expect(sources.length).toBeGreaterThan(0);
  expect(new Set(sources.map(({ file, sha256 }) => `${file} ${sha256}`))).toEqual(new Set([`甲.csv ${list.sha256}`]));
  // Both readings are of the bytes that the journal tells of.
  let from: number | null = 1;
  while (from !== null) {
    const step: { next: number | null; fault: unknown } = await ask({
      method: 'GET',
      url: `/api/journal/chain?from=${from}`,
    });
    expect(step.fault).toBeNull();
    from = step.next;
  }
});

test('that an older reader laid out otherwise are read anew, and what was made of the old grid keeps it', async () => {
  const bytes = Buffer.from('项目,分值\n丙,100\n');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const old: RawDocument = { form: 'csv', file: '丙.csv', sha256, blocks: [], problems: [] };
  await city.deps.store.transaction('demo', (tx) =>
    addDocument(tx, { file: old.file, bytes, raw: old, account: null, at: new Date().toISOString() }),
  );
  const anew = await upload<RawDocument>('丙.csv', bytes);
  expect(anew.blocks).toHaveLength(1);
  expect(await upload<RawDocument>('丙.csv', bytes)).toEqual(anew);
  expect(await ask<RawDocument>({ method: 'GET', url: `/api/documents/${anew.sha256}` })).toEqual(anew);
  expect(await ask<RawDocument>({ method: 'GET', url: `/api/documents/${sha256}` })).toEqual(old);
});
