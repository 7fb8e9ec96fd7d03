// The reader of .xlsx (Excel 工作簿): every sheet with content is a table, as its cells are shown.
// Not on hucre, which was tried: it inflates every part of the package by itself, turns numbers into floats, and makes
// a dense grid before anybody can refuse; here the same gate and the same bounded XML as for Word are used.
import type { ProblemCode } from '../../domain/problem-code.ts';
import { unescapeText } from '../xlsx-text.ts';
import { builtInFormat, customFormat, type CellFormat } from './cell-format.ts';
import { collectNotes, type Content, type Notes } from './content.ts';
import { budgetOf, gridTable } from './grid.ts';
import type { Limits } from './limits.ts';
import { integer } from './numbering.ts';
import { openPackage, type Package } from './package.ts';
import { isTrue, sheetReader, type Sheet, type Workbook } from './sheet.ts';
import type { Attributes } from './xml.ts';

const sentences: Partial<Record<ProblemCode, string>> = {
  'formula-without-value': '单元格里有公式但没有保存计算结果，读成了空白；请在 Excel 中打开、重新计算并保存。',
  'cell-error': '单元格的公式出错（如 #N/A），按原样读取；请在 Excel 中改正。',
  'number-noise': '数值带有浮点误差的尾数，已去掉；请核对。',
  'merged-cell-text': '合并单元格中被盖住的部分还有内容，Excel 不显示，没有读取；如需要，请取消合并查看。',
  'hidden-row': '有隐藏的行，已照常读取；请确认它们应当计入。',
  'hidden-column': '有隐藏的列，已照常读取；请确认它们应当计入。',
  'hidden-sheet': '有隐藏的工作表，已照常读取；请确认它应当计入。',
};

type SheetEntry = { name: string; part: string; isHidden: boolean };

export function readXlsx(bytes: Uint8Array, limits: Limits): Content {
  const source = openPackage(bytes, 'xlsx', limits);
  const notes = collectNotes();
  const { sheets, startsIn1904 } = readWorkbook(source);
  const workbook: Workbook = { startsIn1904, strings: readStrings(source), formats: readFormats(source) };
  const budget = budgetOf(limits);
  const characters = { characters: limits.characters };
  const blocks: Content['blocks'] = [];
  for (const { name, part, isHidden } of sheets) {
    const sheet = sheetReader(name, workbook, limits, characters, notes);
    source.parse(part, sheet);
    if (sheet.found().rows === 0) continue;
    if (isHidden) notes.add('hidden-sheet', `工作表“${name}”`);
    blocks.push(tableOf(name, sheet, blocks.length + 1, limits, budget, notes));
  }
  return { blocks, problems: notes.problems(sentences) };
}

function tableOf(
  name: string,
  sheet: Sheet,
  index: number,
  limits: Limits,
  budget: ReturnType<typeof budgetOf>,
  notes: Notes,
) {
  const { rows, columns, merges } = sheet.found();
  const text = (row: number, column: number) => sheet.at(row, column);
  const onLost = (row: number, column: number) => notes.add('merged-cell-text', sheet.place(row, column));
  return gridTable({ index, sheet: name, rows, columns, merges, text }, limits, budget, onLost);
}

function readWorkbook(source: Package): { sheets: SheetEntry[]; startsIn1904: boolean } {
  const parts = new Map<string, string>();
  for (const { id, type, target, isExternal } of source.relationships) {
    if (type === 'worksheet' && !isExternal) parts.set(id, target);
  }
  const sheets: SheetEntry[] = [];
  let startsIn1904 = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === 'x:workbookPr') startsIn1904 = isTrue(attributes.get('date1904'));
    if (name !== 'x:sheet') return;
    const id = attributes.get('r:id') ?? '';
    const part = parts.get(id);
    // A sheet is read once, however often the workbook names it.
    parts.delete(id);
    const isHidden = ['hidden', 'veryHidden'].includes(attributes.get('state') ?? '');
    if (part !== undefined) sheets.push({ name: attributes.get('name') ?? '', part, isHidden });
  };
  source.parse(source.main, { open, close: () => {}, text: () => {} });
  return { sheets, startsIn1904 };
}

function partOf(source: Package, type: string): string | undefined {
  return source.relationships.find((each) => each.type === type && !each.isExternal)?.target;
}

/** Shared strings; runs of rich text are joined, phonetic guides left out. */
function readStrings(source: Package): string[] {
  const strings: string[] = [];
  const part = partOf(source, 'sharedStrings');
  if (part === undefined) return strings;
  let text = '';
  let phonetic = 0;
  let isText = false;
  const open = (name: string): void => {
    if (name === 'x:si') text = '';
    if (name === 'x:rPh') phonetic += 1;
    isText = name === 'x:t' && phonetic === 0;
  };
  const close = (name: string): void => {
    isText = false;
    if (name === 'x:rPh') phonetic -= 1;
    if (name === 'x:si') strings.push(unescapeText(text));
  };
  source.parse(part, { open, close, text: (words) => void (isText && (text += words)) });
  return strings;
}

/** The kind of number format of each cell style. */
function readFormats(source: Package): CellFormat[] {
  const formats: CellFormat[] = [];
  const part = partOf(source, 'styles');
  if (part === undefined) return formats;
  const custom = new Map<number, CellFormat>();
  let isInCells = false;
  const open = (name: string, attributes: Attributes): void => {
    const id = integer(attributes.get('numFmtId'), 0);
    if (name === 'x:cellXfs') isInCells = true;
    if (name === 'x:numFmt') custom.set(id, customFormat(attributes.get('formatCode') ?? ''));
    if (name === 'x:xf' && isInCells) formats.push(custom.get(id) ?? builtInFormat(id));
  };
  source.parse(part, { open, close: (name) => void (name === 'x:cellXfs' && (isInCells = false)), text: () => {} });
  return formats;
}
