// Tests of what people write in cells (格子里的写法): usual spellings are understood exactly, anything else is not guessed.
import { array, assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { amountOf, countOf, dayOf, listOf, listText, periodOf, yesOrNo } from './words.ts';

test('yes and no in the usual spellings; anything else is neither', () => {
  const read = (words: string[], heading = '不适用') => new Set(words.map((each) => yesOrNo(each, heading)));
  expect(read(['是', '是的', '有', '对', '√', '✓', '☑', 'Y', 'yes', 'ＹＥＳ', 'TRUE', '1', '１', '是。'])).toEqual(
    new Set([true]),
  );
  expect(read(['', '否', '不是', '无', '没有', '×', '✗', '✘', 'N', 'no', 'FALSE', '0'])).toEqual(new Set([false]));
  expect(read(['?', '可能', '2', 'x', '/', '-', '—', '待定', '部分', 'constructor', '用'])).toEqual(new Set([null]));
  expect([yesOrNo('不适用', '不适用'), yesOrNo('适用', '不适用')]).toEqual([true, false]);
  expect([yesOrNo('一票否决', '一票否决'), yesOrNo('否决', '一票否决'), yesOrNo('否', '一票否决')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('days in the usual spellings, and the number by which spreadsheets count them', () => {
  const days = ['2022-12-03', '2022/12/3', '2022.12.03', '2022年12月3日', '２０２２－１２－０３', '20221203'];
  const timed = ['2022-12-03 00:00:00', '2022-12-03T14:30:00', '2022年 12月 3日'];
  expect(new Set([...days, ...timed].map((each) => dayOf(each)?.day))).toEqual(new Set(['2022-12-03']));
  expect(dayOf('44898')).toEqual({ day: '2022-12-03', wasCounted: true });
  expect(['2022-02-30', '12月3日', '2022-13-01', '99999', '2022', '3/12/2022', ''].map(dayOf)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});

test('a number of more than 40 signs is none', () => {
  expect([40, 41].map((signs) => amountOf('9'.repeat(signs))?.length)).toEqual([40, undefined]);
});

test('numbers come in exactly, of whatever width, and nothing else does', () => {
  const read = ['9.50', '９．５', '95%', '９５％', '１／３', '+0.5', '－0.5', '−0.5', '.5', '1,234,567.80', '-.5'];
  expect(read.map(amountOf)).toEqual([
    '9.50',
    '9.5',
    '95%',
    '95%',
    '1/3',
    '0.5',
    '-0.5',
    '-0.5',
    '0.5',
    '1234567.80',
    '-0.5',
  ]);
  expect(['12345678901234567890.10'].map(amountOf)).toEqual(['12345678901234567890.10']);
  expect(['很好', '95分', '1,23', '1e3', '9。5', '', '1/0', '2022-01-02'].map(amountOf)).toEqual(
    Array.from({ length: 8 }, () => null),
  );
  expect(['0', '３０', '1,200', '3.5', '-1', '30%', '30票'].map(countOf)).toEqual([
    0,
    30,
    1200,
    null,
    null,
    null,
    null,
  ]);
});

test('a period is spelled as the scheme spells its own, other years bare where its own is', () => {
  const read = (cycle: string, ...periods: string[]) => periods.map((period) => periodOf(period, cycle));
  expect(read('2022', '2022', '２０２２年', '2022 年度', '2021年度', '上半年')).toEqual([
    '2022',
    '2022',
    '2022',
    '2021',
    '上半年',
  ]);
  expect(read('2022年度', '2022', '２０２２年', '2022年度', '2021', '2021年度')).toEqual([
    '2022年度',
    '2022年度',
    '2022年度',
    '2021',
    '2021年度',
  ]);
  expect(read('2022 上半年', '2022上半年', '2022下半年')).toEqual(['2022 上半年', '2022下半年']);
});

test('a list in one cell: by semicolons of both widths and by lines, and whatever stands in it comes back', () => {
  expect(listOf('甲.pdf； 乙.pdf;丙.pdf\n丁.pdf；；')).toEqual(['甲.pdf', '乙.pdf', '丙.pdf', '丁.pdf']);
  expect(listOf('"甲；乙.pdf"；“丙”.pdf；"丁".pdf')).toEqual(['甲；乙.pdf', '“丙”.pdf', '"丁".pdf']);
  const items = array(string({ unit: constantFrom('甲', 'a', ';', '；', '"', ' ', '\n'), minLength: 1 }));
  assert(
    property(items, (list) => {
      expect(listOf(listText(list))).toEqual(list);
    }),
  );
});
