// Tables without assessors (没有考评单位的表): one problem for all rows, and one choice gives them to a body.
import { expect, test } from 'vitest';
import { importWith } from '../../src/documents/import/import-with.ts';
import { joinedProblems } from '../../src/app/import/problem.ts';
import { checkScheme } from '../../src/app/scheme.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { drawDocument } from './hand-made.ts';

const organiser = { id: 'lianghuaban', title: '量化办', names: ['量化办'] };
const raw = drawDocument([
  '某县直单位考评表',
  [
    ['考评项目', '标准分', '考评标准'],
    ['服务态度', '60', '被投诉一次扣2分'],
    ['出勤纪律', '40', '缺勤一次扣1分'],
  ],
]);

const missing = (readings: Record<string, number>, who: typeof organiser | null = organiser) => {
  const { problems, scheme } = importWith(raw, { readings }, undefined, who);
  const all = joinedProblems(problems, checkScheme(scheme));
  return {
    problems: all.filter(({ code }) => code === 'assessor-missing'),
    idle: all.filter(({ code }) => code === 'reading-idle'),
    assessors: [...nodesOf(scheme.root)].flatMap(({ assessors }) => assessors),
    bodies: scheme.bodies.map(({ id }) => id),
  };
};

test('all rows are one problem with its rows, and the organiser can be chosen for all', () => {
  const { problems, assessors } = missing({});
  expect(assessors).toEqual([]);
  expect(problems).toMatchObject([
    { severity: 'error', key: 'assessors:lianghuaban', choices: ['全部由主办单位“量化办”评'] },
  ]);
  expect(problems[0]?.message).toMatch(/^2 行.*“服务态度”、“出勤纪律”/u);
  expect(missing({}, null).problems).toMatchObject([{ severity: 'error', message: problems[0]?.message }]);
});

test('the choice settles all rows, and is not idle', () => {
  const { problems, idle, assessors, bodies } = missing({ 'assessors:lianghuaban': 0 });
  expect([assessors, bodies, idle]).toEqual([['lianghuaban', 'lianghuaban'], ['lianghuaban'], []]);
  expect(problems).toMatchObject([{ severity: 'note', chosen: 0 }]);
});
