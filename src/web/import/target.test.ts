// Which year is proposed (默认年度): the one that the title names, wherever it stands.
import { expect, test } from 'vitest';
import { drawDocument } from '../../../test/documents/hand-made.ts';
import { defaultTarget, yearIn } from './target.ts';

const rows = [
  ['类别', '指标', '分值'],
  ['业务', '2019年以来遗留问题整改', '100'],
];

test('a title inside the table names the year as one above it does', () => {
  const inTable = drawDocument([[['某区2024年度综合考核评分表', '<', '<'], ...rows]], 'html');
  const above = drawDocument(['某区2024年度综合考核评分表', rows]);
  const about = { year: 2026, titleOf: (year: string) => `${year}年度绩效考评`, isAlone: false };
  for (const raw of [inTable, above]) expect(defaultTarget(raw, [], about)).toMatchObject({ year: '2024' });
});

test('rows of content name no year, and a title goes before the name of the file', () => {
  expect(yearIn(drawDocument([rows]))).toBeNull();
  expect(yearIn({ ...drawDocument([rows]), file: '2025年考核表.xlsx' })).toBe('2025');
  expect(yearIn({ ...drawDocument([[['2024年度考核表', '', ''], ...rows]]), file: '2025.xlsx' })).toBe('2024');
});

test('who is appraised is taken from the newest year, else from the directory, but not where that has only the organiser', () => {
  const raw = drawDocument([rows]);
  const from = (isAlone: boolean, years: string[]) => {
    const cycles = years.map((year) => ({
      id: year,
      title: year,
      year,
      isBegun: true,
      isCurrent: true,
      stage: 'marking' as const,
    }));
    return defaultTarget(raw, cycles, { year: 2026, titleOf: (year) => year, isAlone }).subjects.from;
  };
  expect([from(false, []), from(true, []), from(true, ['2025'])]).toEqual(['directory', 'none', 'newest-cycle']);
});
