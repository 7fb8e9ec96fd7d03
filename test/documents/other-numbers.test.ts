// Names that stand in the column of numbers (序号栏里的名称): 加分项 and 扣分项 are rows of their own, not of the row above.
import { expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import { drawDocument, inShort } from './hand-made.ts';

test('加分项 and 扣分项 in the column of numbers are adjustments alike, and the rows above keep their own names', () => {
  const { rows, problems, scheme } = importBothWays(
    drawDocument([
      [
        ['序号', '一级指标', '二级指标', '分值', '评分细则', '考核单位'],
        ['1', '一、业务（60分）', '（一）项目进度', '40', '按期完成', '发改局'],
        ['2', '', '（二）窗口服务', '20', '办件及时', '人社局'],
        ['3', '二、评价（40分）', '（一）群众满意度', '40', '入户走访', '统计局'],
        ['', '合计', '', '100', '', ''],
        ['加分项', '', '', '3', '获上级表彰加1分', '考核办'],
        ['扣分项', '', '', '-5', '被上级通报每次扣1分', '考核办'],
      ],
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator | 业务 60 | 1 项目进度 | 40',
    'indicator | 业务 60 | 2 窗口服务 | 20',
    'evaluation | 评价 40 | 3 群众满意度 | 40',
    'adjustment |  | 加分项 | 3',
    'adjustment |  | 扣分项 | -5',
  ]);
  expect(problems).toEqual([]);
  expect(scheme.parameters.find(({ key }) => key === 'a1.max')?.value).toBe('3');
  expect(scheme.parameters.find(({ key }) => key === 'a2.min')?.value).toBe('-5');
});

test('without a column of content a row is called by its indicator, also beside one that has two rows', () => {
  const { rows } = importBothWays(
    drawDocument([
      [
        ['一级指标', '二级指标', '分值', '评分细则', '考核单位'],
        ['业务', '项目进度', '40', '按期完成得满分', '发改局'],
        ['^', '窗口服务', '30', '办件超时一次扣1分', '人社局'],
        ['^', '^', '30', '被投诉一次扣2分', '信访局'],
      ],
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator | 业务 | 项目进度 | 40',
    'indicator | 业务 > 窗口服务 |  | 30',
    'indicator | 业务 > 窗口服务 |  | 30',
  ]);
  expect(rows.map(({ method }) => method)).toEqual(['按期完成得满分', '办件超时一次扣1分', '被投诉一次扣2分']);
});

test('the first of two columns of numbers that says anything names the row; beside a stroke for the title, too', () => {
  const twice = [
    ['序号', '序号', '考核内容', '考核单位'],
    ['1', '—', '按期完成', '发改局'],
    ['—', '加分项', '获上级表彰', '考核办'],
  ];
  const aside = [
    ['序号', '一级指标', '考核内容', '考核单位'],
    ['加分项', '—', '获上级表彰', '考核办'],
  ];
  const named = ({ rows }: ReturnType<typeof importBothWays>) =>
    rows.map(({ kind, number, title }) => [kind, number, title]);
  expect(named(importBothWays(drawDocument([twice])))).toEqual([
    ['indicator', '1', null],
    ['adjustment', null, '加分项'],
  ]);
  expect(named(importBothWays(drawDocument([aside])))).toEqual([['adjustment', null, '加分项']]);
});

test('a level that stands above one row only is no title of it, also where no column says what is appraised', () => {
  const { rows } = importBothWays(
    drawDocument([
      [
        ['项目', '序号', '评分细则', '考核单位'],
        ['共性指标（30%）', '', '', ''],
        ['', '1', '按期完成得满分', '发改局'],
        ['个性指标（70%）', '', '', ''],
        ['', '2', '办件超时一次扣1分', '人社局'],
        ['', '3', '被投诉一次扣2分', '信访局'],
      ],
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator | 共性指标 30% | 1 | –',
    'indicator | 个性指标 70% | 2 | –',
    'indicator | 个性指标 70% | 3 | –',
  ]);
});

test('the column of numbers names a row whose text runs over the levels, too', () => {
  const { rows } = importBothWays(
    drawDocument([
      [
        ['序号', '评分标准', '一级指标', '考核单位'],
        ['1', '按期完成得满分', '项目进度', '发改局'],
        ['领导评价', '由市领导按年度工作实绩评定，取平均分', '<', '组织部'],
      ],
    ]),
  );
  expect(rows.map(({ kind, number, title }) => [kind, number, title])).toEqual([
    ['indicator', '1', '项目进度'],
    ['evaluation', null, '领导评价'],
  ]);
});
