// Awards by rank and prize (表彰的级别与等次): the rank goes into the level, and what changes prices is asked.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { drawDocument } from './hand-made.ts';

const bonus = (method: string, points = '5') => {
  const { scheme, problems } = importDocument(
    drawDocument([
      [
        ['一级指标', '二级指标', '分值', '计分办法', '考核单位'],
        ['业务', '重点任务', '100', '从优给分', '市政府办'],
        ['加分项', '表彰', points, method, '市效能办'],
      ],
    ]),
  );
  const keyed = (end: string) => scheme.parameters.find(({ key }) => key.startsWith('a1') && key.endsWith(end));
  return { levels: keyed('.levels'), max: keyed('.max'), problems };
};

test('prizes under a rank are of that rank', () => {
  const { levels, problems } = bonus('获国家级表彰的，一等奖加3分、二等奖加2分；获省级表彰的，一等奖加1分。');
  expect(levels?.value).toEqual({ 国家级一等奖: '3', 国家级二等奖: '2', 省级一等奖: '1' });
  expect(problems).toEqual([]);
});

test('a clause that changes the prices is asked with what was read', () => {
  const { levels, problems } = bonus('获国家级表彰的，一等奖加3分、二等奖加2分；获省级表彰的减半计分。');
  expect(levels?.value).toBeNull();
  expect(levels?.choices?.map(({ value }) => value)).toEqual([{ 国家级一等奖: '3', 国家级二等奖: '2' }]);
  expect(problems).toMatchObject([{ code: 'rule-unread', severity: 'question' }]);
  expect(problems[0]?.message).toMatch(
    /“获省级表彰的减半计分”没有读入；读到的是：国家级一等奖 3 分，国家级二等奖 2 分/u,
  );
});

test('a limit in the points column against another in the text is a question with both', () => {
  const { max } = bonus('国家级表彰加2分，累计不超过10分。', '8');
  expect(max?.value).toBeNull();
  expect(max?.choices?.map(({ value }) => value)).toEqual(['10', '8']);
});
