// Further forms of tables (其他表式): two-line headers, section rows, pages, several tables, and what is wrong in them.
import { describe, expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import { besideMethods, drawDocument, inShort } from './hand-made.ts';

describe('a header of two lines with a merged 责任单位', () => {
  const { rows, title, problems } = importBothWays(
    drawDocument([
      [
        ['示范市住房公积金工作2022年度重点任务责任分解表', '<', '<', '<', '<', '<', '<'],
        ['序号', '项目', '目标任务', '分值\n（分）', '责任单位', '<', '备注'],
        ['^', '^', '^', '^', '牵头', '配合', '^'],
        ['1', '缴存扩面', '新增缴存职工5000人', '30', '归集科', '各管理部', '按季通报'],
        ['2', '提取服务', '提取业务全部网上办理', '20', '归集科、信息科', '办公室\n各管理部', ''],
        ['3', '贷款风险', '逾期率控制在0.5‰以内', '50', '信贷科', '法规\n审计科', ''],
      ],
    ]),
  );

  test('leads and cooperators are told apart', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator |  | 1 缴存扩面 | 30',
      'indicator |  | 2 提取服务 | 20',
      'indicator |  | 3 贷款风险 | 50',
    ]);
    expect(rows.map((row) => [row.leads, row.cooperators])).toEqual([
      [['归集科'], ['各管理部']],
      [
        ['归集科', '信息科'],
        ['办公室', '各管理部'],
      ],
      [['信贷科'], ['法规审计科']],
    ]);
    expect(rows.map((row) => row.target)).toEqual([
      '新增缴存职工5000人',
      '提取业务全部网上办理',
      '逾期率控制在0.5‰以内',
    ]);
    expect([rows[0]?.remarks, title, problems]).toEqual([
      '按季通报',
      '示范市住房公积金工作2022年度重点任务责任分解表',
      [],
    ]);
  });
});

describe('section rows across the table, with subtotals, additions, deductions and a veto', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument([
      [
        ['序号', '考核内容', '标准分', '评分细则', '考评部门'],
        ['一、业务工作（60分）', '<', '<', '<', '<'],
        ['1', '完成年度项目建设任务', '40', '少完成一个扣5分', '发改局'],
        ['2', '完成年度招商任务', '20', '按比例计分', '商务局'],
        ['小计', '<', '65', '', ''],
        ['二、内部管理（30分）', '<', '<', '<', '<'],
        ['3', '落实党建工作责任', '20', '未落实一项扣1分', '县直机关工委'],
        ['4', '落实宣传工作责任', '10', '出现问题扣2分', '宣传部'],
        ['三、社会评议（10分）', '<', '<', '<', '<'],
        ['5', '服务对象满意度测评', '10', '按满意率折算', '统计局'],
        ['四、加分项目（不超过5分）', '<', '<', '<', '<'],
        ['6', '获国家级表彰的每项加3分，获省级表彰的每项加2分', '', '凭文件加分，同一事项就高不重复', '考核办'],
        ['五、扣分项目', '<', '<', '<', '<'],
        ['7', '被省级通报批评的，每次扣2分；被市级通报批评的，每次扣1分', '', '扣分最多10分', '督查室'],
        ['六、一票否决', '<', '<', '<', '<'],
        ['8', '发生重特大安全生产责任事故', '', '直接定为不合格等次', '应急局'],
        ['总计', '<', '100', '', ''],
      ],
    ]),
  );

  test('rows', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 业务工作 60 | 1 | 40',
      'indicator | 业务工作 60 | 2 | 20',
      'indicator | 内部管理 30 | 3 | 20',
      'indicator | 内部管理 30 | 4 | 10',
      'evaluation | 社会评议 10 | 5 | 10',
      'adjustment | 加分项目 5 | 6 | –',
      'adjustment | 扣分项目 | 7 | –',
      'adjustment | 一票否决 | 8 | –',
    ]);
    expect(rows[0]).toMatchObject({
      criterion: '完成年度项目建设任务',
      method: '少完成一个扣5分',
      assessors: ['发改局'],
    });
  });

  test('rules of the adjustments', () => {
    const value = (key: string) => scheme.parameters.find((each) => each.key === key)?.value;
    expect(value('a1.max')).toBe('5');
    expect(value('a1.1.1.levels')).toEqual({ 国家级表彰: '3', 省级表彰: '2' });
    expect(value('a1.1.1.once')).toBe('matter');
    expect(value('a2.1.min')).toBe('-10');
    expect(value('a2.1.1.levels')).toEqual({ 省级通报批评: '2', 市级通报批评: '1' });
    expect(scheme.vetoes).toEqual([
      { level: '发生重特大安全生产责任事故', effect: { parameter: 'a3.1.effect' }, node: null },
    ]);
    expect(scheme.parameters.find(({ key }) => key === 'a3.1.effect')).toMatchObject({
      value: 'unqualified',
      source: { words: '直接定为不合格' },
    });
  });

  test('the wrong subtotal is told with both sums', () => {
    expect(besideMethods(problems).map((problem) => [problem.code, problem.severity, problem.place.text])).toEqual([
      ['sum-differs', 'error', '表1 第5行 第1列'],
    ]);
    expect(besideMethods(problems)[0]?.message).toContain('写明 65 分');
    expect(besideMethods(problems)[0]?.message).toContain('相加是 60 分');
  });
});

describe('a table split over pages', () => {
  const { rows, problems, assignment, scheme } = importBothWays(
    drawDocument([
      '某局2025年度绩效考核任务分解表',
      [
        ['一级指标', '二级指标', '考核要点', '分值', '牵头处室', '配合处室'],
        ['1.政治建设（20分）', '1.1理论武装', '开展集体学习12次以上', '10', '机关党委', '各处室'],
        ['', '1.2阵地管理', '加强网站和新媒体管理', '10', '办公室', '信息处'],
        ['2.履职尽责（80分）', '2.1行政审批', '按时办结率100%', '40', '审批处', '法规处'],
      ],
      '—1—',
      [
        ['一级指标', '二级指标', '考核要点', '分值', '牵头处室', '配合处室'],
        ['2.履职尽责（80分）（续）', '2.2执法监管', '双随机检查全覆盖', '15', '监管处', ''],
      ],
      [['', '2.3政务公开', '主动公开及时率100%', '25', '办公室', '各处室、各直属单位']],
      '抄送：市考核办。',
    ]),
  );

  test('is one table, and the component that goes on is counted once', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 政治建设 20 | 1.1 理论武装 | 10',
      'indicator | 政治建设 20 | 1.2 阵地管理 | 10',
      'indicator | 履职尽责 80 | 2.1 行政审批 | 40',
      'indicator | 履职尽责 80 | 2.2 执法监管 | 15',
      'indicator | 履职尽责 80 | 2.3 政务公开 | 25',
    ]);
    expect(scheme.root.points).toBe('100');
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.source.table)).toEqual([1, 1, 1, 2, 3]);
  });

  test('gives the office of its title an assignment', () => {
    expect(assignment?.subject).toBe('某局');
    expect(assignment?.rows[4]).toMatchObject({
      node: 'n2.3',
      leads: [{ title: '办公室', kind: 'section' }],
      cooperators: [
        { title: '各处室', kind: 'group' },
        { title: '各直属单位', kind: 'group' },
      ],
    });
  });
});

describe('points merged with a level', () => {
  const { rows, scheme, problems } = importBothWays(
    drawDocument([
      [
        ['项目', '分值', '考核内容', '考核标准', '责任科室', '考核科室'],
        ['综合管理', '20', '公文处理及时规范', '迟办一件扣1分', '办公室', '监察室'],
        ['^', '^', '会议组织有序', '出错一次扣1分', '办公室', '监察室'],
        ['业务管理', '80分', '受理登记', '差错一件扣2分', '牵头：登记科\n配合：档案科、信息科', '法规科'],
      ],
    ]),
  );

  test('are the level’s, never the rows’', () => {
    expect(rows.map(inShort)).toEqual([
      'indicator | 综合管理 20 |  | –',
      'indicator | 综合管理 20 |  | –',
      'indicator | 业务管理 80 |  | –',
    ]);
    expect(scheme.root.children.map((node) => [node.points, node.operation])).toEqual([
      ['20', { type: 'share', by: { parameter: 'n1.share' } }],
      ['80', { type: 'share', by: { how: 'equal' } }],
    ]);
    expect(besideMethods(problems).map((problem) => problem.code)).toEqual([
      'row-without-points',
      'unknown-name',
      'unknown-name',
    ]);
  });

  test('a cell that names both sides is taken apart', () => {
    expect(rows[2]).toMatchObject({ leads: ['登记科'], cooperators: ['档案科', '信息科'], assessors: ['法规科'] });
  });
});
