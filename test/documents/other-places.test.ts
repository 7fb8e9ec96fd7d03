// Tables of further places (各地考评表): county, township, bureau, zone, company; each holds a form that was once misread.
import { describe, expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import { besideMethods, drawCsv, drawDocument, drawTable, inShort } from './hand-made.ts';

const codes = (problems: { code: string }[]) => problems.map((problem) => problem.code);

test('a county over its townships: unit and target beside the weight, a cell over both title columns, full-width digits', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument([
      '示范县2024年度乡镇（街道）高质量发展绩效考核指标',
      '（总分1000分）',
      [
        ['序号', '指标名称', '', '权重', '计量单位', '目标值', '评分标准', '数据来源', '责任单位'],
        ['一', '经济发展', '<', '600', '', '', '', '', ''],
        ['1', '公共预算收入增速', '<', '３２０', '%', '≥5', '每低1个百分点扣5分', '县财政局', '各乡镇（街道）'],
        ['2', '固定资产投资', '总量', '80', '亿元', '12.5', '按完成率计分', '县统计局', '各乡镇（街道）'],
        ['3', '^', '增速', '200', '％', '8', '按完成率计分', '县统计局', '各乡镇（街道）'],
        ['二', '社会民生', '<', '400', '', '', '', '', ''],
        ['4', '信访工作', '<', '400', '—', '—', '每发生1起扣10分', '县信访局', '各乡镇（街道）'],
        ['三', '一票否决', '<', '', '', '', '', '', ''],
        ['5', '发生较大以上安全生产责任事故', '<', '', '', '', '取消评先评优资格', '县应急局', '各乡镇（街道）'],
        ['合计', '<', '<', '1000', '', '', '', '', ''],
      ],
      '示范县考评办',
      '2024年3月15日',
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator | 经济发展 600 | 1 公共预算收入增速 | 320',
    'indicator | 经济发展 600 > 固定资产投资 | 2 总量 | 80',
    'indicator | 经济发展 600 > 固定资产投资 | 3 增速 | 200',
    'indicator | 社会民生 400 | 4 信访工作 | 400',
    'adjustment | 一票否决 | 5 发生较大以上安全生产责任事故 | –',
  ]);
  expect(rows[0]).toMatchObject({ unit: '%', target: '≥5', assessors: ['县财政局'], leads: ['各乡镇（街道）'] });
  expect(scheme.root.points).toBe('1000');
  expect(besideMethods(problems)).toEqual([]);
});

test('a township: points in the first column, the total behind them, lines for signatures', () => {
  const { rows, problems, scheme } = importBothWays(
    drawDocument([
      '示范镇2023年村级工作目标考核细则',
      [
        ['分值', '考核项目', '考核内容及评分标准', '得分'],
        ['60', '党建工作', '落实“三会一课”制度，每少一次扣1分。', ''],
        ['40', '平安建设', '全年无安全事故，每发生一起扣5分。', ''],
        ['100', '合计', '<', ''],
        ['加分', '<', '受到县级以上表彰的，每次加2分，最多加5分。', ''],
        ['考核组意见：', '<', '签字：', ''],
      ],
      '被考核村（盖章）：            考核组长（签字）：',
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator |  | 党建工作 | 60',
    'indicator |  | 平安建设 | 40',
    'adjustment |  | 加分 | –',
  ]);
  expect([scheme.root.points, besideMethods(problems)]).toEqual(['100', []]);
});

test('a bureau over its sections: tasks name the rows, targets stand beside them', () => {
  const { rows, assignment } = importBothWays(
    drawDocument([
      '示范市水利局2024年度机关科室绩效目标分解表',
      [
        ['序号', '工作任务', '年度目标', '分值', '责任科室', '配合科室', '考核科室'],
        ['1', '防汛抗旱', '汛前检查覆盖率100%', '45', '防汛科', '各科室、局属各单位', '办公室'],
        ['2', '农村供水', '自来水普及率达92%', '55', '农水科', '规划科、水利\n服务中心', '办公室'],
      ],
    ]),
  );
  expect(rows.map((row) => [inShort(row), row.target, row.cooperators])).toEqual([
    ['indicator |  | 1 防汛抗旱 | 45', '汛前检查覆盖率100%', ['各科室', '局属各单位']],
    ['indicator |  | 2 农村供水 | 55', '自来水普及率达92%', ['规划科', '水利服务中心']],
  ]);
  expect(assignment?.subject).toBe('示范市水利局');
});

test('a landscape table printed side by side goes on in its right half', () => {
  const head = ['序号', '考核指标', '分值', '考核单位'];
  const { rows, problems, scheme } = importBothWays(
    drawDocument([
      [
        [...head, ...head],
        ['1', '党的建设', '30', '县委组织部', '3', '财政管理', '25', '县财政局'],
        ['2', '依法行政', '25', '县司法局', '4', '平安建设', '20', '县委政法委'],
      ],
    ]),
  );
  expect(rows.map((row) => `${inShort(row)} | ${row.assessors.join()}`)).toEqual([
    'indicator |  | 1 党的建设 | 30 | 县委组织部',
    'indicator |  | 2 依法行政 | 25 | 县司法局',
    'indicator |  | 3 财政管理 | 25 | 县财政局',
    'indicator |  | 4 平安建设 | 20 | 县委政法委',
  ]);
  expect(rows[2]?.source.cells['title']).toMatchObject({ row: 2, column: 6, words: '财政管理' });
  expect([scheme.root.points, problems]).toEqual(['100', []]);
});

test('levels with their weights repeat in the header as well, and are not side by side', () => {
  const { rows } = importBothWays(
    drawDocument([
      [
        ['指标', '权重', '指标', '权重'],
        ['经济', '60%', '产业', '60%'],
        ['民生', '40%', '就业', '40%'],
      ],
    ]),
  );
  expect(rows.length).toBe(2);
});

test('traditional signs, words broken by narrow columns, the year in signs', () => {
  const { rows, problems, scheme } = importBothWays(
    drawDocument([
      '示範市二○二四年度目標管\n理考核表',
      [
        ['項 目', '考 核\n內 容', '分\n值', '評 分\n標 準', '考 核\n單 位'],
        ['黨建\n工作', '落實黨建工作責任制', '6 0', '每缺一\n項扣1分', '組織\n部'],
        ['滿意度\n測評', '由群眾評議', '4 0', '按比例', '財政\n局'],
      ],
    ]),
  );
  expect(rows.map((row) => `${inShort(row)} | ${row.assessors.join()}`)).toEqual([
    'indicator |  | 黨建工作 | 60 | 組織部',
    'evaluation |  | 滿意度測評 | 40 | 財政局',
  ]);
  expect([problems, scheme.cycle, scheme.bodies.map(({ id }) => id.startsWith('b:'))]).toEqual([
    [],
    '2024',
    [false, false],
  ]);
});

test('a short cell over title and content is a title; shares stand below the titles of levels', () => {
  const { rows, problems, scheme } = importBothWays(
    drawDocument([
      '党群类部门绩效考核指标（100分）',
      [
        ['指标类别', '指标名称', '考核内容', '权重', '考核单位'],
        ['共性指标\n80%', '政治建设', '落实“第一议题”制度', '50%', '市委组织部'],
        ['^', '正风肃纪', '落实主体责任', '30%', '市纪委监委'],
        ['评价指标\n20%', '领导评价', '<', '12%', '市委办'],
        ['^', '部门互评', '<', '8%', '市考核办'],
      ],
    ]),
  );
  expect(rows.map((row) => `${inShort(row)} | ${row.criterion}`)).toEqual([
    'indicator | 共性指标 80% | 政治建设 | 50% | 落实“第一议题”制度',
    'indicator | 共性指标 80% | 正风肃纪 | 30% | 落实主体责任',
    'evaluation | 评价指标 20% | 领导评价 | 12% | null',
    'evaluation | 评价指标 20% | 部门互评 | 8% | null',
  ]);
  expect([scheme.root.points, problems]).toEqual(['100', []]);
});

test('a company: 扣分项 in the column of weights makes its rows deductions', () => {
  const { rows, problems } = importBothWays(
    drawDocument([
      [
        ['指标类别', '指标名称', '权重', '计分规则', '考核单位'],
        ['基本指标', '净利润', '60%', '每低1%扣1分', '国资委'],
        ['分类指标', '研发投入强度', '40%', '按比例', '国资委'],
        ['约束指标', '安全生产', '扣分项', '发生较大事故扣5分', '国资委'],
        ['^', '债务风险', '^', '超过预警线扣3分', '国资委'],
      ],
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator | 基本指标 | 净利润 | 60%',
    'indicator | 分类指标 | 研发投入强度 | 40%',
    'adjustment | 约束指标 | 安全生产 | –',
    'adjustment | 约束指标 | 债务风险 | –',
  ]);
  expect(besideMethods(problems)).toEqual([]);
});

test('sheets with a title and points each are parts; a sheet of additions is one by its name', () => {
  const sheets: [string, string[][]][] = [
    [
      '共性指标',
      [
        ['2024年度共性指标（40分）', '', ''],
        ['指标', '分值', '考核单位'],
        ['党建', '40', '组织部'],
      ],
    ],
    [
      '业务指标',
      [
        ['2024年度业务指标（60分）', '', ''],
        ['指标', '分值', '考核单位'],
        ['重点', '60', '督查室'],
      ],
    ],
    [
      '加减分项',
      [
        ['事项', '分值', '认定单位'],
        ['表彰', '5', '市委办'],
        ['批评', '-5', '市委办'],
      ],
    ],
  ];
  const blocks = sheets.map(([name, rows], at) => drawTable(rows, at + 1, name));
  const { rows, title, problems, scheme } = importBothWays({ ...drawDocument([], 'xlsx'), blocks });
  expect(rows.map(inShort)).toEqual([
    'indicator | 2024年度共性指标 40 | 党建 | 40',
    'indicator | 2024年度业务指标 60 | 重点 | 60',
    'adjustment | 加减分项 | 表彰 | 5',
    'adjustment | 加减分项 | 批评 | -5',
  ]);
  expect([title, problems, scheme.root.points]).toEqual([null, [], '100']);
});

describe('levels told by numbers alone', () => {
  test.each<[string, string]>([
    ['1 and 1.1', '指标,分值\n1 党建,30\n1.1 组织,10\n1.2 学习,20\n2 业务,70\n2.1 重点,70'],
    ['一 and 1', '指标,分值\n一、党建,30\n1.组织,10\n2.学习,20\n二、业务,70\n1.重点,70\n合计,100'],
    [
      '1 and 1.1 in a column',
      '编号,指标,分值,标准\n1,党建,30,\n1.1,组织,10,好\n1.2,学习,20,好\n2,业务,70,\n2.1,重点,70,好',
    ],
  ])('%s', (_, text) => {
    const { rows, problems, scheme } = importBothWays(drawCsv(text));
    expect(rows.map(({ path, points }) => [path.map((level) => `${level.title} ${level.points}`), points])).toEqual([
      [['党建 30'], '10'],
      [['党建 30'], '20'],
      [['业务 70'], '70'],
    ]);
    expect([scheme.root.points, problems]).toEqual(['100', []]);
  });
});

test('a total in the title or over the table that the rows do not add up to is told', () => {
  const table = [
    ['指标', '分值', '考核单位'],
    ['党建', '40', '组织部'],
    ['业务', '50', '督查室'],
  ];
  for (const text of [['示范市考核指标（100分）'], ['示范市考核指标', '满分：100分']])
    expect(codes(importBothWays(drawDocument([...text, table])).problems)).toEqual(['sum-differs']);
  expect(codes(importBothWays(drawDocument(['示范市考核指标（90分）', table])).problems)).toEqual([]);
});

test('offices under 考核办 appraise; ranges and remarks in a points cell are told, not read', () => {
  const { rows, problems } = importBothWays(
    drawDocument([
      [
        ['项目', '考核内容', '分值', '考核办'],
        ['党建', '落实责任', '20分（含加分2分）', '镇党建办'],
        ['平安', '化解纠纷', '0-60', '镇综治办'],
      ],
    ]),
  );
  expect(rows.map((row) => `${inShort(row)} | ${row.assessors.join()}`)).toEqual([
    'indicator |  | 党建 | – | 镇党建办',
    'indicator |  | 平安 | – | 镇综治办',
  ]);
  expect(codes(problems).slice(0, 2)).toEqual(['points-unread', 'points-unread']);
});
