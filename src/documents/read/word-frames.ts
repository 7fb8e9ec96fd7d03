// The open elements of a Word document (未闭合的元素): what each collects until it closes.
import type { Table } from '../../domain/table.ts';
import type { WordCell, WordRow } from './word-table.ts';
import type { Attributes } from './xml.ts';

/** Lines of one paragraph, or a table. */
export type Block = string[] | Table;

export type Flow = { kind: 'flow'; blocks: Block[]; carried: string[] | null };
export type CellFrame = { kind: 'cell'; blocks: Block[]; carried: string[] | null; cell: WordCell; isDeleted: boolean };
export type ParagraphFrame = {
  kind: 'paragraph';
  lines: string[];
  /** Text boxes anchored in the paragraph: their blocks follow it. */
  after: Block[];
  list: string | null;
  level: number | null;
  style: string | null;
  /** Its mark is a tracked deletion: the next paragraph goes on in it. */
  isOpenEnded: boolean;
};
export type TableFrame = { kind: 'table'; index: number; rows: WordRow[] };
export type RowFrame = { kind: 'row'; row: WordRow; isDeleted: boolean };
export type RunFrame = { kind: 'run'; isHidden: boolean };
export type AlternateFrame = { kind: 'alternate'; isTaken: boolean };
export type Frame = Flow | CellFrame | ParagraphFrame | TableFrame | RowFrame | RunFrame | AlternateFrame;
export type Of<K extends Frame['kind']> = Extract<Frame, { kind: K }>;

export function continueLines(carried: string[] | null, lines: string[]): string[] {
  if (carried === null) return lines;
  const [first = '', ...rest] = lines;
  return [...carried.slice(0, -1), (carried.at(-1) ?? '') + first, ...rest];
}

export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes.get('w:val')?.toLowerCase() ?? '1');
}
