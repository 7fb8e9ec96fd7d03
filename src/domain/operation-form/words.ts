// The words of the forms of operations (表单用语): each field and each choice in Chinese and English.

export type Words = { zh: string; en: string };
/** How a number is written: points, a percentage, how many, or as it stands. */
export type NumberUse = 'points' | 'percent' | 'count' | 'plain';
type Field = Words & { use: NumberUse };

const field = (zh: string, en: string, use: NumberUse = 'plain'): Field => ({ zh, en, use });
const word = (zh: string, en: string): Words => ({ zh, en });

/** By the key of the field; where it means something else inside of its owner, by `owner.key`. */
const fields: Readonly<Record<string, Field>> = {
  absent: field('缺项如何处理', 'absent children'),
  by: field('怎样分摊', 'shared by'),
  weights: field('权重', 'weights', 'percent'),
  normalise: field('先折算到同一满分', 'normalise first'),
  tooFew: field('票数不足时', 'too few votes'),
  which: field('取哪一个', 'which'),
  max: field('最高', 'maximum', 'points'),
  min: field('最低', 'minimum', 'points'),
  lost: field('看哪一项的失分', 'points lost on'),
  moreThan: field('失分单位超过', 'more than', 'percent'),
  scale: field('评分满分', 'marks out of', 'points'),
  'ballot-mean.scale': field('票面满分', 'ballots out of', 'points'),
  combine: field('几个评分怎样合成', 'combined by'),
  leader: field('主评单位', 'leading assessor'),
  share: field('占比', 'share', 'percent'),
  'provincial-rank.share': field('几个责任单位怎样分', 'shared by bodies'),
  drop: field('去掉最高、最低各几个', 'dropped at each end', 'count'),
  points: field('分值', 'points', 'points'),
  from: field('从何处起算', 'starts from'),
  'bands.from': field('下限', 'from'),
  actual: field('实际数据', 'actual figure'),
  figure: field('数据', 'figure'),
  against: field('比较的目标', 'held against'),
  as: field('比较的方式', 'compared as'),
  goal: field('目标', 'goal'),
  required: field('应完成数', 'required', 'count'),
  qualify: field('参加排名的条件', 'qualifying goal'),
  value: field('目标值', 'goal value'),
  key: field('数据名称', 'name of the figure'),
  growth: field('增长率', 'growth', 'percent'),
  years: field('年数', 'years', 'count'),
  cap: field('封顶', 'capped at', 'percent'),
  order: field('高低次序', 'order'),
  atGoal: field('达标得满分的', 'of full at the goal', 'percent'),
  above: field('超过部分', 'above the goal'),
  below: field('不足部分', 'below the goal'),
  per: field('每', 'per'),
  unit: field('差额的算法', 'distance as'),
  steps: field('不满一档的', 'incomplete steps'),
  'escalate.steps': field('逐次扣分', 'steps', 'points'),
  base: field('基数', 'base'),
  'against-mean.base': field('平均值处得满分的', 'of full at the mean', 'percent'),
  'max-min.base': field('基础系数', 'base', 'percent'),
  tiers: field('各段', 'tiers'),
  upTo: field('到', 'up to'),
  divisor: field('除数', 'divisor'),
  each: field('每次', 'each', 'points'),
  allowed: field('允许次数', 'allowed', 'count'),
  floor: field('最低', 'floor', 'points'),
  grades: field('各级扣分', 'points by grade', 'points'),
  levels: field('各级分值', 'points by level', 'points'),
  'ballot-levels.levels': field('各档折算', 'worth of answers', 'percent'),
  bands: field('区间', 'bands'),
  fromIncluded: field('含下限', 'lower bound included'),
  to: field('上限', 'to'),
  toIncluded: field('含上限', 'upper bound included'),
  answer: field('看哪些选项', 'answers counted'),
  invalid: field('不算有效票的选项', 'invalid answers'),
  voterGroup: field('评价主体类别', 'voter group'),
  channel: field('评价渠道', 'channel'),
  minimum: field('最少有效票', 'least valid votes', 'count'),
  table: field('各名次分值', 'points by rank', 'points'),
  ties: field('名次相同时', 'equal ranks'),
  step: field('每退一名少得满分的', 'lost per rank', 'percent'),
  outOf: field('原满分', 'out of', 'points'),
  sign: field('加分还是扣分', 'sign'),
  once: field('只计一次的', 'counted once'),
  elsewhere: field('与哪些项不重复计', 'not counted twice with'),
  document: field('文件依据', 'document'),
  top: field('前几名加分', 'top ranks', 'points'),
  bottom: field('后几名扣分', 'bottom ranks', 'points'),
  few: field('参排过少时', 'few ranked'),
  outside: field('责任单位不在被考评单位内', 'body is no subject'),
};

/** By `key.value`; where the same choice means something else, by `owner.key.value`. */
const choices: Readonly<Record<string, Words>> = {
  'absent.reweight': word('由其余各项承担', 'others take the weight'),
  'absent.peers-mean': word('按同组平均得分率计', "the group's mean rate"),
  'absent.full': word('按满分计', 'full marks'),
  'absent.zero': word('按零分计', 'zero'),
  'by.how.equal': word('平均分摊', 'equally'),
  'by.how.weights': word('按权重分摊', 'by weights'),
  'by.how.mean-of-rates': word('取各项得分率的平均', 'mean of rates'),
  'combine.how.mean': word('取平均', 'mean'),
  'combine.how.weights': word('按权重合成', 'weighted'),
  'combine.how.leader': word('主评占一定比例', 'leader with a share'),
  'combine.how.trimmed': word('去掉最高最低后平均', 'trimmed mean'),
  'combine.how.parts': word('各评一部分', 'each a part'),
  'tooFew.carry-over': word('权重转给其他', 'carry the weight over'),
  'tooFew.merge': word('合并计票', 'merge the ballots'),
  'tooFew.open': word('留待决定', 'leave open'),
  'which.better': word('较高的', 'the better'),
  'which.worse': word('较低的', 'the worse'),
  'from.full': word('满分（扣）', 'full marks'),
  'from.zero': word('零分（加）', 'zero'),
  'goal.from.value': word('写定的数', 'a number'),
  'goal.from.figure': word('各单位自己的目标', "each subject's own figure"),
  'goal.from.last-year': word('本单位上年数', 'last year'),
  'goal.from.mean-of-years': word('本单位前几年平均数', 'mean of past years'),
  'as.rate': word('完成率', 'rate'),
  'as.growth': word('增长率', 'growth'),
  'as.difference': word('增减量', 'difference'),
  'order.high-first': word('越高越好', 'high is good'),
  'order.low-first': word('越低越好', 'low is good'),
  'unit.share': word('按占目标的比例', 'as a share'),
  'unit.absolute': word('按数值', 'as it stands'),
  'steps.proportional': word('按比例计', 'in proportion'),
  'steps.whole': word('不计', 'whole steps only'),
  'escalate.steps.all': word('扣完本项', 'the whole row'),
  'scale.points': word('本项分值', "the row's points"),
  'ties.same': word('同得较高名次的分', 'the better rank for all'),
  'ties.mean': word('平分所占名次的分', 'the mean of the ranks'),
  'sign.plus': word('加分', 'plus'),
  'sign.minus': word('扣分', 'minus'),
  'once.matter': word('同一事项取最高', 'one matter once'),
  'once.incident': word('同一事件取最高', 'one incident once'),
  'once.none': word('逐项累计', 'all count'),
  'document.required': word('必须有文号', 'required'),
  'document.optional': word('可以没有', 'optional'),
  'share.each': word('各得全部', 'each gets all'),
  'share.equal': word('平分', 'equally'),
  'share.stated': word('按写明的比例', 'as stated'),
  'few.top-first': word('先按前几名', 'top first'),
  'few.bottom-first': word('先按后几名', 'bottom first'),
  'few.none': word('不奖不惩', 'none'),
  'outside.set-aside': word('不计', 'set aside'),
  'outside.refuse': word('要求写明记给谁', 'refuse'),
};
/** What is measured or required against a goal is told as goals are. */
const likeGoal: readonly string[] = ['against', 'required', 'qualify'];

/** By `key:kind`, where a field takes values of different kinds. */
const variants: Readonly<Record<string, Words>> = {
  'scale:amount': word('另定满分', 'another scale'),
  'scale:choice': word('按本项分值', "the row's points"),
  'actual:text': word('直接取数据', 'a figure'),
  'actual:group': word('数据与目标比较', 'a figure against a goal'),
  'figure:text': word('直接取数据', 'a figure'),
  'figure:group': word('数据与目标比较', 'a figure against a goal'),
  'required:amount': word('统一的数', 'one number'),
  'steps:amount': word('扣若干分', 'points'),
  'steps:choice': word('扣完本项', 'the whole row'),
  'answer:text': word('一个选项', 'one answer'),
  'answer:list': word('几个选项', 'several answers'),
};

/** What it means to leave a field empty (null), by its key. */
const emptied: Readonly<Record<string, Words>> = {
  scale: word('按本项分值', "the row's points"),
  points: word('各部分同分', 'equal parts'),
  cap: word('不超过满分', 'full marks'),
  above: word('超过不加分', 'nothing more'),
  below: word('不达标不得分', 'nothing below the goal'),
  allowed: word('没有', 'none'),
  floor: word('有分值的不低于零', 'not below zero where there are points'),
  max: word('不设', 'no limit'),
  min: word('不设', 'no limit'),
  levels: word('按文件写明的分值', 'as the document states'),
  upTo: word('以上全部', 'all above'),
  from: word('不设', 'open'),
  to: word('不设', 'open'),
  voterGroup: word('不限', 'any'),
  channel: word('不限', 'any'),
  minimum: word('不设', 'none'),
};

const unsaid = { zh: '', en: '', use: 'plain' } as const;

/** Empty where the table lacks it: a test holds that it does not. */
export const fieldWords = (owner: string, key: string): Field => fields[`${owner}.${key}`] ?? fields[key] ?? unsaid;

export const choiceWords = (owner: string, key: string, value: string): Words =>
  choices[`${likeGoal.includes(owner) ? 'goal' : owner}.${key}.${value}`] ?? choices[`${key}.${value}`] ?? unsaid;

export const variantWords = (key: string, kind: string): Words => variants[`${key}:${kind}`] ?? unsaid;

export const emptyWords = (key: string): Words => emptied[key] ?? { zh: '', en: '' };
