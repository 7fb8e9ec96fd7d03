// Files and pasted tables through the doors (读入文件): what is taken, and what is refused under its own name.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { RawDocument } from '../../src/domain/table.ts';
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
