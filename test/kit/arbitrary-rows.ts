// Rows of invented tables for properties (任意表行): trees of one to four levels with rows of every kind below them.
import * as fc from 'fast-check';
import type { TableRow } from '../../src/documents/write/table-row.ts';
import type { PathEntry } from '../../src/domain/row.ts';
import { tableRow } from './table-rows.ts';

const some = <T>(values: fc.Arbitrary<T>, weight = 1) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 1 }, { arbitrary: values, weight });

/** Titles that say nothing of additions, deductions or evaluations. */
const plain = [
  '河道治理',
  '12345热线',
  '2022年任务',
  '月度巡查',
  'e政务',
  '（三公）经费',
  '1.到岗；\n2.在岗；\n3.离岗',
];
const ballots = ['公众评议', '领导评价', '群众满意度测评', '民主测评'];
const bonuses = ['正向激励', '加分项', '扣分', '察访核验', '一票否决'];
const weak = ['创新工作', '督查通报', '荣誉'];

const texts = fc.constantFrom(
  '按月巡查并建立台账。',
  '1.按时完成；\n2.材料齐全。',
  '严格执行规定',
  '完成率达到 95% 以上。',
  '受表彰的每项加2分，累计不超过5分；被通报的每次扣1分。',
  '问卷',
  '5',
  '（10分）',
  '全年无安全生产责任事故，及时处置各类突发事件，做到值班值守到位、信息报送及时、应急物资充足。\n未发生越级上访。',
);
const points = fc.constantFrom('5', '2.5', '10', '100', '50%', '12.5%');
const bounds = fc.constantFrom('5', '-10', '2.5', '3%');
const numbers = fc.constantFrom('1', '2.1', '一', '（二）', '3.10', '①', 'A-1', '甲');
const offices = fc.uniqueArray(fc.constantFrom('财政局', '市财政局', '文旅局（文物局）', '文物局', '组织部'), {
  maxLength: 3,
});
const sections = fc.uniqueArray(fc.constantFrom('办公室', '人事科', '各科室', '局属各单位', '信息中心'), {
  maxLength: 3,
});

const fields = {
  number: some(numbers),
  criterion: some(texts, 4),
  target: some(texts),
  method: some(texts),
  unit: some(fc.constantFrom('个', '%', '万元')),
  assessors: offices,
  leads: sections,
  cooperators: sections,
  remarks: some(fc.constantFrom('新增', '按季通报')),
};

/** What stands below a level, or at the top: rows and further levels, in order. */
type Draft = { row: Partial<TableRow> } | { level: PathEntry; below: Draft[] };

const rowOf = (kind: TableRow['kind'], titles: string[], values: fc.Arbitrary<string>, isTitled: boolean) =>
  fc
    .record({
      ...fields,
      title: isTitled ? fc.constantFrom(...titles) : some(fc.constantFrom(...titles)),
      points: some(values),
    })
    .map((row): Draft => ({ row: { kind, ...row } }));

const indicator = rowOf('indicator', plain, points, false);
/** Nothing but its title, or a level above it, tells an evaluation. */
const evaluation = rowOf('evaluation', ballots, points, true);
const adjustment = rowOf('adjustment', [...plain, ...bonuses, ...weak], bounds, false);

const levelOf = (titles: string[], values: fc.Arbitrary<string>, below: fc.Arbitrary<Draft>): fc.Arbitrary<Draft> =>
  fc.record({
    level: fc.record({ title: fc.constantFrom(...titles), points: some(values) }),
    below: fc.array(below, { minLength: 1, maxLength: 3 }),
  });

/** Levels of plain titles over rows of every kind, down to `depth`; levels of evaluations and of adjustments over theirs. */
const below = (depth: number): fc.Arbitrary<Draft> => {
  const rows = [
    { arbitrary: indicator, weight: 4 },
    { arbitrary: evaluation, weight: 1 },
    { arbitrary: adjustment, weight: 1 },
  ];
  if (depth === 0) return fc.oneof(...rows);
  const asides = [
    levelOf(ballots, points, rowOf('evaluation', [...plain, ...ballots], points, false)),
    levelOf(bonuses, bounds, adjustment),
  ];
  return fc.oneof(...rows, ...asides.map((arbitrary) => ({ arbitrary, weight: 1 })), {
    arbitrary: levelOf(plain, points, below(depth - 1)),
    weight: 6,
  });
};

/** Neighbours with the same words are one level or one row to every reader: each title stands once below a level. */
function rowsBelow(path: PathEntry[], drafts: Draft[]): TableRow[] {
  const seen = new Set<string>();
  return drafts.flatMap((draft) => {
    const title = 'row' in draft ? (draft.row.title ?? null) : draft.level.title;
    if (title !== null && seen.has(title)) return [];
    if (title !== null) seen.add(title);
    return 'row' in draft ? [tableRow({ ...draft.row, path })] : rowsBelow([...path, draft.level], draft.below);
  });
}

export const tableRows: fc.Arbitrary<TableRow[]> = fc
  .array(below(3), { minLength: 1, maxLength: 5 })
  .map((drafts) => rowsBelow([], drafts));
