// Tests of the difference of two assignments (责任分工差异): every field is told, targets word by word.
import { expect, test } from 'vitest';
import { row, scheme, sum } from '../../test/properties/kit.ts';
import type { Assignment, AssignmentRow } from '../domain/assignment.ts';
import { assignmentDifference } from './assignment-difference.ts';

const given = scheme(sum('总', '20', [row('1', '10'), row('2', '10')], { kind: 'total' }));
const empty = { target: null, leads: [], cooperators: [], owner: null, deputy: null, source: null };
const assignment = (...rows: Assignment['rows']): Assignment => ({
  format: 'plumbline/assignment/1',
  title: '分工',
  demonstration: null,
  subject: '子',
  rows,
});
const before: AssignmentRow = {
  ...empty,
  node: '1',
  target: '办结率90%。',
  leads: [{ title: '办公室', kind: 'section' }],
  owner: '甲',
};

test('sections that came and went, persons, and the words of a target', () => {
  const leads: AssignmentRow['leads'] = [{ title: '法规科', kind: 'section' }];
  const after = { ...before, target: '办结率95%。', leads, owner: null, deputy: '乙' };
  const told = assignmentDifference(given, assignment(before), assignment(after));
  expect(told.map(({ kind, node, text }) => [kind, node, text])).toEqual([
    ['text', '1', '“项1”修改了年度工作目标'],
    ['section', '1', '“项1”的牵头责任科室增加法规科，减去办公室'],
    ['person', '1', '“项1”删去了责任人“甲”'],
    ['person', '1', '“项1”新写了AB 岗另一人“乙”'],
  ]);
  const other = assignmentDifference(given, assignment(before), assignment({ ...before, owner: '丙' }));
  expect(other.map(({ text }) => text)).toEqual(['“项1”的责任人由“甲”改为“丙”']);
  expect(told[0]?.words).toEqual([
    { kind: 'same', text: '办结率' },
    { kind: 'dropped', text: '90%' },
    { kind: 'added', text: '95%' },
    { kind: 'same', text: '。' },
  ]);
});

test('a row that is not there is one without anything, and equal versions differ in nothing', () => {
  const gone = assignmentDifference(given, assignment(before), assignment());
  expect(gone.map(({ text }) => text)).toEqual([
    '“项1”删去了年度工作目标',
    '“项1”的牵头责任科室减去办公室',
    '“项1”删去了责任人“甲”',
  ]);
  expect(assignmentDifference(given, assignment(before), assignment(before))).toEqual([]);
});

test('milestones are told as texts, whatever their order; none and no list are the same', () => {
  const [first, second] = [
    { id: 'a', date: '2022-06-30', text: '过半' },
    { id: 'b', date: '2022-12-20', text: '完成' },
  ];
  const having = (milestones: AssignmentRow['milestones']) =>
    assignment({ ...before, ...(milestones && { milestones }) });
  const told = assignmentDifference(given, having([second, first]), having([first]));
  expect(told.map(({ kind, text }) => [kind, text])).toEqual([['text', '“项1”修改了节点']]);
  expect(told[0]?.words?.find(({ kind }) => kind === 'dropped')?.text).toContain('2022-12-20 完成');
  expect(assignmentDifference(given, having(undefined), having([first])).map(({ text }) => text)).toEqual([
    '“项1”新写了节点',
  ]);
  expect(assignmentDifference(given, having([]), having([]))).toEqual([]);
});
