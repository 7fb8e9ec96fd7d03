// What the page of archive and checkpoints says in Chinese (归档用语).
import { inQuotes } from '../../../domain/quote.ts';

export const archive = {
  about: '把一个年度完整带走的归档包，和证明留痕没有被改写的检查点。',
  package: '年度归档包',
  packageAbout:
    '一个 .zip 文件：结果、规则、过程、证据、评价、元数据、验证七个文件夹，每个文件都有 SHA-256 和 SM3，清单由本系统签名。',
  packageVerify: '在没有服务器的电脑上核验，被改动过的会指出是哪里：',
  packageWithheld: '登录和账号的事项、别的年度的事项只留哈希，不给全文。包里的“怎样验证.txt”写明核验办法。',
  packageOthers: '结果公示以后，由主办单位、档案管理人员和审计人员导出。',
  exportOf: (cycle: string) => `导出${inQuotes(cycle)}归档包`,
  checkpoints: '留痕检查点',
  checkpointsAbout:
    '检查点是到某一条为止全部留痕的签名摘要，存放在数据库之外，每十分钟和导出归档包时写一个。把它和公钥抄下来或存到别处，以后有人改写留痕，哪怕整条链重新算过，一对就知道。',
  newest: '最近的检查点',
  newestOf: (size: number, at: string, count: number) => `到第 ${size} 条留痕，${at} 写下；一共 ${count} 个。`,
  none: '还没有检查点',
  noneNext: '有了留痕以后，十分钟内会写下第一个。',
  key: '公钥',
  keyAbout: '核验归档包时用它；请从这里抄下，不要只看包里的那一份。',
  copyKey: '复制公钥',
  copyNote: '复制检查点',
};
