// Rules of other cities' prose (各地计分规定): what is said twice, of one level only, or as an example is not decided in silence.
import { describe, expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { check } from '../../src/engine/check.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { adjustment, tally } from '../properties/kit.ts';
import { evaluation, imported, outcome, settled } from './answered.ts';
import { besideMethods, drawDocument } from './hand-made.ts';

const bonus = (words: string, remarks = '') => imported('加分项', words, remarks);
const both = (words: string, remarks = '') => imported('加减分项', words, remarks);
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

/** So many awards of a level on a part, with documents. */
const awards = (on: string, level: string, count: number, matter?: string) =>
  Array.from({ length: count }, (_, index) =>
    adjustment(on, 'jia', null, {
      id: `奖-${on}-${index}`,
      level,
      document: `〔2022〕${index + 1}号`,
      matter: matter ?? `${level}${index}`,
    }),
  );

describe('limits of levels', () => {
  test.each([
    '国家级表彰每项加2分，最高不超过6分；省级表彰每项加1分，最高不超过3分',
    '国家级表彰加2分、省级表彰加1分。国家级加分不超过6分，省级加分不超过3分。',
    '国家级表彰加2分，不超过6分，省级表彰加1分，不超过3分',
    '1.国家级表彰加2分，累计不超过6分\n2.省级表彰加1分，累计不超过3分',
  ])('%j: each is the cap of its own part', (words) => {
    const result = bonus(words);
    expect([settled(result, 'a1.1.1.max'), settled(result, 'a1.1.2.max')]).toMatchObject([
      { value: '6' },
      { value: '3' },
    ]);
    expect(settled(result, 'a1.1.max')).toBeUndefined();
    const own = [...awards('a1.1.1.1', '国家级表彰', 4), ...awards('a1.1.2.1', '省级表彰', 4)];
    expect(outcome(result, {}, own)).toBe('109 好');
    expect(outcome(result, {}, own.slice(0, 4))).toBe('106 好');
    expect(check(result.scheme).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('with one of the whole above them', () => {
    const result = bonus('国家级表彰加2分、省级表彰加1分。国家级加分不超过6分，省级加分不超过3分，累计不超过8分');
    expect(settled(result, 'a1.1.max')).toEqual({ value: '8', words: '累计不超过8分' });
    const own = [...awards('a1.1.1.1', '国家级表彰', 4), ...awards('a1.1.2.1', '省级表彰', 4)];
    expect(outcome(result, {}, own)).toBe('108 好');
  });

  test('one matter on two levels: what says that it counts once goes over the parts as well', () => {
    const words = '国家级表彰加2分，省级表彰加1分。国家级加分不超过6分，省级加分不超过3分';
    const own = [...awards('a1.1.1.1', '国家级表彰', 1, '甲事'), ...awards('a1.1.2.1', '省级表彰', 1, '甲事')];
    const once = bonus(`${words}，就高不就低`);
    expect(settled(once, 'a1.1.2.1.elsewhere')).toEqual({ value: ['a1.1.1.1'], words: '就高不就低' });
    expect(outcome(once, {}, own)).toBe('102 好');
    expect(settled(bonus(words), 'a1.1.2.1.elsewhere')).toEqual({ asked: [[], ['a1.1.1.1']] });
    expect(outcome(bonus(words), {}, own)).toBe('103 好');
    expect(outcome(bonus(words), { 'a1.1.2.1.elsewhere': ['a1.1.1.1'] }, own)).toBe('102 好');
  });

  test('kinds that nothing prices are parts whose levels are asked', () => {
    const result = bonus('表彰加分不超过5分，创新加分不超过3分');
    expect([settled(result, 'a1.1.1.max'), settled(result, 'a1.1.2.max')]).toMatchObject([
      { value: '5' },
      { value: '3' },
    ]);
    expect(settled(result, 'a1.1.2.1.levels')).toEqual({ asked: null });
    expect(settled(result, 'a1.1.max')).toEqual({ asked: null });
  });

  test('one limit behind the last of several levels may be of that level or of all', () => {
    const words = '国家级表彰每项加2分；省级表彰每项加1分，最高不超过3分';
    const result = bonus(words);
    expect(settled(result, 'a1.1.max')).toEqual({ asked: ['3', 'none'] });
    expect(settled(result, 'a1.1.1.max')).toEqual({ asked: ['3', 'none'] });
    const own = [...awards('a1.1.1.1', '省级表彰', 4), ...awards('a1.1.2', '国家级表彰', 4)];
    expect(outcome(result, { 'a1.1.1.max': 'none' }, own)).toBe('103 好');
    expect(outcome(result, { 'a1.1.max': 'none' }, own)).toBe('111 好');
    expect(settled(bonus(words.replace('最高', '累计')), 'a1.1.max')).toEqual({ value: '3', words: '累计不超过3分' });
  });

  test('of a kind that no level is, the row is asked', () => {
    expect(settled(bonus('科技创新加分不超过3分；国家级加2分，省级加1分'), 'a1.1.max')).toEqual({
      asked: ['3', 'none'],
    });
    expect(settled(bonus('科技创新加分不超过3分'), 'a1.1.max')).toEqual({ asked: ['3', 'none'] });
  });
});

describe('the limit of a row', () => {
  test.each([
    ['受表彰加1分，累计不超过5分，最高加3分', '', ['5', '3']],
    ['受表彰加1分，加分不设上限', '累计不超过3分', ['3', 'none']],
    ['受表彰加1分，例如累计不超过6分', '', ['6', 'none']],
    ['受表彰加1分，以0.5分为单位', '', null],
    ['受表彰加1分', '', null],
  ])('%j %j: several, none or an example are asked', (words, remarks, asked) => {
    expect(settled(bonus(words, remarks), 'a1.1.max')).toEqual({ asked });
  });

  test.each([
    ['受表彰加1分，累计不超过5分', '加分最多5分', '5'],
    ['受表彰加1分，每个单位加分最多不超过5分', '', '5'],
    ['单项最高加2分，合计最高加5.50分', '', '5.5'],
    ['国家级、省级表彰分别加3分、2分，最高不超过30分', '', '30'],
  ])('%j %j: of the whole', (words, remarks, points) => {
    expect(settled(bonus(words, remarks), 'a1.1.max')).toMatchObject({ value: points });
  });

  test('a limit of single items is told', () => {
    const { problems } = bonus('受表彰加1分，单项最高加2分，累计不超过5分');
    expect(besideMethods(problems)).toMatchObject([
      { code: 'rule-unread', severity: 'note', message: /“单项最高加2分”.*请按它把关/u },
    ]);
  });

  test('of additions, of deductions, of both, or of nobody knows which', () => {
    const limits = (words: string) => [settled(both(words), 'a1.1.max'), settled(both(words), 'a1.1.min')];
    const prices = '受表彰加1分，受通报扣2分';
    expect(limits(`${prices}，加减分累计不超过5分`)).toMatchObject([{ value: '5' }, { value: '-5' }]);
    expect(limits(`${prices}，扣分最多10分`)).toMatchObject([{ asked: null }, { value: '-10' }]);
    expect(limits(`${prices}，累计不超过5分`)).toEqual([{ asked: ['5', 'none'] }, { asked: ['-5', 'none'] }]);
    expect(limits(`${prices}。扣分不设上限`)).toEqual([{ asked: null }, undefined]);
    expect(limits('受通报每次扣1分最多扣10分')).toMatchObject([{ asked: null }, { value: '-10' }]);
    expect(limits('受通报扣1分，扣至0分为止')).toEqual([undefined, { asked: null }]);
  });

  test('in the cell of the points and in the prose: two that differ are asked', () => {
    const limit = (points: string) => {
      const head = ['考核内容', '标准分', '评分细则', '考评部门'];
      const rows = [
        ['项目建设', '100', '按进度', '发改局'],
        ['表彰加分', points, '受表彰加1分，累计不超过3分', '市委办'],
      ];
      return settled(importDocument(drawDocument([[head, ...rows]])), 'a1.max');
    };
    expect(limit('≤5')).toEqual({ asked: ['3', '5'] });
    expect(limit('≤3')).toEqual({ value: '3', words: '累计不超过3分' });
  });
});

describe('prices', () => {
  test.each([
    ['受表彰加1分；受表彰的加2分', '', [{ 表彰: '1' }, { 表彰: '2' }]],
    ['国家级表彰加2分', '国家级表彰加3分', [{ 国家级表彰: '2' }, { 国家级表彰: '3' }]],
    ['例如国家级表彰加2分', '', [{ 例如国家级表彰: '2' }]],
  ])('%j %j: two for one level, or an example, are asked', (words, remarks, asked) => {
    expect(settled(bonus(words, remarks), 'a1.1.1.levels')).toEqual({ asked });
  });

  test('the same again in another cell is one part', () => {
    const result = bonus('国家级表彰加2分', '国家级表彰加2分');
    expect(settled(result, 'a1.1.1.levels')).toEqual({ value: { 国家级表彰: '2' }, words: '国家级表彰加2分' });
    expect([...nodesOf(result.scheme.root)].map(({ id }) => id)).not.toContain('a1.1.2');
  });

  test.each(['未申报的不再加1分', '受表彰加1分以上', '酌情加1-3分'])('%j prices nothing', (words) => {
    expect(settled(bonus(words), 'a1.1.1.levels')).toEqual({ asked: null });
  });

  test('what counts once is said of additions, of deductions, or of both', () => {
    const once = (words: string) => [settled(both(words), 'a1.1.1.once'), settled(both(words), 'a1.1.2.once')];
    const asked = { asked: ['incident', 'none'] };
    expect(once('受表彰加1分，不重复加分；受通报扣2分')).toEqual([{ value: 'matter', words: '不重复加分' }, asked]);
    expect(once('受表彰加1分，受通报扣2分。同一事项就高不就低')).toMatchObject([
      { value: 'matter' },
      { value: 'incident' },
    ]);
    expect(once('受表彰加1分，按最高限额计；受通报扣2分')).toEqual([{ asked: ['matter', 'none'] }, asked]);
  });
});

describe('ladders', () => {
  test('every one of them is a part', () => {
    const result = both(
      '对全国排名前三名和后三名的，分别加减3分、2分、1分。对全省排名前两名和后两名的，分别加减2分、1分。',
    );
    expect([settled(result, 'a1.1.1.top'), settled(result, 'a1.1.2.top')]).toEqual([
      { value: ['3', '2', '1'], words: '对全国排名前三名和后三名的，分别加减3分、2分、1分' },
      { value: ['2', '1'], words: '对全省排名前两名和后两名的，分别加减2分、1分' },
    ]);
  });

  test.each([
    '前三名和后三名分别加减2分、1分；受表彰加1分',
    '全国排名前2位的分别加3分、2分；全省排名后2位的分别扣2分、1分',
  ])('%j: ranks that make none are told', (words) => {
    const { problems } = both(words);
    expect(besideMethods(problems)).toMatchObject([
      { code: 'rule-unread', severity: 'question', message: /请改正原表/u },
    ]);
  });
});

describe('evaluations', () => {
  const weights = (first: string, second: string) => ({ 'e1.1': first, 'e1.2': second });

  test.each([
    [
      '领导评价占60%，群众评价占40%（得分＝领导得分×70%＋群众得分×30%）',
      '',
      [weights('70%', '30%'), weights('60%', '40%')],
    ],
    ['领导评价占60%，群众评价占40%', '领导占50%，群众占50%', [weights('60%', '40%'), weights('50%', '50%')]],
    ['各方评价（如领导占60%，群众占40%）', '', [weights('60%', '40%')]],
    ['领导评价占60%，群众评价占30%', '', null],
    ['领导占60%，群众占40%；其中，县领导占70%，乡镇领导占30%', '', null],
  ])('%j %j: shares that differ, are an example or no whole are asked', (words, remarks, asked) => {
    const result = evaluation(words, remarks);
    expect(settled(result, 'e1.weights')).toEqual({ asked });
    expect(
      result.scheme.root.children
        .at(-1)
        ?.children.map(({ title }) => title)
        .slice(0, 2),
    ).toEqual(['领导', '群众']);
  });

  test('shares said twice alike are stated', () => {
    const result = evaluation('领导评价占60%，群众评价占40%（得分＝领导得分×60%＋群众得分×40%）');
    expect(settled(result, 'e1.weights')).toMatchObject({ value: weights('60%', '40%') });
  });

  test('shares that are no whole count as somebody signs them', () => {
    const result = evaluation('领导评价占60%，群众评价占30%');
    const votes = (on: string, group: string, counts: Record<string, number>) =>
      tally(on, 'jia', counts, { voterGroup: group });
    const own = [votes('e1.1', '领导', { 优秀: 1 }), votes('e1.2', '群众', { 良好: 1 })];
    const told = { 'e1.weights': weights('2/3', '1/3'), 'e1.minimum': '1' };
    expect(outcome(result, told, own)).toBe('98.67 好');
  });

  test.each([
    ['优秀90分以上、良好80-89分、一般60分', ''],
    ['优秀（≥90分）、良好80分、一般60分', ''],
  ])('%j: lines between grades are no scale', (words, remarks) => {
    expect(settled(evaluation(words, remarks), 'e1.levels')).toMatchObject({
      asked: [{ 优秀: '1', 良好: '0.8' }, {}, {}],
    });
  });

  test('two scales, and an example of one, are asked', () => {
    expect(settled(evaluation('优秀100分、良好80分', '优秀100分、良好90分'), 'e1.levels')).toMatchObject({
      asked: [{ 优秀: '1', 良好: '0.8' }, { 优秀: '1', 良好: '0.9' }, {}, {}, {}],
    });
    expect(settled(evaluation('例如优秀100分、良好70分'), 'e1.levels')).toMatchObject({
      asked: [{ 良好: '0.7' }, {}, {}, {}],
    });
  });
});

test('offices of two places are two assessors, under one name of the directory', () => {
  const { scheme } = imported('加分项', '受表彰加1分', '', '市财政局、东山县财政局、县财政局');
  const row = [...nodesOf(scheme.root)].find(({ id }) => id === 'a1.1');
  expect(row?.assessors).toEqual(['caizheng', 'b:东山县财政局']);
  expect(scheme.bodies.find(({ id }) => id === 'caizheng')?.names).toEqual(['市财政局']);
});

test('what is told says what to do next', () => {
  const { problems } = importDocument(
    drawDocument([
      [
        ['考核项目', '年度目标', '分值', '考核单位'],
        ['粮食', '50万吨', '60', '统计局、某某新设机构等单位'],
        ['生猪', '10万头', '若干', '农业农村局'],
        ['群众测评', '', '10', '统计局'],
      ],
      [
        ['姓名', '电话'],
        ['甲', '1'],
      ],
      '本办法自印发之日起执行。',
    ]),
  );
  expect(codes(problems)).toEqual(
    expect.arrayContaining(['target-unassigned', 'unknown-name', 'names-open', 'points-unread', 'unread-text']),
  );
  expect(problems.filter(({ message }) => !message.includes('请')).map(({ code }) => code)).toEqual([]);
});
