// Several tables, no header, and what is wrong (多张表与问题): further forms, and the problems that come with them.
import { expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { check } from '../../src/engine/check.ts';
import { importBothWays } from './both-ways.ts';
import { drawDocument, drawTable, inShort } from './hand-made.ts';

test('several tables: another one with the same roles belongs, a table of facts does not', () => {
  const { rows, problems, scheme } = importBothWays(
    drawDocument([
      '示范市2024年考核方案',
      [
        ['考核年度', '2024'],
        ['主办', '市考核办'],
      ],
      [
        ['考核项目', '考核要点', '标准分', '计分办法', '考评单位'],
        ['党建工作', '党建责任制落实', '60', '由考评单位评分', '市直机关工委'],
        ['业务工作', '业务目标完成', '40', '由考评单位评分', '市政府办公室'],
      ],
      [
        ['加分项目', '加分情形', '分值', '计分办法', '考评单位'],
        ['获得表彰', '获得国家级表彰加2分；获得省级表彰加1分', '≤5', '凭文件加分', '市考核办'],
        ['改革试点', '承担国家级试点加1分', '≤2', '凭文件加分', '市委改革办'],
      ],
    ]),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator |  | 党建工作 | 60',
    'indicator |  | 业务工作 | 40',
    'adjustment |  | 获得表彰 | 5',
    'adjustment |  | 改革试点 | 2',
  ]);
  expect(problems.map((problem) => [problem.code, problem.place.text])).toEqual([['unread-text', '表1 第1行 第1列']]);
  expect(scheme.root.points).toBe('100');
  expect(scheme.parameters.filter((each) => each.key.endsWith('.max')).map((each) => each.value)).toEqual(['5', '2']);
});

test('a table inside of a cell is read', () => {
  const raw = drawDocument(['示范市机关考核办法', [['']]]);
  const host = raw.blocks[1];
  if (host?.kind === 'table') {
    host.cells[0]?.nested.push(
      drawTable(
        [
          ['指标', '权重', '评分标准'],
          ['出勤', '40%', '缺勤扣分'],
          ['业绩', '60%', '按任务计分'],
        ],
        2,
      ),
    );
  }
  const { rows, title } = importBothWays(raw);
  expect(rows.map(inShort)).toEqual(['indicator |  | 出勤 | 40%', 'indicator |  | 业绩 | 60%']);
  expect([title, rows[0]?.source.table]).toEqual(['示范市机关考核办法', 2]);
});

test('without a header the columns are known by their content, and that is said', () => {
  const raw = drawDocument([
    [
      ['1', '党风廉政', '严格执行各项规定，全年无违纪违法案件发生', '20', '市纪委监委'],
      ['2', '信访维稳', '及时化解矛盾，全年不发生群体性事件', '15', '市信访局'],
    ],
  ]);
  const { rows, problems } = importBothWays(raw);
  expect(rows.map(inShort)).toEqual(['indicator |  | 1 党风廉政 | 20', 'indicator |  | 2 信访维稳 | 15']);
  expect(rows[1]).toMatchObject({ criterion: '及时化解矛盾，全年不发生群体性事件', assessors: ['市信访局'] });
  expect(problems.map((problem) => problem.code)).toEqual(['header-missing']);
  const told = importBothWays(raw, { columns: { 5: 'leads' } });
  expect(told.rows[1]).toMatchObject({ leads: ['市信访局'], assessors: [] });
});

test('what is wrong comes all at once, each with its place', () => {
  const { problems } = importBothWays(
    drawDocument([
      '示范市某局考核表',
      [
        ['一级指标', '二级指标', '分值', '评分标准', '考评单位', '其他'],
        ['1.业务（50分）', '1.1审批', '20', '按时办结', '行政服务中心', '说一'],
        ['^', '1.2监管', '25', '检查到位', '市场监管局', '说二'],
        ['1.党建（50分）', '1.1学习', '30', '学习到位', '宣传部', '说一'],
        ['^', '1.1组织', '', '组织到位', '某某新设机构', '说三'],
        ['合计', '', '90', '', '', ''],
      ],
      '本表自印发之日起执行。',
    ]),
  );
  expect(problems.map((problem) => `${problem.code} ${problem.severity} ${problem.place.text}`)).toEqual([
    'column-unknown note 表1 第6列',
    'sum-differs error 表1 第2行 第1列',
    'row-without-points question 表1 第5行 第2列',
    'number-twice error 表1 第4行 第1列',
    'number-twice error 表1 第5行 第2列',
    'sum-differs error 表1 第6行 第1列',
    'unknown-name note 表1 第5行 第5列',
    'unread-text note 正文第2段',
  ]);
});

test('a document without a table is refused', () => {
  expect(() => importBothWays(drawDocument(['只有文字。']))).toThrow(Refusal);
  expect(() => importBothWays(drawDocument([[['', '']]]))).toThrow(Refusal);
});

test('a total in the heading of the points is held against the sum', () => {
  const rows = (last: string) => [
    ['考核指标', '分值（100分）', '考核标准', '考核单位'],
    ['出勤', '60', '按出勤给分', '市人社局'],
    ['业绩', last, '按任务计分', '市人社局'],
  ];
  expect(importBothWays(drawDocument([rows('40')])).problems).toEqual([]);
  const { problems } = importBothWays(drawDocument([rows('35')]));
  expect(problems.map((problem) => `${problem.code} ${problem.place.text}`)).toEqual(['sum-differs 表1 第1行 第2列']);
});

test.each(['1e31', '1e-31', '100001', '12345678901234567.5'])('%s cannot be points, is kept and told', (number) => {
  const { rows, problems } = importBothWays(
    drawDocument([
      [
        ['指标', '分值', '考核单位'],
        ['出勤', number, '市人社局'],
        ['业绩', '40', '市人社局'],
      ],
    ]),
  );
  expect(problems.map((problem) => `${problem.code} ${problem.severity} ${problem.place.text}`)).toEqual([
    'points-absurd error 表1 第2行 第2列',
  ]);
  expect(rows[0]?.points).toMatch(/^(?!0$)\d+(?:\.\d+)?$/u);
});

test('points below 0 are a deduction with a floor', () => {
  const { rows, scheme } = importBothWays(
    drawDocument([
      [
        ['指标', '分值', '考核单位'],
        ['业绩', '100', '市人社局'],
        ['违反纪律', '−10', '市人社局'],
      ],
    ]),
  );
  expect(rows.map(inShort)).toEqual(['indicator |  | 业绩 | 100', 'adjustment |  | 违反纪律 | -10']);
  expect(scheme.root.points).toBe('100');
  expect(scheme.parameters.find(({ key }) => key === 'a1.min')?.value).toBe('-10');
});

test('单位 is a unit of measure or a body, by what stands below it', () => {
  const head = ['序号', '指标名称', '单位', '目标值', '分值', '考核单位'];
  const measured = importBothWays(
    drawDocument([
      [head, ['1', '新增就业', '人', '500', '60', '市人社局'], ['2', '增收', '万元', '30', '40', '市税务局']],
    ]),
  );
  expect(measured.rows.map((row) => [row.unit, row.target, row.leads])).toEqual([
    ['人', '500', []],
    ['万元', '30', []],
  ]);
  const led = importBothWays(
    drawDocument([
      [head, ['1', '新增就业', '就业科', '500', '60', '市人社局'], ['2', '增收', '办公室', '30', '40', '市税务局']],
    ]),
  );
  expect(led.rows.map((row) => [row.unit, row.leads])).toEqual([
    [null, ['就业科']],
    [null, ['办公室']],
  ]);
});

test('rows repeated without merging are one level, as a filled-down sheet has them', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument(
      [
        '2023年度示范市市直机关绩效考评指标',
        [
          ['一级指标', '二级指标', '三级指标', '分值', '考核标准', '考核责任单位', '被考核单位'],
          ['共性指标', '党的建设', '理论学习', '5', '见细则', '市委宣传部', '市直各单位'],
          ['共性指标', '党的建设', '组织建设', '5', '见细则', '市委组织部', '市直各单位'],
          ['共性指标', '依法行政', '法治建设', '10', '见细则', '市司法局', '市直各单位'],
          ['个性指标', '业务工作', '重点任务', '70', '见细则', '市委督查室、市政府督查室', '市直各单位'],
          ['公众评价', '公众评价', '满意度', '10', '由市统计局组织', '市统计局', '市直各单位'],
        ],
        '附件2',
      ],
      'xlsx',
    ),
  );
  expect(rows.map(inShort)).toEqual([
    'indicator | 共性指标 > 党的建设 | 理论学习 | 5',
    'indicator | 共性指标 > 党的建设 | 组织建设 | 5',
    'indicator | 共性指标 > 依法行政 | 法治建设 | 10',
    'indicator | 个性指标 > 业务工作 | 重点任务 | 70',
    'evaluation | 公众评价 > 公众评价 | 满意度 | 10',
  ]);
  expect([scheme.root.points, scheme.root.operation, problems]).toEqual(['100', { type: 'sum' }, []]);
});

test('points of a level without points below are asked about at that level, and again where they are shared further', () => {
  const { problems } = importBothWays(
    drawDocument([
      [
        ['项目', '分值', '二级指标', '考核内容', '考评单位'],
        ['业务工作', '60', '政务服务', '按时办结', '财政局'],
        ['^', '^', '^', '群众满意', '审计局'],
        ['^', '^', '项目建设', '按期开工', '司法局'],
        ['自身建设', '40', '党建', '学习', '组织部'],
      ],
    ]),
  );
  expect(problems.map(({ message }) => message)).toEqual([
    '“业务工作”有 60 分，下面 2 项没有各自的分值；怎样分摊，请在方案的待定问题里选定。',
    '“政务服务”分摊到的分值，下面 2 项没有各自的分值；怎样分摊，请在方案的待定问题里选定。',
  ]);
});

test('a table without any points says so, and a component without points is told beside an incomplete one', () => {
  const codes = (rows: string[][]) =>
    importBothWays(drawDocument([rows]))
      .problems.filter(({ code }) => code === 'row-without-points')
      .map(({ message }) => message);
  expect(
    codes([
      ['项目', '考核内容', '考评单位'],
      ['党建', '学习', '组织部'],
      ['业务', '办结', '财政局'],
    ]),
  ).toEqual(['表中 2 项都没有写分值；请在原表补上，或在方案的待定问题里写明怎样分配。']);
  expect(
    codes([
      ['项目', '考核内容', '分值', '考评单位'],
      ['党建', '学习教育', '', '组织部'],
      ['业务', '按时办结', '40', '财政局'],
      ['^', '抓好其他', '', '审计局'],
    ]),
  ).toEqual([
    '“党建”没有分值，同级的其他项有；请在原表补上，或在方案的待定问题里写明。',
    '“抓好其他”没有分值，同级的其他项有；请在原表补上，或在方案的待定问题里写明。',
  ]);
});

test('percentages of the first level that are not the whole are told, with both sums', () => {
  const sums = (shares: string[]) =>
    importBothWays(
      drawDocument([
        [
          ['考核项目', '权重', '考评单位'],
          ['党建', shares[0] ?? '', '组织部'],
          ['业务', shares[1] ?? '', '财政局'],
        ],
      ]),
    ).problems.filter(({ code }) => code === 'sum-differs');
  expect(sums(['50%', '40%'])).toMatchObject([
    { severity: 'error', message: '总分写明 100%，下面各项相加是 90%，两者不符；请改正其中一处。' },
  ]);
  expect(sums(['60%', '40%'])).toEqual([]);
});

test('percentages that do not add up stay as the document has them, so that the scheme itself has the fault', () => {
  const faults = (first: string, inner: string[]) => {
    const { scheme } = importBothWays(
      drawDocument([
        [
          ['考核项目', '权重', '指标', '权重', '考评单位'],
          ['党建', first, '组织建设', inner[0] ?? '', '组织部'],
          ['^', '^', '宣传工作', inner[1] ?? '', '宣传部'],
          ['业务', '40%', '重点任务', '100%', '财政局'],
        ],
      ]),
    );
    const all = check(scheme).filter(({ severity }) => severity === 'error');
    return all.map(({ code, message }) => `${code} ${message}`);
  };
  expect(faults('60%', ['30%', '70%'])).toEqual([]);
  expect(faults('60%', ['20%', '40%'])).toEqual([]);
  expect(faults('50%', ['30%', '70%'])).toEqual(['weights-differ 权重合计 90%（50% + 40%），应为 100%。']);
  expect(faults('60%', ['30%', '60%'])).toEqual(['weights-differ 权重合计 90%（30% + 60%），应为 100%。']);
});
