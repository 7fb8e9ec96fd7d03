// A row as the official table prints it (表行), and how its points say that they are added or taken off.
import type { ImportedRow } from '../../domain/row.ts';
import { kindOfRow } from '../import/classify.ts';

/** `effect` tells an adjustment from another where its words do not; absent: it may go both ways. */
export type TableRow = Omit<ImportedRow, 'row' | 'source'> & { effect?: Effect };
export type Effect = 'plus' | 'minus' | 'both' | 'veto';

/** Where a number of points would stand. */
const effectWords: Record<Effect, string> = { plus: '加分项', minus: '扣分项', both: '加减分项', veto: '一票否决' };

/** `5` → `5分`, `50%` as it is. */
export const withUnit = (points: string): string => (points.endsWith('%') ? points : `${points}分`);

/** The bound of an adjustment: `5` → `≤5分`, `-10` → `≥-10分`. */
export const boundText = (points: string): string => `${points.startsWith('-') ? '≥' : '≤'}${withUnit(points)}`;

const signed: Record<Effect, (points: string) => string> = {
  plus: (points) => `最多加${withUnit(points)}`,
  minus: (points) => `最多扣${withUnit(points)}`,
  both: (points) => `±${withUnit(points)}`,
  veto: (points) => `最多扣${withUnit(points)}`,
};

/** Whether titles, text and bound of an adjustment tell a reader that it is one; else its points must. */
export function isTold({ path, title, criterion, target, method, points }: TableRow): boolean {
  const text = points ?? (title === null ? (path.at(-1)?.points ?? null) : null);
  const titles = [...path.map((entry) => entry.title), ...(title === null ? [] : [title])];
  const bound = text === null ? null : { text, limit: 'max' as const };
  return (
    kindOfRow({ titles, content: criterion ?? target ?? '', method: method ?? '', points: bound }) === 'adjustment'
  );
}

/** The points of a row in a cell of their own; null where it says none. */
export function pointsText(row: TableRow): string | null {
  const { kind, points, effect = 'both' } = row;
  if (kind !== 'adjustment' || points?.startsWith('-') === true) return points;
  if (!isTold(row)) return points === null ? effectWords[effect] : signed[effect](points);
  return points === null ? null : boundText(points);
}
