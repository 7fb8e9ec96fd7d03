// The tables of content (内容表): which tables hold the scheme, and which continue another one over the page.
import type { Problem } from '../../domain/problem.ts';
import type { Table } from '../../domain/table.ts';
import { type Column, type Context, rolesOf } from './columns.ts';
import { filled, type Line, linesOf, problemAt, problemIn, sourceOf, textOf } from './grid.ts';
import { findHeader, type Header, repeats } from './header.ts';
import { squeeze } from './heading.ts';

/** Lines of content under one set of columns; `above` are the lines over the header (a title, a date). */
export type Segment = { columns: Column[]; header: Line | null; lines: Line[]; above: Line[] };

type Read = { table: Table; lines: Line[]; header: Header | null };

export function segmentsOf(tables: Table[], context: Context): { segments: Segment[]; problems: Problem[] } {
  const read = tables
    .map((table): Read => {
      const lines = linesOf(table);
      return { table, lines, header: findHeader(lines) };
    })
    .filter(({ lines }) => lines.some((line) => filled(line).length > 0));
  const withHeader = read.filter((each) => each.header !== null);
  if (withHeader.length === 0) return withoutHeader(read, context);
  const main = largest(withHeader);
  const mainRoles = rolesIn(main, context);
  const segments: Segment[] = [];
  const problems: Problem[] = [];
  let last: { header: Line; columns: Column[]; segment: Segment } | null = null;
  for (const each of read) {
    const headerLine = each.header === null ? undefined : each.lines[each.header.first];
    const body = bodyOf(each);
    const isContinued =
      last !== null &&
      last.columns.length === each.table.columns &&
      (headerLine === undefined || repeats(headerLine, last.header));
    if (last !== null && isContinued && (headerLine !== undefined || looksAlike(body, last.columns))) {
      last.segment.lines.push(...body);
      continue;
    }
    if (
      each.header === null ||
      headerLine === undefined ||
      (each !== main && !sharesRoles(rolesIn(each, context), mainRoles))
    ) {
      problems.push(...unreadTable(each, context));
      continue;
    }
    const { columns, problems: found } = rolesOf(each.header.headings, body, context);
    const segment: Segment = {
      columns,
      header: headerLine,
      lines: body,
      above: each.lines.slice(0, each.header.first),
    };
    problems.push(...found);
    segments.push(segment);
    last = { header: headerLine, columns, segment };
  }
  return { segments, problems };
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
  const namesRows = roles.has('level') || roles.has('criterion');
  return (
    namesRows &&
    (roles.has('points') || !main.has('points') || roles.has('method')) &&
    shared.length * 2 >= wanted.length
  );
}

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
  const lines = same.flatMap((each) => each.lines);
  const { columns, problems } = rolesOf(
    Array.from({ length: main.table.columns }, () => ''),
    lines,
    context,
  );
  const named = columns.map((column) => `第${column.index + 1}列 ${column.role}`).join('，');
  const missing = problemIn(
    `表${main.table.index}`,
    'header-missing',
    'question',
    `没有找到表头，各列是按内容认的（${named}）；请核对，不对的用 --column 列号=角色 指明。`,
  );
  const others = read.filter((each) => !same.includes(each)).flatMap((each) => unreadTable(each, context));
  return { segments: [{ columns, header: null, lines, above: [] }], problems: [missing, ...problems, ...others] };
}

function unreadTable({ table, lines }: Read, context: Context): Problem[] {
  const cell = lines.flatMap(filled)[0];
  if (cell === undefined) return [];
  const words = textOf(cell).replaceAll('\n', ' ').slice(0, 30);
  return [
    problemAt(
      sourceOf(context.raw, table, cell),
      'unread-text',
      'note',
      `表${table.index}（开头为“${words}”）与考评表的列不同，没有读入。`,
    ),
  ];
}
