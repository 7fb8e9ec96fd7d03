// The grid of the official table: which cells are merged, and that they cover the table exactly once.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { officialRows, tableRow } from '../../../test/kit/table-rows.ts';
import type { Layout } from './scheme-grid.ts';
import { layout } from './scheme-layout.ts';
import type { TableRow } from './table-row.ts';

const spans = ({ cells }: Layout) =>
  cells.map(({ row, column, rowSpan, columnSpan, paragraphs }) => [
    row,
    column,
    rowSpan,
    columnSpan,
    paragraphs.join('|'),
  ]);
const numbers = (path: readonly { title: string }[]): string | null =>
  ({ 河道治理: '1', 日常巡查: '1.1', 堤防维修: '1.2' })[path.at(-1)?.title ?? ''] ?? null;

test('levels are merged down, evaluations and adjustments across', () => {
  const grid = layout(officialRows, numbers);
  expect(grid.columns.map(({ heading }) => heading)).toEqual([
    '项目',
    '一级指标',
    '考核内容',
    '年度工作目标',
    '考评单位',
    '牵头责任科室\n（单位）',
  ]);
  expect(spans(grid)).toEqual([
    [0, 0, 3, 1, '1.河道治理|（60分）'],
    [0, 1, 2, 1, '1.1、日常巡查|（40分）'],
    [0, 2, 1, 1, '1.按月巡查；|2.问题当月整改。'],
    [0, 3, 1, 1, '全年巡查十二次。'],
    [0, 4, 1, 1, '水利局、|应急局'],
    [0, 5, 1, 1, '办公室'],
    [1, 2, 1, 1, '建立巡查台账。'],
    [1, 3, 1, 1, '台账完整。'],
    [1, 4, 1, 1, '水利局'],
    [1, 5, 1, 1, '办公室、|财务科'],
    [2, 1, 1, 1, '1.2堤防维修|（20分）'],
    [2, 2, 1, 1, '汛前完成维修。'],
    [2, 3, 1, 1, '六月前完成。'],
    [2, 4, 1, 1, '水利局'],
    [2, 5, 1, 1, '财务科'],
    [3, 0, 1, 1, '公众评议|（100分）'],
    [3, 1, 1, 3, '向居民发放问卷。'],
    [3, 4, 1, 1, '效能办'],
    [3, 5, 1, 1, '办公室'],
    [4, 0, 1, 1, '正向激励'],
    [4, 1, 1, 3, '受表彰的予以加分，累计不超过5分。'],
    [4, 4, 1, 1, ''],
    [4, 5, 1, 1, '办公室'],
  ]);
});

test('columns are those that the rows need', () => {
  const headings = (rows: TableRow[]) => layout(rows).columns.map(({ heading }) => heading);
  expect(headings([tableRow({ criterion: '甲' })])).toEqual(['考核内容', '考评单位']);
  expect(headings([tableRow({ title: '甲', method: '按次' })])).toEqual(['项目', '评分标准', '考评单位']);
  const full = {
    path: [{ title: '一', points: null }],
    title: '二',
    method: '按次',
    unit: '次',
    points: '5',
    cooperators: ['办公室'],
    remarks: '新增',
  };
  expect(headings([tableRow(full)])).toEqual([
    '项目',
    '一级指标',
    '评分标准',
    '计量\n单位',
    '分值',
    '考评单位',
    '配合科室\n（单位）',
    '备注',
  ]);
  expect(headings([tableRow({ number: '1', criterion: '甲' })])).toEqual(['序号', '考核内容', '考评单位']);
  expect(headings([tableRow({ number: 'A-1', title: '甲' })])).toEqual(['序号', '项目', '考评单位']);
});

/** The cells of each row from left to right, as far as they begin in it. */
const lines = (rows: TableRow[]) => {
  const grid = layout(rows);
  return Array.from({ length: grid.rowCount }, (_, at) =>
    grid.cells.filter(({ row }) => row === at).map(({ paragraphs }) => paragraphs.join('|')),
  );
};
const duty = [{ title: '履职', points: '60' }];
const assessors = ['财政局'];

test("a heading of the table's own words breaks where the standard one does", () => {
  const form = { headings: [{ column: 'unit' as const, title: '计量单位' }], total: null };
  const { columns } = layout([tableRow({ title: '巡查', unit: '次' })], () => null, form);
  expect(columns.find(({ key }) => key === 'unit')?.heading).toBe('计量\n单位');
});

test('a stroke stands for a title that a row has not, where a reader would take its level for one', () => {
  const veto = { kind: 'adjustment' as const, path: [{ title: '一票否决', points: null }], criterion: '发生事故' };
  expect(lines([tableRow({ path: duty, criterion: '甲', assessors }), tableRow({ ...veto, assessors })])).toEqual([
    ['履职|（60分）', '—', '甲', '财政局'],
    ['一票否决', '—', '发生事故', '财政局'],
  ]);
  expect(
    lines([
      tableRow({ path: duty, title: '甲', points: '5', assessors }),
      tableRow({ path: duty, criterion: '乙', points: '6', assessors }),
    ]),
  ).toEqual([
    ['履职|（60分）', '甲', '', '5', '财政局'],
    ['—', '乙', '6', '财政局'],
  ]);
  const group = [
    tableRow({ path: duty, criterion: '甲', assessors }),
    tableRow({ path: duty, criterion: '乙', assessors }),
  ];
  expect(lines([...group, tableRow({ criterion: '丙', assessors })])).toEqual([
    ['履职|（60分）', '甲', '财政局'],
    ['乙', '财政局'],
    ['—', '丙', '财政局'],
  ]);
});

test('strokes stand for points that a row has not, and in a row with hardly a word', () => {
  const rows = [
    tableRow({ title: '甲', points: '5', method: '好', assessors }),
    tableRow({ title: '乙', method: '好', assessors }),
  ];
  expect(lines([...rows, tableRow({ title: '丙', points: '5' })])).toEqual([
    ['甲', '好', '5', '财政局'],
    ['乙', '好', '—', '财政局'],
    ['丙', '—', '5', '—'],
  ]);
});

test('an adjustment that its words do not tell says it in the column of points', () => {
  const row = (more: Partial<TableRow>) =>
    tableRow({ kind: 'adjustment', title: '安全生产', method: '按文件', assessors, ...more });
  expect(
    lines([
      row({}),
      row({ effect: 'minus' }),
      row({ effect: 'veto' }),
      row({ points: '5' }),
      row({ points: '5', effect: 'plus' }),
      row({ points: '5', effect: 'minus' }),
      row({ points: '-5' }),
      row({ title: '加分项', points: '5' }),
    ]).map(([, , points]) => points),
  ).toEqual(['加减分项', '扣分项', '一票否决', '±5分', '最多加5分', '最多扣5分', '-5', '≤5分']);
});

test('points of a level above adjustments alone are a bound', () => {
  const path = [{ title: '加分项', points: '5' }];
  const [bonus, mark] = [tableRow({ kind: 'adjustment', path, criterion: '甲' }), tableRow({ path, criterion: '乙' })];
  expect([lines([bonus, bonus])[0]?.[0], lines([bonus, mark])[0]?.[0]]).toEqual(['加分项|（≤5分）', '加分项|（5分）']);
});

test('neighbours with the same title under another component are not merged', () => {
  const path = (component: string) => [
    { title: component, points: null },
    { title: '日常', points: null },
  ];
  const grid = layout([tableRow({ path: path('甲'), criterion: 'a' }), tableRow({ path: path('乙'), criterion: 'b' })]);
  expect(grid.cells.filter(({ column }) => column === 1).map(({ rowSpan }) => rowSpan)).toEqual([1, 1]);
});

const titles = fc.constantFrom('甲', '乙', '丙');
const entry = fc.record({ title: titles, points: fc.constantFrom(null, '5', '10%') });
const anyRow: fc.Arbitrary<TableRow> = fc
  .record({
    kind: fc.constantFrom('indicator' as const, 'evaluation' as const, 'adjustment' as const),
    path: fc.array(entry, { maxLength: 3 }),
    title: fc.option(titles),
    criterion: fc.option(fc.constant('内容')),
    target: fc.option(fc.constant('目标\n再一行')),
    number: fc.option(fc.constantFrom('1', '2.1')),
    points: fc.option(fc.constantFrom('5', '50%')),
    method: fc.option(fc.constant('办法')),
    remarks: fc.option(fc.constant('备注')),
  })
  .map(tableRow);

test('cells cover every place of the grid exactly once', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (rows) => {
      const grid = layout(rows);
      const covered = new Map<string, number>();
      for (const cell of grid.cells) {
        for (let y = cell.row; y < cell.row + cell.rowSpan; y += 1) {
          for (let x = cell.column; x < cell.column + cell.columnSpan; x += 1)
            covered.set(`${y},${x}`, (covered.get(`${y},${x}`) ?? 0) + 1);
        }
      }
      expect(covered.size).toBe(rows.length * grid.columns.length);
      expect([...covered.values()].every((count) => count === 1)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
