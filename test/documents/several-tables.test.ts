// Several tables in one file (一份文件几张表): captions between them, and annexes that are each a whole.
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { importBothWays } from './both-ways.ts';
import { drawCsv, drawDocument, drawTable, inShort } from './hand-made.ts';

const head = ['序号', '考核指标', '分值', '评分标准', '考核单位'];
const row = (number: string, title: string, points: string) => [number, title, points, '按质量', '财政局'];
const codes = ({ problems }: ImportResult) => problems.map(({ code }) => code);

describe('captions between tables', () => {
  const { rows, scheme, problems, title } = importBothWays(
    drawDocument([
      '示范市市直部门考核办法',
      '一、指标考核（90分）',
      [head, row('1', '项目', '60'), row('2', '服务', '30')],
      '二、公众评议',
      [
        ['序号', '评议对象', '分值', '测评方式', '组织单位'],
        ['1', '企业', '6', '问卷', '统计局'],
        ['2', '群众', '4', '电话', '统计局'],
      ],
      '三、加减分',
      '（一）加分项',
      [
        ['序号', '内容', '分值'],
        ['1', '获国家级表彰的', '3'],
      ],
      '（二）扣分项',
      [
        ['序号', '内容', '分值'],
        ['1', '被通报批评的', '5'],
      ],
    ]),
  );

  test('stand above the rows of the table that follows, and none of them is unread', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 指标考核 90 | 1 项目 | 60',
      'indicator | 指标考核 90 | 2 服务 | 30',
      'evaluation | 公众评议 | 1 企业 | 6',
      'evaluation | 公众评议 | 2 群众 | 4',
      'adjustment | 加减分 > 加分项 | 1 | 3',
      'adjustment | 加减分 > 扣分项 | 1 | 5',
    ]);
    expect(title).toBe('示范市市直部门考核办法');
    expect(problems.filter(({ code }) => code !== 'column-guessed')).toEqual([]);
    expect(scheme.root.points).toBe('100');
  });

  test('are held against the sum of their table', () => {
    const result = importBothWays(
      drawDocument([
        '一、共性（30分）',
        [head, row('1', '甲', '35')],
        '二、个性（70分）',
        [head, row('1', '乙', '70')],
      ]),
    );
    expect(result.problems.map(({ code, place }) => `${code} ${place.text}`)).toEqual(['sum-differs 表1 第1行 第1列']);
  });

  test('over the only table are no component; their points are the whole’s', () => {
    const result = importBothWays(
      drawDocument(['示范市考核办法', '二、考核内容（100分）', [head, row('1', '甲', '30'), row('2', '乙', '70')]]),
    );
    expect([result.rows.map(inShort), codes(result)]).toEqual([
      ['indicator |  | 1 甲 | 30', 'indicator |  | 2 乙 | 70'],
      [],
    ]);
  });

  test('without points add no level to a table that has levels', () => {
    const levels = (part: string) => [
      ['一级指标', '二级指标', '分值', '考核单位'],
      [`${part}甲`, '子', '20', '财政局'],
      ['^', '丑', '30', '财政局'],
    ];
    const result = importBothWays(drawDocument(['一、共性指标', levels('共'), '二、个性指标', levels('个')]));
    expect(result.rows.map(({ path }) => path.map(({ title: level }) => level).join())).toEqual([
      '共甲',
      '共甲',
      '个甲',
      '个甲',
    ]);
    expect(codes(result)).toEqual([]);
  });

  test('the head of a page that comes again divides nothing', () => {
    const result = importBothWays(
      drawDocument([
        '示范市考核表',
        [head, ['1', '业务（60分）', '40', '好', '财政局']],
        '示范市考核表（续）',
        [head, ['2', '党建', '60', '好', '组织部']],
      ]),
    );
    expect(result.rows.map(inShort)).toEqual(['indicator |  | 1 业务 | 40', 'indicator |  | 2 党建 | 60']);
  });
});

describe('annexes that are each a whole', () => {
  const annexes = drawDocument([
    '附件1',
    '党群部门考核指标',
    [head, row('1', '项目', '60'), row('2', '服务', '40')],
    [
      ['序号', '加分事项', '分值'],
      ['1', '获表彰加1分', '≤2'],
    ],
    '附件2',
    '政府部门考核指标',
    [head, row('1', '项目', '50'), row('2', '安全', '50')],
  ]);

  test('are a question with both sums and the readings, and the total is not assumed', () => {
    const { problems, scheme } = importBothWays(annexes);
    expect(problems).toMatchObject([
      {
        code: 'tables-apart',
        severity: 'question',
        place: { text: '表3 第2行 第2列' },
        choices: [
          '表1、表2“党群部门考核指标”单独成为一个方案',
          '表3“政府部门考核指标”单独成为一个方案',
          '合成一个方案，总分 200 分',
        ],
      },
    ]);
    expect(problems[0]?.message).toContain('表1、表2“党群部门考核指标”合计 100 分，表3“政府部门考核指标”合计 100 分');
    expect(scheme.root.points).toEqual({ parameter: 'total.points' });
    expect(scheme.parameters.find(({ key }) => key === 'total.points')).toMatchObject({
      value: null,
      choices: [{ value: '200' }],
    });
  });

  test('are read one by one with the tables told', () => {
    const second = importBothWays(annexes, { tables: [3] });
    expect(second.rows.map(inShort)).toEqual(['indicator |  | 1 项目 | 50', 'indicator |  | 2 安全 | 50']);
    expect([second.title, second.scheme.root.points, codes(second)]).toEqual(['政府部门考核指标', '100', []]);
    const first = importBothWays(annexes, { tables: [1, 2] });
    expect([first.rows.length, first.title, first.scheme.root.points]).toEqual([3, '党群部门考核指标', '100']);
    expect(() => importBothWays(annexes, { tables: [4] })).toThrow(Refusal);
  });

  test('with the same header right after each other, or as sheets, are apart as well', () => {
    const tables = [
      [head, row('1', '项目', '60'), row('2', '服务', '40')],
      [head, row('1', '项目', '50'), row('2', '安全', '50')],
    ];
    const papers = drawDocument([
      '附件1',
      '党群部门考核指标',
      tables[0] ?? [],
      '附件2',
      '政府部门考核指标',
      tables[1] ?? [],
    ]);
    const sheets = {
      ...drawDocument([], 'xlsx'),
      blocks: tables.map((each, at) => drawTable(each, at + 1, ['党群部门', '政府部门'][at] ?? null)),
    };
    for (const raw of [papers, sheets]) {
      const result = importBothWays(raw);
      expect(codes(result)).toEqual(['tables-apart']);
      expect(importBothWays(raw, { tables: [2] }).scheme.root.points).toBe('100');
    }
  });

  test('parts of one whole, and what a total declares as one, are not apart', () => {
    const one = (...points: string[]) =>
      codes(
        importBothWays(
          drawDocument(points.flatMap((each, at) => [`附件${at + 1}`, [head, row('1', `第${at}`, each)]])),
        ),
      );
    expect(one('30', '70')).toEqual([]);
    expect(one('100', '100', '800')).toEqual([]);
    expect(one('100', '100')).toEqual(['tables-apart']);
    const declared = importBothWays(
      drawDocument(['示范市考核办法（200分）', [head, row('1', '甲', '100')], '附件2', [head, row('1', '乙', '100')]]),
    );
    expect(codes(declared)).toEqual([]);
  });
});

test('a column under a heading that nobody knows is a question where it decides who gets how many points from whom', () => {
  const told = (headings: string, ...rows: string[]) =>
    importDocument(drawCsv([headings, ...rows].join('\n')))
      .problems.filter(({ code }) => code === 'column-guessed')
      .map(({ severity, message }) => `${severity} ${message.slice(0, message.indexOf('；'))}`);
  const rows = ['党建,落实党建责任,60,组织部', '业务,完成业务目标,40,财政局'];
  expect(told('考核项目,考核内容,去年名次,考评单位', ...rows)).toEqual([
    'question 第3列表头“去年名次”不是认得的用语，按内容认作分值',
  ]);
  expect(told('考核项目,考核内容,分值,上年扣分单位', ...rows)).toEqual([
    'question 第4列表头“上年扣分单位”不是认得的用语，按内容认作考评单位',
  ]);
  expect(told('考核项目,考核内容,分值,考评单位,通报对象', `${rows[0]},办公室`, `${rows[1]},人事科`)).toEqual([
    'question 第5列表头“通报对象”不是认得的用语，按内容认作牵头责任单位',
  ]);
  expect(told('考核项目,考核内容,分值,考评单位', ...rows)).toEqual([]);
});

test('a line that was taken for the header is told with its words', () => {
  const { problems } = importDocument(
    drawCsv('甲列,乙列,丙列,丁列\n党建,落实党建责任,60,组织部\n业务,完成业务目标,40,财政局'),
  );
  expect(problems.find(({ code }) => code === 'header-missing')?.message).toContain(
    '“甲列、乙列、丙列、丁列”一行当作表头，没有读入',
  );
});
