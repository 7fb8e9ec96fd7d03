// Tests of the form for open questions (待定问题表): what is asked, what is half answered, and answers as people write them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bonus, node, parameter, row, scheme, sum } from '../../../test/properties/kit.ts';
import type { Questions } from '../../documents/questions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { insistOnAnswers, questionsForm } from '../question.ts';
import { loadAssumptions } from './question.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'plumbline-questions-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const choices = [
  { value: '5', title: '五分' },
  { value: '10', title: '十分' },
];
const cap = { type: 'cap', max: { parameter: '上限' }, min: { parameter: '下限' } } as const;
const given = scheme(
  sum('总', '10', [row('1', '10'), node('限', cap, { kind: 'adjustment', children: [bonus('加')] })]),
  {
    parameters: [
      parameter('上限', { title: '最多加几分？', choices }),
      parameter('下限', { title: '最多扣几分？', value: '-3', reason: '照上年' }),
    ],
  },
);

/** The form with these answers, read back. */
function answered(answers: Partial<Questions['questions'][number]>[]) {
  const form = questionsForm(given, null);
  const questions = form.questions.map((question, at) => ({ ...question, ...answers[at] }));
  const path = join(folder, '待定问题.json');
  writeFileSync(path, JSON.stringify({ ...form, questions }));
  return loadAssumptions(path)?.values;
}
const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('no refusal');
};

test('every question has an example, and a value without a signer says what is there and what is missing', () => {
  expect(questionsForm(given, null).questions).toMatchObject([
    { key: '上限', example: '5' },
    { key: '下限', example: '5', state: '已写取值 "-3"，缺签署人（signer）' },
  ]);
  expect(questionsForm(given, null).questions[0]).not.toHaveProperty('state');
  expect(refusalOf(() => insistOnAnswers(given, null)).why).toContain(
    '最多扣几分？——已写取值 "-3"，缺签署人（signer）',
  );
});

test('the number of a choice may be text, and a whole number stands for its text', () => {
  expect(answered([{ choose: '2' }, { value: -5 }])).toEqual({
    上限: { value: '10', reason: '' },
    下限: { value: -5, reason: '' },
  });
  const path = join(folder, '待定问题.json');
  expect(() => insistOnAnswers(given, loadAssumptions(path))).not.toThrow();
});

test('all answers that cannot be used are told at once, each by its question', () => {
  const { what, problems } = refusalOf(() => answered([{ choose: 3 }, { choose: '1', value: '5' }]));
  expect(what).toBe('待定问题表有 2 个回答不能用。');
  expect(problems.map(({ place, message }) => `${place.text}：${message}`)).toEqual([
    '问题“最多加几分？”：没有第 3 项，可选的有：1 五分；2 十分。请改正序号，或者在 value 写取值。',
    '问题“最多扣几分？”：choose 和 value 都写了。请只留下一个，另一个写 null。',
  ]);
});
