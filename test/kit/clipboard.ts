// Clipboards for tests (剪贴板样例): a read document as the HTML, or the text, that Word, WPS and Excel would copy of it.
import type { Cell, RawDocument, Table } from '../../src/domain/table.ts';

export type Office = 'word' | 'wps' | 'excel';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');

/** Office writes a run of spaces, or one at the edge of a line, so that browsers keep it. */
const spaced = (text: string): string =>
  text.replace(
    / {2,}|^ | $/gu,
    (spaces) => `<span style='mso-spacerun:yes'>${'&nbsp;'.repeat(spaces.length - 1)} </span>`,
  );

const words = (text: string): string =>
  text
    .split('\t')
    .map((part) => spaced(escaped(part)))
    .join("<span style='mso-tab-count:1'>      </span>");

/** The source is broken into lines where Office likes, between Chinese signs too. */
const broken = (html: string): string => html.replace(/(\p{Script=Han}{29})(?=\p{Script=Han})/gu, '$1\r\n');

function wordLine(line: string): string {
  const text = line.trim() === '' ? '<o:p>&nbsp;</o:p>' : `${broken(words(line))}<span lang=EN-US><o:p></o:p></span>`;
  return `<p class=MsoNormal align=left style='text-align:left;line-height:14.0pt;\r\nmso-line-height-rule:exactly'><span style='font-size:9.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:"Times New Roman"'>${text}</span></p>`;
}

const wpsLine = (line: string): string =>
  `<p class=MsoNormal ><span style="mso-spacerun:'yes';font-family:仿宋_GB2312;font-size:9.0000pt;" ><font face="仿宋_GB2312" >${escaped(line).replaceAll('\t', '<span style="mso-tab-count:1">&nbsp;</span>')}</font></span><span style="mso-spacerun:'yes';" ><o:p></o:p></span></p>`;

const excelLines = (lines: string[]): string => lines.map(words).join('<br>\r\n    ');

const linesOf = (lines: string[], office: Office): string =>
  office === 'excel' ? excelLines(lines) : lines.map(office === 'word' ? wordLine : wpsLine).join('\r\n  ');

function cellHtml(cell: Cell, office: Office): string {
  const spans = [
    cell.rowSpan > 1 ? ` rowspan=${cell.rowSpan}` : '',
    cell.columnSpan > 1 ? ` colspan=${cell.columnSpan}` : '',
  ].join('');
  const style = office === 'excel' ? ` class=xl65 style='border-top:none;white-space:normal'` : ` width=95 valign=top`;
  const empty = office === 'excel' ? '' : linesOf([''], office);
  const inside = cell.paragraphs.length === 0 ? empty : linesOf(cell.paragraphs, office);
  const nested = cell.nested.map((table) => tableHtml(table, office)).join('');
  // Excel leaves out no closing tag; HTML lets anybody do so.
  return `<td${spans}${style}>${inside}${nested}${office === 'word' ? '' : '</td>'}`;
}

function rowHtml(table: Table, row: number, office: Office): string {
  const isCovered = (column: number) =>
    table.cells.some(
      (cell) =>
        cell.row <= row &&
        row < cell.row + cell.rowSpan &&
        cell.column <= column &&
        column < cell.column + cell.columnSpan,
    );
  const cells = Array.from({ length: table.columns }, (_, index) => {
    const cell = table.cells.find((each) => each.row === row && each.column === index + 1);
    if (cell !== undefined) return cellHtml(cell, office);
    return isCovered(index + 1) ? '' : "<td style='mso-cell-special:placeholder;border:none'><p>&nbsp;</p></td>";
  });
  return `<tr style='mso-yfti-irow:${row - 1};height:20.0pt'>\r\n  ${cells.filter((cell) => cell !== '').join('\r\n  ')}\r\n </tr>\r\n `;
}

function tableHtml(table: Table, office: Office): string {
  const rows = Array.from({ length: table.rows }, (_, index) => rowHtml(table, index + 1, office)).join('');
  const widths = Array.from({ length: table.columns }, () => `<td width=72 style='border:none'></td>`).join('');
  const last = `<![if !supportMisalignedColumns]><tr height=0>${widths}</tr><![endif]>`;
  if (office === 'excel') {
    const columns = Array.from({ length: table.columns }, () => `<col width=72 style='width:54pt'>\r\n `).join('');
    return `<table border=0 cellpadding=0 cellspacing=0 width=600>\r\n<!--StartFragment-->\r\n ${columns}${rows}<!--EndFragment-->\r\n</table>`;
  }
  return `<table class=MsoNormalTable border=1 cellspacing=0 style='border-collapse:collapse;mso-table-layout-alt:fixed'>\r\n ${rows}${last}\r\n</table>`;
}

const heads: Record<Office, string> = {
  word: '<meta name=ProgId content=Word.Document><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {mso-style-unhide:no;} @page WordSection1 {size:595.3pt 841.9pt;} --></style><!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]-->',
  wps: '<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 14 &#38;WPS"><style>@font-face{font-family:"仿宋_GB2312";} p.MsoNormal{mso-style-name:正文;}</style>',
  excel:
    '<meta name=ProgId content=Excel.Sheet><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\@";white-space:normal;}--></style>',
};

/** `\n` inside of a paragraph is a line break. */
export function clipboardHtml({ blocks }: RawDocument, office: Office): string {
  const body = blocks.map((block) =>
    block.kind === 'table'
      ? tableHtml(block, office)
      : linesOf(block.text.split('\n'), office).replaceAll(/<\/p>\s*<p[^>]*>/gu, '<br>\r\n'),
  );
  const fragment =
    office === 'excel' ? body.join('') : `<!--StartFragment-->\r\n${body.join('\r\n')}<!--EndFragment-->`;
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\r\n<head><meta charset=utf-8>${heads[office]}</head>\r\n<body lang=ZH-CN link=blue style='text-justify-trim:punctuation'>\r\n${fragment}\r\n</body>\r\n</html>`;
}

/** As Excel copies text: a cell with line breaks or quotes is quoted, what a merged cell covers is empty. */
export function clipboardText({ rows, columns, cells }: Table): string {
  const lines = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  for (const { row, column, paragraphs } of cells) {
    const text = paragraphs.join('\n');
    (lines[row - 1] ?? [])[column - 1] = /["\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${lines.map((line) => line.join('\t')).join('\r\n')}\r\n`;
}
