// The page that goes with every archive (怎样验证): what is in it, how to check it with and without this program, and what that proves.
import { archiveFiles } from '../../domain/archive.ts';

type Told = { title: string; size: number; withheld: number; lost: number; key: string };

/** Plain text, for whoever opens the package in thirty years. */
export const howText = ({ title, size, withheld, lost, key }: Told): string => `怎样验证这个归档包
${title}

一、里面有什么
  01_结果  每次计算的快照（方案、事实、结果、回执），最近一次的结果表
  02_规则  原表、方案各版（每一栏）、现行方案的表、考评日程、征求意见
  03_过程  操作留痕、事实、阶段变动和提请、责任分工各版及印发的文件、备案、任务填报、外出登记、半年检查说明、计算
  04_证据  佐证材料：各单位的说明和用途，用于本年度的文件和清单${
    lost === 0
      ? ''
      : `
           有 ${lost} 个文件导出时已不在存放处或者已经损坏，没有放进来；清单里 path 为 null 的就是`
  }
  05_评价  计票
  06_元数据  辖区、年度、归档说明
  07_验证  清单、签名、检查点、公钥、本页
  包内不压缩，任何解压程序都能打开；.jsonl 每行一条。

二、用准绳核验（不联网，不需要服务器）
  plumbline verify 归档.zip，公钥写在选项 key 后面（plumbline verify 的帮助里有例子）。
  公钥请从包外取得：在任职时抄下的“归档”页、通报上印的，或者别的单位保存的。包里的 ${archiveFiles.key} 只供对照。
  核验会指出被改动的地方，退出码不是 0。

三、不用准绳也能做的
  1. 解开后在最外层文件夹运行 sha256sum -c ${archiveFiles.sha256}（或用 SM3 工具核对 ${archiveFiles.sm3}）。
  2. ${archiveFiles.seal} 和检查点是 C2SP signed-note：空行以前（含最后的换行）是被签的文字，
     “— ”行的第二段解开 base64，前 4 字节是钥匙编号，其余 64 字节是 Ed25519 签名。
     公钥写作 名称+编号+base64，解开后第 1 字节是 1，其余 32 字节是公钥。
  3. 留痕每行（不含换行）加一个 0 字节在前，取 SHA-256，就是 RFC 6962 哈希树的一片叶；
     到各检查点的树根应当与检查点第三行相同。
  4. 每条留痕的 before 是上一条全文的 SHA-256 和 SM3。

四、留痕中没有给出全文的
  本包到第 ${size} 条留痕，其中 ${withheld} 条没有给出全文：登录和账号的事项，以及别的考评年度的事项。
  这些条只留下编号和叶的哈希（leaf），内容看不到；哈希树和检查点照样管住它们：换掉、删去或增加一条，树根就对不上。
  它们与前后条之间的 before 因为没有全文而不能逐条核对，由树根代替。

五、核验证明什么
  给了公钥：清单里的每个文件、留痕的每一条都是持有私钥的服务器当时认可的；分数能由方案和事实重新算出；
  每次阶段变动都是阶段表里有的，要两个人办理的都有两个合适的人；
  事实、方案、责任分工、计算、原表与留痕里记下的哈希一致。
  没有给公钥：只证明包内前后一致。有人用另一把钥匙把整个包连同检查点重做一遍，这时看不出来。
  持有私钥的人与改数据库的人串通，要靠别处保存的检查点：拿它与 ${archiveFiles.checkpoints} 逐字对照。

English: "plumbline verify FILE.zip", with the public key in its option, checks everything offline and names what was
altered; take the key from outside of the package. ${withheld} of ${size} journal entries (logins and accounts, other years) are given as hashes only.
Without a key, only that the package agrees with itself is shown.

公钥（供对照）
${key}
`;
