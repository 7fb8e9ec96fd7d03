// The sentences of the journal: both languages say the same, and nothing of one stands in the other.
import { describe, expect, test } from 'vitest';
import { type Entry, EventName, events, sentenceOf, systems } from './event.ts';
import { typeWordOf, type Word, wordOf, wordsOf } from './event-word.ts';
import type { Fact } from './fact.ts';
import { adjustment, figure, tally } from '../../test/kit/scene.ts';

const words: Word[] = [
  { is: 'mark', value: null },
  { is: 'mark', value: '86' },
  { is: 'figure', key: 'rate', value: null },
  { is: 'figure', key: 'rate', value: '90.5' },
  { is: 'adjustment', title: 'an award', level: 'province', points: '0.5' },
  { is: 'tally', counts: { good: 12, fair: 3 } },
  { is: 'withdrawn' },
  ...(['mark', 'tally', 'adjustment', 'figure', 'veto'] as const).map((type): Word => ({ is: 'fact-type', type })),
  { is: 'roles', roles: [] },
  { is: 'roles', roles: ['assessor', 'supervisor'] },
  { is: 'names', names: ['Li', 'Office'] },
  {
    is: 'body-changes',
    changes: [
      { change: 'renamed', to: 'B' },
      { change: 'names-added', names: ['C', 'D'] },
      { change: 'names-dropped', names: ['E'] },
      { change: 'sections-added', names: ['F'] },
      { change: 'sections-dropped', names: ['G'] },
      { change: 'section-renamed', name: 'H', to: 'I' },
      { change: 'section-kind', name: 'J', isInstitution: true },
      { change: 'section-kind', name: 'J', isInstitution: false },
      { change: 'sections-ordered', names: ['J', 'F'] },
    ],
  },
  { is: 'directory-counts', added: 1, changed: 2, accounts: 3 },
  ...(['results', 'scorecard', 'snapshot', 'version'] as const).flatMap((file): Word[] => [
    { is: 'file', file, title: null, number: 1, form: 'xlsx' },
    { is: 'file', file, title: 'K', number: 2, form: 'docx' },
  ]),
  { is: 'file', file: 'workbook', title: null, number: null, form: 'xlsx' },
  { is: 'file', file: 'workbook', title: 'K', number: null, form: 'xlsx' },
  { is: 'file', file: 'directory', title: null, number: null, form: 'xlsx' },
  { is: 'policy-value', text: '60%', zh: '60%' },
  { is: 'policy-value', text: 'none', zh: '无' },
  { is: 'policy-value', text: 'false', zh: '否' },
  {
    is: 'answers',
    changes: [
      { title: 'L', from: null, to: { text: '60%', zh: '60%', signer: 'M', reason: 'N' } },
      { title: 'O', from: { text: 'true', zh: '是', signer: null, reason: null }, to: null },
    ],
  },
  { is: 'imported', file: 'P.docx' },
  { is: 'signed', signed: 1, open: 2 },
  { is: 'phrase', phrase: 'wrong-password' },
  { is: 'phrase', phrase: 'roles-to-grant' },
  { is: 'phrase', phrase: 'demonstration' },
  { is: 'phrase', phrase: 'demonstration-scheme' },
  { is: 'phrase', phrase: 'unknown-name' },
  { is: 'phrase', phrase: 'account-closed' },
  { is: 'phrase', phrase: 'account-locked' },
];
const chinese = /[\p{Script=Han}，。；：（）、]/u;

test('what is kept in codes has words in both languages, and the English ones hold no Chinese', () => {
  const wrong = words.map(wordsOf).filter(({ zh, en }) => zh === '' || en === '' || chinese.test(en));
  expect(wrong).toEqual([]);
  expect(new Set(words.map(({ is }) => is)).size).toBe(16);
});

const said = (event: EventName, more: Partial<Entry> = {}) =>
  sentenceOf({ event, account: '1', actor: 'Zhang', data: {}, ...more }, 'the year 2026');
const keysIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/gu)].map(([, key = '']) => key);

describe.each(EventName.options)('%s', (event) => {
  const keys = keysIn(events[event].zh);
  const data = Object.fromEntries(keys.map((key) => [key, `some ${key}`]));

  test('says in both languages whatever was kept of it, and leaves no place open', () => {
    for (const given of [data, { ...data, reason: '', answers: '' }]) {
      const { zh, en } = said(event, { data: given });
      expect(en).not.toMatch(chinese);
      expect(`${zh}${en}`).not.toMatch(/[[\]{}?]/u);
      // Of answers English tells that there are some.
      for (const key of keys.filter((each) => each !== 'answers' && given[each] !== ''))
        for (const sentence of [zh, en]) expect(sentence, key).toContain(`some ${key}`);
    }
  });

  test('names the cycle that it belongs to, and none where it belongs to none', () => {
    const both = Object.values(said(event, { data }));
    expect(both.filter((sentence) => sentence.includes('the year 2026'))).toHaveLength(
      event === 'cycle-created' ? 0 : 2,
    );
    const none = sentenceOf({ event, account: '1', actor: 'Zhang', data }, null);
    expect(none.zh).toMatch(/^Zhang[^在]/u);
    expect(none.en).toMatch(/^Zhang [a-z]/u);
  });
});

const common = { subject: '市教育局', row: '党的建设', sha256: '' };

test('a veto, a withdrawal, a correction, and whatever a person wrote between brackets', () => {
  const veto = adjustment('受处分', { veto: true, document: null });
  expect(
    said('fact-added', { data: { ...common, reason: '' }, words: { value: wordOf(veto), type: typeWordOf(veto) } }),
  ).toEqual({
    zh: 'Zhang在“the year 2026”中登记“市教育局”的“党的建设”一票否决：受处分',
    en: 'Zhang, in “the year 2026”, entered the veto of “市教育局” on “党的建设”: 受处分',
  });
  const award = adjustment('表彰', { level: '省级', points: '0.5', document: null });
  const withdrawn = wordOf({ ...award, withdrawn: true });
  const both = { before: wordOf(award), value: withdrawn, type: typeWordOf(award) };
  expect(said('fact-corrected', { data: { ...common, reason: '重复登记' }, words: both })).toEqual({
    zh: 'Zhang在“the year 2026”中撤回“市教育局”的“党的建设”加减分：表彰，省级，0.5 分（重复登记）',
    en: 'Zhang, in “the year 2026”, withdrew the adjustment of “市教育局” on “党的建设”: 表彰, 省级, 0.5 points (重复登记)',
  });
  const marked = { before: { is: 'mark', value: '86' }, value: { is: 'mark', value: null } } as const;
  expect(said('mark-corrected', { data: { ...common, reason: 'see [{row}] {value}' }, words: marked })).toEqual({
    zh: 'Zhang在“the year 2026”中把“市教育局”的“党的建设”评分由 86 改为 不适用，理由：see [{row}] {value}',
    en: 'Zhang, in “the year 2026”, corrected the mark of “市教育局” on “党的建设” from 86 to not applicable; reason: see [{row}] {value}',
  });
  const gone = { before: { is: 'mark', value: '86' }, value: { is: 'withdrawn' } } as const;
  expect(said('mark-corrected', { data: { ...common, reason: '' }, words: gone }).zh).toBe(
    'Zhang在“the year 2026”中撤回对“市教育局”的“党的建设”评分：86',
  );
});

test('an adjustment with a number of its document tells it; an entry of an older program has none', () => {
  const award = { ...adjustment('表彰', { level: '省级', points: '0.5' }), document: '〔2022〕3号' };
  expect(wordsOf(wordOf(award))).toEqual({
    zh: '表彰，省级，0.5 分，文号 〔2022〕3号',
    en: '表彰, 省级, 0.5 points, document 〔2022〕3号',
  });
  expect(wordsOf({ is: 'adjustment', title: '表彰', level: null, points: null }).zh).toBe('表彰');
});

test('an instant within a sentence is told in the time of the screen', () => {
  const locked = { account: null, actor: 'system', data: { name: 'li', until: '2026-11-26T13:11:34.598Z' } };
  expect(sentenceOf({ event: 'account-locked', ...locked }, null)).toEqual({
    zh: '系统锁定账号“li”到 2026-11-26 21:11：连续输错密码',
    en: 'The system locked the account “li” until 2026-11-26 21:11: wrong passwords',
  });
});

test('answers that changed are told with who gave them and why; what the scheme words has its own language', () => {
  const shared = { text: '{"how":"mean"}', zh: '取平均', signer: '市委', reason: '会议定的' };
  const changes = [{ title: '怎样合成', from: null, to: shared }];
  expect(
    said('scheme-saved', { data: { version: '2', note: '恢复' }, words: { changes: { is: 'answers', changes } } }),
  ).toEqual({
    zh: 'Zhang在“the year 2026”中保存方案第 2 版：恢复；参数“怎样合成”的取值由 未定 改为 取平均（市委签署，理由：会议定的）',
    en: 'Zhang, in “the year 2026”, saved version 2 of the scheme: 恢复; answers to parameters: “怎样合成” from open to “取平均” (signed by 市委; reason: 会议定的)',
  });
});

test('an entry of an older program keeps its own sentence', () => {
  const data = { version: '2', note: '恢复', answers: '；参数“甲”的取值由 1 改为 2' };
  expect(said('scheme-saved', { data })).toEqual({
    zh: 'Zhang在“the year 2026”中保存方案第 2 版：恢复；参数“甲”的取值由 1 改为 2',
    en: 'Zhang, in “the year 2026”, saved version 2 of the scheme: 恢复; answers to parameters changed with it',
  });
});

test('a fact says what it is worth', () => {
  const zh = (fact: Fact) => wordsOf(wordOf(fact)).zh;
  expect(zh(figure('办结率', '95'))).toBe('办结率 95');
  expect(zh(figure('办结率', null, { notApplicable: true }))).toBe('办结率 不适用');
  expect(zh(tally('一', { 优秀: 12, 良好: 3 }))).toBe('优秀 12、良好 3');
});

test('the system acts under a name in both languages; a person so called stays a person', () => {
  for (const actor of Object.keys(systems)) {
    const { zh, en } = said('session-closed', { account: null, actor });
    expect([zh, en]).not.toContain(actor);
    expect(en).toMatch(/^The system/u);
    expect(said('session-closed', { actor }).en.startsWith(actor)).toBe(true);
  }
});
