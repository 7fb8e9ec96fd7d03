// The importer (导入): a read document becomes rows, problems, a scheme and an assignment.
import type { ColumnRole } from '../../domain/column-role.ts';
import type { ImportedRow, ImportResult } from '../../domain/row.ts';
import type { RawDocument, Table } from '../../domain/table.ts';
import { type Directory, lookupIn, shipped } from '../directory.ts';
import type { Problem } from '../../domain/problem.ts';
import { annexesOf, apartProblem, chosen, togetherOf } from './annexes.ts';
import { buildAssignment, isAssigned, subjectIn } from './assignment.ts';
import { aboveTables, readCaptions, titlesIn, underCaptions } from './caption.ts';
import { type Choices, withChoice } from './choice.ts';
import { plainSource, problemAt, sourceOf, textOf } from './line.ts';
import { proseMax } from './rules/prose.ts';
import { bodyBook } from './scheme/body-book.ts';
import { buildScheme } from './scheme/build.ts';
import type { Maker } from './scheme/maker.ts';
import { unreadMethods } from './scheme/method-unread.ts';
import { questionBook } from './scheme/question-book.ts';
import { unreadRules } from './scheme/rule-unread.ts';
import { scopeProblems } from './scheme/scope-problems.ts';
import { partsOf, treeOf } from './scheme/tree.ts';
import { checkDeclared, checkSizes, checkSubtotals, checkTotals, checkTree } from './sums.ts';
import { squeeze } from './heading.ts';
import { readLevels, type Reading } from './level.ts';
import { takePoints } from './points.ts';
import { type Settled, settlePoints } from './points-owner.ts';
import { cellsByNode } from './node-cells.ts';
import { noTable, refuseBeyond, refuseList, refuseRanking, tablesOf } from './refusals.ts';
import { draftRows } from './row.ts';
import { type NamedRow, nameRows } from './row-names.ts';
import { rowsAlike } from './rows-alike.ts';
import { columnsRead, segmentsOf } from './segment.ts';
import { checkShares } from './share-sums.ts';
import { formalLine, paragraphsOf, plain, titleOf, unreadText } from './surroundings.ts';
import { tableFormOf } from './table-form.ts';
import { settleTitlePoints } from './title-points.ts';

/**
 * `columns` tells the role of columns by number, from 1, and `columnsIn` in one table; `tables` are the only ones
 * to be read, from 1; `choices` settle doubtful places by their keys; `directory` replaces the shipped one;
 * `subject` is the body whose table it is, where its title does not say so.
 */
export type ImportOptions = {
  columns?: Readonly<Record<number, ColumnRole>>;
  columnsIn?: readonly { table: number; column: number; role: ColumnRole }[];
  tables?: readonly number[];
  choices?: Choices;
  directory?: Directory;
  subject?: string;
};

/** All problems come at once; refuses only a document in which there is no row at all. */
export function importDocument(raw: RawDocument, options: ImportOptions = {}): ImportResult {
  const find = lookupIn(options.directory ?? shipped);
  const above = aboveTables(raw);
  const { columns = {}, columnsIn = [], tables = [], choices = {} } = options;
  const context = { raw, find, told: columns, toldIn: columnsIn, choices, above };
  const read = chosen(tablesOf(raw), tables, raw);
  refuseBeyond(context.told, read);
  const isTold = Object.keys(columns).length + columnsIn.length > 0;
  if (!isTold) refuseRanking(raw, read);
  const { segments, problems: tableProblems } = segmentsOf(read, context);
  const first = titleOf(raw, segments);
  const captions = readCaptions(segments, above, first);
  const title = captions.titles.has(first ?? '') ? null : first;
  const readings = segments.map((segment) => underCaptions(readLevels(segment), captions.over.get(segment) ?? []));
  const points = readings.map((reading) => settlePoints(reading, raw));
  const titlePoints = readings.flatMap((reading, at) =>
    settleTitlePoints(reading, points[at] ?? noPoints, raw, choices),
  );
  const drafts = readings.flatMap((reading, index) => draftRows(reading, points[index] ?? noPoints, raw));
  if (drafts.length === 0) throw noTable(raw);
  if (!isTold) refuseList(raw, drafts, find);
  const named = nameRows(drafts, raw, find, choices);
  const parts = partsOf(treeOf(named.rows));
  const totals = checkTotals(
    readings,
    parts,
    points.map((each) => each.own),
    raw,
  );
  const inText = captions.declared ?? totalIn(title);
  const declared = totals.declared ?? inText;
  const annexes = annexesOf(rowsByTable(readings, named.rows), declared) ?? [];
  const apart = apartProblem(annexes, above).map((each) => withChoice(each, each.key ?? '', choices));
  const alone = apart.flatMap(({ chosen: at }) => (at === undefined ? [] : (annexes[at]?.tables ?? [])));
  if (alone.length > 0) {
    const one = importDocument(raw, { ...options, tables: alone });
    return { ...one, problems: [...apart, ...one.problems] };
  }
  const isDivided = annexes.length > 0 || tables.length > 0;
  const subject = options.subject ?? subjectIn(title);
  const maker: Maker = {
    raw,
    find,
    bodies: bodyBook(find),
    questions: questionBook(),
    nodeOf: new Map(),
    stated: new Map(),
    outranked: new Map(),
    problems: [],
    isAssigned: isAssigned(named.rows),
  };
  const built = buildScheme(maker, parts, {
    title,
    declared,
    subject,
    together: togetherOf(annexes),
    around: [...paragraphsOf(raw), ...readings.flatMap(({ notes }) => notes.map(({ cell }) => plain(textOf(cell))))],
  });
  const kinds = named.rows.map(({ row }) => row.kind);
  const table = tableFormOf(readings, kinds, built.root);
  const scheme = table === undefined ? built : { ...built, table };
  const problems = [
    ...raw.problems,
    ...tableProblems,
    ...points.flatMap((each) => each.problems),
    ...titlePoints,
    ...checkSizes([...parts.components, ...parts.evaluations, ...parts.adjustments], raw),
    ...checkTree(parts, raw, declared),
    ...checkShares(parts.components, raw),
    ...totals.problems,
    ...apart,
    ...(annexes.length === 0 && totals.declared === null ? checkDeclared(inText, parts) : []),
    ...readings.flatMap((reading, index) => checkSubtotals(reading, points[index]?.own ?? new Map(), raw)),
    ...named.problems,
    ...rowsAlike(named.rows),
    ...scopeProblems(named.rows, raw),
    ...unreadMethods(named.rows),
    ...unreadRules(named.rows),
    ...maker.problems,
    ...unreadText(
      raw,
      segments,
      new Set([title, ...captions.titles]),
      new Set([...captions.known, ...(isDivided ? titlesIn(above) : [])]),
    ),
    ...named.rows.flatMap((row) => longProse(row.row)),
    ...readings.flatMap((reading) => unreadNotes(reading, raw)),
  ];
  const assignment = buildAssignment(named.rows, maker.nodeOf, { title, subject });
  if (assignment === null) problems.push(...idleTargets(named.rows.map(({ row }) => row)));
  const cells = cellsByNode(raw, named.rows, maker.nodeOf, scheme.root);
  return {
    title,
    rows: named.rows.map(({ row }) => row),
    problems,
    scheme,
    assignment,
    columns: columnsRead(segments),
    cells,
  };
}

const noPoints: Settled = { own: new Map(), aside: new Map(), problems: [] };

/** The total that the title states; a percentage is none. */
function totalIn(title: string | null): string | null {
  const text = takePoints(title ?? '').points?.text ?? null;
  return text?.endsWith('%') === true ? null : text;
}

/** The rows of each table of content; the sides of one table are one. */
function rowsByTable(readings: Reading[], rows: NamedRow[]): NamedRow[][] {
  let from = 0;
  const byTable = new Map<Table, NamedRow[]>();
  for (const { entries } of readings) {
    const own = rows.slice(from, (from += entries.length));
    const table = entries[0]?.line.table;
    if (table !== undefined) byTable.set(table, [...(byTable.get(table) ?? []), ...own]);
  }
  return [...byTable.values()];
}

const unreadNotes = ({ notes }: Reading, raw: RawDocument): Problem[] =>
  notes.flatMap(({ line, cell }) => {
    if (formalLine.test(squeeze(textOf(cell)))) return [];
    const words = textOf(cell).replaceAll('\n', ' ').slice(0, 40);
    return problemAt(
      sourceOf(raw, line.table, cell),
      'unread-text',
      'note',
      `“${words}”是表中的说明，没有读入；其中若有计分规定，请在方案中填写。`,
    );
  });

/** Said once, at the first of them: without leads the targets stay with the rows alone. */
function idleTargets(rows: ImportedRow[]): Problem[] {
  const row = rows.find((each) => each.target !== null);
  if (row === undefined) return [];
  const source = row.source.cells['target'] ?? plainSource(row.source);
  const message =
    '表中有目标，但没有一行写明责任单位或配合单位，只得到方案，没有责任分工；目标留在方案的各行。需要责任分工的，请在表中补上责任单位一列再导入。';
  return [problemAt(source, 'target-unassigned', 'note', message)];
}

/** Rules are looked for in the first part of a text only: what lies beyond is told, not passed over. */
function longProse(row: ImportedRow): Problem[] {
  const isLong = [row.criterion, row.method].some((text) => (text ?? '').length > proseMax);
  if (row.kind === 'indicator' || !isLong) return [];
  const message = `本行文字超过 ${proseMax} 字，计分规定只从前 ${proseMax} 字中读取；后面若有规定，请在方案中填写。`;
  return [problemAt(plainSource(row.source), 'unread-text', 'note', message)];
}
