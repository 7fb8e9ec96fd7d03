// Answers of an earlier year offered to a later one (沿用的签署): the very same question is told apart from one of another total.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportedReply } from '../../src/api/import.ts';
import type { OffersReply } from '../../src/api/parameter.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { type Call, openCity } from '../kit/city.ts';

const city = await openCity();
const ask = async <T>(call: Omit<Call, 'as'>): Promise<T> => {
  const reply = await city.call({ ...call, as: 'xiaoneng' });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(200);
  return reply.json<T>();
};

test('grade lines of another total are offered as those of another question, a quota as a percentage', async () => {
  const bytes = readFileSync(join(import.meta.dirname, '../../examples/sanming-2022.docx'));
  const raw = await ask<RawDocument>({ method: 'POST', url: '/api/documents?name=2023.docx', body: bytes });
  const target = { title: '2023年度绩效考评', year: '2023', subjects: { from: 'newest-cycle' } };
  const given = { document: raw.sha256, reading: {}, ...target };
  const { cycle } = await ask<ImportedReply>({ method: 'POST', url: '/api/cycles', body: given });
  const url = `/api/cycles/${cycle.id}`;
  const offered = async () => {
    const { offers } = await ask<OffersReply>({ method: 'GET', url: `${url}/parameters/earlier` });
    return offers.filter(({ key }) => key === 'grades').map(({ words, isSame, total }) => ({ words, isSame, total }));
  };
  const words = '优秀 ≥ 90 分；良好 ≥ 80 分；合格 ≥ 70 分；其余为不合格；优秀不超过 30%';
  expect(await offered()).toEqual([{ words, isSame: true, total: null }]);
  const { scheme, version } = await ask<SchemeReply>({ method: 'GET', url: `${url}/scheme` });
  const body = { base: version, scheme: { ...scheme, root: { ...scheme.root, points: '1000' } }, note: '千分制' };
  await ask({ method: 'POST', url: `${url}/scheme/versions`, body });
  expect(await offered()).toEqual([{ words, isSame: false, total: '100' }]);
});
