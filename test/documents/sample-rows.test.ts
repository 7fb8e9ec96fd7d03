// The sample's 25 rows (样表的行): the same from each of the four forms, written down here from reading the paper.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/documents/read/read.ts';
import { type ImportedRow, ImportResult } from '../../src/domain/row.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { needs } from '../needs.ts';
import { importBothWays } from './both-ways.ts';
import { insistOnNames } from './edited.ts';
import { drawDocument } from './hand-made.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');
const sample = (form: string) => join(examples, `sanming-2022.${form}`);

/** Cells of the text form, each begun by a tab: an own little reader, only for the long texts of the rows. */
const cells = readFileSync(sample('txt'), 'utf8')
  .split(/^\t/mu)
  .slice(1)
  .map((cell) =>
    cell
      .split('\n')
      .map((line) => line.replace(/[\s\u3000]+/gu, ' ').trim())
      .filter((line) => line !== '')
      .join('\n'),
  );
/** Six cells a row: header, 20 indicators; then four a row. */
const indicatorCells = Array.from({ length: 20 }, (_, index) => cells.slice(6 + index * 6, 12 + index * 6));
const otherCells = Array.from({ length: 5 }, (_, index) => cells.slice(126 + index * 4, 130 + index * 4));

const work = { title: '业务工作实绩', points: '45' };
const self = { title: '自身建设', points: '45' };
const party = [self, { title: '从严治党', points: '15' }];
const law = [self, { title: '依法办事', points: '15' }];
const office = [self, { title: '机关效能', points: '15' }];
const everyone = ['各科室及直属各单位'];
const rights = ['思想政治和权益维护科'];

const indicators: [path: object[], assessors: string[], leads: string[]][] = [
  [[work, { title: indicatorCells[0]?.[1], points: null }], ['人社局', '市政府督查室', '编办'], ['各科室']],
  [party, ['市直党工委'], ['机关党办']],
  [party, ['纪委(监委)'], ['机关党办']],
  [party, ['宣传部'], ['办公室', '机关党办']],
  [party, ['组织部', '党校'], ['机关党办']],
  [law, ['市委办', '市政府办'], ['各科室']],
  [law, ['档案馆'], ['办公室']],
  [law, ['司法局'], rights],
  [law, ['财政局'], ['规划财务科']],
  [law, ['审计局'], ['规划财务科']],
  [law, ['应急局'], ['办公室', '各直属单位']],
  [law, ['卫健委'], ['办公室']],
  [office, ['效能办'], ['办公室', ...rights]],
  [office, ['发改委'], ['移交安置和就业创业科']],
  [office, ['12345政务服务便民热线中心'], rights],
  [office, ['e三明办'], ['办公室']],
  [office, ['行政服务中心'], rights],
  [office, ['文明办'], ['机关党办']],
  [office, ['信访局'], rights],
  [
    [
      { title: '改革创新成效', points: '10' },
      { title: '改革创新', points: '10' },
    ],
    ['效能办'],
    everyone,
  ],
];
const others: [kind: string, title: string, points: string | null, assessors: string[]][] = [
  ['evaluation', '领导评价', null, ['市委', '市人大', '市政府', '市政协']],
  ['evaluation', '公众评议', '100', ['行政服务中心管委会', '效能办']],
  ['adjustment', '正向激励', null, []],
  ['adjustment', '察访核验', null, []],
  ['adjustment', '考核奖惩', null, []],
];
const none = { number: null, method: null, unit: null, cooperators: [], remarks: null };
const expected = [
  ...indicators.map(([path, assessors, leads], index) => {
    const [, , criterion, target] = indicatorCells[index] ?? [];
    return {
      row: index + 1,
      kind: 'indicator',
      path,
      title: null,
      criterion,
      target,
      points: null,
      assessors,
      leads,
      ...none,
    };
  }),
  ...others.map(([kind, title, points, assessors], index) => {
    const criterion = otherCells[index]?.[1];
    return {
      row: 21 + index,
      kind,
      path: [],
      title,
      criterion,
      target: null,
      points,
      assessors,
      leads: everyone,
      ...none,
    };
  }),
];

const withoutSource = (rows: ImportedRow[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'source')));
const libreOffice = needs('libreoffice');
const forms = ['docx', 'xlsx', 'txt'];

describe('the sample', () => {
  test('is written down whole', () => {
    expect(expected).toHaveLength(25);
    expect(expected.every((row) => typeof row.criterion === 'string' && row.criterion.length > 10)).toBe(true);
    expect(expected[0]?.path[1]).toMatchObject({ title: expect.stringMatching(/^1\..*；\n2\..*；\n3\./u) });
  });

  test.each(forms)('gives the same 25 rows from .%s', async (form) => {
    const result = importBothWays(await readDocument(sample(form)));
    expect(withoutSource(result.rows)).toEqual(expected);
    expect(result.title).toBe('三明市退役军人事务局绩效指标考核内容及责任分工情况表');
    ImportResult.parse(result);
  });

  test.skipIf(!libreOffice.present)('gives the same 25 rows from .doc', async () => {
    const result = importBothWays(await readDocument(sample('doc')));
    expect(withoutSource(result.rows)).toEqual(expected);
  });
});

describe('the scheme of the sample', () => {
  const imported = readDocument(sample('docx')).then((raw) => importBothWays(raw));

  test('counts each component once: 45 + 45 + 10 = 100', async () => {
    const { scheme, problems } = await imported;
    const indicatorNode = scheme.root.children[0]?.children[0];
    expect(indicatorNode?.children.map((node) => [node.number, node.title, node.points])).toEqual([
      ['1', '业务工作实绩', '45'],
      ['2', '自身建设', '45'],
      ['3', '改革创新成效', '10'],
    ]);
    expect(indicatorNode?.points).toBe('100');
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(problems.map((problem) => problem.code).toSorted()).toEqual(
      [
        ...Array<string>(2).fill('row-outside-total'),
        ...Array<string>(3).fill('row-without-points'),
        'unknown-name',
        'unknown-name',
      ].toSorted(),
    );
  });

  test('has the rules that the prose states, with the words that state them', async () => {
    const { scheme } = await imported;
    const stated = Object.fromEntries(
      scheme.parameters.filter((each) => each.value !== null).map((each) => [each.key, each.value]),
    );
    expect(stated).toEqual({
      'e1.weights': { 'e1.1': '60%', 'e1.2': '40%' },
      'e2.weights': { 'e2.1': '60%', 'e2.2': '40%' },
      'a1.max': '5',
      'a2.min': '-10',
      'a3.1.top': ['1.5', '1', '0.5'],
      'a3.2.levels': { 代表我市参赛单位: '0.1', 全省第1名: '0.5', 全省第2名: '0.3', 全省第3名: '0.2' },
    });
    const words = scheme.parameters.find((each) => each.key === 'a2.min')?.source;
    expect(words).toMatchObject({ row: 25, words: '察访核验扣分累计不超过10 分' });
  });

  test('leaves open each question that the paper leaves open', async () => {
    const { scheme } = await imported;
    const open = scheme.parameters.filter((each) => each.value === null).map((each) => each.key);
    expect(open.toSorted()).toEqual(
      [
        'base.weights',
        'n2.1.share',
        'n2.2.share',
        'n2.3.share',
        'n1.1.1.combine',
        'n2.1.4.combine',
        'n2.2.1.combine',
        'e1.points',
        'e1.levels',
        'e1.minimum',
        'e1.few',
        'e1.invalid',
        'e2.invalid',
        'scale',
        'e2.levels',
        'e2.minimum',
        'e2.few',
        'a1.adopter',
        'a2.adopter',
        'a3.adopter',
        'a1.1.levels',
        'a2.1.levels',
        'a1.1.once',
        'a1.1.document',
        'a2.1.document',
        'a3.2.document',
        'a2.1.once',
        'a3.2.once',
        'a1.1.elsewhere',
        'a3.1.bottom',
        'a3.1.share',
        'a3.1.ties',
        'a3.1.few',
        'a3.1.beneficiary',
        'order',
        'absent',
        'recusal',
        'rounding',
        'ranking',
        'grades',
      ].toSorted(),
    );
  });

  test('lists the inspecting bodies in four tiers with their second names, open at the end', async () => {
    const { scheme } = await imported;
    const inspection = [...nodesOf(scheme.root)].find((node) => node.title === '察访核验');
    expect(inspection?.admitted?.open).toBe(true);
    expect(inspection?.admitted?.tiers.map((tier) => tier.bodies.length)).toEqual([7, 2, 0, 11]);
    const titled = (title: string) => scheme.bodies.find((body) => body.title === title)?.names;
    expect(titled('水利局（河长办）')).toEqual(['水利局（河长办）', '水利局', '河长办']);
    expect(titled('文旅局（文物局）')).toEqual(['文旅局（文物局）', '文旅局', '文物局']);
  });

  test('every node of a cell knows its cell', async () => {
    const { scheme } = await imported;
    const without = [...nodesOf(scheme.root)].filter((node) => node.source === null).map((node) => node.id);
    expect(without).toEqual(['total', 'base', 'indicators']);
  });

  test('the bureau’s assignment has its targets and leads, groups told from sections', async () => {
    const { assignment, rows } = await imported;
    expect(assignment?.subject).toBe('三明市退役军人事务局');
    expect(assignment?.rows).toHaveLength(25);
    expect(assignment?.rows[10]?.leads).toEqual([
      { title: '办公室', kind: 'section' },
      { title: '各直属单位', kind: 'group' },
    ]);
    expect(assignment?.rows[10]?.target).toBe(rows[10]?.target);
  });
});

describe('the sample without its merged cells', () => {
  const unmerged = async (isFilled: boolean) => {
    const raw = await readDocument(sample('docx'));
    const table = raw.blocks.find((block) => block.kind === 'table');
    if (table?.kind !== 'table') throw new Error('the sample has a table');
    const grid = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ''));
    for (const cell of table.cells) {
      const [rows, columns] = isFilled ? [cell.rowSpan, cell.columnSpan] : [1, 1];
      for (const line of grid.slice(cell.row - 1, cell.row - 1 + rows))
        line.fill(cell.paragraphs.join('\n'), cell.column - 1, cell.column - 1 + columns);
    }
    return importBothWays(drawDocument([grid], 'csv'));
  };

  test.each([
    ['left blank', false],
    ['filled', true],
  ])('and their places %s gives the same rows', async (_, isFilled) => {
    expect(withoutSource((await unmerged(isFilled)).rows)).toEqual(expected);
  });
});

test('a renamed row of the sample changes one cell, and the file read again has the new name', async () => {
  insistOnNames(importBothWays(await readDocument(sample('docx'))));
});
