// Points and titles (分值与标题) in the spellings of practice.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equals, parse } from '../../domain/rational.ts';
import { isList, readLabel } from './label.ts';
import { readPoints, takePoints } from './points.ts';

describe('a points cell', () => {
  test.each([
    ['100', '100', null],
    ['3.0', '3', null],
    ['45分', '45', null],
    ['15 分', '15', null],
    ['1 5分', '15', null],
    ['（20分）', '20', null],
    ['50%', '50%', null],
    ['12.50％', '12.5%', null],
    ['１０', '10', null],
    ['满分10分', '10', null],
    ['10′', '10', null],
    ['1,000', '1000', null],
    ['≤5', '5', 'max'],
    ['不超过5分', '5', 'max'],
    ['最高加3分', '3', 'max'],
    ['5分以内', '5', 'max'],
    ['-10', '-10', null],
    ['0.0900000762939453', '0.09', null],
    ['0.30000000000000004', '0.3', null],
    ['0.285999999999999', '0.286', null],
    ['9.00000012874603E-2', '0.09', null],
    ['57.2700004577637', '57.27', null],
    ['-0.30000000000000004', '-0.3', null],
    ['−5', '-5', null],
    ['0.12345678901', '0.12345678901', null],
    ['1e31', '10000000000000000000000000000000', null],
    ['-2.5E+3', '-2500', null],
    ['1E-31', '0.0000000000000000000000000000001', null],
    ['12345678901234567.5', '12345678901234567.5', null],
    ['000.10', '0.1', null],
  ])('%j', (text, points, limit) => {
    expect(readPoints(text, false)).toEqual({ text: points, limit });
  });

  test('no number but 0 is read as 0, and every one of them keeps its digits', () => {
    const digits = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: -30, max: 30 }), fc.boolean(), (value, exponent, isNegative) => {
        const text = readPoints(`${isNegative ? '-' : ''}${value}e${exponent}`, false)?.text ?? '';
        const zeros = exponent < 0 ? `/1${'0'.repeat(-exponent)}` : '0'.repeat(exponent);
        const wanted = parse(`${isNegative ? '-' : ''}${value}${zeros}`);
        expect(equals(parse(text), wanted)).toBe(true);
      }),
    );
  });

  test('under a percent heading bare numbers are percentages, limits are not', () => {
    expect(readPoints('15', true)?.text).toBe('15%');
    expect(readPoints('≤3', true)?.text).toBe('3');
  });

  test.each(['', '若干', '10-20', '10分/项', '每项2分', '2022年'])('%j is no number', (text) => {
    expect(readPoints(text, false)).toBeNull();
  });

  test('decimals of up to nine places are kept as they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999_999_999 }), (whole, part) => {
        const places = String(part).padStart(9, '0');
        expect(readPoints(`${whole}.${places}`, false)?.text).toBe(`${whole}.${places}`.replace(/\.?0+$/u, ''));
      }),
    );
  });
});

describe('a title', () => {
  test.each([
    ['1.政治建设（45分）', '1', '政治建设', '45'],
    ['2.1依法行政（15 分）', '2.1', '依法行政', '15'],
    ['政治建设\n（10\n分）', null, '政治建设', '10'],
    ['一、业务工作（60分）', '一', '业务工作', '60'],
    ['（二）社会建设【40%】', '（二）', '社会建设', '40%'],
    ['第一部分 党的建设 30分', '第一部分', '党的建设', '30'],
    ['3、服务', '3', '服务', null],
    ['12345热线', null, '12345热线', null],
    ['1.5万亩造林', null, '1.5万亩造林', null],
    ['2022年任务', null, '2022年任务', null],
    ['群众满意\n度', null, '群众满意度', null],
    ['加分项（不超过5分）：', null, '加分项', '5'],
    ['社会建设（50分）（续）', null, '社会建设', '50'],
    ['e 政通 App\nv2', null, 'e 政通 App v2', null],
  ])('%j', (text, number, title, points) => {
    expect(readLabel(text)).toMatchObject({ number, title });
    expect(readLabel(text).points?.text ?? null).toBe(points);
  });

  test('a list keeps its numbers and lines', () => {
    const list = '1.抓项目；\n2.抓招商；\n3.抓服务。';
    expect(isList(list)).toBe(true);
    expect(readLabel(list)).toEqual({ number: null, title: list, points: null });
    expect(isList('1.抓项目；2.抓招商')).toBe(true);
    expect(isList('1.抓项目\n2.抓招商')).toBe(true);
  });

  test('a number that no scheme takes is no points, however few signs say it', () => {
    const read = ['1e39', '1e40', '1.2345678901234567e-400', `${'9'.repeat(39)}%`, `${'9'.repeat(40)}%`];
    expect(read.map((cell) => readPoints(cell, false)?.text)).toEqual([
      `1${'0'.repeat(39)}`,
      undefined,
      undefined,
      `${'9'.repeat(39)}%`,
      undefined,
    ]);
  });

  test('a year or a number in brackets is no points', () => {
    expect(takePoints('工作总结（2022）').points).toBeNull();
    expect(takePoints('完成3个项目').points).toBeNull();
  });
});
