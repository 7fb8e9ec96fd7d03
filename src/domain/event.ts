// Events of the journal (操作留痕): a closed list, each with its Chinese and English sentence.
import { inQuotes } from './quote.ts';
import { z } from 'zod';
import type { Both } from './both.ts';
import { Word, wordsOf } from './event-word.ts';
import { yearEvents } from './event-year.ts';
import { instantText } from './instant.ts';

/**
 * What is recorded; `{…}` is taken from the entry's `words` and `data`. `[…]` is left out where something in it is
 * empty, `[key? …]` where that is. Before the sentence stand the actor and the cycle.
 */
export const events = {
  'jurisdiction-created': { zh: '建立考评辖区“{title}”', en: 'created the jurisdiction “{title}”' },
  'session-opened': { zh: '登录', en: 'logged in' },
  'session-closed': { zh: '退出登录', en: 'logged out' },
  'session-refused': { zh: '拒绝了以“{name}”登录：{reason}', en: 'refused a login as “{name}”: {reason}' },
  'account-locked': {
    zh: '锁定账号“{name}”到 {until}：连续输错密码',
    en: 'locked the account “{name}” until {until}: wrong passwords',
  },
  'account-unlocked': { zh: '解锁账号“{name}”', en: 'unlocked the account “{name}”' },
  'account-created': { zh: '开立账号“{name}”（{title}）', en: 'opened the account “{name}” ({title})' },
  'account-changed': {
    zh: '修改账号“{name}”：由“{before}”改为“{after}”[，{roles}]',
    en: 'changed the account “{name}” from “{before}” to “{after}”[; {roles}]',
  },
  'account-disabled': { zh: '停用账号“{name}”', en: 'closed the account “{name}”' },
  'account-enabled': { zh: '恢复账号“{name}”', en: 'reopened the account “{name}”' },
  'roles-granted': {
    zh: '把“{name}”的角色由“{before}”改为“{after}”',
    en: 'changed the roles of “{name}” from “{before}” to “{after}”',
  },
  'roles-refused': {
    zh: '没有授予“{name}”申请的角色：{refused}',
    en: 'did not grant “{name}” the roles that were asked for: {refused}',
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
    // `answers` is a Chinese sentence of older entries.
    zh: '保存方案第 {version} 版：{note}[{answers}][；{changes}][，依据{order}]',
    en: 'saved version {version} of the scheme: {note}[answers?; answers to parameters changed with it][; answers to parameters: {changes}][; ordered by {order}]',
  },
  'parameter-signed': {
    zh: '签署参数“{title}”：{value}，理由：{reason}[，依据{order}]',
    en: 'signed “{title}”: {value}; reason: {reason}[; ordered by {order}]',
  },
  'assignment-saved': {
    zh: '保存“{body}”责任分工第 {version} 版：{note}',
    en: 'saved version {version} of the assignment of “{body}”: {note}',
  },
  'mark-given': {
    zh: '给“{subject}”的“{row}”评分：{value}[，理由：{reason}]',
    en: 'marked “{subject}” on “{row}”: {value}[; reason: {reason}]',
  },
  'mark-corrected': {
    zh: '把“{subject}”的“{row}”评分由 {before} 改为 {value}[，理由：{reason}]',
    en: 'corrected the mark of “{subject}” on “{row}” from {before} to {value}[; reason: {reason}]',
    withdrawn: {
      zh: '撤回对“{subject}”的“{row}”评分：{before}[（{reason}）]',
      en: 'withdrew the mark of “{subject}” on “{row}”: {before}[ ({reason})]',
    },
  },
  'fact-added': {
    zh: '登记“{subject}”的“{row}”{type}：{value}',
    en: 'entered the {type} of “{subject}” on “{row}”: {value}',
  },
  'fact-corrected': {
    zh: '更正“{subject}”的“{row}”{type}：由 {before} 改为 {value}[，理由：{reason}]',
    en: 'corrected the {type} of “{subject}” on “{row}” from {before} to {value}[; reason: {reason}]',
    withdrawn: {
      zh: '撤回“{subject}”的“{row}”{type}：{before}[（{reason}）]',
      en: 'withdrew the {type} of “{subject}” on “{row}”: {before}[ ({reason})]',
    },
  },
  computed: {
    zh: '计算第 {number} 次：方案第 {version} 版，事实 {facts} 条',
    en: 'computation {number}: scheme version {version}, {facts} facts',
  },
  exported: { zh: '导出{document}', en: 'exported {document}' },
  ...yearEvents,
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
  'roles-refused',
  'password-changed',
  'password-reset',
  'calendar-opened',
  'calendar-revoked',
  'mail-asked',
  'mail-confirmed',
  'mail-dropped',
];

/** One entry, whose canonical text is hashed. Instants are ISO text in UTC. */
export const Entry = z.strictObject({
  jurisdiction: z.string(),
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  event: EventName,
  /** Null where the system acts, as when the demonstration is loaded. */
  account: z.string().nullable(),
  /** The person's name at that time; where the system acts, one of `systems`. */
  actor: z.string(),
  cycle: z.string().nullable(),
  body: z.string().nullable(),
  node: z.string().nullable(),
  /** Ids of the facts that it added. */
  facts: z.array(z.string()),
  /** SHA-256 of the whole row that it added to a table, hexadecimal; older entries have only that of its content, in `data`. */
  bound: z.string().optional(),
  /** Names, numbers, hashes, and what people wrote. */
  data: z.record(z.string(), z.string()),
  /** What the program itself says, in codes: a sentence would have one language. */
  words: z.record(z.string(), Word).optional(),
  /** Hashes of the entry before it, hexadecimal; of the first: 64 zeros. */
  before: z.strictObject({ sha256: z.string(), sm3: z.string() }),
});
export type Entry = z.infer<typeof Entry>;

export const firstBefore = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) };

/** As whom the system acts. */
export const systems = {
  system: { zh: '系统', en: 'The system' },
  'system-setup': { zh: '系统（凭设置码）', en: 'The system (by the setup code)' },
  'system-calendar': { zh: '系统（按日程）', en: 'The system (by the calendar)' },
  'system-demonstration': { zh: '系统（示范）', en: 'The system (for the demonstration)' },
} as const;

type Said = Pick<Entry, 'event' | 'account' | 'actor' | 'data' | 'words'>;
type Language = keyof Both;

const actorIn = ({ account, actor }: Said, language: Language): string =>
  account === null && actor in systems ? systems[actor as keyof typeof systems][language] : actor;

function fill(template: string, { data, words = {} }: Said, language: Language): string {
  const valueOf = (key: string): string | undefined => {
    const word = words[key];
    if (word !== undefined) return wordsOf(word)[language];
    const said = data[key];
    return key === 'until' && !Number.isNaN(Date.parse(said ?? '')) ? instantText(said ?? '') : said;
  };
  const filled = (text: string): string =>
    text.replaceAll(/“\{(\w+)\}”|\{(\w+)\}/gu, (whole, quoted?: string, bare?: string) =>
      quoted === undefined ? (valueOf(bare ?? '') ?? whole) : inQuotes(valueOf(quoted) ?? `{${quoted}}`),
    );
  const isGiven = (key: string): boolean => (valueOf(key) ?? '') !== '';
  // In one pass: what people wrote is never read as a template.
  return template.replaceAll(
    /\[(?:(\w+)\?)?([^\]]*)\]|“\{\w+\}”|\{\w+\}/gu,
    (whole, condition: string | undefined, inner: string | undefined) => {
      if (inner === undefined) return filled(whole);
      const keys =
        condition === undefined ? [...inner.matchAll(/\{(\w+)\}/gu)].map(([, key = '']) => key) : [condition];
      return keys.every(isGiven) ? filled(inner) : '';
    },
  );
}

const templateOf = ({ event, words }: Said): Both => {
  const sentence: Both & { withdrawn?: Both } = events[event];
  return words?.['value']?.is === 'withdrawn' ? (sentence.withdrawn ?? sentence) : sentence;
};

/** “张三在“2026年度绩效考评”中给“市教育局”的“依法行政”评分：4.5”; `cycle` is the title of the one that it belongs to. */
export function sentenceOf(said: Said, cycle: string | null): Both {
  const { zh, en } = templateOf(said);
  // A new cycle is named by its own sentence.
  const where = said.event === 'cycle-created' ? null : cycle;
  return {
    zh: `${actorIn(said, 'zh')}${where === null ? '' : `在${inQuotes(where)}中`}${fill(zh, said, 'zh')}`,
    en: `${actorIn(said, 'en')}${where === null ? '' : `, in ${inQuotes(where)},`} ${fill(en, said, 'en')}`,
  };
}
