// Rows of hardly a word (寡言的行): a stroke, a number or points alone head nothing, neither in the table that was read nor in the one that is written of it.
import { describe, expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import { drawDocument, inShort } from './hand-made.ts';

const rowsOf = (...tables: string[][][]) => importBothWays(drawDocument(tables)).rows.map(inShort);

describe('a stroke is no heading', () => {
  test('where the rows have numbers and points alone', () => {
    expect(
      rowsOf([
        ['序号', '分值'],
        ['10', '50%'],
        ['−5', '（二）服务'],
      ]),
    ).toEqual(['indicator |  | 10 | 50%', 'indicator |  | −5 | –']);
  });

  test('where a number stands before it and points behind it', () => {
    expect(
      rowsOf([
        ['序号', '项目', '项目', '分值'],
        ['一季度目标', '', '', '-3'],
        ['', '组织部宣传部', '2', ''],
      ]),
    ).toEqual(['adjustment |  | 一季度目标 | -3', 'indicator | 组织部宣传部 | 2 | –']);
  });

  test('it heads no rows that are numbered below it', () => {
    const { rows } = importBothWays(
      drawDocument([
        [
          ['序号', '项目', '分值'],
          ['1', '—', '20'],
          ['1.1', '党建', '10'],
          ['1.2', '服务', '10'],
        ],
      ]),
    );
    expect(rows.map(inShort)).toEqual([
      'indicator |  | 1 | 20',
      'indicator |  | 1.1 党建 | 10',
      'indicator |  | 1.2 服务 | 10',
    ]);
  });
});

describe('words in the column of points alone name nothing', () => {
  test.each([
    ['分值', '合计'],
    ['权重（%）', '总分100分'],
  ])('under %s, %s is the total and no heading of the rows below it', (points, total) => {
    const rows = rowsOf(
      [
        [points, '项目'],
        [total, ''],
      ],
      [
        ['评分标准', '评分标准'],
        [total, ''],
      ],
    );
    expect(rows).toEqual(['indicator |  | 评分标准 | –']);
  });

  test('any other words are a row without a name', () => {
    expect(
      rowsOf([
        ['分值', '项目', '评分标准'],
        ['一、另计', '', ''],
        ['20', '党建', '好'],
      ]),
    ).toEqual(['indicator |  |  | –', 'indicator |  | 党建 | 20']);
  });
});

describe('a second line of the header divides what stands above it', () => {
  test('a title as wide as its heading, with a stroke beside it, is a row', () => {
    expect(
      rowsOf([
        ['项目', '权重（%）', '项目'],
        ['', '', '（二）服务'],
        ['某某', '', ''],
      ]),
    ).toEqual(['indicator |  | （二） 服务 | –', 'indicator | 某某 |  | –']);
  });

  test('a word under the last heading begins no second line', () => {
    expect(
      rowsOf([
        ['项目', '<', '考评单位'],
        ['服务', '<', '财政局'],
        ['党建', '组织', '财政局'],
      ]),
    ).toEqual(['indicator |  | 服务 | –', 'indicator | 党建 | 组织 | –']);
  });
});

describe('a written row of a title and points is no heading of the rows below it', () => {
  test.each([
    [
      'a column is not read',
      [
        ['序号', '得分', '加分项目'],
        ['10', '一票否决', '扣分'],
        ['-3', '', '—'],
      ],
      ['adjustment |  | 10 扣分 | –', 'adjustment |  | -3 | –'],
    ],
    [
      'points say that the row adds',
      [
        ['加分项目', '得分'],
        ['一、业务（60分）', '10'],
        ['（二）服务', ''],
      ],
      ['adjustment |  | 一 业务 | 60', 'adjustment |  | （二） 服务 | –'],
    ],
    [
      'one of two columns of points is not read',
      [
        ['项目', '分值', '权重（%）'],
        ['（二）服务', '重点任务', '加分项'],
        ['1 党建', '', ''],
      ],
      ['adjustment |  | （二） 服务 | –', 'indicator |  | 1 党建 | –'],
    ],
    [
      'a level reaches over the titles',
      [
        ['加分项目', '序号', '项目'],
        ['−5', '一票否决', ''],
        ['^', '', '10'],
      ],
      ['adjustment | −5 | 一票否决 | –', 'adjustment | −5 | 10 | –'],
    ],
  ])('where %s', (_, table, rows) => {
    expect(rowsOf(table)).toEqual(rows);
  });
});
