// The package of a cycle (归档包): which file holds what, and how the texts that hold it together are written.
import { z } from 'zod';
import { canonical } from './canonical.ts';
import { accessEvents, type Entry } from './event.ts';

export const archiveFiles = {
  documents: '02_规则/原表.jsonl',
  schemes: '02_规则/方案各版.jsonl',
  calendars: '02_规则/日程各版.jsonl',
  consultations: '02_规则/征求意见.jsonl',
  answers: '02_规则/征求意见答复.jsonl',
  replies: '02_规则/征求意见回复.jsonl',
  releases: '02_规则/征求意见公布.jsonl',
  facts: '03_过程/事实.jsonl',
  journal: '03_过程/留痕.jsonl',
  computations: '03_过程/计算.jsonl',
  assignments: '03_过程/责任分工各版.jsonl',
  stages: '03_过程/阶段变动.jsonl',
  proposals: '03_过程/提请.jsonl',
  proposalEnds: '03_过程/提请结果.jsonl',
  issues: '03_过程/印发.jsonl',
  receipts: '03_过程/印发签收.jsonl',
  filings: '03_过程/备案.jsonl',
  taskReports: '03_过程/任务填报.jsonl',
  absences: '03_过程/外出登记.jsonl',
  halfYearNotes: '03_过程/半年检查说明.jsonl',
  appeals: '03_过程/申诉.jsonl',
  appealWithdrawals: '03_过程/申诉撤回.jsonl',
  appealDecisions: '03_过程/复核决定.jsonl',
  claims: '03_过程/加减分申报.jsonl',
  claimSteps: '03_过程/加减分办理.jsonl',
  innovationCalls: '03_过程/创新成果征集.jsonl',
  handings: '03_过程/评分报送.jsonl',
  selfAssessments: '03_过程/自评.jsonl',
  selfHandings: '03_过程/自评报送.jsonl',
  evidence: '04_证据/佐证清单.jsonl',
  pieces: '04_证据/佐证材料各版.jsonl',
  uses: '04_证据/佐证用途.jsonl',
  tallies: '05_评价/计票.jsonl',
  about: '06_元数据/归档.json',
  cycle: '06_元数据/年度.jsonl',
  discard: '06_元数据/年度放弃.jsonl',
  jurisdiction: '06_元数据/辖区.jsonl',
  key: '07_验证/公钥.txt',
  how: '07_验证/怎样验证.txt',
  checkpoints: '07_验证/检查点.txt',
  sha256: '07_验证/清单-SHA256.txt',
  sm3: '07_验证/清单-SM3.txt',
  seal: '07_验证/清单签名.txt',
} as const;

export const snapshotName = (number: number): string => `01_结果/快照-第${number}次计算.json`;
export const resultName = (number: number, form: 'docx' | 'xlsx'): string => `01_结果/结果-第${number}次计算.${form}`;
export const schemeName = (version: number): string => `02_规则/考评方案-第${version}版.docx`;
export const documentFolder = '02_规则/原表/';
export const issueFolder = '03_过程/印发/';
export const evidenceFolder = '04_证据/材料/';

/** Lists of files do not list themselves. */
export const unlisted: readonly string[] = [archiveFiles.sha256, archiveFiles.sm3, archiveFiles.seal];

/** What the package is about: `size` entries of the journal, the last of them under the last checkpoint. */
export const About = z.strictObject({
  format: z.literal('plumbline/archive/1'),
  jurisdiction: z.strictObject({ id: z.string(), title: z.string() }),
  cycle: z.strictObject({ id: z.string(), title: z.string(), year: z.string() }),
  size: z.int().positive(),
  engine: z.string(),
});
export type About = z.infer<typeof About>;

/** Instead of an entry that is withheld: where it stands, and the hash by which the tree holds it. */
export const WithheldEntry = z.strictObject({
  leaf: z.string().regex(/^[0-9a-f]{64}$/u),
  sequence: z.int().positive(),
});
export type WithheldEntry = z.infer<typeof WithheldEntry>;

/** Logins and accounts, and other years: not the matter of this cycle's archive. */
export const isWithheldFrom = ({ event, cycle }: Pick<Entry, 'event' | 'cycle'>, archived: string): boolean =>
  accessEvents.includes(event) || (cycle !== null && cycle !== archived);

/** A piece of evidence: `path` is its name in the package; null where its file was lost before. */
export const EvidenceFile = z.strictObject({
  path: z.string().nullable(),
  sha256: z.string(),
  sm3: z.string(),
  bytes: z.int().nonnegative(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

export const jsonLine = (value: unknown): string => `${canonical(value)}\n`;

/** As `sha256sum` writes and checks it. */
export const manifestText = (files: readonly { name: string; hash: string }[]): string =>
  files.map(({ name, hash }) => `${hash}  ${name}\n`).join('');

/** Null where a line is none. */
export function readManifest(text: string): { name: string; hash: string }[] | null {
  const lines = text.split('\n');
  if (lines.pop() !== '') return null;
  const files = lines.map((line) => /^(?<hash>[0-9a-f]{64}) {2}(?<name>.+)$/u.exec(line)?.groups);
  return files.every((each) => each !== undefined)
    ? files.map((each) => ({ name: each?.['name'] ?? '', hash: each?.['hash'] ?? '' }))
    : null;
}

type Sealed = { origin: string; cycle: string; sha256: string; sm3: string };

/** What the server signs: both lists by their SHA-256, for this log and this cycle. Never a checkpoint, whose second line is a number. */
export const sealText = ({ origin, cycle, sha256, sm3 }: Sealed): string =>
  `${origin}\narchive ${cycle}\n${sha256}  ${archiveFiles.sha256}\n${sm3}  ${archiveFiles.sm3}\n`;
