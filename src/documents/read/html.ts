// The reader of HTML (网页和剪贴板): what Word, WPS and Excel put on the clipboard, and pages saved by them.
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { Paragraph, Table } from '../../domain/table.ts';
import { collectNotes, type Content, type Notes } from './content.ts';
import { decodeText } from './encoding.ts';
import { type Budget, budgetOf } from './grid.ts';
import { type Characters, htmlLines, type Lines, type WhiteSpace } from './html-lines.ts';
import { cellNumber, isNumberMark, numberMark } from './html-number.ts';
import { type HtmlCell, layOutHtml } from './html-table.ts';
import { attributeOf, type Element, htmlTree, isElement, type Node, styleOf } from './html-tree.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

const sentences: Partial<Record<ProblemCode, string>> = {
  'tracked-deletion': '粘贴的内容里有修订中删除的文字，没有读取；请在原软件中接受或拒绝全部修订后再确认一遍。',
  'hidden-text': '粘贴的内容里有隐藏文字，没有读取；如需要，请在原软件中取消隐藏。',
  'hidden-row': '表格里有隐藏的行，已照常读取；请确认它们应当计入。',
  'hidden-column': '表格里有隐藏的列，已照常读取；请确认它们应当计入。',
  'automatic-number': '原文件用了自动编号，已按粘贴的内容补在段首；请核对编号。',
  'automatic-number-unknown': '网页用了自动编号，编号不在文字里，没有补出；请核对。',
};

type Page = { limits: Limits; notes: Notes; budget: Budget; characters: Characters; cells: number; tables: number };

/** Windows puts a header before the HTML of its clipboard. */
const clipboardHeader = /^Version:\d[^<]*(?=<)/u;

export function readHtml(bytes: Uint8Array, limits: Limits): Content {
  const text = decodeText(bytes, 'html').replace(clipboardHeader, '');
  if (text.trim() === '') throw refuse.empty();
  const notes = collectNotes();
  const counts = { cells: 0, tables: 0, characters: { left: limits.characters } };
  const page: Page = { limits, notes, budget: budgetOf(limits), ...counts };
  const body = htmlTree(text, limits);
  const blocks = linesIn(page, body?.childNodes ?? [], 'flow').blocks();
  const found = blocks.flatMap((block): (Paragraph | Table)[] => {
    if (!Array.isArray(block)) return [block];
    const words = block.join('\n');
    return words.trim() === '' ? [] : [{ kind: 'paragraph', text: words }];
  });
  if (found.length === 0) throw refuse.empty();
  return { blocks: found, problems: notes.problems(sentences) };
}

function linesIn(page: Page, nodes: Node[], space: WhiteSpace): Lines {
  const lines = htmlLines(page.limits, page.characters);
  for (const node of nodes) take(page, node, space, lines);
  return lines;
}

/** Their text is none of the document: programs, styles, Office's own data, phonetic guides, pictures. */
const passedOver = new Set(['script', 'style', 'title', 'template', 'xml', 'rt', 'rp', 'svg', 'object', 'head']);

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data dfn em font i img input ins kbd label mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Comments, footnotes and their marks, which no reader takes for text of the document. */
const isAside = (element: Element): boolean =>
  /\bmsocomanchor\b/u.test(attributeOf(element, 'class') ?? '') ||
  /^(?:comment|footnote|endnote)-list$/u.test(styleOf(element, 'mso-element')) ||
  ['mso-footnote-id', 'mso-endnote-id'].some((property) => styleOf(element, property) !== '');

const isHidden = (element: Element): boolean =>
  styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all';

function take(page: Page, node: Node, space: WhiteSpace, lines: Lines): void {
  if (node.nodeName === '#text' && 'value' in node) lines.add(node.value, space);
  if (!isElement(node) || passedOver.has(node.tagName) || isAside(node)) return;
  const { tagName } = node;
  if (tagName === 'del' || isHidden(node)) {
    if (wordsOf(node).trim() !== '') page.notes.add(tagName === 'del' ? 'tracked-deletion' : 'hidden-text', '正文');
  } else if (tagName === 'br') lines.breakLine();
  else if (tagName === 'table') takeTable(page, node, space, lines);
  else if (isNumberMark(node)) takeNumber(page, node, lines);
  else if (styleOf(node, 'mso-tab-count') !== '') lines.add('\t', 'lines');
  else takeInside(page, node, spaceIn(node, space), lines);
}

function takeInside(page: Page, element: Element, space: WhiteSpace, lines: Lines): void {
  // Word's own elements (o:p, st1:place) stand inside of lines.
  const isBlock = !inline.has(element.tagName) && !element.tagName.includes(':');
  if (isBlock) lines.endParagraph();
  if (element.tagName === 'li' && element.parentNode?.nodeName === 'ol')
    page.notes.add('automatic-number-unknown', '正文');
  for (const child of element.childNodes) take(page, child, space, lines);
  if (isBlock) lines.endParagraph();
}

function takeNumber(page: Page, mark: Element, lines: Lines): void {
  const number = numberMark(wordsOf(mark));
  if (number === '') return;
  page.notes.add('automatic-number', '正文');
  lines.add(number, 'spaces');
}

function spaceIn(element: Element, space: WhiteSpace): WhiteSpace {
  if (element.tagName === 'pre') return 'lines';
  if (styleOf(element, 'mso-spacerun') === 'yes') return space === 'lines' ? 'lines' : 'spaces';
  const style = styleOf(element, 'white-space');
  if (/^(?:pre|pre-wrap|break-spaces|pre-line)$/u.test(style)) return 'lines';
  return style === 'normal' || style === 'nowrap' ? 'flow' : space;
}

function wordsOf(element: Element): string {
  return element.childNodes
    .map((child) => (isElement(child) ? wordsOf(child) : 'value' in child ? child.value : ''))
    .join('');
}

function takeTable(page: Page, element: Element, space: WhiteSpace, lines: Lines): void {
  const index = ++page.tables;
  const parts = element.childNodes.filter(isElement);
  for (const caption of parts.filter(({ tagName }) => tagName === 'caption')) takeInside(page, caption, space, lines);
  const inside = parts.flatMap((part) =>
    /^(?:t(?:body|head|foot)|colgroup)$/u.test(part.tagName) ? part.childNodes.filter(isElement) : [part],
  );
  const place = `表${index}`;
  if (inside.some((each) => each.tagName === 'col' && isHidden(each))) page.notes.add('hidden-column', place);
  const rows: HtmlCell[][] = [];
  for (const row of inside.filter(({ tagName }) => tagName === 'tr')) {
    const isEmpty = wordsOf(row).trim() === '';
    // Office ends a table with a row of no height that only holds the widths of the columns.
    if (isEmpty && (attributeOf(row, 'height') === '0' || isHidden(row))) continue;
    if (isHidden(row)) page.notes.add('hidden-row', `${place} 第${rows.length + 1}行`);
    const cells = row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
    if (cells.some(isHidden)) page.notes.add('hidden-column', place);
    rows.push(cells.flatMap((cell) => cellsOf(page, cell, space)));
  }
  const table = layOutHtml(rows, index, page.limits, page.budget);
  if (table.cells.length > 0) lines.addTable(table);
}

/** A whole number as the page says it, at least `least`; 1 where it says none. */
function spanOf(cell: Element, name: string, least: number): number {
  const digits = /^\s*(\d{1,9})/u.exec(attributeOf(cell, name) ?? '')?.[1];
  return digits === undefined ? 1 : Math.max(least, Number(digits));
}

/** Excel lets a text run over empty cells beside it and writes them as one: they are taken apart again. */
function cellsOf(page: Page, cell: Element, space: WhiteSpace): HtmlCell[] {
  page.cells += 1;
  if (page.cells > page.limits.cells)
    throw refuse.tooComplex(`单元格超过 ${page.limits.cells} 个`, `more than ${page.limits.cells} cells`);
  const blocks = linesIn(page, cell.childNodes, spaceIn(cell, space)).blocks();
  const lines = blocks.filter((block) => Array.isArray(block)).flat();
  const number = cellNumber(attributeOf(cell, 'x:num'), lines);
  const shown = number === null ? lines : [number];
  const columnSpan = spanOf(cell, 'colspan', 1);
  const laid: HtmlCell = {
    rowSpan: spanOf(cell, 'rowspan', 0),
    columnSpan,
    isPlaceholder: styleOf(cell, 'mso-cell-special') === 'placeholder',
    paragraphs: shown.every((line) => line.trim() === '') ? [] : shown,
    nested: blocks.filter((block): block is Table => !Array.isArray(block)),
  };
  if (!styleOf(cell, 'mso-ignore').startsWith('colspan') || columnSpan > page.limits.columns) return [laid];
  const empty: HtmlCell = { ...laid, columnSpan: 1, paragraphs: [], nested: [] };
  return [{ ...laid, columnSpan: 1 }, ...Array.from({ length: columnSpan - 1 }, () => empty)];
}
