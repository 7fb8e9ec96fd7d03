// A cell that is being mended (正在改的格): its text is kept with the rest of the work until it is taken or given up.
import { z } from 'zod';
import { decide, type Decision, type History, readingOf } from './decision.ts';

const count = z.int().positive();
/** `original` is what the document says there, `text` what is typed. */
export const TypedCell = z.strictObject({
  table: count,
  row: count,
  column: count,
  original: z.string(),
  text: z.string(),
});
export type TypedCell = z.infer<typeof TypedCell>;

type Place = Pick<TypedCell, 'table' | 'row' | 'column'>;

const isAt =
  ({ table, row, column }: Place) =>
  (other: Place): boolean =>
    other.table === table && other.row === row && other.column === column;

/** Whether it is another text than the one that is read there now. */
export function isWaiting(typed: TypedCell | null, history: History): typed is TypedCell {
  if (typed === null) return false;
  const mended = readingOf(history).cells?.find(isAt(typed));
  return typed.text !== (mended?.text ?? typed.original);
}

/** The original text again is no mend. */
export function withTyped(history: History, typed: TypedCell | null): History {
  if (!isWaiting(typed, history)) return history;
  const { table, row, column, original, text } = typed;
  const decision: Decision = { type: 'cell', table, row, column, text: text === original ? null : text };
  return decide(history, decision);
}
