// Tests of the layout (排版): widths of Chinese characters, line breaks that a reader expects, bars to scale.
import { describe, expect, test } from 'vitest';
import { bar, cut, hang, pad, width, wrap } from './layout.ts';

describe('wrap', () => {
  test('counts a Chinese character as two columns and never passes the width', () => {
    const lines = wrap('各单位应当在年底以前报送材料，逾期的按规定处理，并说明 12345 的办理情况（含二次办理）。', 20);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map(width).filter((columns) => columns > 20)).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toBe(
      '各单位应当在年底以前报送材料，逾期的按规定处理，并说明12345的办理情况（含二次办理）。',
    );
  });

  test('begins no line with a closing mark and ends none with an opening one', () => {
    for (let columns = 8; columns < 40; columns += 1) {
      const lines = wrap('得分为九十分，等次为优秀；名次为第一（并列）。其中“业务”一项得满分，其余按规定。', columns);
      expect(lines.filter((line) => /^[，。；）”]/u.test(line))).toEqual([]);
      expect(lines.filter((line) => /[（“]$/u.test(line))).toEqual([]);
    }
  });

  test('leaves a pipe alone', () => {
    expect(wrap('很长的一行'.repeat(40), null)).toEqual(['很长的一行'.repeat(40)]);
  });

  test('breaks an endless word anywhere', () => {
    expect(wrap('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });
});

test('columns line up, whatever is in them', () => {
  expect(width(pad('财政局', 12))).toBe(12);
  expect(width(pad('a财政局', 12, 'right'))).toBe(12);
  expect(width(cut('行政服务中心管委会', 10))).toBeLessThanOrEqual(10);
  expect(hang('  · ', '第一行第二行', 12)).toEqual(['  · 第一行第', '    二行']);
});

test('a bar is as long as its share, to an eighth', () => {
  expect(bar('100', '100', 10)).toBe('█'.repeat(10));
  expect(bar('50', '100', 10)).toBe('█████');
  expect(bar('1/3', '1', 3)).toBe('█');
  expect(bar('1', '80', 10)).toBe('▏');
  expect(bar('-3', '100', 10)).toBe('');
  expect(bar('3', '0', 10)).toBe('');
});
