// The columns of the official table (方案表的列): those that the table had, under its own headings, and those that the rows need.
import { nouns } from '../../domain/glossary.ts';
import type { TableColumn, TableForm } from '../../domain/scheme.ts';
import { isAdjustmentHeading } from '../import/classify.ts';
import { rolesOfHeadings } from '../import/columns.ts';
import { isHeader } from '../import/header.ts';
import { isPercentHeading, roleOfHeading } from '../import/heading.ts';
import { numeral } from './label-text.ts';
import type { Levels } from './scheme-levels.ts';
import { pointsText, type TableRow, withUnit } from './table-row.ts';

/** `share` is the column's part of the width, against the others; the heading may have two lines. */
export type LayoutColumn = { key: TableColumn; heading: string; share: number };

const levelShare = (rank: number): number => (rank === 0 ? 11 : 13);
const levelHeading = (rank: number): string => (rank === 0 ? '项目' : `${numeral(rank - 1)}级指标`);

/** In the order of the official layout. */
const standard: readonly LayoutColumn[] = [
  { key: 'sequence', heading: '序号', share: 5 },
  { key: 'level', heading: '项目', share: 0 },
  { key: 'criterion', heading: nouns.criterion.zh, share: 29 },
  { key: 'target', heading: nouns.target.zh, share: 28 },
  { key: 'method', heading: nouns.method.zh, share: 26 },
  { key: 'unit', heading: '计量\n单位', share: 7 },
  { key: 'points', heading: nouns.points.zh, share: 8 },
  { key: 'assessors', heading: nouns.assessor.zh, share: 13 },
  { key: 'leads', heading: '牵头责任科室\n（单位）', share: 13 },
  { key: 'cooperators', heading: nouns.cooperator.zh.replace('（', '\n（'), share: 13 },
  { key: 'remarks', heading: '备注', share: 12 },
];
const order = standard.map(({ key }) => key);
const standardOf = (key: TableColumn): LayoutColumn[] => standard.filter((column) => column.key === key);

/** A column's paragraphs in a row; a row's levels and title are laid out by themselves. */
export function valuesOf(row: TableRow, key: TableColumn): string[] {
  if (key === 'level') return [];
  if (key === 'sequence') return row.number === null ? [] : [row.number];
  if (key === 'points') return [pointsText(row)].filter((text) => text !== null);
  if (key === 'assessors' || key === 'leads' || key === 'cooperators') {
    return row[key].map((name, at, names) => (at < names.length - 1 ? `${name}、` : name));
  }
  return row[key]?.split('\n') ?? [];
}

/** Under 权重（%） a bare number is a percentage. */
export function pointsUnder({ heading }: LayoutColumn, points: string): string {
  if (!isPercentHeading(heading)) return points;
  return /^-?[\d.]+$/u.test(points) ? withUnit(points) : points.replace(/^([\d.]+)%$/u, '$1');
}

type Headings = TableForm['headings'];

/** Which columns there are, each once; levels stand together, right behind the numbers. `isBare`: the rows say too little. */
function keysOf(
  rows: readonly TableRow[],
  { depth, hasSequence, hasPoints }: Levels,
  own: Headings,
  isBare: boolean,
): TableColumn[] {
  const had = new Set(own.map(({ column }) => column));
  const isThere = (key: TableColumn): boolean => {
    if (key === 'sequence') return hasSequence;
    if (key === 'level') return depth > 0;
    if (key === 'points') return hasPoints;
    return had.has(key) || rows.some((row) => valuesOf(row, key).length > 0);
  };
  const keys = [...had].filter((key) => key !== 'sequence' && isThere(key));
  const enter = (key: TableColumn): void => {
    if (keys.includes(key)) return;
    const next = keys.findIndex((each) => order.indexOf(each) > order.indexOf(key));
    keys.splice(next < 0 ? keys.length : next, 0, key);
  };
  for (const key of order.filter(isThere)) if (key !== 'sequence') enter(key);
  // A table names its rows by levels or by what is appraised, and says who appraises it.
  if (depth === 0 && !(had.has('target') && had.has('leads'))) enter('criterion');
  if (own.length === 0 || keys.length < 2 || isBare) enter('assessors');
  return hasSequence ? ['sequence', ...keys] : keys;
}

/** The headings of the levels; levels that the table printed otherwise, as lines across, stand before those in its columns. */
function levelHeadings(depth: number, own: string[]): string[] {
  const printed = depth === 0 ? [] : own.slice(-depth);
  const free = Array.from({ length: depth + printed.length }, (_, rank) => levelHeading(rank));
  return [...free.filter((heading) => !printed.includes(heading)).slice(0, depth - printed.length), ...printed];
}

function columnsUnder(keys: readonly TableColumn[], depth: number, own: Headings): LayoutColumn[] {
  const titlesOf = (key: TableColumn) => own.filter(({ column }) => column === key).map(({ title }) => title);
  return keys.flatMap((key) => {
    if (key === 'level')
      return levelHeadings(depth, titlesOf(key)).map((heading, rank) => ({ key, heading, share: levelShare(rank) }));
    const [title] = titlesOf(key);
    return standardOf(key).map((column) => ({ ...column, heading: inLines(title, column.heading) }));
  });
}

/** The standard heading knows where its words break. */
const inLines = (own: string | undefined, heading: string): string =>
  own === undefined || own === heading.replaceAll('\n', '') ? heading : own;

/** The headings that a reader takes for what their columns hold; each other one gives way to the standard one. */
function readable(own: Headings, keys: readonly TableColumn[], depth: number, isAdjustments: boolean): Headings {
  const columns = columnsUnder(keys, depth, own);
  const headings = columns.map(({ heading }) => heading);
  if (!isHeader(headings)) return [];
  const roles = rolesOfHeadings(headings);
  const isMisread = ({ key, heading }: LayoutColumn, at: number): boolean =>
    roles[at] !== key || isTask(key, heading, keys) || (!isAdjustments && isAside(key, heading));
  const misread = new Set(columns.filter(isMisread).map(({ key }) => key));
  const left = own.filter(({ column }) => !misread.has(column));
  return left.length === own.length ? own : readable(left, keys, depth, isAdjustments);
}

/** What tasks are beside targets depends on how much they say. */
const isTask = (key: TableColumn, heading: string, keys: readonly TableColumn[]): boolean =>
  key !== 'target' && keys.includes('target') && roleOfHeading(heading) === 'target';

const isAside = (key: TableColumn, heading: string): boolean =>
  (key === 'level' || key === 'criterion') && isAdjustmentHeading(heading);

/** Columns of prose in which every row says little need little room. */
function fitted(column: LayoutColumn, rows: readonly TableRow[]): LayoutColumn {
  if (!prose.has(column.key)) return column;
  const longest = Math.max(column.heading.length, ...rows.map((row) => valuesOf(row, column.key).join('').length));
  return longest > shortMax ? column : { ...column, share: Math.min(column.share, shortShare) };
}
const prose = new Set<TableColumn>(['criterion', 'target', 'method', 'remarks']);
const [shortMax, shortShare] = [16, 14];

/** `isBare` where a row of these columns has too few words for a reader; a column of assessors takes a stroke then. */
export function columnsOf(
  rows: readonly TableRow[],
  levels: Levels,
  own: Headings,
  isBare: boolean = false,
): LayoutColumn[] {
  const keys = keysOf(rows, levels, own, isBare);
  const isAdjustments = rows.every(({ kind }) => kind === 'adjustment');
  const columns = columnsUnder(keys, levels.depth, readable(own, keys, levels.depth, isAdjustments));
  return columns.map((column) => fitted(column, rows));
}
