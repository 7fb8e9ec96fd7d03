// How names of offices and sections end (单位名称的结尾), and names that mean a whole group of them.
import { nameMax, plainName } from '../directory.ts';

const endings =
  `局 办 部 委 科 处 室 中心 院 馆 校 队 组 会 厅 署 站 所 公司 集团 人大 政府 政协 府 协 联 法院 银行 行 社 台 园 区 县 乡 镇 街道 市 庄
  企业 大学 学院 工委 党委 支部 党组 党支部 单位 部门 科室 处室 股 股室 办公厅 海关 大队 支队 总队 机关 委员会 基金会 协会 林场 农场 医院 学校 场 网 报社 分局 总局 工会 团 热线 平台 窗口 党工委 办事处 管委会 指挥部 站点`
    .split(/\s+/u)
    .toSorted((one, other) => other.length - one.length);

/** Single signs are no names: 办, 室. */
const shortest = 2;

/** A name may end with a second name in brackets: 水利局（河长办）. */
export function endsAsOffice(name: string): boolean {
  if (name.length > nameMax) return false;
  const bare = plainName(name).replace(/\([^()]*\)$/u, '');
  return bare.length >= shortest && endings.some((ending) => bare.endsWith(ending));
}

const groupWords =
  '科室|处室|股室|单位|部门|中心|县区|区县|县|区|乡镇|镇街|街道|站所|院所|企业|机关|成员单位|党支部|支部|科|处|室|局|委办局|窗口|分局|队|政府|党委|管委会|公司|国企|学校|医院';
const group = new RegExp(
  String.raw`^(?:市直|县直|区直|局|市|县|区|委|办|院|机关|本级|本局|全局|全市|全县)?(?:机关|直属)?(?:各|所有|全体|全部|其他|其它|相关|有关)(?:相关|有关|直属|下属|内设|县|区|市)*.{0,8}(?:${groupWords})(?:\([^()]*\))?$`,
  'u',
);

const allUnder = /^(?:局属|直属|下属|机关|内设|全市|全局)*(?:直属|下属|内设)(?:单位|科室|处室|机构)$/u;

/** 各科室, 各直属单位, 局机关各科室及直属单位: everyone, not one section. */
export function isGroupReference(name: string): boolean {
  if (name.length > nameMax) return false;
  const plain = plainName(name);
  return group.test(plain) || allUnder.test(plain);
}
