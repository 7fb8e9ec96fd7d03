// Tests of naming assessors (指名考评单位): by name, short name or id, and a refusal that says who there is.
import { expect, test } from 'vitest';
import { row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { assessorsNamed } from './assessor.ts';

const bodies = [
  { id: 'zzb', title: '示范市委组织部', names: ['市委组织部', '组织部'] },
  { id: 'xcb', title: '示范市委宣传部', names: ['市委宣传部'] },
  { id: 'xnb', title: '示范市效能办', names: [] },
  { id: 'czj', title: '示范市财政局', names: ['财政局'] },
];
const given: Scheme = scheme(
  sum('总', '20', [
    row('1', '10', { assessors: ['zzb', 'xcb'] }),
    row('2', '10', { assessors: ['zzb'] }),
    row('3', '10', { assessors: ['czj'], groups: ['二组'] }),
  ]),
  { bodies, organiser: 'xnb', subjects: subjects(['zzb', '一组'], ['czj', '一组']), recusal: { alone: 'organiser' } },
);
const named = (...names: string[]) => assessorsNamed(given, null, names).map(({ id }) => id);
function refusal(of: Scheme, name: string): Partial<Refusal> {
  try {
    assessorsNamed(of, null, [name]);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, what: error.what, why: error.why, next: error.next };
  }
  return {};
}

test('an id, a name, a short name or a part of one; each once, and the organiser where it marks instead', () => {
  expect(named('xcb', '示范市委组织部', '组织 部', '宣传')).toEqual(['xcb', 'zzb']);
  expect(named('效能办')).toEqual(['xnb']);
});

test('who has no marks to give, or a name that several have, is refused with those who are there', () => {
  expect(refusal(given, '宣传步')).toEqual({
    code: 'assessor-unclear',
    what: '没有叫“宣传步”、要评分的考评单位。',
    why: '要评分的考评单位有：示范市委宣传部、示范市效能办、示范市委组织部。',
    next: '请写明考评单位的全称或编号。',
  });
  expect(refusal(given, '示范市委宣传布').next).toBe('要写的是“示范市委宣传部”吗？请写明考评单位的全称或编号。');
  expect(refusal(given, '财政局').code).toBe('assessor-unclear');
  expect(refusal(given, '部')).toMatchObject({
    what: '“部”可能是几个考评单位。',
    why: '符合的有：示范市委宣传部、示范市委组织部。',
  });
  expect(refusal({ ...given, subjects: [] }, '组织部').why).toBe('方案里没有要考评单位评分的单位和指标。');
});
