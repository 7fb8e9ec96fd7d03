// The tables of content (内容表): which tables hold the scheme, and which continue another one over the page.
import { roleTitles } from '../../domain/column-role.ts';
import { takeNumber } from '../../domain/opening.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ReadColumn } from '../../domain/row.ts';
import type { Table } from '../../domain/table.ts';
import { isAdjustmentHeading } from './classify.ts';
import { type Above, isCaptionedAside } from './caption.ts';
import { type Column, type Context, rolesOf } from './columns.ts';
import { filled, type Line, linesOf, problemAt, problemIn, sourceOf, textOf } from './line.ts';
import { findHeader, type Header, repeats } from './header.ts';
import { roleOfHeading, squeeze } from './heading.ts';
import { readPoints } from './points.ts';
import { linesOfSide, sidesOf } from './side.ts';
import { isTitle } from './surroundings.ts';

/** Lines of content under one set of columns; `above` are the lines over the header (a title, a date). */
export type Segment = { columns: Column[]; header: Line | null; lines: Line[]; above: Line[] };

/** What the columns of each table are read as; those that are left out are not among them. */
export const columnsRead = (segments: Segment[]): ReadColumn[] =>
  segments
    .flatMap(({ columns, header, lines }) => {
      const tables = new Set([header, ...lines].flatMap((line) => (line === null ? [] : [line.table.index])));
      const read = columns.filter(({ role }) => role !== 'ignore');
      return [...tables].flatMap((table) => read.map(({ index, role }) => ({ table, column: index + 1, role })));
    })
    .toSorted((one, other) => one.table - other.table || one.column - other.column);

/** A table, or each of the sides that it is printed in. */
function readSides(table: Table): Read[] {
  const lines = linesOf(table);
  const header = findHeader(lines);
  const sides = header === null ? null : sidesOf(header);
  if (sides === null) return [{ table, lines, header }];
  return sides.map((side) => {
    const own = linesOfSide(lines, side);
    return { table, lines: own, header: findHeader(own) };
  });
}

type Read = { table: Table; lines: Line[]; header: Header | null };

export function segmentsOf(tables: Table[], context: Context): { segments: Segment[]; problems: Problem[] } {
  const read = tables.flatMap(readSides).filter(({ lines }) => lines.some((line) => filled(line).length > 0));
  const withHeader = read.filter((each) => each.header !== null);
  if (withHeader.length === 0) return withoutHeader(read, context);
  const main = largest(withHeader);
  const mainRoles = rolesIn(main, context);
  const segments: Segment[] = [];
  const problems: Problem[] = [];
  let last: { header: Line; columns: Column[]; segment: Segment } | null = null;
  for (const each of read) {
    const headerLine = each.header === null ? undefined : each.lines[each.header.first];
    const body = [...headingsOver(each), ...bodyOf(each)];
    const { captions, isApart } = context.above.get(each.table) ?? nothingAbove;
    const isContinued =
      last !== null &&
      last.columns.length === each.table.columns &&
      (headerLine === undefined || last.segment.lines.at(-1)?.table.sheet === each.table.sheet) &&
      (headerLine === undefined ? captions.length === 0 : !isApart && repeats(headerLine, last.header));
    if (last !== null && isContinued && (headerLine !== undefined || looksAlike(body, last.columns))) {
      last.segment.lines.push(...body);
      continue;
    }
    if (
      each.header === null ||
      headerLine === undefined ||
      (each !== main && !isAside(each, context) && !sharesRoles(rolesIn(each, context), mainRoles))
    ) {
      problems.push(...unreadTable(each, context));
      continue;
    }
    const { columns, problems: found } = rolesOf(each.header.headings, body, context);
    const segment: Segment = {
      columns,
      header: headerLine,
      lines: body,
      above: each.lines.slice(0, each.header.first).filter((line) => !body.includes(line)),
    };
    problems.push(...found);
    segments.push(segment);
    last = { header: headerLine, columns, segment };
  }
  return { segments, problems };
}

/** A numbered heading above the header (第一部分 … 30分) heads the rows of its table. */
function headingsOver({ lines, header }: Read): Line[] {
  const above = lines.slice(0, header?.first ?? 0);
  return above.filter((line) => {
    const [cell, ...others] = filled(line);
    return cell !== undefined && others.length === 0 && takeNumber(textOf(cell)).number !== null;
  });
}

function bodyOf({ lines, header }: Read): Line[] {
  if (header === null) return lines;
  const top = lines[header.first];
  const body: Line[] = [];
  let skip = 0;
  for (const line of lines.slice(header.last + 1)) {
    if (top !== undefined && repeats(line, top)) skip = header.last - header.first + 1;
    if (skip > 0) skip -= 1;
    else body.push(line);
  }
  return body;
}

const largest = (read: Read[]): Read =>
  read.reduce((best, each) => (each.lines.length > best.lines.length ? each : best));

const rolesIn = ({ header, lines }: Read, context: Context): Set<string> =>
  new Set(
    header === null
      ? []
      : rolesOf(header.headings, lines.slice(header.last + 1), context).columns.map((column) => column.role),
  );

/** Another table belongs to the scheme when it names rows and shares at least half of the main table's roles. */
function sharesRoles(roles: Set<string>, main: Set<string>): boolean {
  const wanted = [...main].filter((role) => role !== 'ignore' && role !== 'sequence');
  const shared = wanted.filter((role) => roles.has(role));
  const namesRows = roles.has('level') || roles.has('criterion') || roles.has('target');
  return (
    namesRows &&
    (roles.has('points') || !main.has('points') || roles.has('method')) &&
    shared.length * 2 >= wanted.length
  );
}

/** A table of additions, deductions, vetoes or evaluations belongs to the scheme, however few its columns are. */
const isAside = ({ table, header }: Read, { above }: Context): boolean =>
  isCaptionedAside(above.get(table) ?? nothingAbove) ||
  (header?.headings ?? []).some((heading) => {
    const role = roleOfHeading(heading);
    return (role === 'level' || role === 'criterion') && isAdjustmentHeading(heading);
  });

const nothingAbove: Above = { title: null, captions: [], whole: null, isApart: false };

/** A table without a header continues the one before when its points stand where points stood. */
function looksAlike(lines: Line[], columns: Column[]): boolean {
  const points = columns.filter((column) => column.role === 'points');
  return points.every((column) =>
    lines.every(
      (line) => squeeze(textOf(line.cells[column.index])).length <= 12 || line.cells[column.index]?.columnSpan !== 1,
    ),
  );
}

function withoutHeader(read: Read[], context: Context): { segments: Segment[]; problems: Problem[] } {
  if (read.length === 0) return { segments: [], problems: [] };
  const main = largest(read);
  const same = read.filter((each) => each.table.columns === main.table.columns);
  const [first] = main.lines;
  const heading = first !== undefined && looksLikeHeading(first, main.lines.slice(1)) ? first : null;
  const lines = same.flatMap((each) => each.lines).filter((line) => heading === null || !repeats(line, heading));
  const headings = Array.from({ length: main.table.columns }, (_, column) => textOf(heading?.cells[column]));
  const { columns, problems } = rolesOf(headings, lines, context, false);
  const named = columns.map(({ index, role }) => `第${index + 1}列 ${roleTitles[role]}`).join('，');
  const taken =
    heading === null
      ? ''
      : filled(heading)
          .map((cell) => squeeze(textOf(cell)))
          .join('、');
  const above = taken === '' ? '没有找到表头' : `没有找到认得的表头，“${taken}”一行当作表头，没有读入`;
  const missing = problemIn(
    `表${main.table.index}`,
    'header-missing',
    'question',
    `${above}，各列是按内容认的（${named}）；请核对，不对的请指明是什么列。`,
  );
  const others = read.filter((each) => !same.includes(each)).flatMap((each) => unreadTable(each, context));
  return { segments: [{ columns, header: heading, lines, above: [] }], problems: [missing, ...problems, ...others] };
}

const headingMax = 10;

/** A header in words that nobody knows: short words, above at least one column of numbers. */
function looksLikeHeading(line: Line, below: Line[]): boolean {
  const words = filled(line).map((cell) => squeeze(textOf(cell)));
  if (words.length * 2 < line.cells.length || below.length === 0) return false;
  if (!words.every((word) => word.length <= headingMax && !/[\d。；]/u.test(word))) return false;
  return line.cells.some((_, column) => {
    const numbers = below.filter((each) => readPoints(textOf(each.cells[column]), false) !== null);
    return numbers.length * 10 >= below.length * 7;
  });
}

function unreadTable({ table, lines }: Read, context: Context): Problem[] {
  // What stands around a table inside of another may be no more than its title.
  const isFrame = table.cells.some(({ nested }) => nested.length > 0);
  const cell = lines.flatMap(filled).find((each) => !isFrame || !isTitle(textOf(each)));
  if (cell === undefined) return [];
  const words = textOf(cell).replaceAll('\n', ' ').slice(0, 30);
  return [
    problemAt(
      sourceOf(context.raw, table, cell),
      'unread-text',
      'note',
      `表${table.index}（开头为“${words}”）与考评表的列不同，没有读入；它若也是考评内容，请把表头改成与考评表一样，或者单独导入这张表。`,
    ),
  ];
}
