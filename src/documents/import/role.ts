// The headings of practice (表头用语): which role of a column each of them says.
import type { ColumnRole } from '../../domain/column-role.ts';

/** What a heading says: a role, or `data-source`, whose bodies assess when no other column names assessors. */
export type HeadingRole = ColumnRole | 'data-source';

const wordings: Record<HeadingRole, string> = {
  sequence: '序号 编号 序 指标编号 代码 指标代码 项次 行次',
  level: `项目 考核项目 考评项目 考核类别 考评类别 类别 指标类别 指标类型 分类 一级指标 二级指标 三级指标 四级指标 五级指标
    一级 二级 三级 四级 一级目标 二级目标 三级目标 指标 指标名称 考核指标 考评指标 评价指标 绩效指标 指标体系 具体指标 考核要素
    要素 维度 板块 大类 小类 考核事项 考评事项 事项 考核方面 测评项目 评价项目 评价要素 加分项目 扣分项目 名称 类型 测评指标 主要指标 指标项目 考核内容分类 重点工作 重点工作项目 工作项目 工作事项 否决事项 否决项目 观测指标`,
  criterion: `考核内容 考评内容 指标内容 评价内容 考核要点 考评要点 评价要点 主要内容 内容 具体内容 工作内容 指标说明 指标解释 指标释义
    指标要求 考核要求 工作要求 内容要求 考核内容及要求 指标内涵 指标含义 测评内容 考核内容及目标 要求 加分事项 扣分事项 加分内容 扣分内容 情形 加分情形 扣分情形 否决情形 观测点 主要观测点 考核点 评分要点 工作要点 任务内容`,
  target: `目标 年度工作目标 目标任务 年度目标 工作目标 目标值 计划数 年度任务 任务 工作任务 目标要求 计划目标 年度目标任务 目标任务值
    年度计划 计划 计划值 任务数 年度指标值 指标值 目标内容 重点任务 主要任务 考核目标`,
  method: `评分标准 评分办法 评分细则 评分方法 评分规则 评分说明 评分依据 计分办法 计分方法 计分标准 计分规则 计分方式 赋分办法 赋分标准 赋分规则
    赋分方法 赋分细则 考核标准 考评标准 评价标准 测评标准 扣分标准 加分标准 加扣分标准 加减分标准 得分标准 打分标准 考核办法 考核方法 考核方式 考评办法
    考评方法 评价方法 评价办法 评定标准 量化标准 考核细则 考评细则 标准 计算方法 计算公式 计分说明`,
  unit: '计量单位 指标单位 度量单位',
  points:
    '分值 权重 权数 标准分 标准分值 满分 满分值 基准分 基础分 分数 赋分 基本分 总分 目标分 指标分值 配分 设定分值 考核分值 项目分值 最高分 指标权重 分值权重 占比 比重 计分 权重分 设置分值',
  assessors: `考评单位 市直考评单位 考核单位 考核责任单位 考评责任单位 考核主体 考评主体 评价主体 测评主体 考核部门 考评部门 考核科室 考核处室 考评科室 考评处室 考核股室 评分单位 评分部门 评分主体
    考核牵头单位 考评牵头单位 考核牵头部门 评价单位 评价部门 测评单位 打分单位 采分单位 评审单位 考核机构 考评机构 考核责任部门 考评责任部门 考核实施单位 考核组织单位 考核主管部门 责任考核单位 牵头考核单位 牵头考评单位 牵头考核部门 考核小组 考评组 否决单位`,
  'data-source':
    '数据来源 资料来源 信息来源 数据来源单位 数据来源部门 取数单位 数据提供单位 数据采集单位 采集单位 数据采集部门 采集来源 认定部门 认定单位 提供单位 核定单位',
  leads: `牵头责任科室 牵头单位 牵头部门 牵头科室 牵头处室 牵头责任单位 责任科室 责任处室 责任股室 责任部门 责任单位 责任主体 承办科室 承办单位 承办部门 主责单位 主责部门
    牵头 落实单位 落实部门 实施单位 主办科室 主办单位 主办 被考核单位 被考评单位`,
  cooperators:
    '配合单位 配合科室 配合部门 配合处室 协办 协办单位 协同单位 配合 参与单位 协作单位 协助单位 协同部门 协办科室 配合责任单位 责任配合单位',
  scope: '适用范围 适用对象 适用单位 适用部门 适用类别 适用类型 适用分组 适用组别 考核对象 考核范围 考核分组 考核组别',
  remarks: '备注 说明 附注',
  ignore: `得分 自评得分 自评分 自评 考评得分 考核得分 实得分 实际得分 核定得分 评分 复核得分 最终得分 打分 完成时限 时限 完成时间 完成情况 进展情况 佐证材料 印证材料
    证明材料 材料清单 报送材料 扣分原因 扣分情况 考核周期 考核频次 频次 考核时间 签字 评分情况 加分原因 分管领导 责任领导 牵头领导 责任人 联系人 联系电话`,
};

/** What one place calls 考核 is 考评, 评价 or 测评 elsewhere; a wording that is listed itself goes before. */
const verbs = ['考核', '考评', '评价', '测评', '绩效考核', '绩效考评'];

const listed = (Object.entries(wordings) as [HeadingRole, string][]).flatMap(([role, words]) =>
  words.split(/\s+/u).map((word): [string, HeadingRole] => [word, role]),
);
const varied = listed.flatMap(([word, role]) =>
  word.includes('考核') ? verbs.map((verb): [string, HeadingRole] => [word.replace('考核', verb), role]) : [],
);

export const headingWords: ReadonlyMap<string, HeadingRole> = new Map([...varied, ...listed]);
