// Faults of the filled workbook (填报表的问题): each names its cell as a spreadsheet calls it, and the heading above it.
import { columnName } from '../read/sheet.ts';
import { plain } from '../../domain/nearest.ts';
import type { Place, Problem, Severity } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { Source } from '../../domain/source.ts';
import { type ColumnKey, sheets } from './columns.ts';
import type { Line } from './lines.ts';

/** An error unless told otherwise. */
export type Report = (code: ProblemCode, line: Line, key: ColumnKey, message: string, severity?: Severity) => void;

const titleOf = (sheet: string, key: ColumnKey): string =>
  Object.values(sheets)
    .find(({ name }) => name === sheet)
    ?.columns.find((column) => column.key === key)?.title ?? '';

/** “工作表“评分” H2（评分）”, or the row alone where the column is not there. */
function placeText(line: Line, key: ColumnKey): string {
  const source = line.source(key);
  if (source === null) return `工作表“${line.sheet}” 第${line.row}行`;
  return `工作表“${line.sheet}” ${columnName(source.column)}${source.row}（${titleOf(plain(line.sheet), key)}）`;
}

/** Faults of rows beside other rows: where a column is missing, they seem to say the same. */
const besideOthers: readonly ProblemCode[] = [
  'answer-twice',
  'fact-twice',
  'id-shared',
  'adjustment-repeated',
  'correction-unknown',
  'correction-unclear',
];

/** The cell as problems call it. */
export const placeOf = (line: Line, key: ColumnKey): Pick<Place, 'text' | 'source'> => ({
  text: placeText(line, key),
  source: line.source(key),
});

/** Reports into a list. A missing column is told once: of its rows only what stands in a cell is judged. */
export const reportInto =
  (problems: Problem[]): Report =>
  (code, line, key, message, severity = 'error') => {
    if (!line.isWhole && (line.text(key) === '' || besideOthers.includes(code))) return;
    const place = { ...placeOf(line, key), node: null };
    problems.push({ code, severity, place, message });
  };

/** Sheet by sheet, then row by row from left to right; what is about a whole sheet comes first. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  const at = (source: Source | null) => [source?.table ?? 0, source?.row ?? 0, source?.column ?? 0];
  return problems.toSorted((a, b) => {
    const [one, other] = [at(a.place.source), at(b.place.source)];
    return one.reduce((order, value, index) => order || value - (other[index] ?? 0), 0);
  });
}

/** The same note on many cells of a column is told once, at the first of them and with their number. */
export function folded(problems: readonly Problem[]): Problem[] {
  const isNote = ({ severity }: Problem) => severity === 'note';
  const keyOf = ({ code, message, place: { source } }: Problem): string =>
    JSON.stringify([code, message, source?.sheet, source?.column]);
  const alike = Map.groupBy(problems.filter(isNote), keyOf);
  return problems.flatMap((problem): Problem[] => {
    const those = isNote(problem) ? (alike.get(keyOf(problem)) ?? []) : [problem];
    if (those[0] !== problem) return [];
    if (those.length === 1) return [problem];
    return [{ ...problem, place: { ...problem.place, text: `${problem.place.text}等 ${those.length} 处` } }];
  });
}
