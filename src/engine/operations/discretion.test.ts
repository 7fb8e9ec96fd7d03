// 酌情评分: inside bounds, from full or from zero.
import { expect, test } from 'vitest';
import { mark, node, row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import { notesOf, score, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';

test.each([
  ['full', '-3', '0', '-1.2', '8.8'],
  ['full', '-30', '0', '-12', '0'],
  ['zero', '0', '5', '3.5', '3.5'],
  ['zero', '-2', '5', '-2', '-2'],
] as const)('discretion from %s between %s and %s: %s', (from, min, max, value, expected) => {
  const root = node('总', { type: 'discretion', from, min, max }, { points: '10', assessors: ['考评甲'] });
  expect(valueOf(score(scheme(root, { subjects: subjects(['子', '一组']) }), [mark('总', '子', value)]), '总')).toBe(
    expected,
  );
});

test.each([
  ['peers-mean', '子', '8.5', '考评单位只有本单位，已回避，按同组平均计'],
  ['reweight', '子', 'recused', ''],
  ['organiser', '子', '9', '本单位回避，由主办单位评分'],
] as const)('nobody marks itself: %s', (alone, subject, expected, note) => {
  const own = node(
    '酌',
    { type: 'discretion', from: 'full', min: '-3', max: '0' },
    { points: '10', assessors: ['子'] },
  );
  const root = sum('总', '20', [row('1', '10'), own]);
  const given = [
    ...['子', '丑', '寅'].map((id) => mark('1', id, '10')),
    mark('酌', '丑', '-1', { assessor: '子' }),
    mark('酌', '寅', '-2', { assessor: '子' }),
    ...(alone === 'organiser' ? [mark('酌', '子', '-1', { assessor: '主办' })] : []),
  ];
  const result = score(scheme(root, { recusal: { alone } }), given);
  expect(valueOf(result, '酌', subject)).toBe(expected);
  expect(notesOf(stepOf(result, '酌', subject)).join()).toBe(note);
});

test('no organiser that could mark instead: the sentence says so', () => {
  const own = node(
    '酌',
    { type: 'discretion', from: 'full', min: '-3', max: '0' },
    { points: '10', assessors: ['子'] },
  );
  const given = { organiser: '子', recusal: { alone: 'organiser' }, subjects: subjects(['子', '一组']) } as const;
  const step = stepOf(score(scheme(own, { ...given, subjects: [...given.subjects] }), []), '酌');
  expect([step.absent, sentenceOf(step)]).toEqual(['missing', '考评单位只有本单位，又没有主办单位可以代评']);
});
