// Who is appraised, changed by edits (被考评单位与分组的修改): several at once, groups by another name, and what two people do to them.
import { expect, test } from 'vitest';
import { edited, refused } from '../../../test/kit/scheme-edit.ts';
import { row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { clashes, disputes } from './clash.ts';
import { describeEdit } from './description.ts';

const base = scheme(sum('总', '10', [row('1', '10')], { kind: 'total' }), { subjects: subjects(['子', '一组']) });
const add = (...list: [id: string, group: string][]): SchemeEdit => ({
  type: 'add-subjects',
  subjects: subjects(...list),
});

test('several are added at once, those that are appraised already stay as they are, and a stranger becomes a body', () => {
  const made = edited(base, add(['子', '一组'], ['丑', '二组'], ['新局', '二组']));
  expect(made.subjects.map(({ id, group }) => `${id} ${group}`)).toEqual(['子 一组', '丑 二组', '新局 二组']);
  expect(made.bodies.filter(({ id }) => !base.bodies.some((body) => body.id === id))).toEqual([
    { id: '新局', title: '新局', names: ['新局'] },
  ]);
  expect(refused(base, add(['子', '一组']))).toBe('subject-twice');
  // Not in another group than the one that is asked for.
  expect(refused(base, add(['子', '二组'], ['丑', '二组']))).toBe('subject-twice');
  expect(refused(base, add(['丑', '三组']))).toBe('unknown-group');
});

test('a group gets another title, but none that another group has', () => {
  const rename = (id: string, title: string): SchemeEdit => ({ type: 'change-group', group: { id, title } });
  expect(edited(base, rename('一组', '党群部门')).groups[0]).toEqual({ id: '一组', title: '党群部门' });
  expect(refused(base, rename('一组', '第二组'))).toBe('group-twice');
  expect(refused(base, rename('三组', '第三组'))).toBe('unknown-group');
  expect(refused(base, { type: 'add-group', group: { id: '三组', title: '第一组' } })).toBe('group-twice');
});

test('each is told in a sentence, many bodies by the first of them', () => {
  const many = add(['丑', '一组'], ['寅', '一组'], ['卯', '一组'], ['辰', '一组']);
  expect(describeEdit(many, base)).toBe('增加被考评单位“丑”、“寅”、“卯”等 4 个（第一组）');
  expect(describeEdit({ type: 'change-group', group: { id: '一组', title: '党群' } }, base)).toBe(
    '分组“第一组”改名为“党群”',
  );
});

test('a group that two people call otherwise is told, and the edit is the one that it is about', () => {
  const call = (title: string): SchemeEdit => ({ type: 'change-group', group: { id: '一组', title } });
  const [theirs, mine] = [edited(base, call('他的')), edited(base, call('我的'))];
  const both = clashes({ base, theirs, mine, merged: edited(theirs, call('我的')) }, [call('我的')]);
  expect(both.map((clash) => [clash.theirs, clash.mine])).toEqual([[call('他的'), call('我的')]]);
  expect(both.every((clash) => disputes(call('我的'), clash))).toBe(true);
});
