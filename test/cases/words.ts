// The words of a case (案例用词): which Chinese field of an operation, a rule or a fact fills which field of the domain.
import type { OperationType } from '../../src/domain/operation.ts';
import type { Fields, Shape } from './shape.ts';

const amount: Shape = { is: 'amount' };
const text: Shape = { is: 'text' };
const amounts: Shape = { is: 'map', of: amount };
const choice = (words: Record<string, string>): Shape => ({ is: 'choice', words });
const maybe = (of: Shape): Shape => ({ is: 'maybe', of });

export const absent = choice({ 重新分摊: 'reweight', 同组平均: 'peers-mean', 计满分: 'full', 计零分: 'zero' });
const 缺项: Fields = { 缺项: { to: 'absent', shape: absent, optional: true } };
const rankTies = choice({ 同取: 'same', 取平均: 'mean' });
const order = choice({ 从高到低: 'high-first', 从低到高: 'low-first' });
const bands: Shape = { is: 'list', of: { is: 'band' } };

const 增幅: Fields = { 增幅: { to: 'growth', shape: amount, optional: true } };
const goal: Shape = {
  is: 'tagged',
  key: '取自',
  to: 'from',
  cases: {
    定值: { word: 'value', fields: { 值: { to: 'value', shape: amount } } },
    数据: { word: 'figure', fields: { 项: { to: 'key', shape: text } } },
    上年: { word: 'last-year', fields: { 项: { to: 'key', shape: text }, ...增幅 } },
    几年平均: {
      word: 'mean-of-years',
      fields: { 项: { to: 'key', shape: text }, 年数: { to: 'years', shape: { is: 'whole' } }, ...增幅 },
    },
  },
};

/** A figure as it stands, or held against a goal: `{项: 件数, 比: {取自: 上年, 项: 件数}, 算: 增长率}`. */
const measured: Shape = {
  is: 'either',
  bare: text,
  other: {
    is: 'fields',
    fields: {
      项: { to: 'figure', shape: text },
      比: { to: 'against', shape: goal },
      算: { to: 'as', shape: choice({ 完成率: 'rate', 增长率: 'growth', 增减量: 'difference' }) },
    },
  },
};

const shareBy: Shape = {
  is: 'tagged',
  key: '方式',
  to: 'how',
  cases: {
    平均分摊: { word: 'equal', fields: {} },
    按权重: { word: 'weights', fields: { 权重: { to: 'weights', shape: amounts } } },
    得分率平均: { word: 'mean-of-rates', fields: {} },
  },
};

const combine: Shape = {
  is: 'tagged',
  key: '方式',
  to: 'how',
  cases: {
    平均: { word: 'mean', fields: {} },
    按权重: { word: 'weights', fields: { 权重: { to: 'weights', shape: amounts } } },
    主评直接计入: {
      word: 'leader',
      fields: { 主评: { to: 'leader', shape: text }, 占比: { to: 'share', shape: amount } },
    },
    去掉最高最低: { word: 'trimmed', fields: { 各去: { to: 'drop', shape: { is: 'whole' } } } },
    各评一部分: { word: 'parts', fields: { 分值: { to: 'points', shape: maybe(amounts), otherwise: null } } },
  },
};

const actual: Fields = {
  实绩: { to: 'actual', shape: measured },
  目标: { to: 'goal', shape: goal },
  优劣: { to: 'order', shape: choice({ 越高越好: 'high-first', 越低越好: 'low-first' }), optional: true },
};
const figure: Fields = { 项: { to: 'figure', shape: text } };
const measuredFigure: Fields = { 项: { to: 'figure', shape: measured } };
const relative: Fields = { ...measuredFigure, 顺序: { to: 'order', shape: order } };
const ranked: Fields = { ...relative, 入围: { to: 'qualify', shape: goal, optional: true } };
const 计法: Fields = {
  计法: { to: 'steps', shape: choice({ 按比例: 'proportional', 只计整份: 'whole' }), optional: true },
};
const unit = choice({ 目标的比例: 'share', 平均的比例: 'share', 数值: 'absolute' });
const ballot: Fields = {
  主体: { to: 'voterGroup', shape: text, otherwise: null },
  渠道: { to: 'channel', shape: text, otherwise: null },
  最少票数: { to: 'minimum', shape: amount, otherwise: null },
};
const abstained: Fields = { 无效: { to: 'invalid', shape: { is: 'list', of: text }, optional: true } };
const invalid: Fields = { 无效: { to: 'invalid', shape: { is: 'list', of: text }, otherwise: [] } };

/** Fields of each operation beside 方法. The names of the operations themselves stand in the glossary. */
export const operationWords: Record<OperationType, Fields> = {
  sum: 缺项,
  share: { 分法: { to: 'by', shape: shareBy }, ...缺项 },
  weighted: {
    权重: { to: 'weights', shape: amounts },
    折算: { to: 'normalise', shape: { is: 'flag' }, otherwise: false },
    ...缺项,
    票数不足: {
      to: 'tooFew',
      shape: choice({ 转给其他: 'carry-over', 合并计票: 'merge', 待定: 'open' }),
      optional: true,
    },
  },
  pick: { 取: { to: 'which', shape: choice({ 较优: 'better', 较差: 'worse' }) } },
  mean: {},
  cap: {
    最高: { to: 'max', shape: amount, otherwise: null },
    最低: { to: 'min', shape: amount, otherwise: null },
  },
  gate: { 失分指标: { to: 'lost', shape: text }, 超过: { to: 'moreThan', shape: amount } },
  marks: {
    满分制: {
      to: 'scale',
      shape: { is: 'choice', words: { 本项分值: 'points' }, orAmount: true },
      otherwise: null,
    },
    合并: { to: 'combine', shape: combine, otherwise: { how: 'mean' } },
  },
  discretion: {
    起点: { to: 'from', shape: choice({ 满分: 'full', 零分: 'zero' }) },
    最低: { to: 'min', shape: amount },
    最高: { to: 'max', shape: amount },
  },
  reach: actual,
  ratio: { ...actual, 封顶: { to: 'cap', shape: amount, otherwise: null } },
  slope: {
    ...actual,
    达标得: { to: 'atGoal', shape: amount },
    超出: {
      to: 'above',
      shape: {
        is: 'fields',
        fields: {
          每: { to: 'per', shape: amount },
          加: { to: 'points', shape: amount },
          按: { to: 'unit', shape: unit, optional: true },
        },
      },
      otherwise: null,
    },
    不足: {
      to: 'below',
      shape: {
        is: 'fields',
        fields: {
          每: { to: 'per', shape: amount },
          扣: { to: 'points', shape: amount },
          按: { to: 'unit', shape: unit },
        },
      },
      otherwise: null,
    },
    ...计法,
  },
  tiers: {
    实绩: { to: 'actual', shape: measured },
    基数: { to: 'base', shape: amount },
    分段: {
      to: 'tiers',
      shape: {
        is: 'list',
        of: {
          is: 'fields',
          fields: { 至: { to: 'upTo', shape: amount, otherwise: null }, 除以: { to: 'divisor', shape: amount } },
        },
      },
    },
  },
  count: {
    ...figure,
    起点: { to: 'from', shape: choice({ 满分: 'full', 零分: 'zero' }) },
    每次: { to: 'each', shape: amount },
    免计: { to: 'allowed', shape: amount, otherwise: null },
    最低: { to: 'floor', shape: amount, otherwise: null },
  },
  shortfall: {
    ...figure,
    应有: { to: 'required', shape: { is: 'either', bare: amount, other: goal } },
    每缺一扣: { to: 'each', shape: amount },
  },
  escalate: {
    ...figure,
    依次扣: { to: 'steps', shape: { is: 'list', of: { is: 'choice', words: { 全部: 'all' }, orAmount: true } } },
  },
  graded: { 等级: { to: 'grades', shape: amounts } },
  levels: { ...figure, 等级: { to: 'levels', shape: amounts } },
  bands: { ...measuredFigure, 区间: { to: 'bands', shape: bands } },
  'vote-bands': {
    答案: { to: 'answer', shape: { is: 'either', bare: text, other: { is: 'list', of: text } } },
    主体: { to: 'voterGroup', shape: text, optional: true },
    渠道: { to: 'channel', shape: text, optional: true },
    最少票数: { to: 'minimum', shape: amount, optional: true },
    ...invalid,
    区间: { to: 'bands', shape: bands },
  },
  'rank-table': {
    ...ranked,
    分数表: { to: 'table', shape: { is: 'list', of: amount } },
    并列: { to: 'ties', shape: rankTies },
  },
  'rank-ladder': { ...ranked, 每名递减: { to: 'step', shape: amount }, 并列: { to: 'ties', shape: rankTies } },
  'best-ratio': relative,
  'against-mean': {
    ...relative,
    平均得: { to: 'base', shape: amount },
    每: { to: 'per', shape: amount },
    加减: { to: 'points', shape: amount },
    按: { to: 'unit', shape: unit, optional: true },
    ...计法,
  },
  'max-min': { ...relative, 保底: { to: 'base', shape: amount } },
  'take-over': { ...figure, 原满分: { to: 'outOf', shape: amount } },
  'ballot-levels': { ...ballot, 系数: { to: 'levels', shape: amounts }, ...invalid },
  'ballot-mean': { ...ballot, 满分制: { to: 'scale', shape: amount }, ...abstained },
  'ballot-ranking': { ...ballot, 分数表: { to: 'table', shape: { is: 'list', of: amount } }, ...abstained },
  adjustments: {
    方向: { to: 'sign', shape: choice({ 加分: 'plus', 扣分: 'minus' }) },
    标准: { to: 'levels', shape: maybe(amounts), otherwise: null },
    只计一次: {
      to: 'once',
      shape: choice({ 同一事项: 'matter', 同一事件: 'incident', 否: 'none' }),
      otherwise: 'none',
    },
    他处已计: { to: 'elsewhere', shape: { is: 'list', of: text }, optional: true },
    文件依据: { to: 'document', shape: choice({ 必须: 'required', 可无: 'optional' }), otherwise: 'optional' },
  },
  'provincial-rank': {
    前列: { to: 'top', shape: { is: 'list', of: amount } },
    后列: { to: 'bottom', shape: { is: 'list', of: amount } },
    分配: { to: 'share', shape: choice({ 各得全部: 'each', 平均分: 'equal', 按所述份额: 'stated' }) },
    并列: { to: 'ties', shape: rankTies },
    不足: { to: 'few', shape: choice({ 前列优先: 'top-first', 后列优先: 'bottom-first', 不计: 'none' }) },
    表外: { to: 'outside', shape: choice({ 不计: 'set-aside', 另行写明: 'refuse' }), optional: true },
  },
};

export const rounding: Shape = {
  is: 'fields',
  fields: {
    位数: { to: 'places', shape: { is: 'whole' } },
    方式: { to: 'mode', shape: choice({ 四舍五入: 'half-up', 四舍六入五成双: 'half-even', 截断: 'down' }) },
  },
};

export const stepsOrder = choice({ 先加减: 'adjust-then-round', 先取整: 'round-then-adjust' });

export const recusal: Shape = {
  is: 'tagged',
  key: '无他人评分',
  to: 'alone',
  cases: {
    重新分摊: { word: 'reweight', fields: {} },
    同组平均: { word: 'peers-mean', fields: {} },
    主办单位评分: { word: 'organiser', fields: {} },
  },
};

export const ranking: Shape = {
  is: 'fields',
  fields: {
    范围: { to: 'within', shape: choice({ 分组: 'group', 全部: 'all' }), otherwise: 'group' },
    同分: { to: 'ties', shape: choice({ 并列: 'equal', 依次比较: 'next', 待定: 'decision' }), otherwise: 'equal' },
    依次比较: { to: 'criteria', shape: { is: 'list', of: text }, otherwise: [] },
  },
};

export const veto: Shape = {
  is: 'fields',
  fields: {
    情形: { to: 'level', shape: text },
    后果: { to: 'effect', shape: choice({ 不得评优: 'barred', 该行计零: 'row-zero', 不合格: 'unqualified' }) },
    指标: { to: 'node', shape: text, otherwise: null },
  },
};
