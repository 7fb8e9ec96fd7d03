// Small traps of tables (表格中的陷阱), one each: what continues, what repeats, whose points, which bodies.
import { describe, expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/scheme.ts';
import { importBothWays } from './both-ways.ts';
import { drawCsv, drawDocument, inShort } from './hand-made.ts';

const rowsOf = (table: string[][]) => importBothWays(drawDocument([table])).rows.map(inShort);

describe('levels', () => {
  test('a blank below a new parent continues nothing', () => {
    const head = ['项目', '一级指标', '考核内容'];
    expect(rowsOf([head, ['甲（50分）', '甲一', '内容一'], ['', '', '内容二'], ['乙（50分）', '', '内容三']])).toEqual([
      'indicator | 甲 50 > 甲一 |  | –',
      'indicator | 甲 50 > 甲一 |  | –',
      'indicator | 乙 50 |  | –',
    ]);
  });

  test('a heading line with nothing below it is a row', () => {
    const { rows } = importBothWays(drawCsv('考核项目,分值,评分标准\n党建,60,好\n业务,40,好\n领导评价（10分）,,'));
    expect(rows.map(inShort)).toEqual([
      'indicator |  | 党建 | 60',
      'indicator |  | 业务 | 40',
      'evaluation |  | 领导评价 | 10',
    ]);
  });

  test('the header again inside of the table and a note at its end are no rows', () => {
    const head = ['指标', '分值', '评分标准'];
    const { rows, problems } = importBothWays(
      drawDocument([[head, ['党建', '60', '好'], head, ['业务', '40', '好'], ['注：见附件', '<', '<']]]),
    );
    expect(rows.map(inShort)).toEqual(['indicator |  | 党建 | 60', 'indicator |  | 业务 | 40']);
    expect(problems.map((problem) => problem.code)).toEqual(['unread-text']);
  });

  test('a second header line is found without merged cells', () => {
    const { rows } = importBothWays(
      drawCsv('序号,项目,责任单位,,分值\n,,牵头,配合,\n1,党建,办公室,人事科,60\n2,业务,业务科,各科室,40'),
    );
    expect(rows.map((row) => [row.title, row.points, row.leads, row.cooperators])).toEqual([
      ['党建', '60', ['办公室'], ['人事科']],
      ['业务', '40', ['业务科'], ['各科室']],
    ]);
  });

  test('a number merged over rows is no row’s own', () => {
    expect(
      rowsOf([
        ['序号', '项目', '考核内容', '分值'],
        ['1', '党建', '学习', '30'],
        ['^', '^', '活动', '30'],
        ['2', '业务', '办件', '40'],
      ]),
    ).toEqual(['indicator | 党建 |  | 30', 'indicator | 党建 |  | 30', 'indicator | 业务 | 2 | 40']);
  });
});

describe('points', () => {
  test('a merged cell is the level’s also where other rows have their own', () => {
    const table = [
      ['项目', '考核内容', '分值'],
      ['甲', '一', '20'],
      ['^', '二', '^'],
      ['乙', '三', '40'],
      ['^', '四', '40'],
    ];
    expect(rowsOf(table)).toEqual([
      'indicator | 甲 20 |  | –',
      'indicator | 甲 20 |  | –',
      'indicator | 乙 |  | 40',
      'indicator | 乙 |  | 40',
    ]);
  });

  test('percentages may be of the level above', () => {
    const head = ['一级指标', '权重', '二级指标', '权重', '考核单位'];
    const table = [
      head,
      ['甲', '50%', '甲一', '60%', '财政局'],
      ['^', '^', '甲二', '40%', '财政局'],
      ['乙', '50%', '乙一', '100%', '财政局'],
    ];
    const { problems, scheme } = importBothWays(drawDocument([table]));
    expect(problems).toEqual([]);
    expect(scheme.root.children[0]?.operation).toMatchObject({ weights: { 'n1.1': '60%', 'n1.2': '40%' } });
  });

  test('evaluations beside a whole of 100 are weighed by a parameter', () => {
    const table = [
      ['项目', '分值', '考核内容', '考评单位'],
      ['业务', '100', '办件', '财政局'],
      ['公众评议', '100', '问卷', '统计局'],
    ];
    const { scheme, problems } = importBothWays(drawDocument([table]));
    const [base] = scheme.root.children;
    expect(base?.operation).toEqual({ type: 'weighted', weights: { parameter: 'base.weights' }, normalise: true });
    expect(base?.children.map((node) => node.id)).toEqual(['indicators', 'e1']);
    expect(problems.map((problem) => problem.code)).toEqual(['row-outside-total']);
  });

  test('points beside percentages, and a number that is none, are told', () => {
    const table = [
      ['项目', '指标', '分值'],
      ['甲', '一', '20'],
      ['^', '二', '30%'],
      ['乙', '三', '若干'],
      ['^', '四', '10'],
    ];
    const { problems } = importBothWays(drawDocument([table]));
    expect(problems.map((problem) => `${problem.code} ${problem.place.text}`)).toEqual([
      'points-unread 表1 第4行 第3列',
      'points-mixed 表1 第2行 第2列',
      'row-without-points 表1 第4行 第2列',
    ]);
  });
});

describe('bodies', () => {
  test('the data source is left out, and told, where another column names the assessors', () => {
    const { rows, problems } = importBothWays(
      drawDocument([
        [
          ['指标', '分值', '数据来源', '考评单位'],
          ['党建', '60', '统计局', '组织部'],
          ['业务', '40', '统计局', '财政局'],
        ],
      ]),
    );
    expect(rows.map((row) => row.assessors)).toEqual([['组织部'], ['财政局']]);
    expect(problems.map((problem) => problem.code)).toEqual(['column-unread']);
  });

  test('one body in several writings is one, and each row keeps its writing', () => {
    const table = [
      ['指标', '分值', '考评单位'],
      ['甲', '40', '发改委'],
      ['乙', '30', '市发改委'],
      ['丙', '20', '文旅局（文物局）'],
      ['丁', '10', '文物局'],
    ];
    const { scheme, rows } = importBothWays(drawDocument([table]));
    expect(scheme.root.children.map((node) => [node.assessors, node.assessorsAs])).toEqual([
      [['fagai'], undefined],
      [['fagai'], ['市发改委']],
      [['wenlv'], undefined],
      [['wenlv'], ['文物局']],
    ]);
    expect(scheme.bodies.map((body) => body.names)).toEqual([
      ['发改委', '市发改委'],
      ['文旅局（文物局）', '文旅局', '文物局'],
    ]);
    expect(rows.map((row) => row.assessors)).toEqual([['发改委'], ['市发改委'], ['文旅局（文物局）'], ['文物局']]);
  });

  test('an adjustment is known by its text where it has no full marks', () => {
    const table = [
      ['项目', '考核内容', '分值', '考评单位'],
      ['业务', '按时办结', '100', '财政局'],
      ['专项督查', '发现问题的，每次扣1分，最多扣6分', '', '督查室'],
    ];
    const { scheme, rows } = importBothWays(drawDocument([table]));
    expect(rows.map(inShort)).toEqual(['indicator |  | 业务 | 100', 'adjustment |  | 专项督查 | –']);
    const part = [...nodesOf(scheme.root)].find((node) => node.id === 'a1.1');
    expect(part?.operation).toMatchObject({ type: 'adjustments', sign: 'minus' });
    expect(scheme.parameters.find((each) => each.key === 'a1.min')?.value).toBe('-6');
  });
});

describe('headings', () => {
  test('numbered in words, in a table without levels, stand above their rows', () => {
    const { rows, problems } = importBothWays(
      drawCsv(
        '序号,考核内容,分值,评分标准\n一,业务工作,60,\n1,按时办结,40,超期一件扣1分\n2,群众满意,20,按满意率计\n二,内部管理,40,\n3,考勤,40,缺勤扣分\n,合计,100,',
      ),
    );
    expect(rows.map((row) => `${inShort(row)} ${row.criterion}`)).toEqual([
      'indicator | 业务工作 60 | 1 | 40 按时办结',
      'indicator | 业务工作 60 | 2 | 20 群众满意',
      'indicator | 内部管理 40 | 3 | 40 考勤',
    ]);
    expect(problems).toEqual([]);
  });

  test('with the sum of their rows stand above them, also without numbers', () => {
    const { rows } = importBothWays(
      drawCsv(
        '指标,权数,考核标准\n经济,60,\n产值,40,按增速计\n税收,20,按增速计\n民生,40,\n就业,25,按完成率计\n社保,15,按完成率计',
      ),
    );
    expect(rows.map(inShort)).toEqual([
      'indicator | 经济 60 | 产值 | 40',
      'indicator | 经济 60 | 税收 | 20',
      'indicator | 民生 40 | 就业 | 25',
      'indicator | 民生 40 | 社保 | 15',
    ]);
  });

  test('a number on a line of its own, points on another', () => {
    expect(
      rowsOf([
        ['项目', '考核内容'],
        ['1\n党建\n工作\n20分', '学习'],
        ['2\n业务', '办件'],
      ]),
    ).toEqual(['indicator |  | 1 党建工作 | 20', 'indicator |  | 2 业务 | –']);
  });

  test('责任单位 beside 牵头单位 cooperates', () => {
    const { rows } = importBothWays(
      drawDocument([
        [
          ['指标', '分值', '牵头单位', '责任单位'],
          ['甲', '60', '工信局', '财政局、商务局'],
          ['乙', '40', '教育局', ''],
        ],
      ]),
    );
    expect(rows.map((row) => [row.leads, row.cooperators])).toEqual([
      [['工信局'], ['财政局', '商务局']],
      [['教育局'], []],
    ]);
  });
});

describe('what a cell may say instead', () => {
  test('a stroke or 无 says nothing, a list that ends in 等 is told, a row without points too', () => {
    const head = ['项目', '内容', '分值', '牵头单位', '配合单位'];
    const { rows, problems } = importBothWays(
      drawDocument([
        [
          head,
          ['政治', '学习', '10分', '机关党委（人事处）', '各处室'],
          ['业务', '办件', '20分', '办公室、综合处等单位', '-'],
          ['其他', '——', '—', '/', '无'],
        ],
      ]),
    );
    expect(rows.map((row) => [row.criterion, row.points, row.leads, row.cooperators])).toEqual([
      ['学习', '10', ['机关党委（人事处）'], ['各处室']],
      ['办件', '20', ['办公室', '综合处'], []],
      [null, null, [], []],
    ]);
    expect(problems.map((problem) => `${problem.code} ${problem.place.text}`)).toEqual([
      'row-without-points 表1 第4行 第1列',
      'names-open 表1 第3行 第4列',
    ]);
  });

  test('without levels a short text of content names an evaluation', () => {
    const table = [
      ['考核内容', '分值', '考核标准'],
      ['领导评价（30%）', '30%', '主要领导占60%，分管领导占40%'],
      ['业绩考核', '70%', '按任务'],
    ];
    const { rows, scheme } = importBothWays(drawDocument([table]));
    expect(rows.map(inShort)).toEqual(['evaluation |  |  | 30%', 'indicator |  |  | 70%']);
    expect(scheme.parameters.find((each) => each.key === 'e1.weights')?.value).toEqual({
      'e1.1': '60%',
      'e1.2': '40%',
    });
  });

  test('±5 bounds both ways', () => {
    const head = ['项目', '指标', '分值', '评分标准'];
    const { scheme } = importBothWays(
      drawDocument([
        [
          head,
          ['业务', '办件', '100', '好'],
          ['加减分（±5分）', '加分', '', '受表彰加3分'],
          ['^', '减分', '', '受通报扣2分'],
        ],
      ]),
    );
    const limits = scheme.parameters
      .filter((each) => ['a1.max', 'a1.min'].includes(each.key))
      .map((each) => each.value);
    expect(limits).toEqual(['5', '-5']);
  });
});
