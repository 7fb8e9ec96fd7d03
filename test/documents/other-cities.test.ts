// Tables of other cities (其他地方的考评表): quite different forms, with expectations written from reading the table.
import { describe, expect, test } from 'vitest';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { importBothWays } from './both-ways.ts';
import { besideMethods, drawCsv, drawDocument, inShort } from './hand-made.ts';

const nodeOf = (scheme: Scheme, title: string) => [...nodesOf(scheme.root)].find((node) => node.title === title);
const codes = (problems: { code: string }[]) => problems.map((problem) => problem.code);

describe('a 1000-point table with numbers, method and data source', () => {
  const { rows, problems, scheme, assignment, title } = importBothWays(
    drawDocument([
      '附件1',
      '示范市2024年度市直单位目标绩效考核指标表',
      [
        ['序号', '考核指标', '<', '分值', '评分标准', '数据来源'],
        ['1', '经济发展\n（400分）', '固定资产投资增速', '150', '完成年度目标得满分，每低1个百分点扣5分。', '统计局'],
        ['2', '^', '规模以上工业增加值', '150.0', '按完成比例计分。', '统计局、工信局'],
        ['3', '^', '招商引资到位资金', '100', '未完成的按比例得分。', '商务局'],
        ['4', '社会事业（350分）', '义务教育优质均衡', '200', '达标得满分。', '教育局'],
        ['5', '^', '医疗卫生服务', '150', '按考核结果折算。', '市卫生健康\n委员会'],
        ['6', '党的建设（250分）', '基层党组织建设', '250', '按考核结果折算。', '市委组织部'],
        ['合 计', '<', '<', '1000', '', ''],
      ],
      '注：未尽事宜由考核办解释。',
    ]),
  );

  test('rows', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 经济发展 400 | 1 固定资产投资增速 | 150',
      'indicator | 经济发展 400 | 2 规模以上工业增加值 | 150',
      'indicator | 经济发展 400 | 3 招商引资到位资金 | 100',
      'indicator | 社会事业 350 | 4 义务教育优质均衡 | 200',
      'indicator | 社会事业 350 | 5 医疗卫生服务 | 150',
      'indicator | 党的建设 250 | 6 基层党组织建设 | 250',
    ]);
    expect(rows[0]).toMatchObject({ criterion: null, method: '完成年度目标得满分，每低1个百分点扣5分。', leads: [] });
  });

  test('bodies under the data source are the assessors', () => {
    expect(rows.map((row) => row.assessors)).toEqual([
      ['统计局'],
      ['统计局', '工信局'],
      ['商务局'],
      ['教育局'],
      ['市卫生健康委员会'],
      ['市委组织部'],
    ]);
  });

  test('the total row is checked and is no row; the scheme asks only about the row with two assessors', () => {
    expect(codes(besideMethods(problems))).toEqual(['unread-text']);
    expect(scheme.root).toMatchObject({ points: '1000', operation: { type: 'sum' } });
    const open = scheme.parameters.filter((each) => each.value === null).map((each) => each.key);
    expect(open).toEqual(['n1.2.combine', 'absent', 'recusal', 'rounding', 'ranking', 'grades']);
    expect([title, scheme.cycle, assignment]).toEqual(['示范市2024年度市直单位目标绩效考核指标表', '2024', null]);
  });
});

describe('nested percentages in a column of weights per level', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument([
      '示范县2023年度综合绩效考评指标体系',
      [
        ['一级指标', '权重', '二级指标', '权重', '三级指标', '权重', '指标解释', '考核单位'],
        ['高质量发展', '50%', '产业发展', '30%', '工业投资增长率', '20%', '反映工业投资增长情况', '县工信局'],
        ['^', '^', '^', '^', '高新技术企业数', '10%', '新认定高新技术企业数量', '县科技局'],
        ['^', '^', '生态环境', '20%', '优良天数比例', '20%', '全年优良天数占比', '县生态环境局'],
        ['党建工作', '30%', '政治建设', '30%', '政治理论学习', '15%', '学习情况', '县委宣传部'],
        ['^', '^', '^', '^', '党内法规执行', '15%', '制度执行情况', '县纪委监委'],
        ['满意度', '20%', '社会评价', '20%', '群众满意度测评', '20%', '由第三方机构组织调查', '县统计局'],
      ],
    ]),
  );

  test('rows', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 高质量发展 50% > 产业发展 30% | 工业投资增长率 | 20%',
      'indicator | 高质量发展 50% > 产业发展 30% | 高新技术企业数 | 10%',
      'indicator | 高质量发展 50% > 生态环境 20% | 优良天数比例 | 20%',
      'indicator | 党建工作 30% > 政治建设 30% | 政治理论学习 | 15%',
      'indicator | 党建工作 30% > 政治建设 30% | 党内法规执行 | 15%',
      'evaluation | 满意度 20% > 社会评价 20% | 群众满意度测评 | 20%',
    ]);
    expect(rows[0]?.criterion).toBe('反映工业投资增长情况');
  });

  test('percentages of the whole become weights of the level above', () => {
    expect(scheme.root).toMatchObject({
      points: '100',
      operation: { type: 'weighted', weights: { n1: '50%', n2: '30%', n3: '20%' } },
    });
    expect(nodeOf(scheme, '高质量发展')?.operation).toMatchObject({ weights: { 'n1.1': '60%', 'n1.2': '40%' } });
    expect(nodeOf(scheme, '产业发展')?.operation).toMatchObject({ weights: { 'n1.1.1': '2/3', 'n1.1.2': '1/3' } });
    expect(problems).toEqual([]);
  });
});

describe('percentages over points: 50 % → 75 + 25', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument([
      [
        ['指标类别', '权重', '考核指标', '分值', '评分标准', '数据来源', '责任单位'],
        ['经济效益', '50%', '利润总额', '75', '完成目标得满分', '财政局', '各子公司'],
        ['^', '^', '营业收入', '25', '按比例得分', '财政局', '各子公司'],
        ['安全管理', '50％', '安全事故', '60.00', '每起扣10分', '应急局', '各子公司'],
        ['^', '^', '隐患整改', '40', '每项未整改扣5分', '应急局', '各子公司'],
      ],
    ]),
  );

  test('rows, weights and full marks', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 经济效益 50% | 利润总额 | 75',
      'indicator | 经济效益 50% | 营业收入 | 25',
      'indicator | 安全管理 50% | 安全事故 | 60',
      'indicator | 安全管理 50% | 隐患整改 | 40',
    ]);
    expect(scheme.root.operation).toEqual({ type: 'weighted', weights: { n1: '50%', n2: '50%' }, normalise: true });
    expect(scheme.root.children.map((node) => [node.points, node.operation?.type])).toEqual([
      ['100', 'sum'],
      ['100', 'sum'],
    ]);
    expect(besideMethods(problems)).toEqual([]);
  });
});

describe('a comma-separated file of three columns', () => {
  const { rows, scheme, problems, assignment } = importBothWays(
    drawCsv(`
考核项目,分值,评分标准
一、党建工作,30,
1.组织生活,10,缺一次扣1分
2.党员教育,20,完成培训计划得满分
二、业务工作,70,
1.窗口服务,40,有效投诉一次扣2分
2.材料报送,30,迟报一次扣0.5分
合计,100,
`),
  );

  test('headings with points stand above their rows', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 党建工作 30 | 1 组织生活 | 10',
      'indicator | 党建工作 30 | 2 党员教育 | 20',
      'indicator | 业务工作 70 | 1 窗口服务 | 40',
      'indicator | 业务工作 70 | 2 材料报送 | 30',
    ]);
    expect(scheme.root.children.map((node) => [node.number, node.title, node.points])).toEqual([
      ['一', '党建工作', '30'],
      ['二', '业务工作', '70'],
    ]);
    expect([besideMethods(problems), assignment]).toEqual([[], null]);
  });
});

describe('targets of districts with units of measure, and the noise of a spreadsheet', () => {
  const { rows, problems } = importBothWays(
    drawDocument(
      [
        [
          ['2024年县区经济社会发展考核目标任务表', '<', '<', '<', '<', '<', '<'],
          ['类别', '指标名称', '计量单位', '年度目标', '权数', '责任单位', '数据来源'],
          ['经济\n运行', '地区生产总值增长', '%', '6.5', '0.4', '市发改委', '市统计局'],
          ['^', '一般公共预算收入增长', '%', '5', '0.300000011920929', '市财政局', '市财政局'],
          ['民生\n保障', '城镇新增就业', '人', '12000', '0.0900000762939453', '市人社局', '市人社局'],
          ['^', '改造老旧小区', '个', '30', '0.21', '市住建局、各县（区）政府', '市住建局'],
        ],
      ],
      'xlsx',
    ),
  );

  test('rows', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 经济运行 | 地区生产总值增长 | 0.4',
      'indicator | 经济运行 | 一般公共预算收入增长 | 0.3',
      'indicator | 民生保障 | 城镇新增就业 | 0.09',
      'indicator | 民生保障 | 改造老旧小区 | 0.21',
    ]);
    expect(rows.map((row) => [row.target, row.unit])).toEqual([
      ['6.5', '%'],
      ['5', '%'],
      ['12000', '人'],
      ['30', '个'],
    ]);
    expect(rows[3]).toMatchObject({ leads: ['市住建局', '各县（区）政府'], assessors: ['市住建局'] });
    expect(problems).toEqual([]);
  });
});

describe('1000 points of which the evaluations are a part', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument([
      '示范县2024年目标管理考核表',
      [
        ['项 目', '内 容', '分 值', '考 核 单 位'],
        ['目标任务\n（800分）', '经济目标', '500', '县统计局'],
        ['^', '社会目标', '300', '县发改局'],
        ['领导测评（100分）', '县四套班子领导测评，优秀100分、良好80分、一般60分', '<', '县委办'],
        ['群众满意度测评（100分）', '由县统计局组织电话调查', '<', '县统计局'],
        ['奖励加分', '受到国家、省、市表彰的分别加10分、5分、3分，最高不超过30分', '<', '县考核办'],
        ['惩罚扣分', '被国家、省、市通报批评的，分别扣10分、5分、3分，扣完20 分为止', '<', '县考核办'],
      ],
    ]),
  );

  test('rows', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 目标任务 800 |  | 500',
      'indicator | 目标任务 800 |  | 300',
      'evaluation |  | 领导测评 | 100',
      'evaluation |  | 群众满意度测评 | 100',
      'adjustment |  | 奖励加分 | –',
      'adjustment |  | 惩罚扣分 | –',
    ]);
    expect(rows.map((row) => row.criterion?.slice(0, 4))).toEqual([
      '经济目标',
      '社会目标',
      '县四套班',
      '由县统计',
      '受到国家',
      '被国家、',
    ]);
  });

  test('they add up to the total, and the prose gives its rules', () => {
    expect(scheme.root).toMatchObject({ points: '1000', operation: { type: 'sum' } });
    expect(scheme.root.children.map((node) => node.id)).toEqual(['n1', 'e1', 'e2', 'a1', 'a2']);
    const value = (key: string) => scheme.parameters.find((each) => each.key === key)?.value;
    expect(value('e1.levels')).toEqual({ 优秀: '1', 良好: '0.8', 一般: '0.6' });
    expect(value('a1.max')).toBe('30');
    expect(value('a1.1.levels')).toEqual({ 国家: '10', 省: '5', 市表彰: '3' });
    expect(scheme.parameters.map((each) => each.key)).not.toContain('base.weights');
    expect(problems).toEqual([]);
  });
});
