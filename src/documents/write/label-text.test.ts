// A title that is written is read again as the same number, title and points.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLabel } from '../import/label.ts';
import { type LabelParts, labelText } from './label-text.ts';

test('the forms of practice', () => {
  const label = (number: string | null, title: string, points: string | null, isBound = false) =>
    labelText({ number, title, points, isBound });
  expect(label('1', '河道治理', '45')).toBe('1.河道治理（45分）');
  expect(label('2.1', '绿化养护', '15')).toBe('2.1绿化养护（15分）');
  expect(label('一', '河道治理', '50%')).toBe('一、河道治理（50%）');
  expect(label('（一）', '河道治理', null)).toBe('（一）河道治理');
  expect(label('2.1', '2022年任务', null)).toBe('2.1、2022年任务');
  expect(label(null, '表彰', '5', true)).toBe('表彰（≤5分）');
  expect(label(null, '通报', '-10', true)).toBe('通报（≥-10分）');
});

const numbers = ['1', '12', '2.1', '3.10', '2.1.3', '一', '十二', '（一）', '(1)', '①', '第一部分', 'A1', null];
const titles = [
  '河道治理',
  '12345热线',
  '2022年任务',
  '分级诊疗',
  '月度巡查',
  '绿化养护',
  '日常管理',
  '个人申报',
  'e政务',
  '三公经费',
];
const points = ['45', '4.5', '50%', '1000', null];

const readAgain = (parts: LabelParts) => readLabel(labelText(parts) ?? 'unreadable');

test('points of a list stand below it', () => {
  const list = { number: null, title: '1.到岗；\n2.在岗', isBound: false };
  expect(labelText({ ...list, points: '10' })).toBe('1.到岗；\n2.在岗\n（10分）');
  expect(readAgain({ ...list, points: '10' })).toEqual({
    number: null,
    title: list.title,
    points: { text: '10', limit: null },
  });
});

test('what no reader would take apart again has no text', () => {
  const label = (number: string | null, title: string) => labelText({ number, title, points: null, isBound: false });
  expect([label('甲', '河道治理'), label('A-1', '河道治理'), label(null, '1.河道治理')]).toEqual([null, null, null]);
});

test('reading takes apart what writing put together', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...numbers),
      fc.constantFrom(...titles),
      fc.constantFrom(...points),
      (number, title, stated) => {
        // A letter with a number is a numbering before a Chinese word only.
        fc.pre(number !== 'A1' || /^\p{Script=Han}/u.test(title));
        const read = readAgain({ number, title, points: stated, isBound: false });
        expect([read.number, read.title, read.points?.text ?? null]).toEqual([number, title, stated]);
      },
    ),
    { numRuns: 400 },
  );
});

test('a bound is read as a bound', () => {
  expect(readAgain({ number: null, title: '表彰', points: '5', isBound: true }).points).toEqual({
    text: '5',
    limit: 'max',
  });
  expect(readAgain({ number: null, title: '通报', points: '-10', isBound: true }).points).toEqual({
    text: '-10',
    limit: 'min',
  });
});
