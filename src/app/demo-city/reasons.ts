// Why a mark of the demonstration city is below full (示范失分理由): sentences that fit the matter of the office that marks.

/** For rows of any matter. */
const general: readonly string[] = [
  '年度计划中一项任务未全部完成',
  '有一项材料报送超过时限',
  '一项任务的进度落后于计划一个月',
  '工作总结中有两处数据与台账不一致',
  '督办的一件事项办结时间晚于期限',
  '年中检查提出的一条意见整改较慢',
];

/** By the directory's ids of the usual kinds of offices, each of which marks its own matter. */
const byOffice: Readonly<Record<string, readonly string[]>> = {
  jigongwei: ['一个支部全年缺少一次主题党日记录', '组织生活会的整改清单有一项未销号', '一季度中心组学习比计划晚一周'],
  jiwei: ['廉政风险排查漏填一个岗位', '一件问题线索的办理情况报送超过时限', '警示教育缺少一次签到记录'],
  xuanchuanbu: ['宣传信息的报送数量少于计划两篇', '一期理论学习的研讨材料没有存档', '政务新媒体有十天没有更新'],
  zuzhibu: ['两名干部的年度培训学时不足', '一名干部的档案材料补充较慢', '培训班结业材料报送超过时限'],
  dangxiao: ['一期培训的参训人数未达到计划', '一门课程的学员测评表收集不全', '现场教学少于计划一次'],
  bianban: ['权责清单有一项没有随职能变动更新', '一次机构事项的报备超过时限', '实名制信息有一处更新较慢'],
  renshe: ['一项重点任务的季度进度晚于计划', '年度目标中有一项指标完成率不足', '招聘计划的执行情况报送超过时限'],
  zhengfuduchashi: ['一件督查事项的反馈超过时限', '年度重点任务有一项进度落后', '督查反馈的佐证材料不全'],
  ducha: ['一件督查事项的反馈超过时限', '年度重点任务有一项进度落后', '督查反馈的佐证材料不全'],
  shiweiban: ['一件批办事项办结时间晚于要求', '督办回告缺少办理结果', '一件来文的会签超过时限'],
  zhengfuban: ['一件代表建议的答复超过时限', '一件提案办理前没有与提案人沟通', '督办件的回告材料不全'],
  danganguan: ['文书档案的移交比规定时间晚', '归档目录有两处与案卷不一致', '一批电子文件没有完成归档'],
  sifa: ['一份文件未经合法性审核即印发', '一件行政处罚案卷缺少送达回证', '学法计划缺少一次记录'],
  caizheng: ['一个项目的预算执行进度低于序时进度', '部门决算公开比规定晚两天', '一笔支出的报销凭证不全'],
  shenji: ['审计指出的一个问题整改超过期限', '整改报告缺少一项佐证', '一个问题整改后再次出现'],
  yingji: ['安全检查发现一处隐患，已当场整改', '应急演练少于计划一次', '一次值班记录不完整'],
  weijian: ['一次应急演练的记录不完整', '物资储备台账与实物有一处不一致', '健康教育活动少于计划一次'],
  xiaonengban: ['效能检查发现一处工作纪律问题', '一件效能投诉的办理超过时限', '半年工作小结报送较晚'],
  fagai: ['一项信用信息的归集超过时限', '营商环境任务有一项未按期完成', '一个重点项目的进度落后于计划'],
  xingzhengfuwu: ['一个事项的办事指南与实际要求不一致', '两件审批事项超过承诺时限', '一个事项没有实现网上办理'],
  wenmingban: ['创建活动的次数少于计划', '包联小区的一次巡查没有记录', '志愿服务的时长少于计划'],
  xinfang: ['一件信访事项的答复超过规定时限', '一件初次来信没有按期受理', '一件重复来访化解较慢'],
};

/** The row of the demonstration's table on which an innovation is judged. */
export const innovationRow = 'n3.1.1';

/** It is judged for other things than everyday work, whoever judges it. */
const innovation: readonly string[] = [
  '创新成果的推广范围有限',
  '成效数据缺少第三方佐证',
  '与上年的做法相近，新意不足',
  '创新成果还没有形成制度',
];

/** Reasons that an assessor could give on a row, both by their ids. */
export const reasonsOf = (assessor: string, row: string): readonly string[] =>
  row === innovationRow ? innovation : (byOffice[assessor] ?? general);
