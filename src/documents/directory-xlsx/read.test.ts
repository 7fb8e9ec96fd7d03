// The directory workbook there and back (单位名录往返测试): what is written is read, and every fault names its cell.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawTable } from '../../../test/documents/hand-made.ts';
import { DirectoryList } from '../../domain/directory-list.ts';
import type { RawDocument } from '../../domain/table.ts';
import { defaultLimits } from '../read/limits.ts';
import { readXlsx } from '../read/xlsx.ts';
import { readDirectory } from './read.ts';
import { directoryWorkbook } from './template.ts';

const roles = new Map([
  ['主办单位', 'organiser'],
  ['考评单位', 'assessor'],
  ['科室', 'section'],
]);

const document = (content: Pick<RawDocument, 'blocks' | 'problems'>): RawDocument => ({
  form: 'xlsx',
  file: '名录.xlsx',
  sha256: '0'.repeat(64),
  ...content,
});
const readBytes = (bytes: Uint8Array) => readDirectory(document(readXlsx(bytes, defaultLimits)), roles);

const head = ['单位', '别名', '科室', '科室类别', '姓名', '登录名', '角色'];
const read = (...rows: string[][]) =>
  readDirectory(document({ blocks: [drawTable([head, ...rows], 1, '单位名录')], problems: [] }), roles);
const told = ({ problems }: DirectoryList) => problems.map(({ code, place }) => `${code} ${place.text}`);

test('一格里像有几个科室的读成一个并提示；同一单位又写了一次的并为一个并提示，接着写科室、人员的不提示', () => {
  const found = read(
    ['示范市甲局', '甲局', '办公室、业务科', '', '', '', ''],
    ['示范市甲局', '', '信访科（信访、信息）', '', '', '', ''],
    ['', '', '人事科', '', '', '', ''],
    ['示范市乙局', '', '办公室、业务科', '', '', '', ''],
    ['示范市乙局', '', '', '', '', '', ''],
    ['示范市 甲局', '', '', '', '', '', ''],
    ['示范市乙局', '', '', '', '', '', ''],
  );
  expect(found.bodies.map(({ title, sections }) => [title, sections.map((section) => section.title)])).toEqual([
    ['示范市甲局', ['办公室、业务科', '信访科（信访、信息）', '人事科']],
    ['示范市乙局', ['办公室、业务科']],
  ]);
  expect(found.problems.map(({ code, severity, place }) => [code, severity, place.text])).toEqual([
    ['body-again', 'note', '工作表“单位名录” A6（单位）'],
    ['body-again', 'note', '工作表“单位名录” A7（单位）'],
    ['section-several', 'note', '工作表“单位名录” C2（科室）'],
  ]);
  expect(found.problems[2]?.message).toContain('这样写的共 2 格');
  expect(found.problems[2]?.message).toContain('若是 2 个科室，请一行写一个（“办公室”、“业务科”）');
});

const list = {
  bodies: [
    {
      title: '示范市甲局',
      names: ['甲局', '市甲局'],
      sections: [
        { title: '办公室', kind: '科室' as const },
        { title: '信息中心', kind: '直属单位' as const },
      ],
    },
    { title: '示范市乙局', names: [], sections: [] },
  ],
  people: [
    { title: '张三', name: 'zhangsan', body: '示范市甲局', section: '办公室', roles: ['assessor', 'section'] },
    { title: '李四', name: '李四', body: '示范市甲局', section: null, roles: ['organiser'] },
  ],
};

describe('写出再读回', () => {
  test('单位、科室、人员一样；空表没有人也没有单位，说明要填', async () => {
    expect(readBytes(await directoryWorkbook(roles, list))).toEqual({ ...list, problems: [] });
    const blank = readBytes(await directoryWorkbook(roles));
    expect([blank.bodies, blank.people, told(blank)]).toEqual([[], [], ['directory-empty 文件']]);
  });

  test('同样的名录写出同样的字节', async () => {
    expect(await directoryWorkbook(roles, list)).toEqual(await directoryWorkbook(roles, list));
  });

  test('任何名录都读得回来，像公式的、全是数字的名称也是文字', async () => {
    const name = fc.stringMatching(/^[甲乙丙丁=+@0-9]{2,6}$/u);
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 6 });
    const lists = fc.tuple(names, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })).map(([titles, flags]) => ({
      bodies: titles.map((title, at) => ({
        title: `${title}局`,
        names: flags[at] === true ? [`${title}办`] : [],
        sections: flags[at] === true ? [] : [{ title: `${title}科`, kind: '科室' as const }],
      })),
      people: titles.map((title, at) => ({
        title,
        name: `u${at}`,
        body: `${title}局`,
        section: flags[at] === true ? null : `${title}科`,
        roles: ['section'],
      })),
    }));
    await fc.assert(
      fc.asyncProperty(lists, async (given) => {
        const back = readBytes(await directoryWorkbook(roles, given));
        expect(DirectoryList.parse(back)).toEqual({ ...given, problems: [] });
      }),
      { numRuns: 15 },
    );
  });
});

test('a row that adds an alias is none too many: nobody is told to delete what it says', () => {
  const rows = (...names: string[]) => read(...names.map((name) => ['示范市甲局', name, '', '', '', '', '']));
  const added = rows('甲局', '市甲局');
  expect([added.bodies[0]?.names, added.problems]).toEqual([['甲局', '市甲局'], []]);
  // The very same again adds nothing.
  for (const again of ['甲局', '', '—'])
    expect(rows('甲局', again).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('若是重复，请删去这一行'),
    ]);
  const apart = read(
    ['示范市甲局', '甲局', '', '', '', '', ''],
    ['示范市乙局', '', '', '', '', '', ''],
    ['示范市甲局', '', '中心', '', '', '', ''],
  );
  expect(apart.problems.map(({ message }) => message)).toEqual([
    '“示范市甲局”在上面已经写过，这一行并入同一个单位。若是另一个单位，请写出不同的名称。',
  ]);
});

describe('照各地的写法', () => {
  test('空着的单位接上一行，合并的格对每行都算，同一单位再出现还是它', () => {
    const { bodies, people, problems } = read(
      ['甲局', '市甲局、甲', '办公室', '', '张三', 'zs', '科室'],
      ['', '', '^', '', '李四', 'ls', '科室，考评单位'],
      ['乙局', '', '', '', '', '', ''],
      ['甲 局', '', '中心', '直属单位', '', '', ''],
    );
    expect(problems.map(({ code }) => code)).toEqual(['body-again']);
    expect(bodies).toEqual([
      {
        title: '甲局',
        names: ['市甲局', '甲'],
        sections: [
          { title: '办公室', kind: '科室' },
          { title: '中心', kind: '直属单位' },
        ],
      },
      { title: '乙局', names: [], sections: [] },
    ]);
    expect(people.map(({ name, body, section, roles: own }) => [name, body, section, own])).toEqual([
      ['zs', '甲局', '办公室', ['section']],
      ['ls', '甲局', '办公室', ['section', 'assessor']],
    ]);
  });

  test('表头上面有标题、换了次序、用了别的叫法、带括号的说明，也认得', () => {
    const table = drawTable([
      ['单位名录', '<', '<'],
      ['账号（必填）', '单位名称', '姓名'],
      ['zs', '甲局', '张三'],
    ]);
    const result = readDirectory(document({ blocks: [table], problems: [] }), roles);
    expect(result.bodies.map(({ title }) => title)).toEqual(['甲局']);
    expect(told(result)).toEqual(['role-missing 表1 第3行']);
  });
});

test('问题一次说全，每个有自己的格', () => {
  const result = read(
    ['', '', '', '', '张三', 'zs', '科室'],
    ['甲局', '市甲局', '办公室', '处室', '', '', ''],
    ['', '', '', '科室', '李四', 'l s', '科室'],
    ['', '', '办公室', '直属单位', '王五', 'ww', '考评单為'],
    ['乙局', '市甲局', '', '', '', 'WW', '科室'],
    ['', '', '', '', '赵六', '', ''],
    ['市甲局', '', '', '', '', '', ''],
  );
  expect(told(result)).toEqual([
    'body-missing 工作表“单位名录” A2（单位）',
    'kind-unknown 工作表“单位名录” D3（科室类别）',
    'section-missing 工作表“单位名录” C4（科室）',
    'login-form 工作表“单位名录” F4（登录名）',
    'kind-differs 工作表“单位名录” D5（科室类别）',
    'role-unknown 工作表“单位名录” G5（角色）',
    'name-shared 工作表“单位名录” B6（别名）',
    'person-untitled 工作表“单位名录” E6（姓名）',
    'login-twice 工作表“单位名录” F6（登录名）',
    'login-missing 工作表“单位名录” F7（登录名）',
    'role-missing 工作表“单位名录” G7（角色）',
    'name-shared 工作表“单位名录” A8（单位）',
  ]);
  expect(result.people).toEqual([]);
  expect(result.problems.find(({ code }) => code === 'role-unknown')?.message).toBe(
    '“考评单為”不是角色。是不是“考评单位”？可以写的有：主办单位、考评单位、科室。',
  );
  expect(result.problems.every(({ severity, message }) => severity === 'error' && message.endsWith('。'))).toBe(true);
});

test('没有标题行、标题重复、多出的列和工作表', () => {
  const none = readDirectory(document({ blocks: [drawTable([['甲', '乙']])], problems: [] }), roles);
  expect(told(none)).toEqual(['heading-row-missing 表1']);
  const extra = readDirectory(
    document({
      blocks: [
        drawTable([
          ['单位', '科室', '科室', '电话', '空'],
          ['甲局', '', '', '1', ''],
        ]),
        drawTable([['甲', '乙']], 2, '别的'),
        drawTable([['甲', '乙']], 3, '填写说明'),
      ],
      problems: [],
    }),
    roles,
  );
  expect(told(extra)).toEqual([
    'heading-twice 表1 第1行 第3列',
    'column-unknown 表1 第1行 第4列',
    'sheet-unknown 工作表“别的”',
  ]);
});
