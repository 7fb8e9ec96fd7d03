// The glossary (术语表): the only place where an identifier meets its Chinese word.
import type { NodeKind } from './scheme.ts';
import type { OperationType } from './operation.ts';
import type { AbsentReason } from './scorecard.ts';
import type { Severity } from './problem.ts';
import type { Fact } from './fact.ts';

/** Nouns of the field, in the order of the process: identifier → Chinese, with a note where the word needs one. */
export const nouns = {
  body: { zh: '单位', en: 'body', note: '可作主办单位、考评单位、被考评单位' },
  organiser: { zh: '主办单位', en: 'organiser', note: '组织考评的单位，如效能办' },
  assessor: { zh: '考评单位', en: 'assessor', note: '给分的单位' },
  subject: { zh: '被考评单位', en: 'subject', note: null },
  section: { zh: '科室（单位）', en: 'section', note: '内设科室或直属单位' },
  leadSection: { zh: '牵头责任科室', en: 'lead section', note: null },
  cooperator: { zh: '配合科室（单位）', en: 'cooperator', note: null },
  jurisdiction: { zh: '考评辖区', en: 'jurisdiction', note: null },
  scheme: { zh: '考评方案', en: 'scheme', note: '所有被考评单位共用' },
  component: { zh: '项目', en: 'component', note: null },
  indicator: { zh: '指标', en: 'indicator', note: null },
  criterion: { zh: '考核内容', en: 'criterion', note: null },
  method: { zh: '评分标准', en: 'scoring method', note: null },
  target: { zh: '年度工作目标', en: 'target', note: null },
  points: { zh: '分值', en: 'points', note: '满分' },
  assignment: { zh: '责任分工', en: 'assignment', note: '每个被考评单位一份' },
  group: { zh: '分组', en: 'group', note: '被考评单位的分组' },
  voterGroup: { zh: '评价主体类别', en: 'voter group', note: null },
  channel: { zh: '评价渠道', en: 'channel', note: null },
  parameter: { zh: '参数', en: 'parameter', note: '有签署人和理由的政策取值' },
  source: { zh: '出处', en: 'source', note: '读自文件的哪一格' },
  cycle: { zh: '考评年度', en: 'cycle', note: null },
  evidence: { zh: '佐证材料', en: 'evidence', note: null },
  mark: { zh: '评分', en: 'mark', note: '考评单位给出' },
  figure: { zh: '数据', en: 'figure', note: null },
  tally: { zh: '计票', en: 'tally', note: null },
  adjustment: { zh: '加减分', en: 'adjustment', note: null },
  finding: { zh: '问题线索', en: 'finding', note: '采纳后成为加减分' },
  leaderEvaluation: { zh: '领导评价', en: 'leader evaluation', note: null },
  publicEvaluation: { zh: '公众评议', en: 'public evaluation', note: null },
  incentive: { zh: '正向激励', en: 'incentive', note: null },
  inspection: { zh: '察访核验', en: 'inspection', note: null },
  reward: { zh: '考核奖惩', en: 'reward', note: null },
  score: { zh: '得分', en: 'score', note: '由计算得出' },
  scorecard: { zh: '得分单', en: 'scorecard', note: null },
  step: { zh: '计算步骤', en: 'step', note: null },
  ranking: { zh: '排名', en: 'ranking', note: null },
  grade: { zh: '等次', en: 'grade', note: null },
  snapshot: { zh: '快照', en: 'snapshot', note: '方案、事实、结果和回执在一个文件里' },
  receipt: { zh: '回执', en: 'receipt', note: null },
  refusal: { zh: '拒绝说明', en: 'refusal', note: null },
  problem: { zh: '问题', en: 'problem', note: '文件中的毛病' },
  milestone: { zh: '节点', en: 'milestone', note: '年度工作目标的一步：日期和要做到什么' },
  issue: { zh: '印发', en: 'issue', note: '一版责任分工作为正式附件发出' },
  filing: { zh: '备案', en: 'filing', note: '印发的责任分工报主办单位' },
  task: { zh: '任务', en: 'task', note: '科室要做到并填报的一项' },
  absence: { zh: '外出', en: 'absence', note: '其间由代理人填报' },
  halfYear: { zh: '半年检查', en: 'half-year check', note: null },
  recusal: { zh: '回避', en: 'recusal', note: '不给本单位打分' },
} as const;

export const nodeKinds: Record<NodeKind, string> = {
  total: '总分',
  component: '项目',
  indicator: '指标',
  evaluation: '评价',
  adjustment: '加减分',
  part: '分项',
};

export const severities: Record<Severity, string> = { error: '错误', question: '待定', note: '提示' };

export const factTypes: Record<Fact['type'], string> = {
  mark: '评分',
  tally: '计票',
  adjustment: '加减分',
  figure: '数据',
};

export const absentReasons: Record<AbsentReason, string> = {
  missing: '缺数据',
  'not-applicable': '不适用',
  recused: '回避',
  'too-few': '票数不足',
  open: '待定',
};

export const operations: Record<OperationType, string> = {
  sum: '各项相加',
  share: '分摊',
  weighted: '加权',
  pick: '取优取差',
  mean: '平均',
  cap: '限额',
  gate: '条件计入',
  marks: '考评单位评分',
  discretion: '酌情评分',
  reach: '达标得分',
  ratio: '完成率',
  slope: '达标增减',
  tiers: '分段累进',
  count: '按次加减',
  shortfall: '缺额扣分',
  escalate: '递进扣分',
  graded: '分级扣分',
  levels: '等级赋分',
  bands: '区间赋分',
  'vote-bands': '得票率赋分',
  'rank-table': '名次赋分',
  'rank-ladder': '名次递减',
  'best-ratio': '与最优值之比',
  'against-mean': '与平均值比较',
  'max-min': '功效系数',
  'take-over': '换算计入',
  'ballot-levels': '测评等级票',
  'ballot-mean': '测评打分票',
  'ballot-ranking': '测评排序票',
  adjustments: '加减分累计',
  'provincial-rank': '上级排名奖惩',
};

/** The same in English, for a screen in English. Official texts are Chinese, and take the words above. */
export const english: {
  nodeKinds: Record<NodeKind, string>;
  absentReasons: Record<AbsentReason, string>;
  operations: Record<OperationType, string>;
} = {
  nodeKinds: {
    total: 'Total',
    component: 'Component',
    indicator: 'Indicator',
    evaluation: 'Evaluation',
    adjustment: 'Adjustment',
    part: 'Part',
  },
  absentReasons: {
    missing: 'no data',
    'not-applicable': 'not applicable',
    recused: 'recused',
    'too-few': 'too few votes',
    open: 'open',
  },
  operations: {
    sum: 'Sum',
    share: 'Shared out',
    weighted: 'Weighted',
    pick: 'Best or worst of',
    mean: 'Mean',
    cap: 'Cap',
    gate: 'Counted on a condition',
    marks: 'Marks of assessors',
    discretion: 'Discretionary mark',
    reach: 'Target reached',
    ratio: 'Completion rate',
    slope: 'More or less than the target',
    tiers: 'Progressive tiers',
    count: 'So much each time',
    shortfall: 'Deduction for what is short',
    escalate: 'Escalating deduction',
    graded: 'Deduction by severity',
    levels: 'Points by level',
    bands: 'Points by band',
    'vote-bands': 'Points by share of votes',
    'rank-table': 'Points by rank',
    'rank-ladder': 'So much less each rank',
    'best-ratio': 'Ratio to the best',
    'against-mean': 'Against the mean',
    'max-min': 'Between worst and best',
    'take-over': 'Taken over from elsewhere',
    'ballot-levels': 'Ballots with levels',
    'ballot-mean': 'Ballots with marks',
    'ballot-ranking': 'Ballots with ranks',
    adjustments: 'Adjustments added up',
    'provincial-rank': 'Reward by rank above',
  },
};
