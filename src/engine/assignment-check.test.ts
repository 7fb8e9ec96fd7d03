// The check of an assignment (责任分工检查): what each row lacks, rows left out, rows that the scheme does not have.
import { expect, test } from 'vitest';
import { bonus, node, row, scheme, sum } from '../../test/properties/kit.ts';
import type { AssignmentRow } from '../domain/assignment.ts';
import { checkAssignment } from './assignment-check.ts';

const cap = node('限', { type: 'cap', max: '5', min: null }, { kind: 'component', children: [bonus('加')] });
const given = scheme(
  sum('总', '20', [row('1', '10'), row('2', '10'), row('3', '10', { groups: ['二组'] }), cap], { kind: 'total' }),
);
const line = (id: string, more: Partial<AssignmentRow> = {}): AssignmentRow => ({
  node: id,
  target: '目标',
  leads: [{ title: '办公室', kind: 'section' }],
  cooperators: [],
  owner: '张三',
  deputy: '李四',
  source: null,
  ...more,
});
const found = (...rows: AssignmentRow[]) =>
  checkAssignment(given, {
    format: 'plumbline/assignment/1',
    title: '分工',
    demonstration: null,
    subject: '子',
    rows,
  }).map(({ code, place }) => `${code}@${place.node ?? place.text}`);

test('a whole assignment has no problems; an adjustment needs no target', () => {
  expect(found(line('1'), line('2'), line('加', { target: null }))).toEqual([]);
});

test('each lack by itself', () => {
  expect(found(line('1', { leads: [], owner: ' ' }), line('2', { deputy: null, target: '' }), line('加'))).toEqual([
    'lead-missing@1',
    'owner-missing@1',
    'deputy-missing@2',
    'target-missing@2',
  ]);
});

test('rows left out, and rows that are not in the scheme', () => {
  expect(found(line('1'), line('加'), line('九'))).toEqual(['row-unassigned@2', 'unknown-node@分工“九”']);
});

test('milestones without words, on no day, and with an id that another has', () => {
  const milestone = (id: string, date: string, text: string) => ({ id, date, text });
  const fine = [milestone('a', '2022-06-30', '上半年过半'), milestone('b', '2022-06-30', '同一天')];
  expect(found(line('1', { milestones: fine }), line('2'), line('加'))).toEqual([]);
  const unfit = [
    milestone('a', '2022-02-30', '没有这一天'),
    milestone('b', '2022-06-30', ' '),
    milestone('a', '2022-12-31', '编号重复'),
  ];
  expect(found(line('1', { milestones: unfit }), line('2', { milestones: [] }), line('加'))).toEqual([
    'milestone-unfit@1',
    'milestone-unfit@1',
    'milestone-unfit@1',
  ]);
});
