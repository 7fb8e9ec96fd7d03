// What an entry of the journal says in codes (留痕用语): kept without a language, worded in both when somebody reads it.
import { inQuotes } from './quote.ts';
import { z } from 'zod';
import { AnswerChange, answerWords, PolicyValue, valueWords } from './answer-change.ts';
import { answersOf, votesInOrder } from './ballot-answer.ts';
import type { Both } from './both.ts';
import { CalendarDay, calendarDays } from './calendar.ts';
import { ClaimKind, claimKinds, stepKinds, stepWords } from './claim.ts';
import { Verdict, verdicts } from './consultation.ts';
import { ExportedFile, exportedWords } from './exported-file.ts';
import type { Fact } from './fact.ts';
import { factTypes } from './glossary.ts';
import { proposalKinds, ProposalOutcome, proposalWords } from './proposal.ts';
import { Role, roles } from './role.ts';
import type { Scheme } from './scheme.ts';
import { Stage, stages, TransitionName, transitions } from './stage.ts';
import { Order, orderWords } from './stage-change.ts';
import { ReportKind } from './task.ts';

/** What was altered in a body of the directory. */
export const BodyChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('renamed'), to: z.string() }),
  z.strictObject({ change: z.literal('names-added'), names: z.array(z.string()) }),
  z.strictObject({ change: z.literal('names-dropped'), names: z.array(z.string()) }),
  z.strictObject({ change: z.literal('sections-added'), names: z.array(z.string()) }),
  z.strictObject({ change: z.literal('sections-dropped'), names: z.array(z.string()) }),
  z.strictObject({ change: z.literal('section-renamed'), name: z.string(), to: z.string() }),
  z.strictObject({ change: z.literal('section-kind'), name: z.string(), isInstitution: z.boolean() }),
  /** All of them, in the order that they have now. */
  z.strictObject({ change: z.literal('sections-ordered'), names: z.array(z.string()) }),
]);
export type BodyChange = z.infer<typeof BodyChange>;

/** Numbers are text, as everywhere; names are as they were at that time. */
export const Word = z.discriminatedUnion('is', [
  /** Null: the row was none of the subject's. */
  z.strictObject({ is: z.literal('mark'), value: z.string().nullable() }),
  z.strictObject({ is: z.literal('figure'), key: z.string(), value: z.string().nullable() }),
  z.strictObject({
    is: z.literal('adjustment'),
    title: z.string(),
    level: z.string().nullable(),
    points: z.string().nullable(),
    /** Older entries do not tell it. */
    document: z.string().nullable().optional(),
  }),
  z.strictObject({
    is: z.literal('tally'),
    counts: z.record(z.string(), z.int()),
    /** In which order the ballot offers them; older entries do not tell it. */
    answers: z.array(z.string()).optional(),
  }),
  z.strictObject({ is: z.literal('withdrawn') }),
  z.strictObject({ is: z.literal('fact-type'), type: z.enum(['mark', 'tally', 'adjustment', 'figure', 'veto']) }),
  z.strictObject({ is: z.literal('roles'), roles: z.array(Role) }),
  z.strictObject({ is: z.literal('names'), names: z.array(z.string()) }),
  z.strictObject({ is: z.literal('body-changes'), changes: z.array(BodyChange) }),
  z.strictObject({ is: z.literal('directory-counts'), added: z.int(), changed: z.int(), accounts: z.int() }),
  ExportedFile,
  z.strictObject({ is: z.literal('policy-value'), ...PolicyValue.shape }),
  z.strictObject({ is: z.literal('answers'), changes: z.array(AnswerChange) }),
  z.strictObject({ is: z.literal('task-report'), kind: ReportKind, on: z.string().nullable() }),
  z.strictObject({ is: z.literal('imported'), file: z.string() }),
  z.strictObject({ is: z.literal('signed'), signed: z.int(), open: z.int() }),
  z.strictObject({ is: z.literal('stage'), stage: Stage }),
  z.strictObject({ is: z.literal('transition'), transition: TransitionName }),
  z.strictObject({ is: z.literal('proposal'), proposal: z.enum(proposalKinds) }),
  z.strictObject({ is: z.literal('outcome'), outcome: ProposalOutcome }),
  z.strictObject({ is: z.literal('order'), order: Order }),
  z.strictObject({
    is: z.literal('days'),
    days: z.array(z.strictObject({ day: CalendarDay, on: z.iso.date().nullable() })),
  }),
  z.strictObject({ is: z.literal('verdict'), verdict: Verdict }),
  z.strictObject({ is: z.literal('claim-kind'), kind: ClaimKind }),
  z.strictObject({ is: z.literal('claim-step'), step: z.enum(stepKinds) }),
  z.strictObject({
    is: z.literal('phrase'),
    phrase: z.enum([
      'wrong-password',
      'roles-to-grant',
      'demonstration',
      'demonstration-scheme',
      'unknown-name',
      'account-closed',
      'account-locked',
    ]),
  }),
]);
export type Word = z.infer<typeof Word>;

const phrases: Record<Extract<Word, { is: 'phrase' }>['phrase'], Both> = {
  'wrong-password': { zh: '密码不对', en: 'the password was wrong' },
  'roles-to-grant': { zh: '角色待安全管理员重新授予', en: 'its roles wait for the security administrator' },
  demonstration: { zh: '示范', en: 'for the demonstration' },
  'demonstration-scheme': {
    zh: '示范：由样例考评表导入，待定参数由虚构的委员会签署',
    en: 'for the demonstration: imported from the sample table, open parameters signed by an invented committee',
  },
  'unknown-name': { zh: '没有这个登录名', en: 'there is no such name' },
  'account-closed': { zh: '账号已停用', en: 'the account is closed' },
  'account-locked': { zh: '账号已锁定', en: 'the account is locked' },
};

const typeWords: Record<Extract<Word, { is: 'fact-type' }>['type'], Both> = {
  mark: { zh: factTypes.mark, en: 'mark' },
  tally: { zh: factTypes.tally, en: 'tally' },
  adjustment: { zh: factTypes.adjustment, en: 'adjustment' },
  figure: { zh: factTypes.figure, en: 'figure' },
  veto: { zh: '一票否决', en: 'veto' },
};

/** What a fact says; `scheme` knows in which order a ballot offers its answers. */
export function wordOf(fact: Fact, scheme: Scheme | null = null): Word {
  if (fact.withdrawn === true) return { is: 'withdrawn' };
  if (fact.type === 'mark') return { is: 'mark', value: fact.notApplicable ? null : (fact.value ?? '') };
  if (fact.type === 'figure')
    return { is: 'figure', key: fact.key, value: fact.notApplicable ? null : (fact.value ?? fact.level ?? '') };
  if (fact.type === 'tally') {
    const offered = scheme === null ? [] : answersOf(scheme, fact.node);
    return { is: 'tally', counts: fact.counts, answers: votesInOrder(fact.counts, offered).map(([answer]) => answer) };
  }
  const { title, level, points, document } = fact;
  return { is: 'adjustment', title, level, points, document };
}

export const typeWordOf = (fact: Fact): Word => ({
  is: 'fact-type',
  type: fact.type === 'adjustment' && fact.veto ? 'veto' : fact.type,
});

const listed = (zh: readonly string[], en: readonly string[] = zh, mark = '，'): Both => ({
  zh: zh.join(mark),
  en: en.join(', '),
});
const present = (...parts: (string | null)[]): string[] => parts.filter((part) => part !== null);
const quoted = (names: readonly string[]): Both => {
  const each = names.map((name) => inQuotes(name));
  return listed(each, each, '、');
};

function bodyChange(given: BodyChange): Both {
  if (given.change === 'renamed') return { zh: `改名为${inQuotes(given.to)}`, en: `renamed to ${inQuotes(given.to)}` };
  if (given.change === 'section-renamed')
    return {
      zh: `科室${inQuotes(given.name)}改名为${inQuotes(given.to)}`,
      en: `the section ${inQuotes(given.name)} renamed to ${inQuotes(given.to)}`,
    };
  if (given.change === 'section-kind')
    return {
      zh: `${inQuotes(given.name)}改为${given.isInstitution ? '直属单位' : '科室'}`,
      en: `${inQuotes(given.name)} became a ${given.isInstitution ? 'subordinate institution' : 'section'}`,
    };
  const { zh, en } = quoted(given.names);
  const heads = {
    'names-added': { zh: '增加别名', en: 'aliases added: ' },
    'names-dropped': { zh: '去掉别名', en: 'aliases dropped: ' },
    'sections-added': { zh: '增加科室', en: 'sections added: ' },
    'sections-dropped': { zh: '去掉科室', en: 'sections dropped: ' },
    'sections-ordered': { zh: '科室的顺序改为', en: 'sections now in the order ' },
  };
  const head = heads[given.change];
  return { zh: `${head.zh}${zh}`, en: `${head.en}${en}` };
}

function reportWords({ kind, on }: Extract<Word, { is: 'task-report' }>): Both {
  const said = {
    done: { zh: `${on} 完成`, en: `done on ${on}` },
    progress: { zh: '进展', en: 'progress' },
    'no-data': { zh: '本期无数据', en: 'no data this period' },
    withdrawn: { zh: '撤回', en: 'withdrawn' },
  };
  return said[kind];
}

function counts({ added, changed, accounts }: Extract<Word, { is: 'directory-counts' }>): Both {
  const parts = [
    { count: added, zh: `增加单位 ${added} 个`, en: `${added} bodies added` },
    { count: changed, zh: `补充单位 ${changed} 个`, en: `${changed} bodies completed` },
    { count: accounts, zh: `开立账号 ${accounts} 个`, en: `${accounts} accounts opened` },
  ].filter(({ count }) => count > 0);
  return listed(
    parts.map(({ zh }) => zh),
    parts.map(({ en }) => en),
  );
}

const outcomes: Record<ProposalOutcome, Both> = {
  agreed: { zh: '同意', en: 'agreed to' },
  refused: { zh: '不同意', en: 'did not agree to' },
  withdrawn: { zh: '撤回', en: 'withdrew' },
  lapsed: { zh: '因年度已进入别的阶段，终止', en: 'ended, since the year went on,' },
};

function days({ days: each }: Extract<Word, { is: 'days' }>): Both {
  return listed(
    each.map(({ day, on }) => `${calendarDays[day].zh} ${on ?? '不定'}`),
    each.map(({ day, on }) => `${calendarDays[day].en} ${on ?? 'not set'}`),
  );
}

/** The saying of a code, in both languages. */
export function wordsOf(word: Word): Both {
  switch (word.is) {
    case 'mark':
      return word.value === null ? { zh: '不适用', en: 'not applicable' } : { zh: word.value, en: word.value };
    case 'figure':
      return word.value === null
        ? { zh: `${word.key} 不适用`, en: `${word.key} not applicable` }
        : { zh: `${word.key} ${word.value}`, en: `${word.key} ${word.value}` };
    case 'adjustment': {
      const { title, level, points, document = null } = word;
      const [zh, en] = [points === null ? null : `${points} 分`, points === null ? null : `${points} points`];
      const [number, numberEn] = document === null ? [null, null] : [`文号 ${document}`, `document ${document}`];
      return listed(present(title, level, zh, number), present(title, level, en, numberEn));
    }
    case 'tally': {
      const each = votesInOrder(word.counts, word.answers ?? []).map(([answer, count]) => `${answer} ${count}`);
      return listed(each, each, '、');
    }
    case 'withdrawn':
      return { zh: '撤回', en: 'withdrawn' };
    case 'fact-type':
      return typeWords[word.type];
    case 'roles': {
      const held = word.roles.map((role) => roles[role]);
      if (held.length === 0) return { zh: '无', en: 'none' };
      return listed(
        held.map(({ zh }) => zh),
        held.map(({ en }) => en),
        '、',
      );
    }
    case 'names':
      return listed(word.names);
    case 'body-changes': {
      const each = word.changes.map(bodyChange);
      return { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') };
    }
    case 'directory-counts':
      return counts(word);
    case 'file':
      return exportedWords(word);
    case 'policy-value':
      return valueWords(word);
    case 'answers':
      return answerWords(word.changes);
    case 'task-report':
      return reportWords(word);
    case 'imported':
      return { zh: `由${inQuotes(word.file)}导入`, en: `imported from ${inQuotes(word.file)}` };
    case 'signed':
      return {
        zh: `签署 ${word.signed} 个参数，还有 ${word.open} 个待定`,
        en: `${word.signed} ${word.signed === 1 ? 'parameter' : 'parameters'} signed, ${word.open} still open`,
      };
    case 'stage':
      return { zh: stages[word.stage].zh, en: stages[word.stage].en };
    case 'transition':
      return { zh: transitions[word.transition].zh, en: transitions[word.transition].en };
    case 'proposal':
      return proposalWords[word.proposal];
    case 'outcome':
      return outcomes[word.outcome];
    case 'order':
      return orderWords(word.order);
    case 'days':
      return days(word);
    case 'verdict':
      return verdicts[word.verdict];
    case 'claim-kind':
      return claimKinds[word.kind];
    case 'claim-step':
      return stepWords[word.step];
    case 'phrase':
      return phrases[word.phrase];
    default:
      throw new Error(`no words for ${JSON.stringify(word satisfies never)}`);
  }
}
