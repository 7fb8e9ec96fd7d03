// Cells on the clipboard (剪贴板): lines and tabs, as Excel and WPS write and read them.

/** A cell with a tab, a line break or a quotation mark at its beginning stands in quotation marks. */
const quoted = (text: string): string => (/[\t\n\r]|^"/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const toTabs = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');

/** The last line break that spreadsheets add is none of a cell. */
export function fromTabs(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gu;
  for (const [, inQuotes, bare = '', end] of text.replace(/(?:\r\n|\n|\r)$/u, '').matchAll(cell)) {
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}
