// The text of a Word document by events (Word 正文): paragraphs and tables in order, with what Word hides left out.
import type { Paragraph, Table } from '../../domain/table.ts';
import type { Notes } from './content.ts';
import type { Limits } from './limits.ts';
import type { Numbering } from './numbering.ts';
import * as refuse from './refuse.ts';
import {
  continueLines,
  isOn,
  type CellFrame,
  type Flow,
  type Frame,
  type Of,
  type ParagraphFrame,
  type RowFrame,
  type TableFrame,
} from './word-frames.ts';
import { setProperty } from './word-properties.ts';
import { layOut, type WordCell } from './word-table.ts';
import type { Attributes, Handler } from './xml.ts';

/** Their text is no text of the document: properties, former properties, phonetic guides, moved-away words. */
const passedOver = new Set([
  'w:moveFrom',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:rt',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:rPrChange',
  'w:pPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:sectPrChange',
  'w:tblGridChange',
  'w:numberingChange',
]);

const properties = new Set(['w:pPr', 'w:trPr', 'w:tcPr']);

/** Vocabularies that a Choice may require and that bring their text in `w:txbxContent`, which is read here. */
const knownChoices = new Set([
  'wps',
  'wpg',
  'wpc',
  'wpi',
  'wp14',
  'w14',
  'w15',
  'w16',
  'w16se',
  'w16cid',
  'v',
  'm',
  'a14',
  'cx',
]);

type Story = {
  limits: Limits;
  numbering: Numbering;
  notes: Notes;
  body: Flow;
  frames: Frame[];
  tables: number;
  cells: number;
  /** Open elements of a part that is passed over; its deleted words are noted once. */
  skipped: number;
  isSkipNoted: boolean;
  inProperties: number;
  inText: number;
};

export type WordStory = Handler & { content: () => (Paragraph | Table)[] };

export function wordStory(limits: Limits, numbering: Numbering, notes: Notes): WordStory {
  const body: Flow = { kind: 'flow', blocks: [], carried: null };
  const counts = { tables: 0, cells: 0, skipped: 0, inProperties: 0, inText: 0 };
  const story: Story = { limits, numbering, notes, body, frames: [body], isSkipNoted: false, ...counts };
  return {
    open: (name, attributes) => openElement(story, name, attributes),
    close: (name) => closeElement(story, name),
    text: (words) => takeText(story, words),
    content: () => contentOf(story),
  };
}

/** Paragraphs without words are dropped between tables; line breaks inside a paragraph are kept. */
function contentOf(story: Story): (Paragraph | Table)[] {
  flush(story.body);
  return story.body.blocks.flatMap((block): (Paragraph | Table)[] => {
    if (!Array.isArray(block)) return [block];
    const text = block.join('\n');
    return text.trim() === '' ? [] : [{ kind: 'paragraph', text }];
  });
}

function openElement(story: Story, name: string, attributes: Attributes): void {
  if (story.skipped > 0) {
    story.skipped += 1;
    return;
  }
  if (isPassedOver(story, name, attributes)) {
    story.skipped = 1;
    story.isSkipNoted = name !== 'w:del' && name !== 'w:moveFrom';
    return;
  }
  if (properties.has(name)) story.inProperties += 1;
  if (name === 'w:t' || name === 'm:t') story.inText += 1;
  openFrame(story, name);
  if (story.inProperties > 0) setProperty(story.frames.at(-1), name, attributes, story);
  else addSign(story, name);
  if (name === 'w:vanish' && isOn(attributes)) hide(story);
}

function closeElement(story: Story, name: string): void {
  if (story.skipped > 0) {
    story.skipped -= 1;
    return;
  }
  if (properties.has(name)) story.inProperties -= 1;
  if (name === 'w:t' || name === 'm:t') story.inText -= 1;
  closeFrame(story, name);
}

function takeText(story: Story, words: string): void {
  if (story.skipped > 0) noteDeletion(story, words);
  else if (story.inText > 0) add(story, words.replace(/[\r\n]/gu, ' '));
}

function isPassedOver(story: Story, name: string, attributes: Attributes): boolean {
  if (passedOver.has(name)) return true;
  if (name === 'w:del') return story.inProperties === 0;
  if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
  const alternate = story.frames.at(-1);
  if (alternate?.kind !== 'alternate') return false;
  const needs = (attributes.get('Requires') ?? '').split(/\s+/u).filter((each) => each !== '');
  if (alternate.isTaken || (name === 'mc:Choice' && needs.some((each) => !knownChoices.has(each)))) return true;
  alternate.isTaken = true;
  return false;
}

function openFrame(story: Story, name: string): void {
  if (name === 'w:p') {
    story.frames.push({
      kind: 'paragraph',
      lines: [''],
      after: [],
      list: null,
      level: null,
      style: null,
      isOpenEnded: false,
    });
  } else if (name === 'w:r') story.frames.push({ kind: 'run', isHidden: false });
  else if (name === 'w:tbl') story.frames.push({ kind: 'table', index: ++story.tables, rows: [] });
  else if (name === 'w:tr')
    story.frames.push({ kind: 'row', row: { cells: [], before: 0, after: 0 }, isDeleted: false });
  else if (name === 'w:tc') openCell(story);
  else if (name === 'w:txbxContent') story.frames.push({ kind: 'flow', blocks: [], carried: null });
  else if (name === 'mc:AlternateContent') story.frames.push({ kind: 'alternate', isTaken: false });
}

function openCell(story: Story): void {
  story.cells += 1;
  if (story.cells > story.limits.cells)
    throw refuse.tooComplex(`单元格超过 ${story.limits.cells} 个`, `more than ${story.limits.cells} cells`);
  const cell: WordCell = { columnSpan: 1, vertical: 'none', horizontal: 'none', paragraphs: [], nested: [] };
  story.frames.push({ kind: 'cell', blocks: [], carried: null, cell, isDeleted: false });
}

function closeFrame(story: Story, name: string): void {
  if (name === 'w:p') closeParagraph(story, pop(story, 'paragraph'));
  else if (name === 'w:r') pop(story, 'run');
  else if (name === 'w:tbl') closeTable(story, pop(story, 'table'));
  else if (name === 'w:tr') closeRow(story, pop(story, 'row'));
  else if (name === 'w:tc') closeCell(story, pop(story, 'cell'));
  else if (name === 'w:txbxContent') closeBox(story, pop(story, 'flow'));
  else if (name === 'mc:AlternateContent') pop(story, 'alternate');
}

/** XML closes in the order it opened, so the innermost frame is always the right one. */
function pop<K extends Frame['kind']>(story: Story, kind: K): Of<K> {
  const frame = story.frames.pop();
  if (frame?.kind !== kind) throw new Error(`frame ${frame?.kind ?? 'none'} instead of ${kind}`);
  return frame as Of<K>;
}

function closeParagraph(story: Story, paragraph: ParagraphFrame): void {
  const number = story.numbering.next(paragraph);
  if (number === 'unknown') story.notes.add('automatic-number-unknown', '正文');
  else if (number !== null) {
    story.notes.add('automatic-number', '正文');
    paragraph.lines[0] = number.text + (paragraph.lines[0] ?? '');
  }
  const flow = flowOf(story);
  const lines = continueLines(flow.carried, paragraph.lines);
  flow.carried = paragraph.isOpenEnded ? lines : null;
  if (!paragraph.isOpenEnded) flow.blocks.push(lines);
  // One by one: a text box may hold more blocks than a call may have arguments.
  for (const block of paragraph.after) flow.blocks.push(block);
}

function closeTable(story: Story, { index, rows }: TableFrame): void {
  const table = layOut(rows, index, story.limits, (place) => story.notes.add('merged-cell-text', place));
  if (table.rows > 0) flowOf(story).blocks.push(table);
}

function closeRow(story: Story, { row, isDeleted }: RowFrame): void {
  if (isDeleted) story.notes.add('tracked-deletion', '表格行');
  else nearest(story, 'table', 'cell')?.rows.push(row);
}

function closeCell(story: Story, frame: CellFrame): void {
  if (frame.isDeleted) {
    story.notes.add('tracked-deletion', '单元格');
    return;
  }
  flush(frame);
  const { cell, blocks } = frame;
  const lines = blocks.filter((block) => Array.isArray(block)).flat();
  cell.paragraphs = lines.every((line) => line.trim() === '') ? [] : lines;
  cell.nested = blocks.filter((block): block is Table => !Array.isArray(block));
  nearest(story, 'row', 'cell')?.row.cells.push(cell);
}

function closeBox(story: Story, box: Flow): void {
  flush(box);
  const target = nearest(story, 'paragraph', 'cell')?.after ?? flowOf(story).blocks;
  for (const block of box.blocks) target.push(block);
}

function flush(flow: Flow | CellFrame): void {
  if (flow.carried !== null) flow.blocks.push(flow.carried);
  flow.carried = null;
}

/** Elements inside a run that stand for characters, or for something that has none. */
function addSign(story: Story, name: string): void {
  if (name === 'w:tab' || name === 'w:ptab') add(story, '\t');
  else if (name === 'w:br' || name === 'w:cr') add(story, '\n');
  else if (name === 'w:noBreakHyphen') add(story, '-');
  else if (name === 'w:sym') story.notes.add('symbol-left-out', '正文');
  else if (name === 'w:object') story.notes.add('embedded-object', '正文');
  else if (name === 'w:altChunk') story.notes.add('embedded-object', '正文');
}

function add(story: Story, words: string): void {
  const paragraph = nearest(story, 'paragraph', 'flow');
  if (paragraph === undefined) return;
  if (nearest(story, 'run', 'paragraph')?.isHidden === true) {
    if (words.trim() !== '') story.notes.add('hidden-text', '正文');
    return;
  }
  const [first = '', ...rest] = words.split('\n');
  paragraph.lines[paragraph.lines.length - 1] += first;
  for (const line of rest) paragraph.lines.push(line);
}

function hide(story: Story): void {
  const frame = story.frames.at(-1);
  if (frame?.kind === 'run') frame.isHidden = true;
}

function noteDeletion(story: Story, words: string): void {
  if (story.isSkipNoted || words.trim() === '') return;
  story.isSkipNoted = true;
  story.notes.add('tracked-deletion', '正文');
}

function flowOf(story: Story): Flow | CellFrame {
  const frame = story.frames.findLast((each) => each.kind === 'flow' || each.kind === 'cell');
  return frame ?? story.body;
}

/** The innermost frame of a kind, looked for no further out than the first `border`. */
function nearest<K extends Frame['kind']>(story: Story, kind: K, border: Frame['kind']): Of<K> | undefined {
  const frame = story.frames.findLast((each) => each.kind === kind || each.kind === border);
  return frame?.kind === kind ? (frame as Of<K>) : undefined;
}
