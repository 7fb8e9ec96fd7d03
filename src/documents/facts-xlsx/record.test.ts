// Tests of the days in a row (填报日期、文件日期): a calendar day or nothing, and never a day that is not in the calendar.
import { expect, test } from 'vitest';
import { award, readRows } from '../../../test/kit/facts-workbook.ts';
import { Fact } from '../../domain/fact.ts';

test('a document has a calendar day or none: a month that is none, and a month without a day, are errors with their cell', async () => {
  const row = (day: string) => ({ ...award, 事项: `表扬${day}`, 文件日期: day });
  const { told, problems } = await readRows('adjustment', [row('2025-13-02'), row('2022年5月'), row('')]);
  expect(told).toEqual(['date-unread 工作表“加减分” F2（文件日期）', 'date-unread 工作表“加减分” F3（文件日期）']);
  expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  const { facts, told: none } = await readRows('adjustment', [row('2022年5月1日')]);
  expect([facts.map((fact) => fact.type === 'adjustment' && fact.date), none]).toEqual([['2022-05-01'], []]);
});

test('what is no day is no fact in JSON either', async () => {
  const [fact] = (await readRows('adjustment', [award])).facts;
  const accepts = (date: string | null) => Fact.safeParse({ ...fact, date }).success;
  expect(['2025-13-02', '2022-02-30', '2022年5月', '2022-05-01', null].map(accepts)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});
