// The lines of a flow of HTML (网页文字成行): white space as a browser shows it, paragraphs and line breaks as lines.
import type { Table } from '../../domain/table.ts';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

/** Lines of one paragraph, or a table. */
export type Block = string[] | Table;

/** flow: runs of white space are one space; spaces: only line ends are; lines: all is kept. */
export type WhiteSpace = 'flow' | 'spaces' | 'lines';

export type Characters = { left: number };

export type Lines = {
  add: (words: string, space: WhiteSpace) => void;
  /** `<br>`: the line ends, be it empty. */
  breakLine: () => void;
  /** The border of a block: what was begun is a paragraph. */
  endParagraph: () => void;
  addTable: (table: Table) => void;
  blocks: () => Block[];
};

/** Stands for a space that stays; in the finished line it is a plain one, since Word writes its runs of spaces so. */
const keptSpace = '\u00a0';

const wide = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uff60';
/** The source of a page is broken into lines anywhere between Chinese signs; that is no space. */
const breakInChinese = new RegExp(`(?<=[${wide}]) *[\\r\\n][ \\r\\n]*(?=[${wide}])`, 'gu');

/** Tabs are left in a line only where they are shown. */
const finished = (line: string): string =>
  line
    .replace(breakInChinese, '')
    .replace(/[ \r\n]+/gu, ' ')
    .replace(/^ | $/gu, '')
    .replaceAll(keptSpace, ' ');

export function htmlLines(limits: Limits, characters: Characters): Lines {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let line = '';

  function add(words: string, space: WhiteSpace): void {
    characters.left -= words.length;
    if (characters.left < 0) throw refuse.tooComplex('文字太多', `more than ${limits.characters} characters`);
    if (space === 'flow') line += words.replace(/[\t\f]/gu, ' ');
    else if (space === 'spaces') line += words.replaceAll(' ', keptSpace);
    else {
      const [first = '', ...rest] = words.replaceAll(' ', keptSpace).split(/\r\n|\r|\n/u);
      line += first;
      for (const each of rest) {
        breakLine();
        line += each;
      }
    }
  }

  function breakLine(): void {
    const text = finished(line);
    paragraph.push(text.trim() === '' ? '' : text);
    line = '';
  }

  function endParagraph(): void {
    if (/[^ \r\n]/u.test(line)) breakLine();
    line = '';
    if (paragraph.length > 0) blocks.push(paragraph);
    paragraph = [];
  }

  return {
    add,
    breakLine,
    endParagraph,
    addTable: (table) => {
      endParagraph();
      blocks.push(table);
    },
    blocks: () => {
      endParagraph();
      return blocks;
    },
  };
}
