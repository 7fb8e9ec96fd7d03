// The facts workbook that comes back (填好的事实表): rows become facts, and every fault is told with its cell.
import { Fact, type Facts } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import { numberPattern } from '../../domain/rational.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { Source } from '../../domain/source.ts';
import { cellText, type RawDocument, type Table } from '../../domain/table.ts';
import { type ColumnKey, noteLabels, noteSheet, sheets } from './columns.ts';

/** The cells of one row by the meaning of their column. */
type Line = { row: number; text: (key: ColumnKey) => string; source: (key: ColumnKey) => Source | null };
type Report = (code: string, line: Line, key: ColumnKey, message: string) => void;

/** White space around taken away, and one space within. */
const clean = (text: string): string => text.replaceAll(/[\s\u3000]+/gu, ' ').trim();
/** Full-width digits and letters made narrow: for numbers, days and yes or no, never for words. */
const narrow = (text: string): string => text.normalize('NFKC');

const given = [
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
const isFilled = (keys: readonly ColumnKey[], line: Line) =>
  keys.some((key) => !given.includes(key) && line.text(key) !== '');

/** Reads the lines under the headings; null when the table has no such headings. */
function linesOf(
  document: RawDocument,
  table: Table,
  columns: readonly { key: ColumnKey; title: string }[],
): Line[] | null {
  const cells = new Map(table.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  const at = (row: number, column: number) => {
    const cell = cells.get(`${row},${column}`);
    return cell === undefined ? '' : cellText(cell);
  };
  const positions = new Map<ColumnKey, number>();
  for (let column = 1; column <= table.columns; column += 1) {
    const found = columns.find(({ title }) => title === clean(at(1, column)));
    if (found !== undefined) positions.set(found.key, column);
  }
  if (!positions.has('subject') || !positions.has('node')) return null;
  return Array.from({ length: Math.max(0, table.rows - 1) }, (_, index): Line => {
    const row = index + 2;
    return {
      row,
      text: (key) => {
        const column = positions.get(key);
        return column === undefined ? '' : clean(at(row, column));
      },
      source: (key) => {
        const column = positions.get(key);
        if (column === undefined) return null;
        const where = { row, column, rowEnd: row, columnEnd: column, paragraph: null };
        return {
          file: document.file,
          sha256: document.sha256,
          table: table.index,
          sheet: table.sheet,
          ...where,
          words: at(row, column),
        };
      },
    };
  });
}

/** A calendar day in the usual spellings, or null. */
function day(words: string): string | null {
  const text = narrow(words);
  const found = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T]0{1,2}:00(?::00)?)?$/u.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', date = ''] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? null : iso;
}

const isYes = (text: string) => /^(?:是|√|✓|Y|YES|TRUE|1)$/iu.test(narrow(text));
const split = (text: string) =>
  text
    .split(/[;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
const orNull = (text: string): string | null => (text === '' ? null : text);

function readCommon(scheme: Scheme, nodes: ReadonlySet<string>, line: Line, report: Report) {
  const [subject, node] = [line.text('subject'), line.text('node')];
  if (!scheme.subjects.some(({ id }) => id === subject))
    report('subject-unknown', line, 'subject', `方案里没有编号为“${subject}”的被考评单位。请照“说明”表填写。`);
  if (!nodes.has(node)) report('node-unknown', line, 'node', `方案里没有编号为“${node}”的指标。请照“说明”表填写。`);
  if (line.text('by') === '') report('by-missing', line, 'by', '没有写经手人。请写明是谁填报的。');
  const at = day(line.text('at'));
  if (at === null) report('date-unread', line, 'at', `填报日期“${line.text('at')}”读不懂。请写成 2022-12-30 的样子。`);
  return {
    id: line.text('id'),
    node,
    subject,
    by: line.text('by'),
    at: at ?? '0000-00-00',
    evidence: split(line.text('evidence')),
    supersedes: orNull(line.text('supersedes')),
  };
}

function readAmount(line: Line, key: ColumnKey, report: Report): string | null {
  const text = narrow(line.text(key));
  if (text === '' || numberPattern.test(text)) return orNull(text);
  report('number-unread', line, key, `“${text}”不是数。请写小数、百分数或分数，如 9.5、95%、1/3。`);
  return null;
}

function readCount(line: Line, key: ColumnKey, report: Report): number | null {
  const text = narrow(line.text(key));
  if (text === '') return null;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  report('count-unread', line, key, `“${text}”不是个数。请写 0 以上的整数。`);
  return null;
}

function readMark(scheme: Scheme, common: ReturnType<typeof readCommon>, line: Line, report: Report): Fact {
  const assessor = line.text('assessor');
  if (!scheme.bodies.some(({ id }) => id === assessor))
    report('assessor-unknown', line, 'assessor', `方案里没有编号为“${assessor}”的单位。请照原表填写。`);
  const value = readAmount(line, 'value', report);
  const notApplicable = isYes(line.text('notApplicable'));
  if (notApplicable && value !== null)
    report('value-and-not-applicable', line, 'value', '既写了评分，又写了不适用。请只留一个。');
  if (!notApplicable && value === null && line.text('value') === '')
    report('value-missing', line, 'value', '这一行填了内容，却没有评分。请填写评分，或者写明不适用。');
  return {
    ...common,
    type: 'mark',
    id: common.id || `mark:${common.node}:${common.subject}:${assessor}`,
    assessor,
    value: notApplicable ? null : value,
    notApplicable,
    reason: orNull(line.text('reason')),
  };
}

function readFigure(common: ReturnType<typeof readCommon>, line: Line, report: Report): Fact {
  const [key, period] = [line.text('key'), line.text('period')];
  if (key === '') report('key-missing', line, 'key', '没有写数据项。请照原表填写。');
  const notApplicable = isYes(line.text('notApplicable'));
  const value = readAmount(line, 'value', report);
  const texts = { level: orNull(line.text('level')), reason: orNull(line.text('reason')) };
  return {
    ...common,
    type: 'figure',
    id: common.id || `figure:${common.node}:${common.subject}:${key}:${period}`,
    key,
    period,
    value,
    notApplicable,
    ...texts,
  };
}

function readAdjustment(common: ReturnType<typeof readCommon>, line: Line, report: Report): Fact {
  if (line.text('title') === '') report('title-missing', line, 'title', '没有写事项。请写明因什么事加分或扣分。');
  const texts = {
    title: line.text('title'),
    issuer: orNull(line.text('issuer')),
    document: orNull(line.text('document')),
    date: day(line.text('date')) ?? orNull(line.text('date')),
    level: orNull(line.text('level')),
    matter: orNull(line.text('matter')),
    incident: orNull(line.text('incident')),
  };
  const numbers = { points: readAmount(line, 'stated', report), share: readAmount(line, 'share', report) };
  const [rank, ranked, tied, bodies] = (['rank', 'ranked', 'tied', 'bodies'] as const).map((key) =>
    readCount(line, key, report),
  );
  const counts = { rank: rank ?? null, ranked: ranked ?? null, tied: tied ?? null, bodies: bodies ?? null };
  const id = common.id || `adjustment:${common.node}:${common.subject}:${line.row}`;
  return { ...common, type: 'adjustment', id, ...texts, ...numbers, ...counts, veto: isYes(line.text('veto')) };
}

/** Lines of one ballot box (same subject, row of the table, voter group and channel) become one tally. */
function addToTally(
  tallies: Map<string, Extract<Fact, { type: 'tally' }>>,
  common: ReturnType<typeof readCommon>,
  line: Line,
  report: Report,
): void {
  const [voterGroup, channel] = [orNull(line.text('voterGroup')), orNull(line.text('channel'))];
  const id =
    common.id || ['tally', common.node, common.subject, voterGroup, channel].filter((part) => part !== null).join(':');
  const answer = line.text('answer');
  const count = readCount(line, 'count', report);
  if (count === null && line.text('count') === '') report('count-missing', line, 'count', '没有写票数。没有票请写 0。');
  const tally = tallies.get(id) ?? { ...common, type: 'tally', id, voterGroup, channel, counts: {} };
  if (Object.hasOwn(tally.counts, answer))
    report('answer-twice', line, 'answer', `选项“${answer}”在同一处投票里写了两次。请合并成一行。`);
  if (answer === '' || answer === '__proto__')
    report('answer-missing', line, 'answer', '没有写选项。请写明这是哪一个选项的票数。');
  else tally.counts[answer] = count ?? 0;
  tallies.set(id, tally);
}

/** Title, cycle and the mark of demonstration data from the note sheet. */
function readNotes(document: RawDocument, scheme: Scheme) {
  const table = document.blocks.find((block): block is Table => block.kind === 'table' && block.sheet === noteSheet);
  const valueOf = (label: string): string | null => {
    const cell = table?.cells.find((each) => each.column === 1 && clean(cellText(each)) === label);
    const value = table?.cells.find((each) => each.column === 2 && each.row === cell?.row);
    return cell === undefined || value === undefined ? null : orNull(clean(cellText(value)));
  };
  return {
    title: valueOf(noteLabels.title) ?? scheme.title,
    cycle: valueOf(noteLabels.cycle) ?? scheme.cycle ?? '',
    demonstration: valueOf(noteLabels.demonstration) ?? scheme.demonstration,
  };
}

/** `AB` for 28. */
const letters = (column: number): string =>
  column === 0 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCodePoint(65 + ((column - 1) % 26));

/** “工作表“评分” H2（评分）”: the cell as a spreadsheet calls it, and the heading above it. */
const cellName = ({ sheet, row, column }: Source, title: string): string =>
  `工作表“${sheet ?? ''}” ${letters(column)}${row}${title === '' ? '' : `（${title}）`}`;

const titleOf = (sheet: string | null, key: ColumnKey): string =>
  Object.values(sheets)
    .find(({ name }) => name === sheet)
    ?.columns.find((column) => column.key === key)?.title ?? '';

/** Sheet by sheet, then row by row from left to right. */
function inReadingOrder(problems: readonly Problem[]): Problem[] {
  const bySheet = Map.groupBy(problems, ({ place }) => place.source?.sheet ?? '');
  const [at, row] = [(one: Problem) => one.place.source?.column ?? 0, (one: Problem) => one.place.source?.row ?? 0];
  return [...bySheet.values()].flatMap((those) => those.toSorted((a, b) => row(a) - row(b) || at(a) - at(b)));
}

/** Cells that the reader had to leave empty: a fact in them would be lost without a word. */
const asFault = (problem: Problem): Problem =>
  ['formula-without-value', 'cell-error'].includes(problem.code) ? { ...problem, severity: 'error' } : problem;

/** Facts from a filled workbook, in which each kind of fact has its sheet, if only an empty one. Rows in which nobody wrote anything are left out. */
export function factsFromWorkbook(document: RawDocument, scheme: Scheme): { facts: Facts; problems: Problem[] } {
  const problems = document.problems.map(asFault);
  const report: Report = (code, line, key, message) => {
    const source = line.source(key);
    const text = source === null ? `第${line.row}行` : cellName(source, titleOf(source.sheet, key));
    problems.push({ code, severity: 'error', place: { text, source, node: null }, message });
  };
  const nodes = new Set([...nodesOf(scheme.root)].map((node) => node.id));
  const tallies = new Map<string, Extract<Fact, { type: 'tally' }>>();
  const facts: Fact[] = [];
  const seen = new Set<string>();
  for (const type of ['mark', 'tally', 'adjustment', 'figure'] as const) {
    const { name, columns } = sheets[type];
    const table = document.blocks.find((block): block is Table => block.kind === 'table' && block.sheet === name);
    const lines = table === undefined ? null : linesOf(document, table, columns);
    if (lines === null) {
      const message = `没有找到工作表“${name}”或它的标题行。请使用 facts-template 生成的表。`;
      problems.push({
        code: 'sheet-missing',
        severity: 'error',
        place: { text: `工作表“${name}”`, source: null, node: null },
        message,
      });
      continue;
    }
    const keys = columns.map(({ key }) => key);
    for (const line of lines.filter((each) => isFilled(keys, each))) {
      const common = readCommon(scheme, nodes, line, report);
      if (type === 'tally') {
        addToTally(tallies, common, line, report);
        continue;
      }
      const fact =
        type === 'mark'
          ? readMark(scheme, common, line, report)
          : type === 'figure'
            ? readFigure(common, line, report)
            : readAdjustment(common, line, report);
      if (seen.has(fact.id))
        report('fact-twice', line, 'id', `事实“${fact.id}”写了两次。请合并，或者在“更正哪一条”写明它更正的是哪一条。`);
      seen.add(fact.id);
      facts.push(fact);
    }
  }
  return {
    facts: { format: 'plumbline/facts/1', ...readNotes(document, scheme), facts: [...facts, ...tallies.values()] },
    problems: inReadingOrder(problems),
  };
}
