// Events of the journal (操作留痕): a closed list, each with its Chinese and English sentence.
import { z } from 'zod';

/** What is recorded; `{…}` is taken from the entry's `data`. The actor stands before the sentence. */
export const events = {
  'jurisdiction-created': { zh: '建立考评辖区“{title}”', en: 'created the jurisdiction “{title}”' },
  'session-opened': { zh: '登录', en: 'logged in' },
  'session-closed': { zh: '退出登录', en: 'logged out' },
  'session-refused': { zh: '登录“{name}”未成功：{reason}', en: 'failed to log in as “{name}”: {reason}' },
  'account-locked': { zh: '账号“{name}”连续输错密码，锁定到 {until}', en: 'account “{name}” was locked until {until}' },
  'account-unlocked': { zh: '解锁账号“{name}”', en: 'unlocked the account “{name}”' },
  'account-created': { zh: '开立账号“{name}”（{title}）', en: 'opened the account “{name}” ({title})' },
  'account-changed': { zh: '修改账号“{name}”：{change}', en: 'changed the account “{name}”: {change}' },
  'account-disabled': { zh: '停用账号“{name}”', en: 'closed the account “{name}”' },
  'account-enabled': { zh: '恢复账号“{name}”', en: 'reopened the account “{name}”' },
  'roles-granted': {
    zh: '把“{name}”的角色由“{before}”改为“{after}”',
    en: 'changed the roles of “{name}” from “{before}” to “{after}”',
  },
  'password-changed': { zh: '修改了自己的密码', en: 'changed the own password' },
  'password-reset': { zh: '重置“{name}”的密码', en: 'reset the password of “{name}”' },
  'body-added': { zh: '名录增加单位“{title}”', en: 'added the body “{title}”' },
  'body-changed': { zh: '修改单位“{title}”：{change}', en: 'changed the body “{title}”: {change}' },
  'body-retired': { zh: '停用单位“{title}”', en: 'retired the body “{title}”' },
  'body-restored': { zh: '恢复单位“{title}”', en: 'restored the body “{title}”' },
  'directory-imported': { zh: '从“{file}”导入名录：{change}', en: 'imported the directory from “{file}”: {change}' },
  'document-read': { zh: '读入文件“{file}”', en: 'read the file “{file}”' },
  'cycle-created': { zh: '建立考评年度“{title}”', en: 'created the cycle “{title}”' },
  'cycle-discarded': {
    zh: '放弃考评年度“{title}”，理由：{reason}',
    en: 'discarded the cycle “{title}”; reason: {reason}',
  },
  'scheme-saved': {
    zh: '保存方案第 {version} 版：{note}{answers}',
    en: 'saved version {version} of the scheme: {note}{answers}',
  },
  'parameter-signed': {
    zh: '签署参数“{title}”：{value}，理由：{reason}',
    en: 'signed “{title}”: {value}; reason: {reason}',
  },
  'assignment-saved': {
    zh: '保存“{body}”责任分工第 {version} 版：{note}',
    en: 'saved version {version} of the assignment of “{body}”: {note}',
  },
  'mark-given': {
    zh: '给“{subject}”的“{row}”评分：{value}{reason}',
    en: 'marked “{subject}” on “{row}”: {value}{reason}',
  },
  'mark-corrected': {
    zh: '把“{subject}”的“{row}”评分由 {before} 改为 {value}{reason}',
    en: 'corrected the mark of “{subject}” on “{row}” from {before} to {value}{reason}',
  },
  'fact-added': {
    zh: '登记“{subject}”的“{row}”{type}：{value}',
    en: 'entered {type} of “{subject}” on “{row}”: {value}',
  },
  'fact-corrected': {
    zh: '更正“{subject}”的“{row}”{type}：由 {before} 改为 {value}{reason}',
    en: 'corrected {type} of “{subject}” on “{row}” from {before} to {value}{reason}',
  },
  computed: {
    zh: '计算第 {number} 次：方案第 {version} 版，事实 {facts} 条',
    en: 'computation {number}: scheme version {version}, {facts} facts',
  },
  exported: { zh: '导出{document}', en: 'exported {document}' },
} as const;

export type EventName = keyof typeof events;
export const EventName = z.enum(Object.keys(events) as [EventName, ...EventName[]]);

/** Events of logins and accounts, not of the appraisal: who sees them is decided apart (permission.ts). */
export const accessEvents: readonly EventName[] = [
  'session-opened',
  'session-closed',
  'session-refused',
  'account-locked',
  'account-unlocked',
  'account-created',
  'account-changed',
  'account-disabled',
  'account-enabled',
  'roles-granted',
  'password-changed',
  'password-reset',
];

/** One entry, whose canonical text is hashed. Instants are ISO text in UTC. */
export const Entry = z.strictObject({
  jurisdiction: z.string(),
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  event: EventName,
  /** Null where the system acts, as when the demonstration is loaded. */
  account: z.string().nullable(),
  /** The person's name at that time. */
  actor: z.string(),
  cycle: z.string().nullable(),
  body: z.string().nullable(),
  node: z.string().nullable(),
  /** Ids of the facts that it added. */
  facts: z.array(z.string()),
  data: z.record(z.string(), z.string()),
  /** Hashes of the entry before it, hexadecimal; of the first: 64 zeros. */
  before: z.strictObject({ sha256: z.string(), sm3: z.string() }),
});
export type Entry = z.infer<typeof Entry>;

export const firstBefore = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) };

const fill = (template: string, data: Entry['data']): string =>
  template.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => data[key] ?? whole);

/** “张三给“市教育局”的“依法行政”评分：4.5” */
export const sentenceOf = ({
  event,
  actor,
  data,
}: Pick<Entry, 'event' | 'actor' | 'data'>): { zh: string; en: string } => ({
  zh: `${actor}${fill(events[event].zh, data)}`,
  en: `${actor} ${fill(events[event].en, data)}`,
});
