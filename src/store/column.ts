// Kinds of columns (列的类型), as Kysely knows them.
import type { ColumnType } from 'kysely';

/** An instant: ISO text in both directions. */
export type Instant = ColumnType<string, string, string>;
export type InstantOrNull = ColumnType<string | null, string | null, string | null>;
/** int8: text when read, so that no number loses digits. */
export type Whole = ColumnType<string, string, string>;
export type Once<T> = ColumnType<T, T, never>;

/** Left out when a row is added: the transaction's jurisdiction is its default. */
export type Keyed = { jurisdiction_id: ColumnType<string, string | undefined, never> };
