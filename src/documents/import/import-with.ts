// The import with a person's decisions (按选定的读法导入): the dry run and the commit are this one function.
import type { Problem } from '../../domain/problem.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ImportResult } from '../../domain/row.ts';
import type { Body } from '../../domain/scheme.ts';
import type { RawDocument } from '../../domain/table.ts';
import type { Directory } from '../directory.ts';
import { settleAssessors } from './assessors-missing.ts';
import { importDocument } from './import-document.ts';
import { problemIn } from './line.ts';
import { applyReading } from './mended-cell.ts';
import { tablesOf } from './refusals.ts';

/** `organiser` may be chosen for rows that name no assessor. Refuses what `importDocument` refuses; a decision that fits nothing in the document is told as a note. */
export function importWith(
  raw: RawDocument,
  reading: Reading,
  directory?: Directory,
  organiser: Body | null = null,
): ImportResult {
  const mended = applyReading(raw, reading);
  const { columns = [], readings = {}, tables = [], title, subjectTitle } = reading;
  const general = columns.filter(({ table }) => table === null).map(({ column, role }) => [column, role] as const);
  const read = importDocument(mended, {
    columns: Object.fromEntries(general),
    columnsIn: columns.flatMap(({ table, column, role }) => (table === null ? [] : [{ table, column, role }])),
    choices: readings,
    tables,
    ...(directory === undefined ? {} : { directory }),
    ...(subjectTitle === undefined ? {} : { subject: subjectTitle }),
  });
  const result = settleAssessors(read, organiser, readings);
  const problems = [...result.problems, ...idleProblems(mended, reading, result.problems)];
  if (title === undefined) return { ...result, problems };
  return { ...result, title, problems, scheme: { ...result.scheme, title } };
}

/** Decisions that were not used: the file was changed since, or another decision took their place away. */
function idleProblems(raw: RawDocument, { columns = [], readings = {} }: Reading, found: Problem[]): Problem[] {
  const used = new Set(found.flatMap(({ key, chosen }) => (chosen === undefined ? [] : [key])));
  const idle = Object.keys(readings).filter((key) => !used.has(key));
  const tables = new Map(tablesOf(raw).map(({ index, columns: width }) => [index, width]));
  const absent = columns.filter(({ table, column }) => table !== null && column > (tables.get(table) ?? 0));
  return [
    ...idle.map((key) =>
      problemIn('读法的选择', 'reading-idle', 'note', `选择“${key}”在文件里没有对应的疑问，没有用上；可以删去。`),
    ),
    ...absent.map(({ table, column }) =>
      problemIn(`表${table} 第${column}列`, 'reading-idle', 'note', '指明的这一列不在文件里，没有用上；可以删去。'),
    ),
  ];
}
