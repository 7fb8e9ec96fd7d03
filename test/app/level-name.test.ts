// Levels as the scheme spells them (等级的写法): a title may bring blanks and line breaks along, a fact finds it all the same.
import { expect, test } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { openCity } from '../kit/city.ts';
import { factId } from '../kit/fact-id.ts';
import { adjustment } from '../kit/scene.ts';

test('a level counts however its blanks are spaced: the scheme spells it as a title brought it along', async () => {
  const city = await openCity();
  const ask = (method: 'GET' | 'POST', rest: string, body?: unknown) =>
    city.call({
      method,
      url: `/api/cycles/${city.cycle}/${rest}`,
      as: 'xiaoneng',
      ...(body === undefined ? {} : { body }),
    });
  const level = '发生\n重大  事故 ';
  const { scheme, version } = (await ask('GET', 'scheme')).json<SchemeReply>();
  const vetoes = [...scheme.vetoes, { level, effect: 'barred', node: null }];
  const made = await ask('POST', 'scheme/versions', { base: version, scheme: { ...scheme, vetoes }, note: '' });
  expect(made.statusCode, made.body).toBe(200);
  const facts = [level, '发生 重大 事故'].map((each, at) => {
    const subject = ['shiweiban', 'caizheng'][at] ?? '';
    const given = { node: 'a2.1', subject, level: each, points: null, veto: true };
    const { by: _by, at: _at, ...fact } = adjustment(factId(`spaced ${at}`), given);
    return { ...fact, title: '事故' };
  });
  const saved = await ask('POST', 'facts', { facts });
  expect(saved.statusCode, saved.body).toBe(200);
  expect(saved.json<{ saved: { fact: { level: string } }[] }>().saved.map(({ fact }) => fact.level)).toEqual([
    level,
    level,
  ]);
  // Sent again, it is what was saved.
  expect((await ask('POST', 'facts', { facts })).json()).toEqual(saved.json());
});
