// Rules read from prose (规则识别), with made-up sentences.
import { describe, expect, test } from 'vitest';
import { lookupIn, shipped } from '../../directory.ts';
import { readLadders } from './ladder.ts';
import { readLevels } from './levels.ts';
import { readLimits, saysNoLimit } from './limits.ts';
import { countOf, piecesOf, proseOf } from './prose.ts';
import { readReporters } from './reporters.ts';
import { readScale } from './scale.ts';
import { readShares } from './shares.ts';
import { saysOnce } from './once.ts';
import { isVeto, readVetoes } from './vetoes.ts';

describe('shares', () => {
  test.each([
    ['县委领导评价占70%，县人大领导评价占30%。', { 县委领导: '70%', 县人大领导: '30%' }],
    ['（得分＝电话调查得分×60%＋网上测评得分×40 %）', { 电话调查: '60%', 网上测评: '40%' }],
    ['得分=55%×甲类得分+45%×乙类得分', { 甲类: '55%', 乙类: '45%' }],
    ['其中：主要领导权重50%，分管领导权重30%，其他领导权重20%', { 主要领导: '50%', 分管领导: '30%', 其他领导: '20%' }],
    ['服务对象60%、基层单位40%', { 服务对象: '60%', 基层单位: '40%' }],
  ])('%j', (text, expected) => {
    const parts = readShares(proseOf(text))[0]?.parts ?? [];
    expect(Object.fromEntries(parts.map(({ title, share }) => [title, share]))).toEqual(expected);
  });

  test.each(['完成率达到90%', '甲占60%，乙占30%', '由第三方调查'])('%j states none', (text) => {
    expect(readShares(proseOf(text))).toEqual([]);
  });

  test('a number that no scheme takes states none', () => {
    const parts = (digits: number) => readShares(proseOf(`甲占30.${'0'.repeat(digits)}%，乙占70%`))[0]?.parts ?? [];
    expect([30, 300].map((digits) => parts(digits).length)).toEqual([2, 0]);
  });

  test('gives its words as written', () => {
    expect(readShares(proseOf('说明：甲 方占60 %，乙方占40%。完'))[0]?.words).toBe('甲 方占60 %，乙方占40%');
  });
});

describe('limits', () => {
  test.each([
    ['加分累计不超过5分', [['plus', '5']]],
    ['扣分累计不超过1 0 分', [['minus', '10']]],
    ['最高加3分', [['plus', '3']]],
    ['每项加1分，上限为6分。', [['plus', '6']]],
    ['每次扣2分，扣完20分为止', [['minus', '20']]],
    [
      '加分不超过5分；扣分不超过8分',
      [
        ['plus', '5'],
        ['minus', '8'],
      ],
    ],
    ['单项最高加2分，合计最高加5.50分', [['plus', '5.5']]],
    ['以10分为限', [['plus', '10']]],
    ['每项加2分', []],
  ])('%j', (text, expected) => {
    const { limits } = readLimits(proseOf(text), ['plus']);
    expect(limits.map(({ signs, points }) => [...signs, points])).toEqual(expected);
  });

  test('no limit, where the text says so', () => {
    expect(saysNoLimit(proseOf('以实际加分为准'))?.words).toBe('以实际加分为准');
    expect(saysNoLimit(proseOf('累计不超过3分'))).toBeNull();
  });
});

describe('ladders', () => {
  test.each([
    ['对考核居全市前三名和后三名的，分别加减3分、2分、1分。', ['3', '2', '1'], ['3', '2', '1']],
    ['排名前2位的分别加2分、1分；排名后2位的分别扣1.5分、0.5分', ['2', '1'], ['1.5', '0.5']],
  ])('%j', (text, top, bottom) => {
    expect(readLadders(proseOf(text))).toMatchObject([{ top, bottom }]);
  });

  test.each(['前三名和后三名分别加减2分、1分', '前三名分别加3分、2分、1分', '前三名和后三名予以通报'])(
    '%j is none',
    (text) => {
      expect(readLadders(proseOf(text))).toEqual([]);
    },
  );
});

describe('priced levels', () => {
  test.each([
    [
      '获国家级奖项的每项加2分、省级1分、市级0.5分，累计不超过5分。',
      'plus',
      { 国家级奖项: '2', 省级: '1', 市级: '0.5' },
    ],
    [
      '获得全市前 3 名的单位,分别加 0.5 分、0.3 分、0. 2 分。',
      'plus',
      { 全市第1名: '0.5', 全市第2名: '0.3', 全市第3名: '0.2' },
    ],
    ['国家级、省级、市级试点分别加3分、2分、1分', 'plus', { 国家级: '3', 省级: '2', 市级试点: '1' }],
    ['每发生一起责任事故扣5分', 'minus', { 责任事故: '5' }],
    ['对代表本县参赛的单位，加0.10分', 'plus', { 代表本县参赛的单位: '0.1' }],
  ])('%j', (text, sign, expected) => {
    const found = readLevels(proseOf(text));
    expect(found.map((each) => each.sign)).toEqual([sign]);
    expect(Object.fromEntries(found[0]?.levels.map(({ title, points }) => [title, points]) ?? [])).toEqual(expected);
  });

  test('additions and deductions are told apart', () => {
    const found = readLevels(proseOf('受表彰的加1分；受通报的扣2分。'));
    expect(found.map(({ sign, levels }) => [sign, levels.map(({ title, points }) => `${title} ${points}`)])).toEqual([
      ['plus', ['表彰 1']],
      ['minus', ['通报 2']],
    ]);
  });

  test.each(['加分累计不超过5分', '认真加强管理', '前三名和后三名，分别加减3分、2分、1分'])(
    '%j prices nothing',
    (text) => {
      expect(readLevels(proseOf(text))).toEqual([]);
    },
  );
});

test('reporting bodies in tiers, with second names, open at the end', () => {
  const text =
    '对国务院，省委及省政府督查检查通报的问题；县委办、县政府办检查发现的问题；日常督查发现的作风问题；县教育局、水利局（河 长办），信访局等单位发现的问题，予以扣分。';
  const found = readReporters(proseOf(text), lookupIn(shipped));
  expect(found?.tiers.map((tier) => tier.bodies)).toEqual([
    ['国务院', '省委', '省政府'],
    ['县委办', '县政府办'],
    [],
    ['县教育局', '水利局（河长办）', '信访局'],
  ]);
  expect(found?.isOpen).toBe(true);
  expect(readReporters(proseOf('县教育局、县财政局发现的问题扣分'), lookupIn(shipped))).toMatchObject({
    isOpen: false,
    tiers: [{ bodies: ['县教育局', '县财政局'] }],
  });
  expect(readReporters(proseOf('获得表彰的加分'), lookupIn(shipped))).toBeNull();
});

test('scales of ballots', () => {
  expect(readScale(proseOf('优秀100分、良好80分、一般60分'))?.levels).toEqual({ 优秀: '1', 良好: '0.8', 一般: '0.6' });
  expect(readScale(proseOf('满意的按100%、基本满意的按70 %、不满意的按0%计'))?.levels).toEqual({
    满意: '1',
    基本满意: '0.7',
    不满意: '0',
  });
  expect(readScale(proseOf('满意率达到90%'))).toBeNull();
});

test('vetoes and what counts once', () => {
  const effect = (text: string) => readVetoes(proseOf(text))?.cases[0]?.effects[0]?.effect;
  expect(effect('发生重大事故的，直接定为不合格')).toBe('unqualified');
  expect(effect('取消当年评优资格')).toBe('barred');
  expect(effect('该项不得分')).toBe('row-zero');
  expect(readVetoes(proseOf('视情处理'))).toBeNull();
  expect(saysOnce(proseOf('同一事项就高不就低'), 'plus')?.words).toBe('就高不就低');
});

test.each([
  ['发生重大事故的，实行一票否决', true],
  ['本项不实行一票否决', false],
  ['被上级部门实行一票否决的，扣5分', false],
])('%s is a veto: %s', (text, expected) => {
  expect([isVeto('', text), isVeto('一票否决', text)]).toEqual([expected, true]);
});

test.each([
  ['甲；乙。丙', ['甲', '乙', '丙']],
  ['有下列情形：1.甲，占2.5分；（2）乙（含丙；丁）', ['有下列情形：', '#甲，占2.5分', '#乙（含丙；丁）']],
  ['一、甲\n二、乙\n③丙 4)丁', ['#甲', '#乙', '#丙', '#丁']],
  ['第一名、第二名', ['第一名、第二名']],
])('the pieces of %j', (text, expected) => {
  expect(piecesOf(proseOf(text)).map((piece) => `${piece.isItem ? '#' : ''}${piece.text}`)).toEqual(expected);
});

test('what a limit names, and whether it says that it is of a sum', () => {
  const named = (text: string) => readLimits(proseOf(text), ['plus']).limits.map(({ of, isSum }) => [...of, isSum]);
  expect(named('国家级、省级加分不超过6分')).toEqual([['国家级', '省级', false]]);
  expect(named('国家级表彰加2分，累计不超过6分')).toEqual([[true]]);
  for (const words of [
    '被考核单位全年加分合计不超过6分',
    '一年内累计加分不得超过6分',
    '加分总额控制在6分以内',
    '同一单位年终考核累计加分不超过6分',
    '每家单位各类加分总计最高6分',
  ])
    expect([words, named(words)]).toEqual([words, [[true]]]);
});

test('counts in words and digits', () => {
  expect(['三', '十', '十二', '二十', '3', '两'].map(countOf)).toEqual([3, 10, 12, 20, 3, 2]);
  expect(countOf('前')).toBeNull();
});
