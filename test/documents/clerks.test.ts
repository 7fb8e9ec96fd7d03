// Tables as the clerks of many places draw them (各地表式): what each row states, read from the table before the program ran.
import { describe, expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/scheme.ts';
import { importBothWays } from './both-ways.ts';
import { drawCsv, drawDocument, inShort } from './hand-made.ts';

const codes = (problems: { code: string }[]) => problems.map((problem) => problem.code);

describe('columns', () => {
  test('in a letter of responsibility with nothing but 目标任务 the tasks are targets', () => {
    const { rows, assignment } = importBothWays(
      drawDocument([
        '示范县水利局2024年度目标责任书',
        [
          ['序号', '目标任务', '分值', '完成时限', '责任科室'],
          ['1', '完成河道清淤 30 公里。', '１０ 分', '9月底', '河道股'],
          ['2', '除险加固水库 2 座。', '15′', '全年', '工程股\n办公室'],
        ],
      ]),
    );
    expect(rows.map((row) => [row.criterion, row.target, row.points, row.leads])).toEqual([
      [null, '完成河道清淤 30 公里。', '10', ['河道股']],
      [null, '除险加固水库 2 座。', '15', ['工程股', '办公室']],
    ]);
    expect(assignment?.rows.map((row) => row.target)).toEqual(rows.map((row) => row.target));
  });

  test('a table without leads gives a scheme alone, and says where its targets are', () => {
    const { rows, assignment, problems } = importBothWays(
      drawCsv('考核项目,年度目标,分值,考核单位\n粮食,50万吨,60,统计局\n生猪,10万头,40,农业农村局'),
    );
    expect([assignment, rows[0]?.target]).toEqual([null, '50万吨']);
    expect(problems.map((problem) => `${problem.code} ${problem.place.text}`)).toEqual([
      'target-unassigned 表1 第2行 第2列',
    ]);
  });

  test('a column of targets for each quarter does not hide the header', () => {
    const quarters = ['一季度目标', '二季度目标', '三季度目标', '四季度目标'];
    const { rows } = importBothWays(
      drawDocument([
        [
          ['序号', '重点工作', '年度目标任务', ...quarters, '责任领导', '责任科室', '完成时限'],
          ['1', '旧房改造', '改造30个小区', '5个', '10个', '20个', '30个', '王某', '城建科', '12月'],
        ],
      ]),
    );
    expect(rows.map(inShort)).toEqual(['indicator |  | 1 旧房改造 | –']);
    expect([rows[0]?.target, rows[0]?.leads]).toEqual([
      '改造30个小区\n一季度：5个\n二季度：10个\n三季度：20个\n四季度：30个',
      ['城建科'],
    ]);
  });

  test.each<[string, string[][], string[]]>([
    [
      'below one heading',
      [
        ['重点工作', '季度目标', '<', '责任科室'],
        ['^', '一季度', '二季\n度', '^'],
        ['旧房改造', '开工5个\n签约2个', '完工', '城建科'],
        ['招商', '', '投产', '投资科'],
      ],
      ['一季度：开工5个\n签约2个\n二季度：完工', '二季度：投产'],
    ],
    [
      'of half years, one text over both',
      [
        ['指标', '上半年', '下半年', '责任科室'],
        ['旧房改造', '5个', '10个', '城建科'],
        ['招商', '全年推进', '<', '投资科'],
      ],
      ['上半年：5个\n下半年：10个', '全年推进'],
    ],
    [
      'of the beginning and the end of the year',
      [
        ['指标', '年初目标', '年末目标值', '责任科室'],
        ['造林', '1万亩', '3万亩', '城建科'],
      ],
      ['年初：1万亩\n年末：3万亩'],
    ],
  ])('targets %s say which part each is', (_, table, wanted) => {
    const { rows } = importBothWays(drawDocument([table]));
    expect(rows.map(({ target }) => target)).toEqual(wanted);
  });

  test('a header in words that nobody knows is still no row', () => {
    const { rows, problems } = importBothWays(
      drawDocument([
        [
          ['条线', '干什么', '值多少', '谁来评'],
          ['党建', '坚持和完善民主集中制，落实集体领导制度的各项要求', '30', '市委组织部'],
          ['经济', '推动企业上规模上水平，完成年度净增任务', '70', '市工信局'],
        ],
      ]),
    );
    expect(rows.map((row) => `${inShort(row)} | ${row.assessors.join()}`)).toEqual([
      'indicator |  | 党建 | 30 | 市委组织部',
      'indicator |  | 经济 | 70 | 市工信局',
    ]);
    expect(codes(problems)).toEqual(['header-missing']);
  });

  test('long texts under an unknown heading are the criterion, and that is said', () => {
    const { rows, problems } = importBothWays(
      drawDocument([
        [
          ['一级指标', '怎么干', '分值', '考评方式'],
          ['党建', '坚持和完善民主集中制，落实集体领导制度的各项要求', '30', '查阅资料'],
          ['经济', '推动企业上规模上水平，完成年度净增任务', '70', '实地检查'],
        ],
      ]),
    );
    expect(rows.map((row) => [row.criterion?.slice(0, 4), row.method])).toEqual([
      ['坚持和完', '查阅资料'],
      ['推动企业', '实地检查'],
    ]);
    expect(codes(problems)).toEqual(['column-guessed']);
  });
});

describe('totals and parts', () => {
  const head = ['类别', '考核项目', '标准分', '计分办法', '考核责任单位'];
  const withTotals = (first: string) =>
    drawDocument([
      '示范市2023年度目标考核细则',
      [
        head,
        ['经济', '产值', '200', '按增速', '市统计局'],
        ['^', '财政', '150', '按增速', '市财政局'],
        ['合计', '<', first, '', ''],
        ['社会', '教育', '650', '按结果', '市教育局'],
        ['合计', '<', '650', '', ''],
        ['总计', '<', '1000', '', ''],
      ],
    ]);

  test('合计 below each part is held against that part', () => {
    expect(importBothWays(withTotals('350')).problems).toEqual([]);
    const { problems } = importBothWays(withTotals('340'));
    expect(problems.map((problem) => `${problem.code} ${problem.place.text}`)).toEqual(['sum-differs 表1 第4行 第1列']);
    expect(problems[0]?.message).toMatch(/340 分.*350 分/u);
  });

  test('a heading above the header of each table heads its rows, which count from one again', () => {
    const table = (heading: string, ...rows: string[][]) => [
      [heading, '<', '<', '<'],
      ['序号', '考核项目', '分值', '考核部门'],
      ...rows,
    ];
    const { rows, problems, scheme } = importBothWays(
      drawDocument([
        table('第一部分 共性目标（30分）', ['1', '党建', '15', '组织部'], ['2', '法治', '15', '司法局']),
        table('第二部分 职能目标（70分）', ['1', '重点', '50', '督查室'], ['2', '日常', '20', '政府办']),
      ]),
    );
    expect(rows.map(inShort)).toEqual([
      'indicator | 共性目标 30 | 1 党建 | 15',
      'indicator | 共性目标 30 | 2 法治 | 15',
      'indicator | 职能目标 70 | 1 重点 | 50',
      'indicator | 职能目标 70 | 2 日常 | 20',
    ]);
    expect([problems, scheme.root.points]).toEqual([[], '100']);
  });

  test('rows of two tables may have the same numbers, rows of one may not', () => {
    const columns = ['序号', '考核指标', '分值', '考核标准', '考核单位'];
    const rows = (number: string) => [
      columns,
      ['1', `任务${number}`, '30', '好', '司法局'],
      [number, `事项${number}`, '20', '好', '发改委'],
    ];
    const { problems } = importBothWays(
      drawDocument(['附件1', '党群部门考核指标', rows('2'), '附件2', '政府部门考核指标', rows('1')]),
    );
    expect(problems.map((problem) => `${problem.code} ${problem.place.text}`)).toEqual([
      'number-twice 表2 第3行 第2列',
      'unread-text 正文第4段',
    ]);
  });

  test('a table of vetoes with two columns belongs to the scheme; a numbered line is no title', () => {
    const { rows, title } = importBothWays(
      drawDocument([
        '示范市市直部门考核办法',
        '一、基本指标',
        [
          ['序号', '指标', '分值', '评分标准', '考核单位'],
          ['1', '重点工作', '70', '按进度', '督查室'],
          ['2', '日常工作', '30', '按质量', '政府办'],
        ],
        [
          ['序号', '否决事项', '否决单位'],
          ['1', '发生重大安全生产责任事故', '应急局'],
        ],
      ]),
    );
    expect(title).toBe('示范市市直部门考核办法');
    expect(rows.map((row) => `${inShort(row)} | ${row.assessors.join()}`)).toEqual([
      'indicator | 基本指标 | 1 重点工作 | 70 | 督查室',
      'indicator | 基本指标 | 2 日常工作 | 30 | 政府办',
      'adjustment |  | 1 发生重大安全生产责任事故 | – | 应急局',
    ]);
  });

  test('percentages of the whole that stand at the rows only weigh the levels by their sums', () => {
    const { scheme } = importBothWays(
      drawDocument([
        [
          ['一级指标', '二级指标', '权重(%)', '数据来源'],
          ['甲', '甲一', '5.0', '统计局'],
          ['^', '甲二', '25', '统计局'],
          ['乙', '乙一', '30', '财政局'],
          ['^', '乙二', '40', '财政局'],
        ],
      ]),
    );
    expect(scheme.root.operation).toMatchObject({ weights: { n1: '30%', n2: '70%' } });
    const inner = [...nodesOf(scheme.root)].find((node) => node.id === 'n1');
    expect(inner?.operation).toMatchObject({ weights: { 'n1.1': '1/6', 'n1.2': '5/6' } });
  });
});

describe('out and in again', () => {
  test.each<[string, string[][]]>([
    [
      'levels without points of their own',
      [
        ['项目', '指标', '分值', '考核单位'],
        ['甲', '甲一', '40', '财政局'],
        ['^', '甲二', '20', '财政局'],
        ['乙', '乙一', '40', '审计局'],
      ],
    ],
    [
      'points beside each level',
      [
        ['一级指标', '分值', '二级指标', '分值', '考核单位'],
        ['甲', '60', '甲一', '40', '财政局'],
        ['^', '^', '甲二', '20', '财政局'],
        ['乙', '40', '乙一', '40', '审计局'],
      ],
    ],
    [
      'percentages of the whole beside each level',
      [
        ['一级指标', '权重', '二级指标', '权重', '三级指标', '权重', '考核单位'],
        ['甲', '50%', '甲一', '30%', '子', '20%', '财政局'],
        ['^', '^', '^', '^', '丑', '10%', '财政局'],
        ['^', '^', '甲二', '20%', '寅', '20%', '财政局'],
        ['乙', '50%', '乙一', '50%', '卯', '50%', '审计局'],
      ],
    ],
    [
      'percentages at the rows only',
      [
        ['一级指标', '二级指标', '权重(%)', '数据来源'],
        ['甲', '甲一', '5.0', '统计局'],
        ['^', '甲二', '25', '统计局'],
        ['乙', '乙一', '30', '财政局'],
        ['^', '乙二', '40', '财政局'],
      ],
    ],
    [
      'percentages in a table without levels',
      [
        ['指标', '权重', '评分标准'],
        ['出勤', '40%', '缺勤扣分'],
        ['业绩', '60%', '按任务计分'],
      ],
    ],
    [
      'percentages over points',
      [
        ['类别', '权重', '指标', '分值', '考核单位'],
        ['效益', '50%', '利润', '75', '财政局'],
        ['^', '^', '收入', '25', '财政局'],
        ['安全', '50%', '事故', '60', '应急局'],
        ['^', '^', '隐患', '40', '应急局'],
      ],
    ],
  ])('%s', (_, table) => {
    expect(importBothWays(drawDocument([table])).rows.length).toBe(table.length - 1);
  });
});
