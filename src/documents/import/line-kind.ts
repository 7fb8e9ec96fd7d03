// What a line of a table is (行的性质): content, a section heading across the table, a total, a note, or nothing.
import { takeNumber } from '../../domain/opening.ts';
import type { Cell } from '../../domain/table.ts';
import { kindOf } from './classify.ts';
import type { Column } from './columns.ts';
import { distinct, filled, isNothing, isStroke, type Line, textOf } from './line.ts';
import { squeeze } from './heading.ts';
import { isList, type Label, numberForm, readLabel } from './label.ts';
import { type Points, readPoints } from './points.ts';
import * as exact from '../../domain/rational.ts';

export type Section = { kind: 'section'; line: Line; cell: Cell; label: Label; isWide: boolean };
export type Total = { kind: 'total'; line: Line; cell: Cell; isPart: boolean; points: Points | null };
export type Note = { kind: 'note'; line: Line; cell: Cell };
export type Content = { kind: 'content'; line: Line };
export type Item = Section | Total | Note | Content;

const totalWords =
  /^(?<part>小计)?(?:合计|总计|总分|共计|总得分|分值合计|合计分|合计得分|总分值|小计)?(?:[:：])?(?:[(（]?\d.*)?$/u;
const noteWords =
  /^(?:注|备注|说明|附注|填表说明|填表|制表|审核|单位负责人|负责人|填报|联系人|主送|抄送|抄报|分送)\d*:|^.{0,12}(?:意见|(?:签字|签名|盖章|签章)\)?):/u;

const isTotal = (text: string): boolean => totalWords.test(text) && /^[合总共小分]/u.test(text);

export function itemsOf(lines: Line[], columns: Column[]): Item[] {
  const items: Item[] = [];
  const isRich = lines.filter((line) => wordsOf(line, columns).length > 2).length * 2 >= lines.length;
  for (const [index, line] of lines.entries()) {
    const cells = distinct(line).filter((cell) => textOf(cell) !== '');
    if (filled(line).length === 0) continue;
    items.push(itemOf(line, cells, columns, { lines: lines.slice(index + 1, index + 1 + sectionMax), isRich }));
  }
  return demote(items);
}

/** Rows that one heading with points is held against. */
const sectionMax = 200;

const wordsOf = (line: Line, columns: Column[]): Cell[] =>
  filled(line).filter((cell) => columns[cell.column - 1]?.role !== 'sequence');

/** The lines below one; `isRich` unless most lines of the table are as bare as headings. */
type Following = { lines: Line[]; isRich: boolean };

function itemOf(line: Line, cells: Cell[], columns: Column[], following: Following): Item {
  // A cell over several columns plays no single column's part.
  const roleOf = (cell: Cell) => (cell.columnSpan === 1 ? columns[cell.column - 1]?.role : undefined);
  const words = cells.filter((cell) => roleOf(cell) !== 'sequence');
  const stray = wordsInSequence(line, columns);
  const [first] = words.length === 0 && stray !== null ? [stray] : words;
  const only = cells[0];
  if (only !== undefined && cells.length <= 2 && noteWords.test(squeeze(textOf(only))))
    return { kind: 'note', line, cell: only };
  const own = cells.filter((cell) => cell.row === line.row);
  const total = own.find((cell) => isTotal(squeeze(textOf(cell))));
  // Points may stand in the first column, and so may the word of the total that stands alone.
  const name = own.find((cell) => roleOf(cell) !== 'points') ?? own[0];
  if (total !== undefined && total === name) return totalOf(line, total, cells, columns);
  // A stroke heads nothing, and points alone name nothing.
  const isHeading = first?.row === line.row && first.rowSpan === 1 && !isStroke(textOf(first));
  if (first === undefined || !isHeading || roleOf(first) === 'points') return { kind: 'content', line };
  const number = cells.find((cell) => cell !== stray && roleOf(cell) === 'sequence');
  if (words.length <= 1 && !(words.length === 1 && stray !== null)) return soleCell(line, first, number, columns);
  const points = words.find((cell) => roleOf(cell) === 'points');
  if (words.length === 2 && points !== undefined) {
    const label = labelOf(first, number);
    const read = readPoints(textOf(points), columns[points.column - 1]?.isPercent === true);
    if (isPointedSection({ first, points, number: label.number }, following, columns))
      return { kind: 'section', line, cell: first, label: { ...label, points: label.points ?? read }, isWide: false };
  }
  return { kind: 'content', line };
}

/** The cell of the column of numbers, the first that says anything, where it says 加分项, 民主测评 instead. */
export function wordsInSequence(line: Line, columns: Column[]): Cell | null {
  const counting = columns.filter(({ role }) => role === 'sequence');
  const cells = counting.map(({ index }) => line.cells[index]);
  const cell = cells.find((each) => each?.columnSpan === 1 && !isNothing(textOf(each)));
  if (cell === undefined || cell.row !== line.row || cell.rowSpan > 1) return null;
  const { title } = readLabel(textOf(cell));
  return kindOf({ titles: [title], text: '', points: null }) === 'indicator' ? null : cell;
}

/** A heading's number may stand in the column of numbers. */
function labelOf(cell: Cell, number: Cell | undefined): Label {
  const label = readLabel(textOf(cell));
  const before = number === undefined ? null : squeeze(textOf(number)).replace(/[、.．]$/u, '');
  return { ...label, number: label.number ?? before };
}

function soleCell(line: Line, cell: Cell, number: Cell | undefined, columns: Column[]): Item {
  const text = textOf(cell);
  const isFirst = columns
    .slice(0, cell.column - 1)
    .every((column) => column.role === 'sequence' || column.role === 'ignore');
  const isWide = cell.columnSpan >= columns.length - 1 && columns.length > 1;
  if (!isFirst) return { kind: 'content', line };
  const isProse = squeeze(text).length > 40 || isList(text) || /[。；]$/u.test(text);
  if (isProse) return isWide ? { kind: 'note', line, cell } : { kind: 'content', line };
  return { kind: 'section', line, cell, label: labelOf(cell, number), isWide };
}

function totalOf(line: Line, cell: Cell, cells: Cell[], columns: Column[]): Total {
  const text = squeeze(textOf(cell));
  const inColumn = cells.find((each) => columns[each.column - 1]?.role === 'points' && each !== cell);
  const other = inColumn ?? cells.find((each) => each !== cell && readPoints(textOf(each), false) !== null);
  const isPercent = other !== undefined && columns[other.column - 1]?.isPercent === true;
  const inside = /\d+(?:\.\d+)?(?:分|%)?/u.exec(text)?.[0];
  const points =
    other === undefined
      ? inside === undefined
        ? null
        : readPoints(inside, false)
      : readPoints(textOf(other), isPercent);
  return { kind: 'total', line, cell, isPart: text.startsWith('小计'), points };
}

/**
 * A line with a title and points only heads the lines below it when it is numbered in a higher form
 * than they are, or when their points add up to its own.
 */
function isPointedSection(heading: Heading, { lines: following, isRich }: Following, columns: Column[]): boolean {
  const { first, points, number } = heading;
  const role = columns[first.column - 1]?.role;
  if (role !== 'level' && role !== 'criterion' && role !== 'target') return false;
  if (isNumberedBelow(heading, following[0], columns, isRich)) return true;
  if (!isRich) return false;
  const end = following.findIndex((line) => wordsOf(line, columns).length <= 2);
  const below = end < 0 ? following : following.slice(0, end);
  if (below.length === 0) return false;
  const form = number === null ? null : numberForm(number);
  if (form?.includes('一') === true) return below.every((line) => formOf(line, heading, columns) !== form);
  const own = readPoints(textOf(points), false);
  const values = below.map((line) => readPoints(textOf(line.cells[points.column - 1]), false));
  if (own === null || values.some((value) => value === null)) return false;
  const sum = exact.sum(values.map((value) => exact.parse(value?.text ?? '0')));
  return exact.equals(sum, exact.parse(own.text)) && below.length > 1;
}

/** 1.1 stands below 1; in a table of bare lines also 1 below 一, as nothing else tells. */
function isNumberedBelow(heading: Heading, next: Line | undefined, columns: Column[], isRich: boolean): boolean {
  const below = next === undefined ? null : numberIn(next, heading, columns);
  const own = heading.number?.replace(/[.．]$/u, '') ?? null;
  if (own === null || below === null) return false;
  if (/^\d/u.test(own) && below.startsWith(`${own}.`)) return true;
  return !isRich && rankOf(own) < ranks.length && rankOf(below) > rankOf(own);
}

type Heading = { first: Cell; points: Cell; number: string | null };

function numberIn(line: Line, { first }: Heading, columns: Column[]): string | null {
  const sequence = columns.find((column) => column.role === 'sequence');
  const { number } = takeNumber(textOf(line.cells[first.column - 1]));
  const counted = sequence === undefined ? '' : squeeze(textOf(line.cells[sequence.index])).replace(/[、.．]$/u, '');
  return number ?? (counted === '' ? null : counted);
}

function formOf(line: Line, heading: Heading, columns: Column[]): string | null {
  const number = numberIn(line, heading, columns);
  return number === null ? null : numberForm(number);
}

/** A heading with nothing below it is a row of its own. */
function demote(items: Item[]): Item[] {
  let next: Item | null = null;
  const result = items.toReversed().map((item): Item => {
    const below = next;
    if (item.kind !== 'note') next = item;
    if (item.kind !== 'section') return item;
    const heads =
      below !== null && (below.kind === 'content' || (below.kind === 'section' && isDeeper(below.label, item.label)));
    return heads ? item : { kind: 'content', line: item.line };
  });
  return result.toReversed();
}

const ranks = ['第一', '一', '(一)', '1', '(1)', '①'];

function rankOf(number: string | null): number {
  if (number === null) return ranks.length;
  const form = numberForm(number.normalize('NFKC').replace(/[①-⑳]/gu, '①'));
  const at = ranks.findIndex((rank) => (rank === '第一' ? form.startsWith(rank) : form === rank));
  return at < 0 ? ranks.length : at;
}

/** Whether a section heading stands below another one by the form of its numbering. */
export const isDeeper = (one: Label, other: Label): boolean => rankOf(one.number) > rankOf(other.number);
