// A heading divided into two (两行表头): 考核目标 over 类别 and 具体目标, and what is said where rows got one name.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { importBothWays } from './both-ways.ts';
import { drawDocument, inShort } from './hand-made.ts';

const content = [
  ['1', '共性目标（220分）', '党建工作', '120', '未按规定召开会议的，扣10分。', '市委组织部'],
  ['2', '^', '党风廉政建设', '100', '发生一起案件扣20分。', '市纪委监委'],
  ['3', '职能目标（150分）', '重点工作任务', '150', '由考核单位评分。', '市政府办公室'],
  ['4', '社会评价（100分）', '<', '100', '由考核单位评分。', '市考核办'],
];

test('under 考核目标 the kinds are a level, and the targets themselves the rows', () => {
  const { rows, columns, problems } = importBothWays(
    drawDocument([
      '某市2026年度目标管理考核细则',
      [
        ['序号', '考核目标', '<', '权数', '考核标准及计分办法', '牵头考核部门'],
        ['^', '类别', '具体目标', '^', '^', '^'],
        ...content,
      ],
    ]),
  );
  expect(columns.map(({ role }) => role)).toEqual(['sequence', 'level', 'level', 'points', 'method', 'assessors']);
  expect(rows.map(inShort)).toEqual([
    'indicator | 共性目标 220 | 1 党建工作 | 120',
    'indicator | 共性目标 220 | 2 党风廉政建设 | 100',
    'indicator | 职能目标 150 | 3 重点工作任务 | 150',
    'evaluation |  | 4 社会评价 | 100',
  ]);
  expect(problems.filter(({ code }) => code === 'rows-alike')).toEqual([]);
});

test('targets in sentences are what is appraised', () => {
  const [, second] = content;
  const { columns } = importBothWays(
    drawDocument([
      [
        ['考核目标', '<', '权数', '计分办法'],
        ['类别', '具体目标', '^', '^'],
        ['党建', '召开民主生活会，落实“三会一课”制度，党员积分管理到位。', '60', second?.[4] ?? ''],
        ['业务', '按时完成年度重点工作任务，按月报送进展情况和台账资料。', '40', '由考核单位评分。'],
      ],
    ]),
  );
  expect(columns.map(({ role }) => role)).toEqual(['level', 'criterion', 'points', 'method']);
});

test('several rows of one name with different texts are asked about, those with the same text are not', () => {
  const table = (names: string[]) => [
    ['考核内容', '目标任务', '分值', '考核单位'],
    ...names.map((name, at) => [at === 0 ? '共性目标' : '^', name, '50', '组织部']),
  ];
  const asked = (names: string[]) =>
    importDocument(drawDocument([table(names)]))
      .problems.filter(({ code }) => code === 'rows-alike')
      .map(({ severity, message, place }) => ({ severity, message, place: place.text }));
  expect(asked(['党建工作', '信访维稳'])).toEqual([
    {
      severity: 'question',
      message:
        '2 行都叫“共性目标”，文字却各不相同（“党建工作”、“信访维稳”）；这一列也许是上一级的名称，请核对各列读作什么，或者给每一行写上自己的名称。',
      place: '表1 第2行 第1列',
    },
  ]);
  expect(asked(['党建工作', '党建工作'])).toEqual([]);
});
