// What a person decided about the reading (改动): one after the other, so that each can be undone; together they are a Reading.
import { z } from 'zod';
import { ColumnRole } from '../../domain/column-role.ts';
import type { Reading } from '../../domain/reading.ts';

const count = z.int().nonnegative();
/** `null` takes an earlier decision about the same thing back. */
const Decision = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('column'), table: count, column: count, role: ColumnRole.nullable() }),
  z.strictObject({
    type: z.literal('choice'),
    key: z.string(),
    choice: count,
    place: z.string(),
    words: z.string(),
  }),
  z.strictObject({ type: z.literal('cell'), table: count, row: count, column: count, text: z.string().nullable() }),
  z.strictObject({ type: z.literal('tables'), tables: z.array(count) }),
  z.strictObject({ type: z.literal('subject'), title: z.string().nullable() }),
]);
export type Decision = z.infer<typeof Decision>;

/** `at`: how many of the decisions stand; the rest can be done again. */
export const History = z.strictObject({ decisions: z.array(Decision), at: count });
export type History = z.infer<typeof History>;

export const noHistory: History = { decisions: [], at: 0 };

export const decide = ({ decisions, at }: History, decision: Decision): History => ({
  decisions: [...decisions.slice(0, at), decision],
  at: at + 1,
});
/** The first `at` decisions stand. */
export const goTo = ({ decisions }: History, at: number): History => ({
  decisions,
  at: Math.min(Math.max(at, 0), decisions.length),
});

/** Each thing by the last decision about it. */
export function readingOf({ decisions, at }: History): Reading {
  const columns = new Map<string, NonNullable<Reading['columns']>[number]>();
  const cells = new Map<string, NonNullable<Reading['cells']>[number]>();
  const readings: Record<string, number> = {};
  let tables: number[] = [];
  let subject: string | null = null;
  for (const decision of decisions.slice(0, at)) {
    switch (decision.type) {
      case 'column': {
        const { table, column, role } = decision;
        if (role === null) columns.delete(`${table}/${column}`);
        else columns.set(`${table}/${column}`, { table, column, role });
        break;
      }
      case 'choice':
        readings[decision.key] = decision.choice;
        break;
      case 'cell': {
        const { table, row, column, text } = decision;
        if (text === null) cells.delete(`${table}/${row}/${column}`);
        else cells.set(`${table}/${row}/${column}`, { table, row, column, text });
        break;
      }
      case 'tables':
        tables = decision.tables;
        break;
      case 'subject':
        subject = decision.title;
        break;
    }
  }
  return {
    ...(columns.size === 0 ? {} : { columns: [...columns.values()] }),
    ...(cells.size === 0 ? {} : { cells: [...cells.values()] }),
    ...(Object.keys(readings).length === 0 ? {} : { readings }),
    ...(tables.length === 0 ? {} : { tables }),
    ...(subject === null ? {} : { subjectTitle: subject }),
  };
}
