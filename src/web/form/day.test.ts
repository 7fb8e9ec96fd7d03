// Tests of typed days (日期测试): the forms that offices write, and what is no day.
import { expect, test } from 'vitest';
import { dayIn } from './day.ts';

test.each(['2022-12-30', ' 2022-12-30 ', '2022/12/30', '2022.12.30', '2022年12月30日', '20221230', '２０２２-12-30'])(
  '%s is a day',
  (text) => expect(dayIn(text)).toBe('2022-12-30'),
);
test('short months and days are filled up', () => expect(dayIn('2022年3月5日')).toBe('2022-03-05'));
test.each(['', '2022', '2022-13-01', '2022-02-30', '12/30/2022', '昨天'])('“%s” is none', (text) =>
  expect(dayIn(text)).toBeNull(),
);
