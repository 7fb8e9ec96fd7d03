// Invented people, reasons and matters (示范用语): ordinary sentences for marks, awards and findings of the demonstration city.

const surnames =
  '赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 许 何 吕 施 张 孔 曹 严 华 金 魏 陶 姜 谢 邹 柏 水 窦 章 云 苏 潘 葛 范 彭 郎 鲁 韦'.split(
    ' ',
  );
const given = [
  '示一',
  '示二',
  '示三',
  '示四',
  '范一',
  '范二',
  '范三',
  '范四',
  '例甲',
  '例乙',
  '例丙',
  '例丁',
  '样东',
  '样南',
  '样西',
  '样北',
];

/** Names that nobody bears: a surname and a name that says that it is invented. */
export const people: readonly string[] = surnames.flatMap((surname, index) =>
  [0, 1].map((turn) => `${surname}${given[(index * 2 + turn) % given.length] ?? ''}`),
);

export const awards = [
  '年度工作先进集体',
  '示范窗口单位',
  '优秀创新案例',
  '文明服务品牌',
  '志愿服务先进单位',
  '改革试点典型经验',
  '平安建设先进单位',
  '节约型机关',
] as const;

export const findings = [
  '窗口人员在工作时间离岗',
  '服务热线工单超过期限未答复',
  '公开栏信息连续两个季度未更新',
  '会议安排过多，影响业务办理',
  '公务用车登记不全',
  '办事指南与实际办理要求不一致',
  '重点任务进度落后于计划',
] as const;

/** Indicators on which the province ranks its cities. */
export const rankedMatters = [
  '服务便利度',
  '绿色发展水平',
  '公共安全满意度',
  '就业工作质量',
  '数字化应用水平',
  '营商服务评价',
  '粮食安全责任',
  '乡村建设成效',
] as const;

export const targets = [
  '按期完成全年任务，台账齐全。',
  '全年不少于四次专题研究，材料按时报送。',
  '问题整改率达到全部，季度有通报。',
  '指定专人负责，按月更新进度。',
  '办结率和满意度不低于上年。',
  '年度计划全部完成，年底前提交总结。',
] as const;
