// What strokes, signs and repeated words say (短横、加减号与重复的字): small traps of tables, one each.
import { expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import { drawDocument, inShort } from './hand-made.ts';

const rowsOf = (table: string[][]) => importBothWays(drawDocument([table])).rows.map(inShort);

test('a stroke goes on with nothing, and is no title', () => {
  const head = ['项目', '一级指标', '考核内容', '考评单位'];
  expect(
    rowsOf([
      head,
      ['甲（60分）', '甲一', '内容一', '财政局'],
      ['^', '—', '内容二', '财政局'],
      ['—', '<', '内容三', '财政局'],
      ['加分项', '/', '内容四', '财政局'],
      ['扣分项', '', '内容五', '财政局'],
    ]),
  ).toEqual([
    'indicator | 甲 60 | 甲一 | –',
    'indicator | 甲 60 |  | –',
    'indicator |  |  | –',
    'adjustment | 加分项 |  | –',
    'adjustment |  | 扣分项 | –',
  ]);
});

test('titles may all reach over both level columns', () => {
  const head = ['项目', '一级指标', '考核内容', '考评单位'];
  expect(rowsOf([head, ['甲', '<', '一', '财政局'], ['乙', '<', '二', '财政局'], ['丙', '—', '三', '财政局']])).toEqual(
    ['indicator |  | 甲 | –', 'indicator |  | 乙 | –', 'indicator | 丙 |  | –'],
  );
});

test('points on a line of their own below a list are its points', () => {
  expect(
    rowsOf([
      ['项目', '考核内容', '考评单位'],
      ['1.到岗；\n2.在岗\n（10分）', '巡查', '财政局'],
      ['^', '值守', '财政局'],
    ]),
  ).toEqual(['indicator | 1.到岗；\n2.在岗 10 |  | –', 'indicator | 1.到岗；\n2.在岗 10 |  | –']);
});

test('the same words in another column are no filled-in copy of a merged text', () => {
  const table = [
    ['项目', '一级指标', '考核内容', '评分标准', '考评单位'],
    ['业务', '办件', '受理', '按时', '财政局'],
    ['公众评议', '问卷', '<', '问卷', '统计局'],
    ['领导评价', '问卷', '<', '<', '统计局'],
  ];
  const { rows } = importBothWays(drawDocument([table]));
  expect(rows.map(({ criterion, method }) => [criterion, method])).toEqual([
    ['受理', '按时'],
    ['问卷', '问卷'],
    ['问卷', null],
  ]);
});

test('a line of a stroke alone is no heading', () => {
  expect(
    rowsOf([
      ['项目', '考核内容', '考评单位'],
      ['—', '', ''],
      ['甲', '巡查', '财政局'],
    ]),
  ).toEqual(['indicator |  |  | –', 'indicator |  | 甲 | –']);
});

test('evaluations below a level that the scheme does not have keep it', () => {
  expect(
    rowsOf([
      ['项目', '一级指标', '权重', '考评单位'],
      ['业务', '<', '80%', '财政局'],
      ['社会评价', '问卷调查', '10%', '统计局'],
      ['^', '电话调查', '10%', '统计局'],
      ['加分项', '<', '≤5', '统计局'],
    ]),
  ).toEqual([
    'indicator |  | 业务 | 80%',
    'evaluation | 社会评价 | 问卷调查 | 10%',
    'evaluation | 社会评价 | 电话调查 | 10%',
    'adjustment |  | 加分项 | 5',
  ]);
});

test('a number in a column of its own stays as it is printed', () => {
  const { rows } = importBothWays(
    drawDocument([
      [
        ['序号', '项目', '考核内容'],
        ['（一）', '甲', '一'],
        ['２、', '乙', '二'],
      ],
    ]),
  );
  expect(rows.map(({ number }) => number)).toEqual(['（一）', '2']);
});

test.each(['—', '扣分项'])('a number beside %s is the first row’s own', (said) => {
  const { rows, problems } = importBothWays(
    drawDocument([
      [
        ['项目', '考核内容', '分值'],
        ['甲', '一', '20'],
        ['^', '二', said],
        ['乙', '三', '40'],
      ],
    ]),
  );
  expect(rows.map(({ path, points }) => [path[0]?.points ?? null, points])).toEqual([
    [null, '20'],
    [null, null],
    [null, '40'],
  ]);
  expect(problems.map(({ code }) => code)).not.toContain('points-unread');
});

test('what is added or taken off makes an adjustment, and says which way it goes', () => {
  const table = [
    ['指标', '分值', '评分标准', '考评单位'],
    ['业务', '100', '按完成率', '财政局'],
    ['试点', '+2', '按文件', '财政局'],
    ['信访', '最多扣5分', '按通报', '信访局'],
    ['治理', '±3分', '按评估', '信访局'],
    ['安全', '一票否决', '不得评优', '应急局'],
  ];
  const { rows, scheme, problems } = importBothWays(drawDocument([table]));
  expect(rows.map(inShort)).toEqual([
    'indicator |  | 业务 | 100',
    'adjustment |  | 试点 | 2',
    'adjustment |  | 信访 | 5',
    'adjustment |  | 治理 | 3',
    'adjustment |  | 安全 | –',
  ]);
  const value = (key: string) => scheme.parameters.find((each) => each.key === key)?.value;
  expect([value('a1.max'), value('a2.min'), problems]).toEqual(['2', '-5', []]);
  expect(scheme.vetoes.map(({ level }) => level)).toEqual(['安全']);
});

test('two names of one body in one row both come back', () => {
  const { rows, scheme } = importBothWays(
    drawDocument([
      [
        ['指标', '分值', '考评单位'],
        ['甲', '60', '文旅局（文物局）、财政局、文物局'],
        ['乙', '40', '财政局'],
      ],
    ]),
  );
  expect(rows[0]?.assessors).toEqual(['文旅局（文物局）', '财政局', '文物局']);
  expect(scheme.root.children[0]?.assessors).toEqual(['wenlv', 'caizheng']);
});

test('nothing but points is no title', () => {
  expect(
    rowsOf([
      ['项目', '考核内容', '考评单位'],
      ['（20分）', '巡查', '财政局'],
      ['乙', '值守', '财政局'],
    ]),
  ).toEqual(['indicator |  | （20分） | –', 'indicator |  | 乙 | –']);
});
