// The offices of the demonstration city (示范市的单位): 80 ordinary kinds of offices in two groups, all of them invented.

/** The fictional city, and how its name is said within other names. */
export const city = '示范市';
export const cityShort = '示范';
/** The fictional province that it belongs to. */
export const province = '示范省';

/** `title` without the city's name; `names` as documents write it for short. */
export type Office = { title: string; names: string[] };

const office = (title: string, ...names: string[]): Office => ({ title, names });

/** 党群: party offices, mass organisations, courts. */
export const party: readonly Office[] = [
  office('委办公室', '市委办', '市委办公室'),
  office('人大常委会办公室', '人大办'),
  office('政协办公室', '政协办'),
  office('纪委监委', '纪委监委', '纪委(监委)', '纪委'),
  office('委组织部', '组织部', '市委组织部'),
  office('委宣传部', '宣传部', '市委宣传部'),
  office('委统战部', '统战部', '市委统战部'),
  office('委政法委', '政法委', '市委政法委'),
  office('委政策研究室', '政研室'),
  office('委编办', '编办', '市委编办'),
  office('委网信办', '网信办'),
  office('委台港澳办', '台港澳办'),
  office('委巡察办', '巡察办'),
  office('委老干部局', '老干部局'),
  office('直机关党工委', '市直党工委', '机关党工委'),
  office('委党校', '党校'),
  office('委党史研究室', '党史研究室'),
  office('档案馆', '档案馆'),
  office('信访局', '信访局'),
  office('文明办', '文明办'),
  office('中级人民法院', '法院', '中院'),
  office('人民检察院', '检察院'),
  office('总工会', '总工会'),
  office('团委', '团市委'),
  office('妇联', '妇联'),
  office('科协', '科协'),
  office('文联', '文联'),
  office('社科联', '社科联'),
  office('侨联', '侨联'),
  office('工商联', '工商联'),
  office('残联', '残联'),
  office('红十字会', '红十字会'),
  office('计生协会', '计生协会'),
  office('融媒体中心', '融媒体中心'),
];

/** 政府: departments and other units of the government. */
export const government: readonly Office[] = [
  office('政府办公室', '市政府办', '市政府办公室'),
  office('发展和改革委员会', '发改委'),
  office('教育局', '教育局'),
  office('科学技术局', '科技局'),
  office('工业和信息化局', '工信局', '市工信局'),
  office('民族与宗教事务局', '民宗局'),
  office('公安局', '公安局'),
  office('民政局', '民政局'),
  office('司法局', '司法局'),
  office('财政局', '财政局'),
  office('人力资源和社会保障局', '人社局'),
  office('自然资源局', '资源局', '自然资源局'),
  office('生态环境局', '生态环境局'),
  office('住房和城乡建设局', '住建局'),
  office('交通运输局', '交通局'),
  office('水利局', '水利局'),
  office('农业农村局', '农业农村局'),
  office('商务局', '商务局'),
  office('文化和旅游局', '文旅局'),
  office('卫生健康委员会', '卫健委'),
  office('退役军人事务局', '退役军人事务局'),
  office('应急管理局', '应急局'),
  office('审计局', '审计局'),
  office('国有资产监督管理委员会', '国资委'),
  office('市场监督管理局', '市场监管局'),
  office('体育局', '体育局'),
  office('统计局', '统计局'),
  office('林业局', '林业局'),
  office('医疗保障局', '医保局'),
  office('城市管理局', '城管局'),
  office('金融工作局', '金融局'),
  office('粮食和物资储备局', '粮储局'),
  office('人民防空办公室', '人防办'),
  office('数字政务中心', '数政中心'),
  office('行政服务中心管委会', '行政服务中心管委会', '行政服务中心'),
  office('机关事务管理局', '机关事务局'),
  office('供销合作社联合社', '供销社'),
  office('住房公积金中心', '公积金中心'),
  office('公共资源交易中心', '公共资源中心'),
  office('税务局', '税务局'),
  office('气象局', '气象局'),
  office('邮政管理局', '邮管局'),
  office('烟草专卖局', '烟草局'),
  office('消防救援支队', '消防支队'),
  office('公路事业发展中心', '公路中心'),
  office('地震局', '地震局'),
];

/** Ordinary sections of an office; the unit below it is a 直属单位. */
export const sections = [
  '办公室',
  '政工科',
  '综合科',
  '法规科',
  '财务科',
  '业务一科',
  '业务二科',
  '督导科',
  '信息科',
  '服务科',
] as const;
export const units = ['服务中心', '信息中心', '事务中心', '保障中心'] as const;
