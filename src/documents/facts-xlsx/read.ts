// The facts workbook that comes back (填好的事实表): rows become facts, and every fault is told with its cell.
import type { Fact, Facts } from '../../domain/fact.ts';
import { levelNames } from '../../domain/level-name.ts';
import { plain } from '../../domain/nearest.ts';
import type { Place, Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { type ColumnKey, noteLabels, noteSheet, sheets, types } from './columns.ts';
import { adjustmentOf, figureOf, markOf, type Room } from './fact.ts';
import { type FoundFact, withIds } from './ids.ts';
import { type Line, linesOf } from './lines.ts';
import { idOf, isKnown, namesOf } from './names.ts';
import { insistOn, recordOf } from './record.ts';
import { folded, inReadingOrder, placeOf, reportInto } from './report.ts';
import { talliesOf } from './tally.ts';

/** What stands in a row before a person has written in it. */
const prefilled: readonly ColumnKey[] = [
  'subject',
  'subjectTitle',
  'node',
  'nodeTitle',
  'points',
  'assessor',
  'assessorTitle',
  'key',
  'period',
  'voterGroup',
  'channel',
  'answer',
];

const isFilled = (type: Fact['type'], line: Line): boolean =>
  sheets[type].columns.some(({ key }) => !prefilled.includes(key) && line.text(key) !== '');

const tablesOf = (document: RawDocument): Table[] =>
  document.blocks.filter((block): block is Table => block.kind === 'table');
const isNamed = (name: string) => (table: Table) => plain(table.sheet ?? '') === name;

/** A remark or a signature under the table: nobody filled it in, and it names nothing of the scheme. */
function noteRemark(type: Fact['type'], line: Line, { names, report }: Room): void {
  const written = sheets[type].columns.filter(({ key }) => line.text(key) !== '');
  const [first] = written;
  if (first === undefined || (isKnown(names, line, 'subject') && isKnown(names, line, 'node'))) return;
  // A row of the drop-down lists that was begun and left is known by one of its two names.
  if (type === 'adjustment' && (isKnown(names, line, 'subject') || isKnown(names, line, 'node'))) return;
  const words = written.map(({ key }) => line.text(key)).join(' ');
  report('row-unread', line, first.key, `这一行没有填写内容，“${words}”没有读取。`, 'note');
}

const isPlaced = (line: Line, type: Fact['type'], { names }: Room): boolean =>
  isKnown(names, line, 'subject') &&
  isKnown(names, line, 'node') &&
  (type !== 'mark' || isKnown(names, line, 'assessor'));

/** The facts of one sheet, still without ids that nobody wrote. */
function factsOf(type: Fact['type'], lines: readonly Line[], room: Room): Omit<FoundFact, 'isPlaced'>[] {
  const { names, report } = room;
  for (const line of lines) if (!isFilled(type, line)) noteRemark(type, line, room);
  const whoseOf = (line: Line) => ({
    subject: idOf(names, line, 'subject', report),
    node: idOf(names, line, 'node', report),
  });
  if (type === 'tally') {
    const rows = lines.map((line) => ({ line, isFilled: isFilled(type, line) }));
    // A blank row of a box that was filled in lacks its votes.
    const asked = rows.filter(
      (row) => row.isFilled || (isKnown(names, row.line, 'subject') && isKnown(names, row.line, 'node')),
    );
    return talliesOf(
      asked.map((row) => ({ ...row, whose: whoseOf(row.line) })),
      report,
    );
  }
  return lines
    .filter((line) => isFilled(type, line))
    .map((line) => {
      const common = { ...whoseOf(line), ...insistOn(recordOf(line, report), line, report) };
      if (type === 'mark') return { line, fact: markOf(line, common, room) };
      return { line, fact: type === 'figure' ? figureOf(line, common, room) : adjustmentOf(line, common, room) };
    });
}

/** Title, cycle and the mark of demonstration data from the note sheet. */
function readNotes(document: RawDocument, scheme: Scheme) {
  const table = tablesOf(document).find(isNamed(noteSheet));
  const valueOf = (label: string): string | null => {
    const cell = table?.cells.find((each) => each.column === 1 && plain(cellText(each)) === label);
    const value = table?.cells.find((each) => each.column === 2 && each.row === cell?.row);
    const text = value === undefined ? '' : cellText(value).replaceAll(/\s+/gu, ' ').trim();
    return cell === undefined || text === '' ? null : text;
  };
  const year = valueOf(noteLabels.cycle);
  const notes = {
    title: valueOf(noteLabels.title) ?? scheme.title,
    cycle: year ?? scheme.cycle ?? '',
    demonstration: valueOf(noteLabels.demonstration) ?? scheme.demonstration,
  };
  return { year, notes };
}

/** Cells that the reader had to leave empty: a fact in them would be lost without a word. */
const asFault = (problem: Problem): Problem =>
  problem.code === 'formula-without-value' || problem.code === 'cell-error'
    ? { ...problem, severity: 'error' }
    : problem;

const sheetProblem = (code: ProblemCode, severity: Problem['severity'], name: string, message: string): Problem => ({
  code,
  severity,
  place: { text: `工作表“${name}”`, source: null, node: null },
  message,
});

/** Sheets that are gone, and sheets that nobody reads: a copy may hold what was meant for the sheet. */
function sheetProblems(document: RawDocument): Problem[] {
  const tables = tablesOf(document);
  const names: string[] = [...types.map((type) => sheets[type].name), noteSheet];
  const missing = names.filter((name) => !tables.some(isNamed(name)));
  const extra = tables.filter((table) => !names.includes(plain(table.sheet ?? ''))).map(({ sheet }) => sheet ?? '');
  const hint = extra.length === 0 ? '' : `多出的工作表有：${extra.map((name) => `“${name}”`).join('、')}。`;
  return [
    ...missing.map((name) =>
      name === noteSheet
        ? sheetProblem('sheet-missing', 'note', name, '没有找到这张工作表，标题、年度和示范标记按方案。')
        : sheetProblem(
            'sheet-missing',
            'error',
            name,
            `没有找到这张工作表（没有内容的也要留着标题行）。${hint}请用下载的填报表。`,
          ),
    ),
    ...extra.map((name) => sheetProblem('sheet-unknown', 'note', name, '不是填报表的工作表，没有读取。')),
  ];
}

/** Whether any of its sheets is one of a facts workbook. */
export const isFactsWorkbook = (document: RawDocument): boolean =>
  tablesOf(document).some(({ sheet }) => types.some((type) => plain(sheet ?? '') === sheets[type].name));

/** What a filled workbook says; `places` are the cells that facts were read from, by id. */
export type FactsRead = {
  facts: Facts;
  problems: Problem[];
  places: ReadonlyMap<string, Pick<Place, 'text' | 'source'>>;
};

/**
 * `year`: the one that its note sheet says; null where nobody wrote it. `numbered`: ids that stand in the rows
 * themselves, and were not made from their content.
 */
export type WorkbookRead = FactsRead & { year: string | null; numbered: ReadonlySet<string> };

/** The cell that a fact stands for to a person who looks for it. */
const saying = { mark: 'value', tally: 'count', adjustment: 'title', figure: 'value' } as const satisfies Record<
  Fact['type'],
  ColumnKey
>;

/**
 * Facts from a filled workbook, in which each kind of fact has its sheet, if only an empty one. Rows in
 * which nobody wrote anything are left out. `elsewhere` are ids of facts in other files, which may be
 * corrected here.
 */
export function factsFromWorkbook(
  document: RawDocument,
  scheme: Scheme,
  elsewhere: ReadonlySet<string> = new Set(),
): WorkbookRead {
  const problems = [...document.problems.map(asFault), ...sheetProblems(document)];
  const report = reportInto(problems);
  const { year, notes } = readNotes(document, scheme);
  const room: Room = {
    scheme,
    cycle: scheme.cycle ?? notes.cycle,
    names: namesOf(scheme),
    levelName: levelNames(scheme),
    report,
  };
  const found = types.flatMap((type): FoundFact[] => {
    const table = tablesOf(document).find(isNamed(sheets[type].name));
    if (table === undefined) return [];
    const sheet = linesOf(document, table, sheets[type].columns);
    problems.push(...sheet.problems);
    return factsOf(type, sheet.lines, room).map((each) => ({ ...each, isPlaced: isPlaced(each.line, type, room) }));
  });
  const facts = withIds(found, elsewhere, report);
  return {
    facts: { format: 'plumbline/facts/1', ...notes, facts },
    problems: folded(inReadingOrder(problems)),
    places: new Map(found.map(({ fact, line }) => [fact.id, placeOf(line, saying[fact.type])])),
    year,
    numbered: new Set(found.flatMap(({ fact, line }) => (line.text('id') === '' ? [] : fact.id))),
  };
}
