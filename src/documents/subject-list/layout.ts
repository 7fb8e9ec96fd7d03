// Which columns of a list hold what (名单的列): by the headings, else by the content; what cannot be told is said.
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { Lookup } from '../directory.ts';
import { roleOfHeading } from '../import/heading.ts';
import type { Item, Row, Sheet } from './sheet.ts';
import { isGroupTitle, isNoteLine, isNumbering, isOffice, isTitle, roleOf, sectionOf, totalOf } from './words.ts';

/** Columns from 0. Lists may stand side by side: 序号|单位|序号|单位. `title` heads the block alone. */
export type Block = { sequence: number | null; name: number; group: number | null; title: Item | null };

/** `first` is the first row of content; `isHeaded` where headings say the columns. */
export type Layout = { first: number; blocks: Block[]; isHeaded: boolean; problems: Problem[] };

const searched = 15;

const filled = (row: Row): Item[] =>
  [...new Set(row.filter((item) => item !== undefined && item.text !== ''))] as Item[];
export const problem = (
  code: ProblemCode,
  severity: Problem['severity'],
  item: Pick<Item, 'place'>,
  message: string,
): Problem => ({
  code,
  severity,
  place: item.place,
  message,
});

/** The row that holds a heading over names; a cell across a whole table of several columns is a title. */
function headingAt({ rows, columns }: Sheet): number {
  return rows
    .slice(0, searched)
    .findIndex((row, index) =>
      filled(row).some(
        (item) =>
          item.row === index + 1 && roleOf(item.text) === 'name' && (columns === 1 || item.columnSpan < columns),
      ),
    );
}

/** Two groups or more that stand over columns: 党群部门 | 政府部门. */
function titlesIn(row: Row | undefined, sheet: Sheet, find: Lookup): Item[] {
  const items = row === undefined ? [] : filled(row).filter((item) => !isNumbering(item.text));
  const groups = items.filter(({ text }) => {
    const { title, isMarked } = sectionOf(text);
    return isMarked || isGroupTitle(title, find);
  });
  const others = items.filter((item) => !groups.includes(item));
  const areTitles =
    items.every((item) => item.columnSpan < sheet.columns) && others.every(({ text }) => !isOffice(text, find));
  return items.length > 1 && groups.length > 0 && areTitles ? items : [];
}

const covers = (item: Item, column: number): boolean =>
  item.column - 1 <= column && column < item.column - 1 + item.columnSpan;

const ofAppraisal: readonly (string | null)[] = ['criterion', 'target', 'method', 'points'];

/** The heading of an appraisal table, which also has a column of bodies. */
const isAppraisal = (row: Row): boolean =>
  filled(row).filter(({ text }) => ofAppraisal.includes(roleOfHeading(text))).length > 1;

function headedLayout(sheet: Sheet, at: number, find: Lookup): Layout {
  const row = sheet.rows[at] ?? [];
  const roles = row.map((item) => (item === undefined ? null : roleOf(item.text)));
  const own = (role: string): number[] =>
    roles.flatMap((each, column) => (each === role && row[column]?.column === column + 1 ? [column] : []));
  const [all, groups, sequences] = [own('name'), own('group'), own('sequence')];
  // Beside 被考评单位 a column 考评单位 holds those who appraise.
  const appraised = all.filter((column) => !/^(?:考评|考核|测评|评价)/u.test(row[column]?.text ?? ''));
  const names = appraised.length > 0 ? appraised : all;
  const titles = titlesIn(sheet.rows[at - 1], sheet, find);
  const problems: Problem[] = [];
  if (isAppraisal(row)) {
    const message = '这是考评表，不是被考评单位的名单；请给出每行一个单位的名单。';
    return { first: at, blocks: [], isHeaded: true, problems: [problem('list-is-table', 'error', sheet, message)] };
  }
  // One group for all blocks, or one for each, on the same side of the name.
  if (groups.length > 1 && groups.length !== names.length) {
    const item = row[groups[0] ?? 0];
    if (item !== undefined)
      problems.push(
        problem(
          'columns-unclear',
          'error',
          item,
          `有 ${names.length} 列单位、${groups.length} 列分组，看不出哪一列分组属于哪一列单位；请让每列单位各有一列分组，或者只留一列。`,
        ),
      );
  }
  const blocks = names.map((name, index): Block => {
    const before = names[index - 1] ?? -1;
    return {
      name,
      sequence: sequences.find((column) => column > before && column < name) ?? null,
      group: groups.length === names.length ? (groups[index] ?? null) : (groups[0] ?? null),
      title: titles.find((item) => covers(item, name)) ?? null,
    };
  });
  const heads = filled(row).filter((item) => item.row === at + 1);
  const used = [...names, ...groups, ...sequences];
  for (const item of heads.filter(({ column }) => !used.includes(column - 1)))
    problems.push(problem('column-unread', 'note', item, `“${item.text.replaceAll('\n', '')}”这一列没有读入。`));
  return { first: at + Math.max(1, ...heads.map(({ rowSpan }) => rowSpan)), blocks, isHeaded: true, problems };
}

type Column = { column: number; texts: string[]; distinct: number; isNames: boolean };

/** Columns with words, without the rows that are no entries. */
function wordColumns({ rows, columns }: Sheet, first: number, find: Lookup): Column[] {
  const entries = rows.slice(first).filter((row) => {
    const [head] = filled(row);
    return head !== undefined && !isNoteLine(head.text) && !isTitle(head.text) && totalOf(head.text) === null;
  });
  return Array.from({ length: columns }, (_, column) => {
    const items = entries.flatMap((row) => row[column] ?? []).filter(({ columnSpan }) => columnSpan === 1);
    const texts = [...new Set(items)].map(({ text }) => text).filter((text) => !isNumbering(text));
    const distinct = new Set(texts).size;
    const offices = texts.filter((text) => isOffice(sectionOf(text).title, find)).length;
    const isNames = texts.length > 0 && distinct === texts.length && offices * 5 >= texts.length * 4;
    return { column, texts, distinct, isNames };
  }).filter(({ texts }) => texts.length > 0);
}

const blockOf = (name: number, group: number | null = null): Block => ({ sequence: null, name, group, title: null });

/** Fewer names than this may be distinct by chance. */
const fewNames = 3;

/** Name and group, or several columns of names; null where neither is clear. */
function guess(columns: Column[]): Block[] | null {
  const [first, second, ...others] = columns;
  if (first === undefined) return [];
  if (second === undefined) return [blockOf(first.column)];
  const areLists = columns.every(({ isNames }) => isNames);
  if (areLists && columns.some(({ texts }) => texts.length >= fewNames))
    return columns.map(({ column }) => blockOf(column));
  if (others.length > 0 || areLists) return null;
  if (second.isNames && !first.isNames) return [blockOf(second.column, first.column)];
  return [blockOf(first.column, second.column)];
}

function bareLayout(sheet: Sheet, find: Lookup): Layout | null {
  const at = sheet.rows.slice(0, searched).findIndex((row) => titlesIn(row, sheet, find).length > 0);
  const titles = titlesIn(sheet.rows[at], sheet, find);
  const columns = wordColumns(sheet, at + 1, find);
  const isOver = titles.length > 0 && columns.every(({ column }) => titles.some((item) => covers(item, column)));
  const blocks = isOver
    ? columns.map(({ column }) => ({ ...blockOf(column), title: titles.find((item) => covers(item, column)) ?? null }))
    : guess(isOver || at < 0 ? columns : wordColumns(sheet, 0, find));
  if (blocks !== null) return { first: isOver ? at + 1 : 0, blocks, isHeaded: false, problems: [] };
  return null;
}

/** The layout of a sheet; that of the list before it where it goes on without headings. */
export function layoutOf(sheet: Sheet, before: { layout: Layout; columns: number } | null, find: Lookup): Layout {
  const at = headingAt(sheet);
  if (at >= 0) return headedLayout(sheet, at, find);
  if (before !== null && before.layout.isHeaded && before.columns === sheet.columns)
    return { ...before.layout, first: 0, problems: [] };
  const bare = bareLayout(sheet, find);
  if (bare !== null) return bare;
  const message = '没有“单位”“分组”这样的标题，看不出哪一列是单位名称；请在第一行写上标题。';
  return { first: 0, blocks: [], isHeaded: false, problems: [problem('columns-unclear', 'error', sheet, message)] };
}
