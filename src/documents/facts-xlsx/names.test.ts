// Tests of names and ids in a row (编号与名称): an id beside a name that is not its own, known or unknown, is told.
import { expect, test } from 'vitest';
import { mark, readRows, scheme } from '../../../test/kit/facts-workbook.ts';
import { namesOf } from './names.ts';

test('an unknown name beside a known id is an error with the nearest names: nobody gets a mark by a grey id', async () => {
  const { problems } = await readRows('mark', [{ ...mark, 被考评单位: '示范市丙局局' }]);
  expect(problems.map(({ code, severity, place }) => [code, severity, place.text])).toEqual([
    ['subject-unknown', 'error', '工作表“评分” A2（被考评单位）'],
  ]);
  expect(problems[0]?.message).toContain(
    '方案里没有被考评单位“示范市丙局局”。最接近的是“示范市丙局”。这一行的被考评单位编号却是“jia”',
  );
  const others = await readRows('mark', [{ ...mark, 指标: '业务量', 考评单位: '丁局' }]);
  expect(others.told.toSorted()).toEqual([
    'assessor-unknown 工作表“评分” D2（考评单位）',
    'node-unknown 工作表“评分” B2（指标）',
  ]);
});

test('any name of the body or row stands beside its id, and so does the id itself', async () => {
  for (const names of [
    { 被考评单位: '示范市 甲局', 指标: '1 业务', 考评单位: '示范市乙局' },
    { 指标: '业务' },
    { 被考评单位: 'jia', 指标: '1', 考评单位: 'yi' },
  ])
    expect((await readRows('mark', [{ ...mark, ...names }])).told).toEqual([]);
  const short = { ...scheme, bodies: [{ id: 'jia', title: '示范市甲局', names: ['甲局'] }] };
  expect([...(namesOf(short).subject.byName.get('甲局') ?? [])]).toEqual(['jia']);
});
