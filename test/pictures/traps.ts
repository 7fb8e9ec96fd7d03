// The traps that docs/import.md shows (陷阱): each a small Word table, what its picture says, and the rows that must come of it.

/** Fields that a picture shows beside the levels, the title and the points. */
export type ShownField = 'criterion' | 'leads' | 'cooperators' | 'assessors';

export type Trap = {
  /** File name of the picture under docs/import/. */
  name: string;
  zh: string;
  en: string;
  /** What the picture claims, as its caption and its alternative text. */
  caption: string;
  /** A text is a paragraph; a list of rows is a table as `drawTable` reads it, where `∅` is a cell that the row does not have; tables that follow each other stand on pages of their own. */
  blocks: (string | string[][])[];
  /** Tables inside of cells: a cell `▦` holds the first of them, a `▦` in that one the second. */
  inside?: string[][][];
  shows: ShownField[];
  /** Whether the picture also shows the parameters that the text states. */
  showsParameters?: true;
  /** What the importer makes of it: per row kind, path, number and title, points, and the shown fields. */
  expected: {
    title?: string;
    rows: string[];
    /** The top levels of the scheme and what they count for. */
    sum: string;
    /** Severity, code and the numbers in the message. */
    problems: string[];
    parameters?: Record<string, unknown>;
  };
};

export const traps: readonly Trap[] = [
  {
    name: 'merged-cells',
    zh: '合并单元格',
    en: 'Merged cells',
    caption:
      '“业务工作”合并了三行，是一个项目，60 分只算一次；“政务服务”的 35 分是这一级的，不是每行 35 分，怎样分到两行列为待定。',
    blocks: [
      [
        ['项目', '二级指标', '分值', '考核内容', '考评单位'],
        ['业务工作（60分）', '政务服务', '35', '按时办结来件', '督查室'],
        ['^', '^', '^', '答复及时规范', '^'],
        ['^', '项目建设', '25', '完成年度投资', '发改委'],
        ['内部管理（40分）', '财务管理', '40', '严格预算执行', '财政局'],
      ],
    ],
    shows: ['criterion', 'assessors'],
    expected: {
      rows: [
        'indicator | 业务工作 60 > 政务服务 35 |  | – | 按时办结来件 | 督查室',
        'indicator | 业务工作 60 > 政务服务 35 |  | – | 答复及时规范 | 督查室',
        'indicator | 业务工作 60 > 项目建设 25 |  | – | 完成年度投资 | 发改委',
        'indicator | 内部管理 40 > 财务管理 40 |  | – | 严格预算执行 | 财政局',
      ],
      sum: '总分 100 = 业务工作 60 + 内部管理 40',
      problems: ['question row-without-points 35'],
    },
  },
  {
    name: 'blank-cells',
    zh: '空白续行',
    en: 'Blank cells that continue',
    caption: '上级没有换，空白就是接着上面的“党的建设”“理论学习”；上级换成“业务工作”以后，空白就是没有这一级。',
    blocks: [
      [
        ['一级指标', '二级指标', '考核内容', '分值'],
        ['党的建设（40分）', '理论学习', '组织集中学习', '20'],
        ['', '', '开展交流研讨', '10'],
        ['', '组织生活', '按期换届选举', '10'],
        ['业务工作（60分）', '', '完成年度任务', '60'],
      ],
    ],
    shows: ['criterion'],
    expected: {
      rows: [
        'indicator | 党的建设 40 > 理论学习 |  | 20 | 组织集中学习',
        'indicator | 党的建设 40 > 理论学习 |  | 10 | 开展交流研讨',
        'indicator | 党的建设 40 > 组织生活 |  | 10 | 按期换届选举',
        'indicator | 业务工作 60 |  | 60 | 完成年度任务',
      ],
      sum: '总分 100 = 党的建设 40 + 业务工作 60',
      problems: [],
    },
  },
  {
    name: 'page-break',
    zh: '跨页重复',
    en: 'Repeated after a page break',
    caption: '下一页重复了表头和“业务工作”。表头不算行；项目还是同一个，60 分只算一次，两页的三行都在它下面。',
    blocks: [
      [
        ['项目', '考核内容', '分值'],
        ['业务工作（60分）', '按时办结来件', '30'],
        ['^', '群众评价满意', '20'],
      ],
      [
        ['项目', '考核内容', '分值'],
        ['业务工作（60分）（续）', '按时报送信息', '10'],
        ['内部管理（40分）', '遵守考勤制度', '40'],
      ],
    ],
    shows: ['criterion'],
    expected: {
      rows: [
        'indicator | 业务工作 60 |  | 30 | 按时办结来件',
        'indicator | 业务工作 60 |  | 20 | 群众评价满意',
        'indicator | 业务工作 60 |  | 10 | 按时报送信息',
        'indicator | 内部管理 40 |  | 40 | 遵守考勤制度',
      ],
      sum: '总分 100 = 业务工作 60 + 内部管理 40',
      problems: [],
    },
  },
  {
    name: 'rows-without-cells',
    zh: '少了开头单元格的行',
    en: 'Rows that begin further right (gridBefore)',
    caption:
      'Word 的行可以从第二列开始（gridBefore）：第三、五行没有第一格，后面的格不向左移，两行接着上面的“业务工作”“内部管理”。',
    blocks: [
      [
        ['项目', '考核内容', '分值', '考评单位'],
        ['业务工作（60分）', '按时办结来件', '35', '督查室'],
        ['∅', '完成年度投资', '25', '发改委'],
        ['内部管理（40分）', '严格预算执行', '30', '财政局'],
        ['∅', '遵守考勤制度', '10', '人社局'],
      ],
    ],
    shows: ['criterion', 'assessors'],
    expected: {
      rows: [
        'indicator | 业务工作 60 |  | 35 | 按时办结来件 | 督查室',
        'indicator | 业务工作 60 |  | 25 | 完成年度投资 | 发改委',
        'indicator | 内部管理 40 |  | 30 | 严格预算执行 | 财政局',
        'indicator | 内部管理 40 |  | 10 | 遵守考勤制度 | 人社局',
      ],
      sum: '总分 100 = 业务工作 60 + 内部管理 40',
      problems: [],
    },
  },
  {
    name: 'nested-tables',
    zh: '表中有表',
    en: 'Tables inside of tables',
    caption: '考评表套在一个外框里，照样读，框里的第一行成为标题；格里的小表（折算档次）不是指标，列为没有读入。',
    blocks: [[['示范市林业局年度绩效考评表'], ['▦']]],
    inside: [
      [
        ['项目', '考核内容', '评分标准', '分值'],
        ['业务工作', '完成年度造林', '▦', '60'],
        ['内部管理', '遵守考勤制度', '按出勤情况给分', '40'],
      ],
      [
        ['优', '良', '差'],
        ['100%', '80%', '50%'],
      ],
    ],
    shows: ['criterion'],
    expected: {
      title: '示范市林业局年度绩效考评表',
      rows: ['indicator |  | 业务工作 | 60 | 完成年度造林', 'indicator |  | 内部管理 | 40 | 遵守考勤制度'],
      sum: '总分 100 = 业务工作 60 + 内部管理 40',
      problems: ['note unread-text'],
    },
  },
  {
    name: 'line-breaks',
    zh: '名称里的换行和空格',
    en: 'Line breaks and spaces in names',
    caption: '“规划⏎审计科”是一个名称断成两行，“办公室⏎宣传科”是两个；“编  办”是一个，“组织部 宣传部”是两个。',
    blocks: [
      [
        ['指标', '分值', '责任科室', '考评单位'],
        ['预算执行', '40', '规划\n审计科', '财政局\n审计局'],
        ['机关党建', '30', '办公室\n宣传科', '组织部 宣传部'],
        ['机构编制', '30', '人 事 科', '编  办'],
      ],
    ],
    shows: ['leads', 'assessors'],
    expected: {
      rows: [
        'indicator |  | 预算执行 | 40 | 规划审计科 | 财政局、审计局',
        'indicator |  | 机关党建 | 30 | 办公室、宣传科 | 组织部、宣传部',
        'indicator |  | 机构编制 | 30 | 人事科 | 编办',
      ],
      sum: '总分 100 = 预算执行 40 + 机关党建 30 + 机构编制 30',
      problems: [],
    },
  },
  {
    name: 'section-rows',
    zh: '分节行和合计行',
    en: 'Section rows and the total',
    caption: '横跨全表的“一、业务工作（60分）”不是指标，是下面各行的上级；合计行只用来核对，不算行。',
    blocks: [
      [
        ['序号', '考核内容', '分值', '评分标准'],
        ['一、业务工作（60分）', '<', '<', '<'],
        ['1', '按时办结来件', '40', '按办结情况给分'],
        ['2', '群众评价满意', '20', '按满意率计分'],
        ['二、内部管理（40分）', '<', '<', '<'],
        ['3', '遵守考勤制度', '40', '按出勤情况给分'],
        ['合计', '<', '100', ''],
      ],
    ],
    shows: ['criterion'],
    expected: {
      rows: [
        'indicator | 业务工作 60 | 1 | 40 | 按时办结来件',
        'indicator | 业务工作 60 | 2 | 20 | 群众评价满意',
        'indicator | 内部管理 40 | 3 | 40 | 遵守考勤制度',
      ],
      sum: '总分 100 = 业务工作 60 + 内部管理 40',
      problems: [],
    },
  },
  {
    name: 'two-line-header',
    zh: '两行表头',
    en: 'A header of two lines',
    caption: '“责任单位”下面分“牵头”“配合”，所以办公室、安全科牵头，其余的配合；两行表头都不算行。',
    blocks: [
      [
        ['序号', '项目', '责任单位', '<', '分值'],
        ['^', '^', '牵头', '配合', '^'],
        ['1', '政务公开', '办公室', '各科室', '50'],
        ['2', '安全生产', '安全科', '办公室、人事科', '50'],
      ],
    ],
    shows: ['leads', 'cooperators'],
    expected: {
      rows: [
        'indicator |  | 1 政务公开 | 50 | 办公室 | 各科室',
        'indicator |  | 2 安全生产 | 50 | 安全科 | 办公室、人事科',
      ],
      sum: '总分 100 = 政务公开 50 + 安全生产 50',
      problems: [],
    },
  },
  {
    name: 'wide-evaluation',
    zh: '评价行的通栏文字',
    en: 'A wide evaluation row',
    caption: '公众评议的说明占了三列，这一行是评价，不是指标；“问卷调查占60%，网络测评占40%”成为两部分的权重。',
    blocks: [
      [
        ['项目', '二级指标', '考核内容', '评分标准', '分值', '考评单位'],
        ['业务工作', '政务服务', '按时办结来件', '按办结情况给分', '40', '督查室'],
        ['^', '项目建设', '完成年度投资', '按投资情况给分', '30', '发改委'],
        ['公众评议', '问卷调查占60%，网络测评占40%。', '<', '<', '30', '统计局'],
      ],
    ],
    shows: ['criterion', 'assessors'],
    showsParameters: true,
    expected: {
      rows: [
        'indicator | 业务工作 | 政务服务 | 40 | 按时办结来件 | 督查室',
        'indicator | 业务工作 | 项目建设 | 30 | 完成年度投资 | 发改委',
        'evaluation |  | 公众评议 | 30 | 问卷调查占60%，网络测评占40%。 | 统计局',
      ],
      sum: '总分 100 = 业务工作 70 + 公众评议 30',
      problems: [],
      parameters: { 'e1.weights': { 'e1.1': '60%', 'e1.2': '40%' } },
    },
  },
  {
    name: 'text-around',
    zh: '表前表后的文字，对不上的合计',
    en: 'Text around the table, a total that differs',
    caption:
      '表前的标题成为标题，“附件2”“抄送”认得，表后的注列为没有读入；合计写 100，各项之和是 95，列为错误，两个数都写出。',
    blocks: [
      '附件2',
      '示范市城市管理局年度绩效考评表',
      [
        ['项目', '考核内容', '分值'],
        ['市容管理', '街面秩序整治', '60'],
        ['内部管理', '遵守考勤制度', '35'],
        ['合计', '', '100'],
      ],
      '注：考勤由人事科负责统计。',
      '抄送：各科室。',
    ],
    shows: ['criterion'],
    expected: {
      title: '示范市城市管理局年度绩效考评表',
      rows: ['indicator |  | 市容管理 | 60 | 街面秩序整治', 'indicator |  | 内部管理 | 35 | 遵守考勤制度'],
      sum: '总分 95 = 市容管理 60 + 内部管理 35',
      problems: ['error sum-differs 100 95', 'note unread-text'],
    },
  },
];
