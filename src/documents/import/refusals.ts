// What the importer refuses (拒绝导入): documents without an appraisal table, lists of units or results, columns that no table has.
import { Refusal } from '../../domain/refusal.ts';
import type { RawDocument, Table } from '../../domain/table.ts';
import type { Lookup } from '../directory.ts';
import type { Told } from './columns.ts';
import { findHeader, searched } from './header.ts';
import { roleOfHeading, squeeze } from './heading.ts';
import { filled, linesOf, textOf } from './line.ts';
import { endsAsOffice } from './office.ts';
import type { DraftRow } from './row.ts';

/** All tables, nested ones after their host. */
export function tablesOf(raw: RawDocument): Table[] {
  const collect = (table: Table): Table[] => [table, ...table.cells.flatMap((cell) => cell.nested.flatMap(collect))];
  return raw.blocks.flatMap((block) => (block.kind === 'table' ? collect(block) : []));
}

export function noTable(raw: RawDocument): Refusal {
  const cells = tablesOf(raw)
    .flatMap((table) => table.cells)
    .filter((cell) => textOf(cell) !== '').length;
  return new Refusal('no-table', {
    what: `“${raw.file}”里没有找到考评表。`,
    why: cells === 0 ? '文件里没有带文字的表格。' : '文件里的表格没有一行能读成指标。',
    next: '请确认文件里有考评指标的表格；表格若是图片，请先转成文字表格。',
    english: `No appraisal table was found in ${raw.file}; if the table is a picture, turn it into a real table first.`,
  });
}

/** A column that was told beyond the widest table is a slip, and what was meant stays unread. */
export function refuseBeyond(told: Told, tables: Table[]): void {
  const widest = tables.reduce((most, { columns }) => Math.max(most, columns), 0);
  const beyond = Object.keys(told)
    .map(Number)
    .filter((column) => column > widest);
  if (beyond.length === 0 || widest === 0) return;
  throw new Refusal('usage', {
    what: `指明了第 ${beyond.join('、')} 列，表里没有这一列。`,
    why: `最宽的表有 ${widest} 列，从左边第 1 列数起，合并的格按它占的列数。`,
    next: '请改正列号。',
    english: `Column ${beyond.join(', ')} was named, but the widest table has ${widest} column(s).`,
  });
}

/** What a ranking has a column for each of: the rank, who is ranked, and the points that they got. */
const ofRanking = [
  /^(?:本?组内?|总|综合|全[省市县区]|年度)?(?:排名|排位|名次|位次)$/u,
  /^(?:被|受|参)?(?:考核|考评|评价|测评|评|考)?(?:单位|部门|对象|[县市]+区?|乡镇|街道|科室|处室|姓名)(?:名称)?$/u,
  /(?:总分|得分|合计|成绩)$/u,
];
const ofContent: ReadonlySet<string | null> = new Set(['criterion', 'target', 'method']);

/** By the words of one line alone: bodies that have ranks and points already are the outcome of an appraisal. */
function rankingHeadings(table: Table): string[] | null {
  for (const line of linesOf(table).slice(0, searched)) {
    const words = filled(line).map((cell) => squeeze(textOf(cell)));
    const isRanking = ofRanking.every((wording) => words.some((word) => wording.test(word)));
    if (isRanking && !words.some((word) => ofContent.has(roleOfHeading(word)))) return words;
  }
  return null;
}

/** A list of results beside a table with headings of its own is left unread like any other. */
export function refuseRanking(raw: RawDocument, tables: Table[]): void {
  const rankings = tables.map(rankingHeadings);
  const words = rankings.find((each) => each !== null);
  const others = tables.filter((_, at) => rankings[at] === null);
  if (words == null || others.some((table) => findHeader(linesOf(table)) !== null)) return;
  throw new Refusal('no-table', {
    what: `“${raw.file}”里没有找到考评表。`,
    why: `它像一份考评结果或排名：表头是“${words.join('、')}”，列的是各单位的名次和得分，没有考核内容和评分标准。`,
    next: '请导入考评表（写着项目、考核内容、分值和评分标准的表）；考评结果不用导入，在“结果”页由各单位的评分算出来。',
    english: `${raw.file} looks like a list of results; import the appraisal table, and let the results be computed from the marks.`,
  });
}

const fewest = 3;

/** Rows that say nothing but names of offices, without points, are a list of those who are appraised. */
export function refuseList(raw: RawDocument, drafts: DraftRow[], find: Lookup): void {
  const isOffice = (text: string) => find(text) !== null || endsAsOffice(text);
  const offices = drafts.filter((draft) => textsOf(draft).every(isOffice));
  const hasPoints = drafts.some(
    ({ points, levels }) => points !== null || levels.some((level) => level.points !== null),
  );
  if (hasPoints || drafts.length < fewest || offices.length * 10 < drafts.length * 8) return;
  throw new Refusal('no-table', {
    what: `“${raw.file}”里没有找到考评表。`,
    why: `它像一份单位名单：${drafts.length} 行里有 ${offices.length} 行只写了单位名称，没有分值，也没有考核内容。`,
    next: '请导入考评表，把这份文件用作被考评单位的名单。',
    english: `${raw.file} looks like a list of units; import the appraisal table, and use this file as its list of subjects.`,
  });
}

function textsOf({ title, criterion, target, method, names }: DraftRow): string[] {
  const others = Object.values(names).flatMap((cells) => cells.map(({ lines }) => lines.join('')));
  return [title, criterion, target, method, ...others].filter((text) => text !== null);
}
