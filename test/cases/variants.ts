// The closed list of variants (计分变体): every sentence of the table of operations, each to be shown by at least one case.

export type Family =
  | 'composition'
  | 'assessors'
  | 'target'
  | 'counting'
  | 'levels'
  | 'relative'
  | 'combined'
  | 'ballots'
  | 'adjustments'
  | 'result';
export type Variant = { id: string; family: Family; sentence: string };

const of = (family: Family, sentences: Record<string, string>): Variant[] =>
  Object.entries(sentences).map(([id, sentence]) => ({ id, family, sentence }));

export const variants: readonly Variant[] = [
  ...of('composition', {
    'add-up': '各项分数直接相加。',
    'nested-percentages': '层层按百分比折算（50% 之下再分 75 与 25）。',
    'normalised-parts': '满分不同的部分（345 分与 100 分）先折算再合成。',
    'thousand-points': '千分制方案。',
    'formulas-by-group': '不同分组用不同的指标和计分方法（党群、政府、镇街）。',
    'na-reweight': '不适用的指标，分值由其余指标按比例承担。',
    'na-peers-mean': '不适用的指标，按同组单位的平均得分计。',
    'na-full': '不适用的指标，按满分计。',
    'na-zero': '不适用的指标，按零分计。',
  }),
  ...of('assessors', {
    'assessors-mean': '几个考评单位的评分取平均。',
    'assessors-weights': '几个考评单位的评分按权重合成。',
    'assessors-leader': '指定一位的评分直接计入，其余取平均。',
    'assessors-trimmed': '去掉最高和最低各若干个再平均。',
    'assessors-parts': '几个考评单位各评一部分。',
    'share-equal': '上一级的分值由各行平均分摊。',
    'share-weights': '上一级的分值由各行按权重分摊。',
    'share-mean-of-rates': '上一级的分值乘以各行得分率的平均。',
  }),
  ...of('target', {
    'target-reach': '达标得满分，否则零分。',
    'target-ratio': '按完成率得分，满分封顶。',
    'target-ratio-cap': '按完成率得分，可超过满分至另定的上限。',
    'target-slope-above': '达标得 80%，每超 1 个点加减 0.5 分，封顶。',
    'target-slope-below': '低于目标每 1% 扣 0.05 分。',
    'target-tiers': '分段累进（前 10 个点按基数的二十分之一，其后按四十分之一）。',
    'target-last-year': '与本单位上年实绩相比。',
    'target-mean-of-years': '与前三年平均实绩相比。',
    'target-growth': '按增长率或增减量计分，目标在上年基础上增长若干。',
    'target-low-first': '越低越好的目标是上限。',
    'target-whole-steps': '只计整份，不满一份不加不扣。',
  }),
  ...of('counting', {
    'counting-each': '每次扣 0.5 分，扣完为止。',
    'counting-bonus': '每次加分，以分值为限。',
    'counting-allowed': '免计几次之后按次扣分，可扣至负分下限。',
    'counting-deduct': '不设分值的扣分行，从零分往下扣。',
    'counting-shortfall': '缺一项扣 5 分：（应有 − 已有）× 5。',
    'counting-escalate': '首次扣 0.5 分，第二次全扣。',
    'counting-graded': '按情节等级扣分（严重扣 10 分，一般扣 5 分）。',
    'counting-discretion': '在上下限内酌情评分，写明理由。',
  }),
  ...of('levels', {
    'levels-words': '好 3 分、较好 2 分、一般 1 分。',
    'levels-bands': '区间表，含小于、小于等于、等于、大于等于、大于和介于。',
    'levels-vote-bands': '按得票率区间给分（优秀票 90% 以上得 200 分，80%–90% 得 190 分）。',
  }),
  ...of('relative', {
    'relative-rank-table': '按名次查表（60、57、54、51、48）。',
    'relative-rank-ladder': '名次每后一位减 2%。',
    'relative-best-ratio': '与最优值之比。',
    'relative-group-mean': '与本组平均值比较。',
    'relative-max-min': '功效系数（最大最小值法）。',
  }),
  ...of('combined', {
    'combined-two-methods': '一行两种方法：达标 4 分，其余至多 6 分按名次。',
    'combined-better': '两种算法取较优。',
    'combined-worse': '两种算法取较差。',
    'combined-taken-over': '其他方案的得分换算计入。',
    'combined-districts-mean': '所辖各县区得分的平均。',
  }),
  ...of('ballots', {
    'ballots-levels': '等级票按系数折算：（A + 0.8B + 0.6C + 0.4D）÷ 有效票。',
    'ballots-invalid': '“不了解”不是有效票。',
    'ballots-mean': '打分票取平均。',
    'ballots-ranking': '排序票按名次折分。',
    'ballots-groups': '评价主体类别按 60% 与 40% 加权。',
    'ballots-channels': '评价渠道按 60% 与 40% 加权。',
    'ballots-few-merged': '一个渠道票数不足：与其他渠道合并计票。',
    'ballots-few-carried': '一个渠道票数不足：权重转给其他渠道。',
    'ballots-few-open': '一个渠道票数不足：留待决定。',
  }),
  ...of('adjustments', {
    'adjust-rank-each': '指标在全省的名次给责任单位加减分：各责任单位各得全部。',
    'adjust-rank-equal': '指标在全省的名次给责任单位加减分：各责任单位平均分。',
    'adjust-rank-stated': '指标在全省的名次给责任单位加减分：按所述份额。',
    'adjust-rank-ties': '全省名次并列：同取较优一档，或取各档平均。',
    'adjust-rank-few': '全省参排不足六个：前列优先、后列优先或不计。',
    'adjust-rank-outside': '指标责任单位不在本表中：不奖不惩，或写明记给本表中的哪个单位。',
    'adjust-rank-no-cap': '名次加减分（±1.5、±1、±0.5）累加，不设上限。',
    'adjust-cap': '累计加分不超过 5 分。',
    'adjust-floor': '累计扣分不超过 10 分。',
    'adjust-several-caps': '几个上限同时起作用（表彰不超过 5 分，名次不超过 15 分）。',
    'adjust-once-matter': '同一事项按最高一级计一次。',
    'adjust-once-incident': '同一事件被几家通报，只扣一次。',
    'adjust-gate': '失分单位超过 15% 时才允许加分。',
    'adjust-elsewhere': '在一处计过的事项，另一处不再计。',
    'adjust-document': '没有文件依据不加分。',
    'adjust-stated-points': '没有价目表时，按采纳时写明的分数计。',
  }),
  ...of('result', {
    'result-order': '计算次序由方案写明：先封顶后相加，与先相加后封顶不同。',
    'result-rounding': '只在方案写明处取整：四舍五入、四舍六入五成双、截断。',
    'result-rank-by-rounding': '名次因取整而并列时，结果写明。',
    'result-cut-lines': '按分数线定等次。',
    'result-quota': '优秀名额不超过 20%。',
    'result-groups': '在分组内排名。',
    'result-all': '不分组统一排名。',
    'result-ties-equal': '同分：名次并列。',
    'result-ties-next': '同分：依次比较下一项。',
    'result-ties-decision': '同分：留待决定。',
    'result-veto-barred': '一票否决：不得评优。',
    'result-veto-row-zero': '一票否决：该行计零分。',
    'result-veto-unqualified': '一票否决：不合格。',
    'result-missing': '缺数据不是零分：总分空缺并列出所缺。',
    'result-corrected': '更正是新的事实，旧的不再计入。',
    'result-withdrawn': '撤回之后，撤回的和被撤回的都不计入；再写的照常计入。',
    'result-assumed': '未签署的参数以假定代替，结果写明。',
    'recusal-others': '自己评自己的分不计，其余考评单位的评分照算。',
    'recusal-reweight': '回避后无人评分：分值由其余指标承担。',
    'recusal-peers-mean': '回避后无人评分：按同组平均得分计。',
    'recusal-organiser': '回避后无人评分：由主办单位评分。',
    'published-84-30': '公开发布的一例：48.68 + 34.14 + 3.48 − 2 = 84.30，良好。',
    'official-table': '整张官方责任分工表：指标、领导评价、公众评议和三种加减分。',
  }),
];
